/** Where kubeadm's files are. */
export const paths = {
  kubernetes: '/etc/kubernetes',
  pki: '/etc/kubernetes/pki',
  manifests: '/etc/kubernetes/manifests',
  admin: '/etc/kubernetes/admin.conf',
  kubeletConfig: '/etc/kubernetes/kubelet.conf',
  bootstrapConfig: '/etc/kubernetes/bootstrap-kubelet.conf',
  kubelet: '/var/lib/kubelet',
  temporary: '/etc/kubernetes/tmp',
} as const

export const controlPlaneLabel = 'node-role.kubernetes.io/control-plane'
export const excludeLabel = 'node.kubernetes.io/exclude-from-external-load-balancers'
