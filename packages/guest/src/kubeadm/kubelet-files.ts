import type { ControlPlane, JoiningNode } from './cluster-starter.js'
import { kubeletText } from './config/component-configs.js'
import { formatDuration } from './config/go-duration.js'
import type { Argument, ClusterConfiguration, ComponentConfiguration, NodeRegistration } from './config/types.js'
import { argument } from './config/validation.js'
import { toYaml } from './config/yaml-text.js'
import { pauseImage } from './images.js'
import { KubeadmFailure } from './kubeadm-failure.js'
import { patched } from './patches.js'
import { paths } from './paths.js'
import type { Session } from './session.js'

export interface KubeletFiles {
  readonly cluster: ClusterConfiguration
  readonly kubelet: ComponentConfiguration
  readonly node: NodeRegistration
  /** Whether the kubelet itself gives its node the taints. */
  readonly registersTaints: boolean
  readonly directory: string
}

/** Writes what the kubelet of this machine is started with. */
export async function writeKubeletFiles(
  session: Session,
  { cluster, kubelet, node, registersTaints, directory }: KubeletFiles,
): Promise<void> {
  const flagsFile = `${directory}/kubeadm-flags.env`
  session.print(`[kubelet-start] Writing kubelet environment file with flags to file ${JSON.stringify(flagsFile)}`)
  await session.write(
    flagsFile,
    `KUBELET_KUBEADM_ARGS=${JSON.stringify(flags(session, cluster, node, registersTaints).join(' '))}\n`,
    0o644,
  )
  const isLocal = cluster.featureGates?.NodeLocalCRISocket !== false
  if (isLocal) {
    const instanceFile = `${directory}/instance-config.yaml`
    session.print(`[kubelet-start] Writing kubelet configuration to file ${JSON.stringify(instanceFile)}`)
    await session.write(instanceFile, `containerRuntimeEndpoint: ${JSON.stringify(node.criSocket)}\n`, 0o644)
    session.print('[patches] Applied patch of type "application/strategic-merge-patch+json" to target "kubeletconfiguration"')
  }
  await writeKubeletConfig(session, isLocal ? { ...kubelet, containerRuntimeEndpoint: node.criSocket } : kubelet, directory)
}

/** Only the configuration that it reads. */
export async function writeKubeletConfig(session: Session, kubelet: ComponentConfiguration, directory: string): Promise<void> {
  const file = `${directory}/config.yaml`
  session.print(`[kubelet-start] Writing kubelet configuration to file ${JSON.stringify(file)}`)
  await session.write(file, toYaml(await patched(session, 'kubeletconfiguration', kubeletText(kubelet))), 0o644)
}

function flags(session: Session, cluster: ClusterConfiguration, node: NodeRegistration, registersTaints: boolean): string[] {
  const own: Argument[] = []
  if (cluster.featureGates?.NodeLocalCRISocket === false) own.push({ name: 'container-runtime-endpoint', value: node.criSocket })
  own.push({ name: 'pod-infra-container-image', value: pauseImage(cluster) })
  if (registersTaints && node.taints && node.taints.length > 0) {
    own.push({ name: 'register-with-taints', value: node.taints.map(taintText).join(',') })
  }
  if (node.name !== session.world.hostname.toLowerCase()) own.push({ name: 'hostname-override', value: node.name })
  const given = node.kubeletExtraArgs ?? []
  return [...own.filter(({ name }) => !given.some((other) => other.name === name)), ...given]
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map(({ name, value }) => `--${name}=${value}`)
}

export const taintText = ({ key, value, effect }: { key: string; value?: string; effect: string }): string =>
  `${key}${value ? `=${value}` : ''}:${effect}`

/** Starts the kubelet's service. A machine whose image has none runs it all the same. */
export async function startKubeletService(session: Session): Promise<void> {
  const { services } = session.call.guest
  session.print('[kubelet-start] Starting the kubelet')
  if (services.find('kubelet.service') === undefined) return
  if (services.find('kubelet.service')?.state.active === 'active') await services.stop('kubelet.service')
  await services.start('kubelet.service', session.call.signal)
}

const health = 'http://127.0.0.1:10248/healthz'

/** Waits for the kubelet's service: it is there at once, or it has failed. */
export function checkKubeletService(session: Session, timeout: string): void {
  const started = performance.now()
  const unit = session.call.guest.services.find('kubelet.service')
  session.print(`[kubelet-check] Waiting for a healthy kubelet at ${health}. This can take up to ${timeout}`)
  if (unit === undefined || unit.state.active === 'active') {
    session.print(`[kubelet-check] The kubelet is healthy after ${formatDuration(performance.now() - started)}`)
    return
  }
  session.print(`[kubelet-check] The kubelet is not healthy after ${timeout}`)
  session.print(`
Unfortunately, an error has occurred, likely caused by:
	- The kubelet is not running
	- The kubelet is unhealthy due to a misconfiguration of the node in some way (required cgroups disabled)

If you are on a systemd-powered system, you can try to troubleshoot the error with the following commands:
	- 'systemctl status kubelet'
	- 'journalctl -xeu kubelet'
`)
  throw new KubeadmFailure(
    `failed while waiting for the kubelet to start: The HTTP call equal to 'curl -sSL ${health}' returned error: Get "${health}": dial tcp 127.0.0.1:10248: connect: connection refused\n`,
  )
}

/** Runs the machine's kubelet for a control plane: its node is there when this resolves. */
export async function registerNode(
  session: Session,
  plane: ControlPlane,
  node: NodeRegistration,
  more: Omit<JoiningNode, 'machine' | 'name' | 'address' | 'labels' | 'cpus' | 'memoryBytes'>,
): Promise<void> {
  const { guest, signal } = session.call
  await plane.startKubelet(
    {
      ...more,
      machine: session.machine,
      name: argument(node.kubeletExtraArgs, 'hostname-override') ?? node.name,
      address: argument(node.kubeletExtraArgs, 'node-ip') ?? session.world.defaultAddress ?? '127.0.0.1',
      labels: labelsOf(argument(node.kubeletExtraArgs, 'node-labels')),
      cpus: guest.cpus,
      memoryBytes: guest.memoryBytes,
    },
    signal,
  )
}

/** `a=1,b=` of --node-labels. */
function labelsOf(text = ''): Record<string, string> {
  const pairs = text.split(',').filter(Boolean)
  return Object.fromEntries(pairs.map((pair) => [pair.split('=')[0] ?? '', pair.includes('=') ? pair.slice(pair.indexOf('=') + 1) : '']))
}

/** `v1.34.4`: of the kubelet that is installed; undefined where none is a package of the machine. */
export function installedKubelet({ call }: Session): string | undefined {
  const version = call.guest.packages.find('kubelet')?.version.replace(/[-~].*$/, '')
  return version && `v${version}`
}

/** Where the kubelet keeps its certificate. */
export const kubeletCertificateFile = `${paths.kubelet}/pki/kubelet-client-current.pem`
