import { errors, isVivariumError, type Operation } from '@vivarium/core'
import { universeErrors } from '../errors.js'
import type { VM } from '../vm.js'
import type { ClusterRecord } from './cluster-record.js'
import { componentPatches, patchesFolder } from './component-patches.js'
import { caCertHash, documentsText, joinConfiguration } from './kubeadm-config.js'
import { isVersion } from './kubernetes-version.js'
import { nodeFolders, podNetworkFiles } from './pod-network.js'
import { apiPort } from './ports.js'

/** Only root reads it: it has the token in it. */
const configurationPath = '/root/kubeadm.yaml'

/** What a machine needs before kubeadm runs on it: the pods' network is set up by its kubelet. */
export async function prepareNode(machine: VM, podSubnet: string, operation: Operation): Promise<void> {
  await machine.run(`mkdir -p ${nodeFolders.join(' ')}`, operation)
  await Promise.all(
    podNetworkFiles(machine.ipv4, podSubnet).map(({ path, content, mode }) =>
      machine.writeFile(path, content, { signal: operation.signal, mode }),
    ),
  )
}

/** What a machine needs besides before it becomes a control plane. */
export async function prepareControlPlane(machine: VM, operation: Operation): Promise<void> {
  await machine.run(`mkdir -p ${patchesFolder}`, operation)
  await Promise.all(componentPatches.map(({ path, content, mode }) => machine.writeFile(path, content, { signal: operation.signal, mode })))
}

/** Runs `kubeadm init` or `kubeadm join`. Throws CLUSTER_FAILED with the end of what kubeadm printed. */
export async function runKubeadm(machine: VM, command: 'init' | 'join', configuration: string, operation: Operation): Promise<void> {
  await operation.step(`kubeadm ${command} on ${machine.name}`, async (inner) => {
    await machine.writeFile(configurationPath, configuration, { signal: inner.signal, mode: 0o600 })
    try {
      await machine.run(`kubeadm ${command} --config ${configurationPath}`, inner)
    } catch (error) {
      if (!isVivariumError(error, 'COMMAND_FAILED')) throw error
      throw universeErrors.clusterFailed(`kubeadm ${command} on ${machine.name}`, outputOf(error.details), { cause: error })
    }
  })
}

/** kubeadm says on stdout where it was, and on stderr why it ended. */
function outputOf({ stdout, stderr }: Readonly<Record<string, unknown>>): string {
  const text = [stdout, stderr].map((stream) => (typeof stream === 'string' ? stream.trimEnd() : '')).filter((stream) => stream !== '')
  return text.join('\n').split('\n').slice(-20).join('\n')
}

/** The version of the kubeadm that is in the image: without one in its configuration kubeadm would ask the internet. */
export async function kubeadmVersion(machine: VM, image: string, wanted: string | undefined, operation: Operation): Promise<string> {
  const { stdout, stderr, exitCode } = await machine.run('kubeadm version -o short', { signal: operation.signal, allowFailure: true })
  const version = stdout.trim()
  if (exitCode !== 0 || !/^v1\.\d+\.\d+/.test(version)) {
    throw universeErrors.notAKubernetesImage(image, (stderr.trim() || version).split('\n').at(-1) ?? '')
  }
  if (wanted !== undefined && !isVersion(version, wanted)) {
    throw errors.invalidValue('version', wanted, `the image ${image} has Kubernetes ${version}; name another image or version`)
  }
  return version
}

/** Makes a prepared machine a worker. */
export async function joinNode(record: ClusterRecord, controlPlane: VM, machine: VM, token: string, operation: Operation): Promise<void> {
  const { kubernetesVersion, access, joinConfiguration: extras } = record
  const configuration = joinConfiguration({
    kubernetesVersion,
    nodeName: machine.name,
    address: machine.ipv4,
    endpoint: `${controlPlane.ipv4}:${apiPort}`,
    token,
    caCertHash: caCertHash(access.certificateAuthority),
    ...(extras && { extras }),
  })
  await runKubeadm(machine, 'join', documentsText([configuration]), operation)
}

/** A token for one more node, good for an hour. */
export async function createToken(controlPlane: VM, operation: Operation): Promise<string> {
  const { stdout } = await controlPlane.run('kubeadm token create --ttl 1h', { signal: operation.signal })
  return stdout.trim()
}
