import type { Pod } from '../kubelet/pod.js'
import type { RunningCluster } from './running-cluster.js'

export const deploymentKind = { apiVersion: 'apps/v1', kind: 'Deployment' } as const
export const podKind = { apiVersion: 'v1', kind: 'Pod' } as const

/** What these tests break. */
export function web({ replicas = 3, image = 'nginx', name = 'web' }: { replicas?: number; image?: string; name?: string } = {}) {
  return {
    ...deploymentKind,
    metadata: { namespace: 'default', name },
    spec: {
      replicas,
      selector: { matchLabels: { app: name } },
      template: { metadata: { labels: { app: name } }, spec: { containers: [{ name, image }] } },
    },
  }
}

export function podsOf({ cluster }: Pick<RunningCluster, 'cluster'>): Pod[] {
  return cluster.client.list(podKind, { namespace: 'default' }).items as unknown as Pod[]
}
