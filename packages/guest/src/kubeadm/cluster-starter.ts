/**
 * What kubeadm asks of the world outside of its guest: control planes that run. One for each universe; it is handed in, so that guests know no
 * clusters. What a control plane keeps is in the machine that it runs on: it stops and starts with it.
 */
export interface ClusterStarter {
  /** `kubeadm init`: starts a control plane. Resolves when it answers. kubeadm prints the message of what it throws. */
  init(request: ControlPlaneRequest, signal: AbortSignal): Promise<ControlPlane>
  /** What a machine that is named `machine` finds behind `host:port`; undefined: nobody answers there. */
  find(endpoint: string, machine: string): Promise<ControlPlane | undefined>
  /** `kubeadm reset` on that machine: takes its part of a control plane and its kubelet away; nothing when it has none. */
  leave(machine: string): Promise<void>
}

export interface ControlPlaneRequest {
  /** The machine that kubeadm runs on. */
  readonly machine: string
  readonly nodeName: string
  readonly advertiseAddress: string
  readonly bindPort: number
  /** `v1.34.1` */
  readonly kubernetesVersion: string
  readonly clusterName: string
  /** `host:port`, when it is not the node itself. */
  readonly controlPlaneEndpoint?: string
  readonly podSubnet?: string
  readonly serviceSubnet: string
  readonly dnsDomain: string
  /** PEM by path under /etc/kubernetes/pki: `ca.crt`, `ca.key`, `apiserver.crt`, `sa.key`, `front-proxy-ca.crt` … All that kubeadm made or found. */
  readonly pki: Readonly<Record<string, string>>
  /** `--feature-gates`, `--authorization-mode` …, by name, as the configuration's `apiServer.extraArgs` and kubeadm's own defaults give them. */
  readonly apiServerArgs: Readonly<Record<string, string>>
  readonly controllerManagerArgs: Readonly<Record<string, string>>
  readonly schedulerArgs: Readonly<Record<string, string>>
}

/** A running control plane, as kubeadm and the kubelets see it. */
export interface ControlPlane {
  /** PEM of the cluster's authority. */
  readonly certificateAuthority: string
  /** Requests to the API in process, as an administrator unless `as` says who asks. `path` begins with /api or /apis. Bodies are JSON objects. */
  request(method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE', path: string, body?: unknown, as?: ApiUser): Promise<ApiAnswer>
  /** Whether a bearer token is accepted, and as whom. */
  userOfToken(token: string): Promise<ApiUser | undefined>
  /** Begins to run a kubelet for a machine: registers its node. Resolves when the node exists. */
  startKubelet(node: JoiningNode, signal: AbortSignal): Promise<void>
  /** `kubeadm join --control-plane`: the machine answers for this control plane too. */
  addEndpoint(endpoint: Pick<ControlPlaneRequest, 'machine' | 'advertiseAddress' | 'bindPort' | 'pki'>): Promise<void>
}

export interface ApiUser {
  readonly name: string
  readonly groups: readonly string[]
}

export interface ApiAnswer {
  readonly status: number
  readonly body: unknown
}

export interface JoiningNode {
  readonly machine: string
  readonly name: string
  readonly address: string
  readonly isControlPlane: boolean
  /** `v1.34.1` */
  readonly kubeletVersion: string
  readonly labels: Readonly<Record<string, string>>
  readonly taints: readonly { readonly key: string; readonly value?: string; readonly effect: string }[]
  readonly cpus: number
  readonly memoryBytes: number
}
