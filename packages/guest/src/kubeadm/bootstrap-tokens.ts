import { type ApiObject, apply, binding, get, roleWithBinding } from './api.js'
import type { ControlPlane } from './cluster-starter.js'
import { defaultNodeTokenGroup } from './config/defaults.js'
import { parseDuration } from './config/go-duration.js'
import type { BootstrapToken } from './config/types.js'
import { KubeadmFailure } from './kubeadm-failure.js'

const secretPath = (id: string) => `/api/v1/namespaces/kube-system/secrets/bootstrap-token-${id}`

/** Makes tokens. Fails for an id that is there already. */
export async function createTokens(plane: ControlPlane, tokens: readonly BootstrapToken[], now: Date): Promise<void> {
  for (const token of tokens) {
    const id = token.token.slice(0, 6)
    if (await get(plane, secretPath(id), `failed to look for bootstrap token ${id}`)) {
      throw new KubeadmFailure(`a token with id ${JSON.stringify(id)} already exists`)
    }
    await apply(plane, tokenSecret(token, now))
  }
}

/** False: there is none with that id. */
export async function deleteToken(plane: ControlPlane, id: string): Promise<boolean> {
  const { status } = await plane.request('DELETE', secretPath(id))
  return status !== 404
}

export interface ListedToken {
  readonly token: string
  readonly description: string
  readonly expires: string | undefined
  readonly usages: readonly string[]
  readonly groups: readonly string[]
}

export async function listTokens(plane: ControlPlane): Promise<ListedToken[]> {
  const list = await get(plane, '/api/v1/namespaces/kube-system/secrets', 'failed to list bootstrap tokens')
  const secrets = (list?.items ?? []) as { type?: string; data?: Record<string, string> }[]
  return secrets
    .filter(({ type }) => type === 'bootstrap.kubernetes.io/token')
    .map(({ data = {} }) => {
      const text = (key: string) => Buffer.from(data[key] ?? '', 'base64').toString()
      const prefix = 'usage-bootstrap-'
      return {
        token: `${text('token-id')}.${text('token-secret')}`,
        description: text('description'),
        expires: text('expiration') || undefined,
        usages: Object.keys(data)
          .filter((key) => key.startsWith(prefix) && text(key) === 'true')
          .map((key) => key.slice(prefix.length))
          .sort(),
        groups: text('auth-extra-groups').split(',').filter(Boolean),
      }
    })
}

/** The Secret of a token (the format is that of kubernetes.io/docs/reference/access-authn-authz/bootstrap-tokens). */
export function tokenSecret({ token, description, ttl, expires, usages, groups }: BootstrapToken, now: Date): ApiObject {
  const [id = '', secret = ''] = token.split('.')
  const lasts = ttl === undefined ? 0 : Number(parseDuration(ttl))
  const expiration = expires ?? (lasts > 0 ? new Date(now.getTime() + lasts).toISOString().replace(/\.\d+Z$/, 'Z') : undefined)
  const data: Record<string, string> = { 'token-id': id, 'token-secret': secret }
  if (description) data.description = description
  if (expiration) data.expiration = expiration
  for (const usage of usages) data[`usage-bootstrap-${usage}`] = 'true'
  if (groups.length > 0) data['auth-extra-groups'] = groups.join(',')
  return {
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { name: `bootstrap-token-${id}`, namespace: 'kube-system' },
    type: 'bootstrap.kubernetes.io/token',
    data: Object.fromEntries(Object.entries(data).map(([key, value]) => [key, Buffer.from(value).toString('base64')])),
  }
}

const joining = [{ kind: 'Group', name: defaultNodeTokenGroup }] as const
const clusterRole = (name: string) => ({ kind: 'ClusterRole', name })

/** What those who join may do, each with the line that kubeadm prints of it. */
export const joinRules: readonly { readonly line: string; readonly objects: readonly ApiObject[] }[] = [
  {
    line: 'Configured RBAC rules to allow Node Bootstrap tokens to get nodes',
    objects: roleWithBinding('kubeadm:get-nodes', undefined, [{ resources: ['nodes'], verbs: ['get'] }], joining),
  },
  {
    line: 'Configured RBAC rules to allow Node Bootstrap tokens to post CSRs in order for nodes to get long term certificate credentials',
    objects: [binding('kubeadm:kubelet-bootstrap', undefined, clusterRole('system:node-bootstrapper'), joining)],
  },
  {
    line: 'Configured RBAC rules to allow the csrapprover controller automatically approve CSRs from a Node Bootstrap Token',
    objects: [
      binding(
        'kubeadm:node-autoapprove-bootstrap',
        undefined,
        clusterRole('system:certificates.k8s.io:certificatesigningrequests:nodeclient'),
        joining,
      ),
    ],
  },
  {
    line: 'Configured RBAC rules to allow certificate rotation for all node client certificates in the cluster',
    objects: [
      binding(
        'kubeadm:node-autoapprove-certificate-rotation',
        undefined,
        clusterRole('system:certificates.k8s.io:certificatesigningrequests:selfnodeclient'),
        [{ kind: 'Group', name: 'system:nodes' }],
      ),
    ],
  },
]
