import type { ClusterConfiguration } from './config/types.js'

/** Versions that kubeadm v1.34.4 names for what is not of Kubernetes' own release. */
const coreDns = 'v1.12.1'
const pause = '3.10.1'
/** By minor version of Kubernetes. */
const etcd: Readonly<Record<string, string>> = { '33': '3.5.24-0', '34': '3.6.5-0' }

export function componentImage(component: string, cluster: ClusterConfiguration): string {
  return `${cluster.imageRepository}/${component}:${cluster.kubernetesVersion.replace(/\+/g, '_')}`
}

export function coreDnsImage({ dns, imageRepository }: ClusterConfiguration): string {
  const repository = dns.imageRepository || (imageRepository === 'registry.k8s.io' ? `${imageRepository}/coredns` : imageRepository)
  return `${repository}/coredns:${dns.imageTag || coreDns}`
}

export const pauseImage = ({ imageRepository }: ClusterConfiguration): string => `${imageRepository}/pause:${pause}`

export function etcdImage({ etcd: { local }, imageRepository, kubernetesVersion }: ClusterConfiguration): string {
  const minor = /^v1\.(\d+)/.exec(kubernetesVersion)?.[1] ?? ''
  return `${local?.imageRepository || imageRepository}/etcd:${local?.imageTag || (etcd[minor] ?? '3.6.5-0')}`
}

/** What `kubeadm config images list` names. */
export function allImages(cluster: ClusterConfiguration): string[] {
  return [
    ...['kube-apiserver', 'kube-controller-manager', 'kube-scheduler', 'kube-proxy'].map((name) => componentImage(name, cluster)),
    coreDnsImage(cluster),
    pauseImage(cluster),
    ...(cluster.etcd.external ? [] : [etcdImage(cluster)]),
  ]
}
