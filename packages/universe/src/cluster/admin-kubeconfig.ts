import { universeErrors } from '../errors.js'
import type { ClusterAccess } from './cluster-record.js'

/**
 * What /etc/kubernetes/admin.conf says of who the administrator is. kubeadm writes one cluster and one user there, a line a field, so that
 * it takes no reader of YAML, which would take longer to load than to read it. Throws CLUSTER_FAILED for one that kubeadm did not write.
 */
export function readAdminKubeconfig(machine: string, text: string): ClusterAccess {
  const pem = (field: string): string => {
    const base64 = new RegExp(`^ +${field}: ([A-Za-z0-9+/]+=*)$`, 'm').exec(text)?.[1]
    if (base64 === undefined) throw notKubeadms(machine, `it has no ${field}`)
    return Buffer.from(base64, 'base64').toString('utf8')
  }
  return {
    certificateAuthority: pem('certificate-authority-data'),
    user: userIn(machine, text),
    certificate: pem('client-certificate-data'),
    key: pem('client-key-data'),
  }
}

function userIn(machine: string, text: string): string {
  const [, quoted, plain] = /^users:\n- name: (?:("(?:[^"\\]|\\.)*")|([^\s'"].*))$/m.exec(text) ?? []
  if (quoted !== undefined) return JSON.parse(quoted) as string
  if (plain === undefined) throw notKubeadms(machine, 'it has no user')
  return plain
}

function notKubeadms(machine: string, why: string) {
  return universeErrors.clusterFailed(`reading /etc/kubernetes/admin.conf of ${machine}`, `kubeadm did not write it so: ${why}`)
}
