import type { ControlPlane } from './cluster-starter.js'
import { KubeadmFailure } from './kubeadm-failure.js'

/** An object of the API, as kubeadm applies it. */
export interface ApiObject {
  readonly apiVersion: string
  readonly kind: string
  readonly metadata: { readonly name: string; readonly namespace?: string; readonly [field: string]: unknown }
  readonly [field: string]: unknown
}

/** Plural names of the kinds that kubeadm makes. */
const plurals: Readonly<Record<string, string>> = {
  ClusterRole: 'clusterroles',
  ClusterRoleBinding: 'clusterrolebindings',
  ConfigMap: 'configmaps',
  DaemonSet: 'daemonsets',
  Deployment: 'deployments',
  Node: 'nodes',
  Role: 'roles',
  RoleBinding: 'rolebindings',
  Secret: 'secrets',
  Service: 'services',
  ServiceAccount: 'serviceaccounts',
}

/** The path of an object's collection. */
export function collectionPath({ apiVersion, kind, metadata: { namespace } }: ApiObject): string {
  const root = apiVersion.includes('/') ? `/apis/${apiVersion}` : `/api/${apiVersion}`
  return `${root}${namespace ? `/namespaces/${namespace}` : ''}/${plurals[kind] ?? `${kind.toLowerCase()}s`}`
}

/** Creates an object, or brings the one that is there to what this one says. */
export async function apply(plane: ControlPlane, object: ApiObject): Promise<void> {
  const collection = collectionPath(object)
  const created = await plane.request('POST', collection, object)
  if (created.status < 300) return
  // A service that is there has taken the address that is asked for, which is told before.
  if (created.status !== 409 && created.status !== 422) throw refused(`unable to create ${object.kind}`, created.body)
  const changed = await plane.request('PATCH', `${collection}/${object.metadata.name}`, object)
  if (changed.status === 404) throw refused(`unable to create ${object.kind}`, created.body)
  if (changed.status >= 300) throw refused(`unable to update ${object.kind}`, changed.body)
}

/** Objects that don't depend on each other. */
export async function applyAll(plane: ControlPlane, objects: readonly ApiObject[]): Promise<void> {
  await Promise.all(objects.map((object) => apply(plane, object)))
}

/** An object by its path; undefined when there is none. */
export async function get(plane: ControlPlane, path: string, what: string): Promise<Record<string, unknown> | undefined> {
  const { status, body } = await plane.request('GET', path)
  if (status === 404) return undefined
  if (status >= 300) throw refused(what, body)
  return body as Record<string, unknown>
}

export function refused(what: string, body: unknown): KubeadmFailure {
  const { message } = (body ?? {}) as { readonly message?: string }
  return new KubeadmFailure(`${what}: ${message ?? 'the server did not say why'}`)
}

const rbac = 'rbac.authorization.k8s.io'

export interface Rule {
  readonly apiGroups?: readonly string[]
  readonly resources: readonly string[]
  readonly resourceNames?: readonly string[]
  readonly verbs: readonly string[]
}

export type Subject = { readonly kind: 'Group' | 'User' | 'ServiceAccount'; readonly name: string; readonly namespace?: string }

/** A role and who has it; cluster-wide without a namespace. */
export function roleWithBinding(
  name: string,
  namespace: string | undefined,
  rules: readonly Rule[],
  subjects: readonly Subject[],
): ApiObject[] {
  const role = namespace ? 'Role' : 'ClusterRole'
  return [
    {
      apiVersion: `${rbac}/v1`,
      kind: role,
      metadata: { name, ...(namespace && { namespace }) },
      rules: rules.map((rule) => ({ apiGroups: [''], ...rule })),
    },
    binding(name, namespace, { kind: role, name }, subjects),
  ]
}

export function binding(
  name: string,
  namespace: string | undefined,
  role: { readonly kind: string; readonly name: string },
  subjects: readonly Subject[],
): ApiObject {
  return {
    apiVersion: `${rbac}/v1`,
    kind: namespace ? 'RoleBinding' : 'ClusterRoleBinding',
    metadata: { name, ...(namespace && { namespace }) },
    roleRef: { apiGroup: rbac, ...role },
    subjects: subjects.map((subject) => (subject.kind === 'ServiceAccount' ? subject : { apiGroup: rbac, ...subject })),
  }
}
