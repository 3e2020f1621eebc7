import { createHmac } from 'node:crypto'
import { type ApiObject, get, roleWithBinding } from './api.js'
import type { ControlPlane } from './cluster-starter.js'
import { toKnownYaml } from './config/known-yaml.js'

const path = '/api/v1/namespaces/kube-public/configmaps/cluster-info'

/** The ConfigMap that everybody may read who wants to join: the way to the cluster, to be signed with each token. */
export function clusterInfo(server: string, authority: string): ApiObject[] {
  const kubeconfig = toKnownYaml({
    apiVersion: 'v1',
    kind: 'Config',
    clusters: [{ name: '', cluster: { 'certificate-authority-data': Buffer.from(authority).toString('base64'), server } }],
    contexts: null,
    'current-context': '',
    users: null,
  })
  return [
    { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'cluster-info', namespace: 'kube-public' }, data: { kubeconfig } },
    ...roleWithBinding(
      'kubeadm:bootstrap-signer-clusterinfo',
      'kube-public',
      [{ resources: ['configmaps'], resourceNames: ['cluster-info'], verbs: ['get'] }],
      [{ kind: 'User', name: 'system:anonymous' }],
    ),
  ]
}

export async function readClusterInfo(plane: ControlPlane): Promise<Readonly<Record<string, string>> | undefined> {
  const found = await get(plane, path, 'failed to request the cluster-info ConfigMap')
  return found && ((found.data ?? {}) as Record<string, string>)
}

export const signatureKey = (tokenId: string): string => `jws-kubeconfig-${tokenId}`

/** A detached signature (JWS, RFC 7515 appendix F; HS256) of a text with a token. */
export function signature(content: string, tokenId: string, tokenSecret: string): string {
  const header = Buffer.from(JSON.stringify({ alg: 'HS256', kid: tokenId })).toString('base64url')
  const signed = createHmac('sha256', tokenSecret)
    .update(`${header}.${Buffer.from(content).toString('base64url')}`)
    .digest('base64url')
  return `${header}..${signed}`
}
