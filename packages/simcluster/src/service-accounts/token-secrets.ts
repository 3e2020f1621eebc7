import {
  isConflict,
  isNotFound,
  type KubeObject,
  type Manager,
  type ReconcileContext,
  type Request,
  watchSource,
} from '@vivarium/controller'

interface Secret extends KubeObject {
  data?: Record<string, string>
}

interface ServiceAccount extends KubeObject {
  secrets?: { name?: string }[]
}

const secretKind = { apiVersion: 'v1', kind: 'Secret' } as const
const accountKind = { apiVersion: 'v1', kind: 'ServiceAccount' } as const
const selection = { ...secretKind, fieldSelector: 'type=kubernetes.io/service-account-token' } as const
const nameAnnotation = 'kubernetes.io/service-account.name'
const uidAnnotation = 'kubernetes.io/service-account.uid'

export interface TokenSecretOptions {
  /** PEM of what clients verify the server with. */
  readonly certificateAuthority: string
  /** The token of an account for a secret of that name. */
  issue(account: { readonly namespace: string; readonly name: string }, secret: string): string
}

/**
 * Secrets of the type kubernetes.io/service-account-token get the token of the account that they name, the server's authority and the
 * namespace; they go with the account.
 */
export function addTokenSecretController(manager: Manager, { certificateAuthority, issue }: TokenSecretOptions): void {
  const secrets = manager.informers.of<Secret>(secretKind, selection)
  const accounts = manager.informers.of<ServiceAccount>(accountKind)
  /** The accounts of secrets that are gone, which may name them. */
  const gone = new Map<string, Request>()
  const accountOf = ({ metadata }: Secret): Request => ({
    namespace: metadata.namespace ?? '',
    name: metadata.annotations?.[nameAnnotation] ?? '',
  })
  manager.addController({
    name: 'serviceaccount-token',
    for: {
      ...selection,
      predicate: ({ before, after }) => {
        if (before && !after) gone.set(keyOf(before), accountOf(before))
        return true
      },
    },
    watches: [
      watchSource<ServiceAccount>({
        ...accountKind,
        predicate: ({ before, after }) => !before || !after,
        map: ({ metadata }) =>
          secrets
            .list({ namespace: metadata.namespace ?? '' })
            .filter((secret) => accountOf(secret).name === metadata.name)
            .map((secret) => ({ namespace: metadata.namespace ?? '', name: secret.metadata.name ?? '' })),
      }),
    ],
    async reconcile(request, context) {
      const secret = secrets.get(request)
      const key = `${request.namespace}/${request.name}`
      const former = gone.get(key)
      gone.delete(key)
      if (!secret) {
        if (former) await forget(request.name, former, context)
        return
      }
      const wanted = accountOf(secret)
      const account = accounts.get(wanted)
      const uid = secret.metadata.annotations?.[uidAnnotation]
      try {
        if (!account || (uid && uid !== account.metadata.uid)) {
          await context.client.delete(secretKind, request, { preconditions: { uid: secret.metadata.uid ?? '' } })
          return
        }
        const data = filled(secret, account)
        if (data) {
          const annotations = { ...secret.metadata.annotations, [uidAnnotation]: account.metadata.uid ?? '' }
          await context.client.update<Secret>({ ...secret, metadata: { ...secret.metadata, annotations }, data })
        }
      } catch (error) {
        // Whoever wrote meanwhile is heard of.
        if (!isNotFound(error) && !isConflict(error)) throw error
      }
    },
  })

  /** What the secret is to hold; undefined when it does. */
  function filled(secret: Secret, account: ServiceAccount): Record<string, string> | undefined {
    const { namespace = '', name = '' } = account.metadata
    const data = { ...secret.data }
    const authority = base64(certificateAuthority)
    if (data.token && data.namespace && data['ca.crt'] === authority) return undefined
    data['ca.crt'] = authority
    data.namespace ||= base64(namespace)
    data.token ||= base64(issue({ namespace, name }, secret.metadata.name ?? ''))
    return data
  }
}

/** Takes a secret off the account that names it. */
async function forget(secret: string, account: Request, { client }: ReconcileContext): Promise<void> {
  const live = await client.find<ServiceAccount>(accountKind, account)
  if (!live?.secrets?.some(({ name }) => name === secret)) return
  try {
    await client.update<ServiceAccount>({ ...live, secrets: live.secrets.filter(({ name }) => name !== secret) })
  } catch (error) {
    if (!isNotFound(error)) throw error
  }
}

function keyOf({ metadata }: KubeObject): string {
  return `${metadata.namespace}/${metadata.name}`
}

function base64(text: string): string {
  return Buffer.from(text).toString('base64')
}
