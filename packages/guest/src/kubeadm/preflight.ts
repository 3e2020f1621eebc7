import { isIP } from 'node:net'
import { parseSubnet, splitHostPort } from './config/addresses.js'
import { kubeadmVersion, partsOf } from './config/kubernetes-version.js'
import type { ClusterConfiguration, InitConfiguration, JoinConfiguration } from './config/types.js'
import { KubeadmFailure } from './kubeadm-failure.js'
import { installedKubelet } from './kubelet-files.js'
import { paths } from './paths.js'
import type { Session } from './session.js'

/** A check of the machine: what it finds is an error, or a warning. */
export interface Check {
  readonly name: string
  run(): Promise<Findings> | Findings
}

interface Findings {
  readonly warnings?: readonly string[]
  readonly errors?: readonly string[]
}

const passed: Findings = {}
const error = (text: string): Findings => ({ errors: [text] })
const warning = (text: string): Findings => ({ warnings: [text] })

/** Names of checks whose errors are warnings, of flag and configuration. Fails for `all` among others. */
export function ignoredChecks(given: readonly string[]): ReadonlySet<string> {
  const names = new Set(given.map((name) => name.toLowerCase()))
  if (names.has('all') && names.size > 1) {
    throw new KubeadmFailure(
      `ignore-preflight-errors: Invalid value: ${JSON.stringify([...names].sort().join(','))}: don't specify individual checks if 'all' is used`,
    )
  }
  return names
}

/** Runs checks and prints what they find. Fails when an error is left. */
export async function runChecks(session: Session, checks: readonly Check[], ignored: ReadonlySet<string>): Promise<void> {
  let errors = ''
  for (const check of checks) {
    const { warnings = [], errors: found = [] } = await check.run()
    const isIgnored = ignored.has('all') || ignored.has(check.name.toLowerCase())
    for (const text of [...warnings, ...(isIgnored ? found : [])]) session.printError(`\t[WARNING ${check.name}]: ${text}`)
    if (!isIgnored) for (const text of found) errors += `\t[ERROR ${check.name}]: ${text}\n`
  }
  if (errors === '') return
  session.printError(
    `[preflight] Some fatal errors occurred:\n${errors}[preflight] If you know what you are doing, you can make a check non-fatal with \`--ignore-preflight-errors=...\``,
  )
  throw new KubeadmFailure('preflight checks failed')
}

export const rootCheck = ({ call }: Session): Check => ({
  name: 'IsPrivilegedUser',
  run: () => (call.user.uid === 0 ? passed : error('user is not running as root')),
})

interface ControlPlaneChecks {
  readonly init: Pick<InitConfiguration, 'localAPIEndpoint' | 'nodeRegistration'>
  readonly cluster: ClusterConfiguration
  /** Another control plane of a cluster that is there: what every node is checked for was checked already. */
  readonly isSecondary: boolean
  readonly downloadsCertificates: boolean
}

/** What a machine must be to run a control plane. */
export function controlPlaneChecks(session: Session, { init, cluster, isSecondary, downloadsCertificates }: ControlPlaneChecks): Check[] {
  const { advertiseAddress, bindPort } = init.localAPIEndpoint
  const { local, external } = cluster.etcd
  const subnets = [cluster.networking.serviceSubnet, cluster.networking.podSubnet ?? ''].join(',').split(',')
  const hasIPv4 = isIP(advertiseAddress) === 4 || subnets.some((text) => parseSubnet(text)?.family === 4)
  const hasIPv6 = isIP(advertiseAddress) === 6 || subnets.some((text) => parseSubnet(text)?.family === 6)
  const etcdFiles = external && !(isSecondary && downloadsCertificates) ? [external.caFile, external.certFile, external.keyFile] : []
  return [
    processors(session),
    memory(session),
    kubernetesVersion(cluster.kubernetesVersion),
    firewall(session, bindPort),
    portFree(session, bindPort),
    portFree(session, 10_259),
    portFree(session, 10_257),
    ...['kube-apiserver', 'kube-controller-manager', 'kube-scheduler', 'etcd'].map((name) =>
      fileAvailable(session, `${paths.manifests}/${name}.yaml`),
    ),
    ...(isSecondary
      ? []
      : [
          ...nodeChecks(session, init.nodeRegistration.name, cluster.kubernetesVersion),
          ...(hasIPv4 ? [forwarding(session, 4)] : []),
          ...(hasIPv6 ? [forwarding(session, 6)] : []),
        ]),
    ...(local ? [portFree(session, 2379), portFree(session, 2380), directoryEmpty(session, local.dataDir)] : []),
    ...etcdFiles.flatMap((path) => (path ? [fileThere(session, path, 'ExternalEtcdClientCertificates')] : [])),
  ]
}

/** What a machine must be to join. */
export function joinChecks(session: Session, join: JoinConfiguration): Check[] {
  const endpoint = splitHostPort(join.discovery.bootstrapToken?.apiServerEndpoint ?? '')
  const family = 'error' in endpoint ? 0 : isIP(endpoint.host)
  return [
    fileAvailable(session, paths.kubeletConfig),
    fileAvailable(session, paths.bootstrapConfig),
    ...nodeChecks(session, join.nodeRegistration.name),
    ...(join.controlPlane ? [] : [fileAvailable(session, join.caCertPath)]),
    ...(family === 4 || family === 6 ? [forwarding(session, family)] : []),
  ]
}

function nodeChecks(session: Session, nodeName: string, kubernetes?: string): Check[] {
  return [
    containerRuntime(session),
    swap(session),
    hostname(session, nodeName),
    kubeletVersion(session, kubernetes),
    kubeletService(session),
    portFree(session, 10_250),
  ]
}

/** kubeadm's minimum for a control plane. */
const minimum = { cpus: 2, memoryMb: 1700 }

const processors = ({ call }: Session): Check => ({
  name: 'NumCPU',
  run: () =>
    call.guest.cpus >= minimum.cpus
      ? passed
      : error(`the number of available CPUs ${call.guest.cpus} is less than the required ${minimum.cpus}`),
})

const memory = ({ call }: Session): Check => ({
  name: 'Mem',
  run: () => {
    const actual = Math.floor(call.guest.memoryBytes / 1024 ** 2)
    return actual >= minimum.memoryMb ? passed : error(`the system RAM (${actual} MB) is less than the minimum ${minimum.memoryMb} MB`)
  },
})

const kubernetesVersion = (version: string): Check => ({
  name: 'KubernetesVersion',
  run: () => {
    const [asked, own] = [partsOf(version), partsOf(kubeadmVersion)]
    return asked.major > own.major || asked.minor > own.minor
      ? warning(
          `Kubernetes version is greater than kubeadm version. Please consider to upgrade kubeadm. Kubernetes version: ${version.slice(1)}. Kubeadm version: ${own.major}.${own.minor}.x`,
        )
      : passed
  },
})

const firewall = ({ call }: Session, port: number): Check => ({
  name: 'Firewalld',
  run: () =>
    call.guest.services.find('firewalld.service')?.state.active === 'active'
      ? warning(`firewalld is active, please ensure ports [${port} 10250] are open or your cluster may not function correctly`)
      : passed,
})

/** Whether something listens on a port. A machine has a kubelet and, by its manifests, a control plane, or nothing that listens there. */
const portFree = (session: Session, port: number): Check => ({
  name: `Port-${port}`,
  run: async () => {
    const unit = session.call.guest.services.find('kubelet.service')
    const runs = session.exists(paths.kubeletConfig) && (unit === undefined || unit.state.active === 'active')
    const owner = { 10259: 'kube-scheduler', 10257: 'kube-controller-manager', 2379: 'etcd', 2380: 'etcd' }[port]
    const taken =
      port === 10_250
        ? runs
        : owner
          ? runs && session.exists(`${paths.manifests}/${owner}.yaml`)
          : (await session.starter.find(`127.0.0.1:${port}`, session.machine)) !== undefined ||
            (runs && session.exists(`${paths.manifests}/kube-apiserver.yaml`))
    return taken ? error(`Port ${port} is in use`) : passed
  },
})

const dashed = (path: string) => path.replaceAll('/', '-')

const fileAvailable = (session: Session, path: string): Check => ({
  name: `FileAvailable-${dashed(path)}`,
  run: () => (session.exists(path) ? error(`${path} already exists`) : passed),
})

const fileThere = (session: Session, path: string, name: string): Check => ({
  name,
  run: () => (session.exists(path) ? passed : error(`${path} doesn't exist`)),
})

const directoryEmpty = (session: Session, path: string): Check => ({
  name: `DirAvailable-${dashed(path)}`,
  run: () => ((session.namesIn(path) ?? []).length > 0 ? error(`${path} is not empty`) : passed),
})

/** Linux has these files; a machine that does not show them forwards. */
const forwarding = (session: Session, family: 4 | 6): Check => {
  const path = family === 4 ? '/proc/sys/net/ipv4/ip_forward' : '/proc/sys/net/ipv6/conf/default/forwarding'
  return {
    name: `FileContent-${dashed(path)}`,
    run: async () => {
      const content = await session.readIfThere(path)
      return content === undefined || content.startsWith('1') ? passed : error(`${path} contents are not set to 1`)
    },
  }
}

const swap = (session: Session): Check => ({
  name: 'Swap',
  run: async () => {
    const lines = ((await session.readIfThere('/proc/swaps')) ?? '').trimEnd().split('\n')
    return lines.length > 1
      ? warning(
          'swap is supported for cgroup v2 only. The kubelet must be properly configured to use swap. Please refer to https://kubernetes.io/docs/concepts/architecture/nodes/#swap-memory, or disable swap on the node',
        )
      : passed
  },
})

const containerRuntime = ({ call }: Session): Check => ({
  name: 'CRI',
  run: () => {
    const unit = call.guest.services.find('containerd.service')
    if (unit === undefined || unit.state.active === 'active') return passed
    const endpoint = 'unix:///var/run/containerd/containerd.sock'
    return error(
      `could not connect to the container runtime: failed to create new CRI runtime service: validate service connection: validate CRI v1 runtime API for endpoint "${endpoint}": rpc error: code = Unavailable desc = connection error: desc = "transport: Error while dialing: dial unix /var/run/containerd/containerd.sock: connect: no such file or directory"`,
    )
  },
})

const hostname = ({ call, world }: Session, name: string): Check => ({
  name: 'Hostname',
  run: async () => {
    if (name === world.hostname.toLowerCase() || (await call.guest.network.resolve?.(name))?.length) return passed
    const hosts = Buffer.from(call.guest.files.readFile('/etc/hosts')).toString()
    if (hosts.split(/\s+/).includes(name)) return passed
    return { warnings: [`hostname "${name}" could not be reached`, `hostname "${name}": lookup ${name}: no such host`] }
  },
})

/** Three minor versions behind kubeadm is as far as a kubelet may be. */
const oldestKubelet = partsOf(kubeadmVersion).minor - 3

const kubeletVersion = (session: Session, kubernetes: string | undefined): Check => ({
  name: 'KubeletVersion',
  run: () => {
    const installed = installedKubelet(session)
    if (installed === undefined) return passed
    const { minor } = partsOf(installed)
    const shown = JSON.stringify(installed.slice(1))
    if (minor < oldestKubelet) return error(`Kubelet version ${shown} is lower than kubeadm can support. Please upgrade kubelet`)
    if (kubernetes === undefined || minor <= partsOf(kubernetes).minor) return passed
    return error(
      `the kubelet version is higher than the control plane version. This is not a supported version skew and may lead to a malfunctional cluster. Kubelet version: ${shown} Control plane version: ${JSON.stringify(kubernetes.slice(1))}`,
    )
  },
})

const kubeletService = ({ call }: Session): Check => ({
  name: 'Service-Kubelet',
  run: () => {
    const unit = call.guest.services.find('kubelet.service')
    return unit === undefined || unit.enabled
      ? passed
      : warning("kubelet service is not enabled, please run 'systemctl enable kubelet.service'")
  },
})
