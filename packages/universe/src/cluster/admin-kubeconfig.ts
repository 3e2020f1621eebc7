import { describeIssues } from '@vivarium/core'
import { parse } from 'yaml'
import { z } from 'zod'
import { universeErrors } from '../errors.js'
import type { ClusterAccess } from './cluster-record.js'

const schema = z.object({
  clusters: z.array(z.object({ cluster: z.object({ 'certificate-authority-data': z.base64() }) })).min(1),
  users: z
    .array(z.object({ name: z.string(), user: z.object({ 'client-certificate-data': z.base64(), 'client-key-data': z.base64() }) }))
    .min(1),
})

/** What /etc/kubernetes/admin.conf says of who the administrator is. Throws CLUSTER_FAILED for one that kubeadm did not write. */
export function readAdminKubeconfig(machine: string, text: string): ClusterAccess {
  let value: unknown
  try {
    value = parse(text)
  } catch {
    value = undefined
  }
  const { data, error } = schema.safeParse(value)
  const [cluster] = data?.clusters ?? []
  const [user] = data?.users ?? []
  if (!cluster || !user) {
    const why = error ? describeIssues(error) : 'it is empty'
    throw universeErrors.clusterFailed(`reading /etc/kubernetes/admin.conf of ${machine}`, `kubeadm did not write it so: ${why}`)
  }
  const pem = (base64: string) => Buffer.from(base64, 'base64').toString('utf8')
  return {
    certificateAuthority: pem(cluster.cluster['certificate-authority-data']),
    user: user.name,
    certificate: pem(user.user['client-certificate-data']),
    key: pem(user.user['client-key-data']),
  }
}
