import { HttpClient } from '@vivarium/controller'
import type { ClusterHome } from './cluster-home.js'
import type { ClusterRecord } from './cluster-record.js'
import { apiServerOf } from './kubeconfig.js'

/** Whose fields they are that we write. */
export const fieldManager = 'vivarium'

/** The client of a cluster's API server as its administrator. Connects when it is first used. */
export async function connectTo(home: ClusterHome, record: ClusterRecord): Promise<HttpClient> {
  const { certificateAuthority, certificate, key } = record.access
  const server = await apiServerOf(home, record)
  // A cluster that is made again under the same name, at the same port, has other certificates.
  const id = `${server} ${certificate}`
  const client =
    home.clients.get(id) ?? new HttpClient({ server, certificateAuthority, credentials: { certificate, key } }, { fieldManager })
  home.clients.set(id, client)
  return client
}
