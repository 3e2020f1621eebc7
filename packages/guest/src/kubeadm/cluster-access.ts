import type { ControlPlane } from './cluster-starter.js'
import { KubeadmFailure } from './kubeadm-failure.js'
import { endpointOf, readKubeconfig } from './kubeconfig-files.js'
import { paths } from './paths.js'
import type { Session } from './session.js'

/** The cluster that a kubeconfig on this machine leads to. */
export class ClusterAccess {
  readonly #session: Session
  readonly #path: string
  #plane: ControlPlane | undefined

  constructor(session: Session, path: string) {
    this.#session = session
    this.#path = path
  }

  use(plane: ControlPlane): void {
    this.#plane = plane
  }

  /** The server's address, `host:port`, as the kubeconfig has it. */
  async endpoint(): Promise<string> {
    return endpointOf((await this.#read()).server)
  }

  /** The control plane that answers there. Fails when nobody does, or when it is another cluster's. */
  async plane(): Promise<ControlPlane> {
    if (this.#plane) return this.#plane
    const { server, authority } = await this.#read()
    const endpoint = endpointOf(server)
    const plane = await this.#session.starter.find(endpoint, this.#session.machine)
    if (plane === undefined) throw new KubeadmFailure(refusedConnection(endpoint, '/api?timeout=10s'))
    if ((authority ?? '').trim() !== plane.certificateAuthority.trim()) {
      throw new KubeadmFailure(
        `Get "https://${endpoint}/api?timeout=10s": tls: failed to verify certificate: x509: certificate signed by unknown authority`,
      )
    }
    this.#plane = plane
    return plane
  }

  async #read() {
    const text = await this.#session.read(this.#path, 'failed to load admin kubeconfig: ')
    return readKubeconfig(text, this.#path)
  }
}

/** The kubeconfig that a command goes by: the one given, the administrator's, or, where there is none, the user's own. */
export function kubeconfigPath(session: Session, given: string | undefined): string {
  if (given !== undefined || session.exists(paths.admin)) return given ?? paths.admin
  const { env } = session.call
  return env.KUBECONFIG || `${env.HOME ?? '/root'}/.kube/config`
}

/** What a client says when nobody answers at an endpoint. */
export const refusedConnection = (endpoint: string, path: string): string =>
  `Get "https://${endpoint}${path}": dial tcp ${endpoint}: connect: connection refused`
