import { createHmac } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import { isConflict, isNotFound, type KubeObject, type Manager } from '@vivarium/controller'

interface Secret extends KubeObject {
  data?: Record<string, string>
}

interface ConfigMap extends KubeObject {
  data?: Record<string, string>
}

const secretKind = { apiVersion: 'v1', kind: 'Secret' } as const
const configMapKind = { apiVersion: 'v1', kind: 'ConfigMap' } as const
const tokens = { ...secretKind, namespace: 'kube-system', fieldSelector: 'type=bootstrap.kubernetes.io/token' } as const
const clusterInfo = { namespace: 'kube-public', name: 'cluster-info' } as const
const info = { ...configMapKind, namespace: clusterInfo.namespace, fieldSelector: `metadata.name=${clusterInfo.name}` } as const
const signaturePrefix = 'jws-kubeconfig-'

/**
 * Signs the kubeconfig of kube-public/cluster-info with each bootstrap token that may (usage-bootstrap-signing), so that who has a token can
 * tell that it is the cluster's: https://kubernetes.io/docs/reference/access-authn-authz/bootstrap-tokens/#configmap-signing
 */
export function addBootstrapSigner(manager: Manager): void {
  const secrets = manager.informers.of<Secret>(secretKind, tokens)
  manager.addController({
    name: 'bootstrap-signer',
    for: info,
    watches: [{ ...tokens, map: () => [clusterInfo] }],
    async reconcile(request, { client, clock, informers }) {
      const configMap = informers.of<ConfigMap>(configMapKind, info).get(request)
      const content = configMap?.data?.kubeconfig
      if (!configMap || content === undefined) return
      const kept = Object.entries(configMap.data ?? {}).filter(([key]) => !key.startsWith(signaturePrefix))
      const signatures = secrets.list().flatMap((secret) => {
        const id = text(secret, 'token-id')
        const key = text(secret, 'token-secret')
        const may = text(secret, 'usage-bootstrap-signing') === 'true' && remainingMs(secret, clock.now()) > 0
        if (!may || key === '' || secret.metadata.name !== `bootstrap-token-${id}`) return []
        return [[`${signaturePrefix}${id}`, detachedSignature(content, id, key)]]
      })
      const data = Object.fromEntries([...kept, ...signatures])
      if (isDeepStrictEqual(data, { ...configMap.data })) return
      try {
        await client.update<ConfigMap>({ ...configMap, data })
      } catch (error) {
        if (!isNotFound(error) && !isConflict(error)) throw error
      }
    },
  })
}

/** Deletes bootstrap tokens when their time is over. */
export function addTokenCleaner(manager: Manager): void {
  const secrets = manager.informers.of<Secret>(secretKind, tokens)
  manager.addController({
    name: 'token-cleaner',
    for: tokens,
    async reconcile(request, { client, clock }) {
      const secret = secrets.get(request)
      if (!secret) return undefined
      const remaining = remainingMs(secret, clock.now())
      if (remaining === Number.POSITIVE_INFINITY) return undefined
      if (remaining > 0) return { requeueAfterMs: remaining }
      try {
        await client.delete(secretKind, request, { preconditions: { uid: secret.metadata.uid ?? '' } })
      } catch (error) {
        if (!isNotFound(error) && !isConflict(error)) throw error
      }
      return undefined
    },
  })
}

/** A JWS (RFC 7515) with HS256 in its compact form, its payload left out (appendix F). */
export function detachedSignature(content: string, tokenId: string, tokenSecret: string): string {
  const header = Buffer.from(JSON.stringify({ alg: 'HS256', kid: tokenId })).toString('base64url')
  const payload = Buffer.from(content).toString('base64url')
  return `${header}..${createHmac('sha256', tokenSecret).update(`${header}.${payload}`).digest('base64url')}`
}

/** Milliseconds that a token holds; a time that can't be read is over. */
function remainingMs(secret: Secret, now: Date): number {
  const expiration = text(secret, 'expiration')
  if (expiration === '') return Number.POSITIVE_INFINITY
  const at = Date.parse(expiration)
  return Number.isNaN(at) ? 0 : at - now.getTime()
}

function text({ data }: Secret, key: string): string {
  return Buffer.from(data?.[key] ?? '', 'base64').toString('utf8')
}
