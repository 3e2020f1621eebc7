import { errors } from '@vivarium/core'
import { complaint, type Guest, type GuestCommand, type GuestPackage, output } from '@vivarium/guest'
import { kubernetesVersions, versionInfo } from '@vivarium/simcluster'

/** Names of container images that a machine has, one a line. */
export const containerImagesFile = '/var/lib/vivarium/container-images'

export const kubeletUnit = 'kubelet.service'

/** Of the package of Debian. */
export const containerdVersion = '1.7.24~ds1-6'
export const containerdUnit = 'containerd.service'
const criToolsVersion = '1.34.0-1.1'

/** `1.34` or `1.34.1` as the version of the API and as that of the programs. Throws NOT_FOUND for one that there is no data of. */
export function parseVersion(text: string): { readonly minor: string; readonly full: string } {
  const [, minor, patch] = /^v?(\d+\.\d+)(?:\.(\d+))?$/.exec(text) ?? []
  if (minor === undefined) throw errors.invalidValue('Kubernetes version', text, 'write it as 1.34 or 1.34.1')
  const known = kubernetesVersions()
  if (!known.includes(minor)) throw errors.notFound('Kubernetes version', text, known)
  return { minor, full: patch === undefined ? versionInfo(minor).gitVersion : `v${minor}.${patch}` }
}

/** The packages that make a node of a machine, as the repositories of Debian and Kubernetes have them. `kubelet`: what its service does. */
export function kubernetesPackages(kubelet: { readonly started: () => void; readonly stopped: () => void }): Record<string, GuestPackage> {
  const version = `${versionInfo(kubernetesVersions().at(-1)).gitVersion.slice(1)}-1.1`
  return {
    containerd: {
      version: containerdVersion,
      description: 'open and reliable container runtime',
      commands: ['containerd'],
      units: [{ name: containerdUnit, description: 'containerd container runtime', command: '/usr/bin/containerd' }],
    },
    'cri-tools': {
      version: criToolsVersion,
      description: 'Command-line utility for interacting with a container runtime',
      commands: ['crictl'],
    },
    kubelet: {
      version,
      description: 'Node agent for Kubernetes clusters',
      commands: ['kubelet'],
      units: [
        {
          name: kubeletUnit,
          description: 'kubelet: The Kubernetes Node Agent',
          command:
            '/usr/bin/kubelet --bootstrap-kubeconfig=/etc/kubernetes/bootstrap-kubelet.conf --kubeconfig=/etc/kubernetes/kubelet.conf',
          start: async () => {
            kubelet.started()
            return undefined
          },
          stop: async () => kubelet.stopped(),
        },
      ],
    },
    kubectl: { version, description: 'Command-line utility for interacting with a Kubernetes cluster', commands: ['kubectl'] },
    kubeadm: {
      version,
      description: 'Command-line utility for administering a Kubernetes cluster',
      commands: ['kubeadm'],
      depends: ['containerd', 'cri-tools', 'kubelet', 'kubectl'],
    },
  }
}

/** `1.34.4` of `1.34.4-1.1`; empty when it is not installed. */
export function packagedVersion(guest: Pick<Guest, 'packages'>, name: string): string {
  return guest.packages.find(name)?.version.replace(/[-~].*$/, '') ?? ''
}

/** Programs that are there to be asked for their version; they work as services. */
export const serviceCommands: readonly GuestCommand[] = [
  {
    name: 'kubelet',
    run: ({ args, guest }) => {
      const version = packagedVersion(guest, 'kubelet')
      return args[0] === '--version'
        ? output(`Kubernetes v${version}\n`)
        : complaint('kubelet: it runs as a service: systemctl status kubelet')
    },
  },
  {
    name: 'containerd',
    run: ({ args, guest }) => {
      const version = packagedVersion(guest, 'containerd')
      return args[0] === '--version'
        ? output(`containerd github.com/containerd/containerd ${version}\n`)
        : complaint('containerd: it runs as a service: systemctl status containerd')
    },
  },
]

/** Installs containerd, kubelet, kubeadm and kubectl of a version; `preload`: with the images that kubeadm needs. */
export async function installKubernetes(guest: Guest, text: string, preload: boolean, signal: AbortSignal): Promise<void> {
  const { full } = parseVersion(text)
  const own = `${full.slice(1)}-1.1`
  const wanted = guest.packages.missing(['kubeadm'])
  const ofKubernetes = new Set(['kubelet', 'kubectl', 'kubeadm'])
  await guest.packages.install(
    wanted.map((name) => ({ name, ...(ofKubernetes.has(name) && { version: own }) })),
    signal,
  )
  guest.files.makeDirectory('/etc/sysctl.d', {}, true)
  guest.files.writeFile('/etc/sysctl.d/60-kubernetes.conf', Buffer.from(kernelVariables))
  if (!preload) return
  guest.files.makeDirectory(containerImagesFile.slice(0, containerImagesFile.lastIndexOf('/')), {}, true)
  const lines = kubeadmImages(full).map((name) => `${name}\n`)
  guest.files.writeFile(containerImagesFile, Buffer.from(lines.join('')))
}

/** What kubeadm's documentation asks for. */
const kernelVariables = 'net.ipv4.ip_forward = 1\nnet.ipv6.conf.all.forwarding = 1\nnet.bridge.bridge-nf-call-iptables = 1\n'

/** What `kubeadm config images list` names for a version. */
function kubeadmImages(full: string): string[] {
  const own = ['kube-apiserver', 'kube-controller-manager', 'kube-scheduler', 'kube-proxy'].map((name) => `${name}:${full}`)
  return [...own, 'coredns/coredns:v1.12.1', 'pause:3.10.1', 'etcd:3.6.5-0'].map((name) => `registry.k8s.io/${name}`)
}
