import { errors, type ImageStep } from '@vivarium/core'
import { containerImagesScript, listImages } from './container-images.js'
import { archiveNames, archiveSteps, neededPrograms, programSteps } from './local-files.js'
import type { PlainStep } from './recipe.js'

type KubernetesStep = Extract<ImageStep, { readonly kind: 'kubernetes' }>

/** Steps that the builder knows, in the place of those that stand for several. Throws INVALID_VALUE, NOT_FOUND. */
export async function plainSteps(steps: readonly ImageStep[]): Promise<PlainStep[]> {
  const plain = await Promise.all(steps.map((step) => (step.kind === 'kubernetes' ? kubernetesSteps(step) : [step])))
  return plain.flat()
}

/** Beside what Debian's minimal system has: what kubeadm's preflight checks, the kubelet and kube-proxy look for. */
const debianPackages = ['containerd', 'runc', 'conntrack', 'ethtool', 'iptables', 'kmod', 'socat', 'mount', 'util-linux']

const keyring = '/etc/apt/keyrings/kubernetes-apt-keyring.asc'
const kubeletUnit = '/etc/systemd/system/kubelet.service'
const containerdConfiguration = '/etc/containerd/config.toml'

/**
 * Kubernetes as its documentation installs it on Debian (setup/production-environment/tools/kubeadm/install-kubeadm, container-runtimes):
 * containerd from Debian, the rest from the project's own packages or from files of this computer. There is no swap to be switched off.
 */
async function kubernetesSteps({ version, preload = false, programs, images = [] }: KubernetesStep): Promise<PlainStep[]> {
  const match = /^v?(1\.\d{1,3})(?:\.(\d{1,3}))?$/.exec(version)
  const minor = match?.[1]
  if (!match || minor === undefined) throw errors.invalidValue('version of Kubernetes', version, 'it must be like 1.34 or 1.34.1')
  const patch = match[2]
  const archives = await archiveSteps(images)
  return [
    { kind: 'packages', names: debianPackages },
    file('/etc/modules-load.d/kubernetes.conf', 'overlay\nbr_netfilter\n'),
    file('/etc/sysctl.d/60-kubernetes.conf', kernelVariables),
    file(containerdConfiguration, containerdToml),
    file(`${kubeletUnit}.d/05-vivarium.conf`, kubeletOnlyWhenConfigured),
    ...(programs === undefined ? packagedPrograms(minor, patch) : await ownPrograms(programs, minor, patch)),
    script(configureScript),
    ...archives,
    ...(preload || archives.length > 0 ? [script(containerImagesScript({ archives: archiveNames(archives), fetched: preload }))] : []),
  ]
}

/** Each minor version has a repository. kubelet brings the CNI plugins along (kubernetes-cni, in /opt/cni/bin). */
function packagedPrograms(minor: string, patch: string | undefined): PlainStep[] {
  const repository = `https://pkgs.k8s.io/core:/stable:/v${minor}/deb/`
  return [
    file('/etc/apt/sources.list.d/kubernetes.sources', `Types: deb\nURIs: ${repository}\nSuites: /\nSigned-By: ${keyring}\n`),
    script(`mkdir -p ${keyring.replace(/\/[^/]*$/, '')}\ncurl -fsSL --retry 3 -o ${keyring} ${repository}Release.key\n`),
    { kind: 'packages', names: neededPrograms.map((name) => (patch === undefined ? name : `${name}=${minor}.${patch}-*`)) },
    script(`apt-mark hold ${neededPrograms.join(' ')}\n`),
  ]
}

/** What the packages bring along besides, and a look whether these are the programs that were asked for, and run here. */
async function ownPrograms(folder: string, minor: string, patch: string | undefined): Promise<PlainStep[]> {
  const wanted = patch === undefined ? `v${minor}.*` : `v${minor}.${patch}`
  return [
    ...(await programSteps(folder)),
    file(kubeletUnit, kubeletService),
    script(`check() { case "$2" in ${wanted}) ;; *) echo "$1 is of version $2, not ${wanted}" >&2; exit 1 ;; esac; }
version=$(kubeadm version -o short)
check kubeadm "$version"
version=$(kubelet --version)
check kubelet "\${version#Kubernetes }"
`),
  ]
}

const file = (path: string, content: string): PlainStep => ({ kind: 'file', path, content })
const script = (text: string): PlainStep => ({ kind: 'script', script: text })

const kernelVariables = `net.ipv4.ip_forward = 1
net.bridge.bridge-nf-call-iptables = 1
net.bridge.bridge-nf-call-ip6tables = 1
`

/** Before kubeadm has written it, the kubelet would be started again and again, which takes an emulated processor a second each time. */
const kubeletOnlyWhenConfigured = `[Unit]
ConditionPathExists=/var/lib/kubelet/config.yaml
`

/** containerd 1.6's (version 2 of the file). The kubelet keeps to systemd's cgroups too, which is kubeadm's default. */
const containerdToml = `version = 2

[plugins."io.containerd.grpc.v1.cri"]
  sandbox_image = "@PAUSE@"

  [plugins."io.containerd.grpc.v1.cri".cni]
    bin_dir = "/opt/cni/bin"
    conf_dir = "/etc/cni/net.d"

  [plugins."io.containerd.grpc.v1.cri".containerd.runtimes.runc]
    runtime_type = "io.containerd.runc.v2"

    [plugins."io.containerd.grpc.v1.cri".containerd.runtimes.runc.options]
      SystemdCgroup = true
`

/** The kubelet as kubeadm configures it (reference/setup-tools/kubeadm/kubelet-integration), which the package's unit and its drop-in do together. */
const kubeletService = `[Unit]
Description=kubelet: The Kubernetes Node Agent
Documentation=https://kubernetes.io/docs/
Wants=network-online.target
After=network-online.target containerd.service

[Service]
Environment="KUBELET_KUBECONFIG_ARGS=--bootstrap-kubeconfig=/etc/kubernetes/bootstrap-kubelet.conf --kubeconfig=/etc/kubernetes/kubelet.conf"
Environment="KUBELET_CONFIG_ARGS=--config=/var/lib/kubelet/config.yaml"
EnvironmentFile=-/var/lib/kubelet/kubeadm-flags.env
EnvironmentFile=-/etc/default/kubelet
ExecStart=/usr/bin/kubelet $KUBELET_KUBECONFIG_ARGS $KUBELET_CONFIG_ARGS $KUBELET_KUBEADM_ARGS $KUBELET_EXTRA_ARGS
Restart=always
StartLimitIntervalSec=0
RestartSec=10

[Install]
WantedBy=multi-user.target
`

/** kubeadm's preflight reads the kernel's configuration; the sandbox image must be the one that kubeadm lists. */
const configureScript = `for config in /boot/config-*; do [ -e "$config" ] || { echo "there is no /boot/config-* of the kernel" >&2; exit 1; }; done
mkdir -p /etc/cni/net.d
pause=$(${listImages} | grep '/pause:')
sed -i "s|@PAUSE@|$pause|" ${containerdConfiguration}
systemctl enable containerd kubelet
echo 'export KUBECONFIG=/etc/kubernetes/admin.conf' > /etc/profile.d/kubernetes.sh
`
