import type { CommandResult } from '../command.js'
import type { OptionTable } from '../commands/arguments.js'
import { dryRun, dryRunFlag, fileFlag, said, targetOf } from './change.js'
import type { KubeObject } from './client.js'
import { KubectlFailure } from './failure.js'
import { pathOf } from './resources.js'
import { objectPath, type Session, type Target } from './session.js'

export const createFlags: OptionTable = {
  ...fileFlag,
  ...dryRunFlag,
  image: { value: true },
  replicas: { value: true },
  port: { value: true },
  'from-literal': { value: true },
  type: { value: true },
  clusterrole: { value: true },
  role: { value: true },
  user: { value: true },
  group: { value: true },
  serviceaccount: { value: true },
  duration: { value: true },
}

export async function create(session: Session): Promise<CommandResult> {
  const { words } = session
  const objects = words.length === 0 ? await session.manifests() : [await generated(session)]
  const [single] = objects
  if (single?.kind === 'TokenRequest') return createToken(session, single)
  const lines: string[] = []
  for (const object of objects) {
    const target = await targetOf(session, object)
    const made = await createObject(session, target, object)
    lines.push(said(session, target, 'created', made))
  }
  return { stdout: lines.join('') }
}

export async function createObject(session: Session, { resource, namespace }: Target, object: KubeObject): Promise<KubeObject> {
  if (session.flags.value('dry-run') === 'client') return object
  return (await session.client()).ask('POST', pathOf(resource, namespace), {
    body: object,
    query: { fieldManager: 'kubectl-create', dryRun: dryRun(session) },
  })
}

async function createToken(session: Session, request: KubeObject): Promise<CommandResult> {
  const resource = await session.resource('serviceaccounts')
  const path = pathOf(resource, await session.namespace(), request.metadata?.name, 'token')
  const { status } = await (await session.client()).ask<{ status: { token: string } }>('POST', path, { body: { ...request, metadata: {} } })
  return { stdout: `${status.token}\n` }
}

/** `kubectl create deployment web --image nginx` and its siblings. */
async function generated({ flags, words }: Session): Promise<KubeObject> {
  const [kind = '', ...names] = words
  const literals = () =>
    Object.fromEntries(
      flags.values('from-literal').map((literal) => {
        const [key, value] = literal.split(/=(.*)/s)
        if (key === undefined || value === undefined)
          throw new KubectlFailure(`error: invalid literal source ${literal}, expected key=value`)
        return [key, value]
      }),
    )
  const [first] = kind === 'secret' || kind === 'service' ? names.slice(1) : names
  if (first === undefined) throw new KubectlFailure(`error: exactly one NAME is required, got ${names.length}`)
  const metadata = { name: first }
  switch (kind) {
    case 'namespace':
    case 'ns':
      return { apiVersion: 'v1', kind: 'Namespace', metadata }
    case 'serviceaccount':
    case 'sa':
      return { apiVersion: 'v1', kind: 'ServiceAccount', metadata }
    case 'configmap':
    case 'cm':
      return { apiVersion: 'v1', kind: 'ConfigMap', metadata, data: literals() }
    case 'secret':
      return { apiVersion: 'v1', kind: 'Secret', metadata, type: flags.value('type') ?? 'Opaque', stringData: literals() }
    case 'token':
      return { apiVersion: 'authentication.k8s.io/v1', kind: 'TokenRequest', metadata, spec: {} }
    case 'deployment':
    case 'deploy': {
      const image = flags.value('image')
      if (image === undefined) throw new KubectlFailure('error: required flag(s) "image" not set')
      const labels = { app: first }
      const port = flags.value('port')
      const container = { name: containerName(image), image, ...(port !== undefined && { ports: [{ containerPort: Number(port) }] }) }
      return {
        apiVersion: 'apps/v1',
        kind: 'Deployment',
        metadata: { ...metadata, labels },
        spec: {
          replicas: Number(flags.value('replicas') ?? 1),
          selector: { matchLabels: labels },
          template: { metadata: { labels }, spec: { containers: [container] } },
        },
      }
    }
    case 'clusterrolebinding':
    case 'rolebinding': {
      const cluster = kind === 'clusterrolebinding'
      const role = flags.value('clusterrole')
      const subject = (type: string, name: string) => ({ kind: type, name, apiGroup: 'rbac.authorization.k8s.io' })
      const accounts = flags.values('serviceaccount').map((text) => {
        const [namespace, name] = text.split(':')
        return { kind: 'ServiceAccount', name, namespace }
      })
      return {
        apiVersion: 'rbac.authorization.k8s.io/v1',
        kind: cluster ? 'ClusterRoleBinding' : 'RoleBinding',
        metadata,
        roleRef: {
          apiGroup: 'rbac.authorization.k8s.io',
          kind: role === undefined ? 'Role' : 'ClusterRole',
          name: role ?? flags.value('role'),
        },
        subjects: [
          ...flags.values('user').map((name) => subject('User', name)),
          ...flags.values('group').map((name) => subject('Group', name)),
          ...accounts,
        ],
      }
    }
    default:
      throw new KubectlFailure(`error: unknown command "${words.join(' ')}"\nSee 'kubectl create -h' for help and examples`)
  }
}

const containerName = (image: string): string => image.split('/').at(-1)?.split(/[:@]/)[0] ?? 'app'

export const exposeFlags: OptionTable = {
  ...dryRunFlag,
  port: { value: true },
  'target-port': { value: true },
  type: { value: true },
  name: { value: true },
}

export async function expose(session: Session): Promise<CommandResult> {
  const { flags } = session
  const { targets } = await session.targets(session.words)
  const [owner] = targets
  const port = flags.value('port')
  if (!owner) throw new KubectlFailure('error: resource name may not be empty')
  if (port === undefined) throw new KubectlFailure("error: couldn't find port via --port flag or introspection")
  const client = await session.client()
  const object = await client.ask<KubeObject & { spec?: { selector?: { matchLabels?: object }; template?: KubeObject } }>(
    'GET',
    objectPath(owner),
  )
  const selector = object.spec?.selector?.matchLabels ?? object.spec?.selector ?? object.metadata?.labels
  const target = flags.value('target-port')
  const service: KubeObject = {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: flags.value('name') ?? owner.name, labels: object.metadata?.labels ?? {} },
    spec: {
      selector,
      ports: [{ port: Number(port), targetPort: target === undefined ? Number(port) : Number(target) || target, protocol: 'TCP' }],
      ...(flags.value('type') !== undefined && { type: flags.value('type') }),
    },
  }
  const made = await targetOf(session, service)
  return { stdout: said(session, made, 'exposed', await createObject(session, made, service)) }
}
