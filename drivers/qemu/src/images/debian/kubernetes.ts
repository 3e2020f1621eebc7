import { errors, type ImageStep } from '@vivarium/core'

export type PlainStep = Exclude<ImageStep, { readonly kind: 'kubernetes' }>
type KubernetesStep = Extract<ImageStep, { readonly kind: 'kubernetes' }>

/** Steps that the builder knows, in the place of those that stand for several. Throws INVALID_VALUE. */
export function plainSteps(steps: readonly ImageStep[]): PlainStep[] {
  return steps.flatMap((step) => (step.kind === 'kubernetes' ? kubernetesSteps(step) : [step]))
}

/** Beside what Debian's minimal system has: what kubeadm's preflight checks, the kubelet and kube-proxy look for. */
const debianPackages = ['containerd', 'runc', 'conntrack', 'ethtool', 'iptables', 'kmod', 'socat', 'mount', 'util-linux']

const keyring = '/etc/apt/keyrings/kubernetes-apt-keyring.asc'
const containerdConfiguration = '/etc/containerd/config.toml'

/** The registry add-on of clusters; the others are named by kubeadm. */
const registryImage = 'docker.io/library/registry:2'

/**
 * Kubernetes as its documentation installs it on Debian (setup/production-environment/tools/kubeadm/install-kubeadm, container-runtimes):
 * containerd from Debian, the rest from the project's own packages, of which each minor version has a repository. kubelet brings the CNI
 * plugins along (kubernetes-cni, in /opt/cni/bin). There is no swap to be switched off.
 */
function kubernetesSteps({ version, preload = false }: KubernetesStep): PlainStep[] {
  const match = /^v?(1\.\d{1,3})(?:\.(\d{1,3}))?$/.exec(version)
  const minor = match?.[1]
  if (!match || minor === undefined) throw errors.invalidValue('version of Kubernetes', version, 'it must be like 1.34 or 1.34.1')
  const patch = match[2]
  const repository = `https://pkgs.k8s.io/core:/stable:/v${minor}/deb/`
  const programs = ['kubeadm', 'kubelet', 'kubectl']
  return [
    { kind: 'packages', names: debianPackages },
    file('/etc/modules-load.d/kubernetes.conf', 'overlay\nbr_netfilter\n'),
    file('/etc/sysctl.d/60-kubernetes.conf', kernelVariables),
    file(containerdConfiguration, containerdToml),
    file('/etc/systemd/system/kubelet.service.d/05-vivarium.conf', kubeletOnlyWhenConfigured),
    file('/etc/apt/sources.list.d/kubernetes.sources', `Types: deb\nURIs: ${repository}\nSuites: /\nSigned-By: ${keyring}\n`),
    {
      kind: 'script',
      script: `mkdir -p ${keyring.replace(/\/[^/]*$/, '')}\ncurl -fsSL --retry 3 -o ${keyring} ${repository}Release.key\n`,
    },
    { kind: 'packages', names: programs.map((name) => (patch === undefined ? name : `${name}=${minor}.${patch}-*`)) },
    { kind: 'script', script: configureScript(programs) },
    ...(preload ? [{ kind: 'script' as const, script: preloadScript }] : []),
  ]
}

const file = (path: string, content: string): PlainStep => ({ kind: 'file', path, content })

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

/** Which images there are, kubeadm knows without the internet when it is told the version. */
const listImages = 'kubeadm config images list --kubernetes-version "$(kubeadm version -o short)"'

/** kubeadm's preflight reads the kernel's configuration; the sandbox image must be the one that kubeadm lists. */
function configureScript(programs: readonly string[]): string {
  return `for config in /boot/config-*; do [ -e "$config" ] || { echo "there is no /boot/config-* of the kernel" >&2; exit 1; }; done
apt-mark hold ${programs.join(' ')}
mkdir -p /etc/cni/net.d
pause=$(${listImages} | grep '/pause:')
sed -i "s|@PAUSE@|$pause|" ${containerdConfiguration}
systemctl enable containerd kubelet
echo 'export KUBECONFIG=/etc/kubernetes/admin.conf' > /etc/profile.d/kubernetes.sh
`
}

/**
 * Fetches images with a containerd in the tree. What is fetched is not unpacked: that takes mounts, which not everybody who builds images may
 * make, and leaves attributes of files that not every archive keeps; containerd does it when an image is first used.
 */
const preloadScript = `state=/run/vivarium-containerd
mkdir -p $state
cat > $state/config.toml << 'END'
version = 2
root = "/var/lib/containerd"
state = "/run/vivarium-containerd/state"
disabled_plugins = ["io.containerd.grpc.v1.cri"]
[grpc]
  address = "/run/vivarium-containerd/containerd.sock"
END
containerd --config $state/config.toml > $state/log 2>&1 &
containerd=$!
trap 'kill $containerd; wait $containerd || true; rm -rf $state' EXIT
tries=0
until ctr --address $state/containerd.sock version > /dev/null 2>&1; do
  tries=$((tries + 1))
  if [ $tries -gt 60 ] || ! kill -0 $containerd; then
    echo "containerd does not start:" >&2
    tail -n 20 $state/log >&2
    exit 1
  fi
  sleep 1
done
for image in $(${listImages}) ${registryImage}; do
  echo "fetching $image"
  ctr --address $state/containerd.sock --namespace k8s.io content fetch "$image" > /dev/null
done
`
