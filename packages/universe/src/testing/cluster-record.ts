import type { ClusterRecord } from '../cluster/cluster-record.js'

/** What a run would know of a cluster of that name. */
export const clusterRecordOf = (name: string): ClusterRecord => ({
  name,
  kubernetesVersion: 'v1.34.1',
  image: 'node',
  podSubnet: '10.244.0.0/16',
  registry: false,
  controlPlane: { name: `${name}-control-plane`, network: 'lan' },
  worker: { network: 'lan', cpus: 1, memoryBytes: 2 ** 30, forwards: [], authorizedKeys: [] },
  access: { certificateAuthority: 'CA', user: 'kubernetes-admin', certificate: 'CERT', key: 'KEY' },
})
