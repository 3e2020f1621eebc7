import type { KubeClient } from '@vivarium/controller'
import { checkDnsLabel, errors, type Forward, type HostSpec, Operation, type OperationOptions } from '@vivarium/core'
import { lanName } from '../run/lan-name.js'
import { sideBySide } from '../side-by-side.js'
import type { VM } from '../vm.js'
import { readAdminKubeconfig } from './admin-kubeconfig.js'
import { applyManifest } from './apply.js'
import { Cluster } from './cluster.js'
import type { ClusterHome } from './cluster-home.js'
import type { ClusterRecord } from './cluster-record.js'
import { connectTo } from './kube-client.js'
import { documentsText, initConfiguration, type KubeadmExtras, newBootstrapToken } from './kubeadm-config.js'
import { joinNode, kubeadmVersion, prepareControlPlane, prepareNode, runKubeadm } from './kubeadm-runs.js'
import { forwardedHost, removeKubeconfig, writeKubeconfig } from './kubeconfig.js'
import { kubernetesImage } from './kubernetes-image.js'
import { NewMachines } from './new-machines.js'
import { bringUpNodes } from './nodes.js'
import { readPath } from './object-path.js'
import { checkSubnet } from './pod-network.js'
import { apiPort } from './ports.js'
import { registryManifest } from './registry/add-on.js'
import { checkWorkerCount, controlPlaneSpec, type Role, roleRecord, workerName, workerSpec } from './roles.js'

export interface NewClusterOptions extends OperationOptions {
  /** Name of an image of the universe with containerd, kubeadm and kubelet. Default: one for the version of Kubernetes. */
  readonly image?: string
  /** Such as `1.34` or `1.34.1`. Default: the image's; without one, the newest that the universe has an image of. */
  readonly version?: string
  /** How many nodes beside the control plane. Default: 1. */
  readonly workers?: number
  /** Default: 2 processors and 2.5 GiB. */
  readonly controlPlane?: Role
  /** Default: 1 processor and 1.5 GiB. */
  readonly worker?: Role
  /** Name of the network that its machines are on, made when it is not there. Default: the universe's. */
  readonly network?: string
  /** Addresses of pods (IPv4, CIDR). Default: 10.244.0.0/16, and 10.240.0.0/12 for 250 workers and more. */
  readonly podSubnet?: string
  /** Addresses of services (IPv4, CIDR). Default: kubeadm's. */
  readonly serviceSubnet?: string
  /** A registry in the cluster to which `pushImages` pushes, at node port 30000. Default: true. */
  readonly registry?: boolean
  /** Fields for kubeadm's configuration, by kind. */
  readonly kubeadm?: KubeadmExtras
}

/** A real control plane on an emulated processor takes some 3 minutes, its images from the internet besides. */
const creationTimeoutMs = 30 * 60_000
const defaultWorkers = 1
/** kubeadm gives up when its node is not let in for some seconds: a control plane can take only so many at a time. */
const joinsAtOnce = 16

/** Each node takes a /24 of it, so a /16 is for 256 nodes. Neither meets the addresses of services. */
const podSubnetFor = (workers = defaultWorkers) => (workers < 250 ? '10.244.0.0/16' : '10.240.0.0/12')

/** Makes machines, and a cluster of them by kubeadm. What fails is taken back. */
export async function newCluster(home: ClusterHome, name: string, options: NewClusterOptions = {}): Promise<Cluster> {
  checkDnsLabel('cluster', name)
  const operation = Operation.from(options, `making the cluster ${name}`, creationTimeoutMs)
  const podSubnet = checkSubnet('podSubnet', podSubnetOf(options.kubeadm) ?? options.podSubnet ?? podSubnetFor(options.workers))
  if (options.serviceSubnet !== undefined) checkSubnet('serviceSubnet', options.serviceSubnet)
  if ((await home.run.clusters()).some((record) => record.name === name)) throw errors.alreadyExists('cluster', name)
  return operation.step(`create cluster ${name}`, async (inner) => {
    const made = new NewMachines(home)
    try {
      return await build(home, name, { ...options, podSubnet }, made, inner)
    } catch (error) {
      await made.takeBack()
      throw error
    }
  })
}

/** The nodes' network is what kubeadm is told in the end. */
function podSubnetOf(extras: KubeadmExtras | undefined): string | undefined {
  const podSubnet = readPath('.networking.podSubnet')(extras?.ClusterConfiguration)
  return podSubnet === undefined ? undefined : String(podSubnet)
}

async function build(
  home: ClusterHome,
  name: string,
  options: NewClusterOptions & { readonly podSubnet: string },
  made: NewMachines,
  operation: Operation,
): Promise<Cluster> {
  const { podSubnet, serviceSubnet, registry = true, kubeadm: extras } = options
  const image = await kubernetesImage(home.driver(), options, operation)
  const { controlPlane: controlPlaneMachine, workers, worker } = await machineSpecs(home, name, options, image)
  const [controlPlane, ...others] = await made.hosts([controlPlaneMachine, ...workers], operation)
  if (!controlPlane) throw new TypeError('no control plane was made')

  const token = newBootstrapToken()
  const begin = async (machine: VM, inner: Operation) => {
    await inner.step(`start ${machine.name}`, (starting) => machine.start(starting))
    await prepareNode(machine, podSubnet, inner)
  }
  const initialize = async (inner: Operation): Promise<ClusterRecord> => {
    await begin(controlPlane, inner)
    const kubernetesVersion = await kubeadmVersion(controlPlane, image.name, options.version, inner)
    const configuration = initConfiguration({
      kubernetesVersion,
      clusterName: name,
      nodeName: controlPlane.name,
      address: controlPlane.ipv4,
      certificateNames: certificateNames(await controlPlane.forwards()),
      podSubnet,
      token,
      ...(serviceSubnet !== undefined && { serviceSubnet }),
      ...(extras && { extras }),
    })
    await prepareControlPlane(controlPlane, inner)
    await runKubeadm(controlPlane, 'init', documentsText(configuration), inner)
    const admin = await controlPlane.readFile('/etc/kubernetes/admin.conf', { signal: inner.signal })
    return {
      name,
      kubernetesVersion,
      image: image.name,
      podSubnet,
      registry,
      controlPlane: { name: controlPlaneMachine.name, network: controlPlaneMachine.network },
      worker,
      access: readAdminKubeconfig(controlPlane.name, admin.toString('utf8')),
      ...(extras?.JoinConfiguration && { joinConfiguration: { ...extras.JoinConfiguration } }),
    }
  }
  const [record] = await sideBySide<ClusterRecord | undefined>(operation, [
    initialize,
    ...others.map((machine) => async (inner: Operation) => void (await begin(machine, inner))),
  ])
  if (!record) throw new TypeError('no record was made')

  const client = await connectTo(home, record)
  const joins = others.map((machine) => (inner: Operation) => joinNode(record, controlPlane, machine, token, inner))
  await sideBySide(operation, [
    async (inner) => {
      await sideBySide(inner, joins, { limit: joinsAtOnce })
      await bringUpNodes(client, [controlPlane, ...others], inner)
    },
    ...(registry ? [(inner: Operation) => installRegistry(client, inner)] : []),
  ])
  await home.run.putCluster(record)
  try {
    await writeKubeconfig(home, record)
    return await Cluster.of(home, record)
  } catch (error) {
    await home.run.deleteCluster(name)
    await removeKubeconfig(home, name)
    throw error
  }
}

async function machineSpecs(
  home: ClusterHome,
  name: string,
  options: NewClusterOptions,
  image: { readonly name: string; readonly kubernetesVersion?: string },
) {
  const { workers = defaultWorkers, controlPlane = {}, worker = {}, network = lanName, registry = true } = options
  const common = {
    cluster: name,
    image: image.name,
    kubernetesVersion: image.kubernetesVersion ?? options.version,
    universe: home.universe,
  }
  const count = checkWorkerCount(workers)
  checkDnsLabel('machine', workerName(name, count))
  const first = await workerSpec(1, worker, network, common)
  return {
    controlPlane: await controlPlaneSpec(controlPlane, network, registry, common),
    workers: Array.from({ length: count }, (_, index): HostSpec => ({ ...first, name: workerName(name, index + 1) })),
    worker: roleRecord(first),
  }
}

function certificateNames(forwards: readonly Forward[]): string[] {
  const forwarded = forwards.filter(({ guestPort }) => guestPort === apiPort).map((forward) => forwardedHost(forward).replace(/[[\]]/g, ''))
  return ['127.0.0.1', 'localhost', ...forwarded]
}

async function installRegistry(client: KubeClient, operation: Operation): Promise<void> {
  await operation.step('install the registry', (inner) => applyManifest(client, registryManifest, { signal: inner.signal }))
}
