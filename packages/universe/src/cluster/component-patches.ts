import type { NodeFile } from './pod-network.js'

/** Where kubeadm finds them: it belongs to root. */
export const patchesFolder = '/root/kubeadm-patches'

/**
 * Which part of the processors each has while they are short, in thousandths of one: in all as much as kubeadm asks for, but etcd, for which
 * kubeadm asks for least, gets more and those less that can only wait for it.
 */
const cpuRequests = { etcd: 250, 'kube-apiserver': 250, 'kube-controller-manager': 100, 'kube-scheduler': 50 }

/** A component that does not answer is ended after 10 s this many times; kubeadm's own 8 are over where a computer is busy and its processors are emulated. */
const failureThreshold = 60

/** What is changed in kubeadm's static pods (reference/setup-tools/kubeadm/control-plane-flags, patches). */
export const componentPatches: readonly NodeFile[] = Object.entries(cpuRequests).map(([name, cpu]) => {
  const container = { name, resources: { requests: { cpu: `${cpu}m` } }, livenessProbe: { failureThreshold } }
  const content = `${JSON.stringify({ spec: { containers: [container] } })}\n`
  return { path: `${patchesFolder}/${name}+strategic.json`, content, mode: 0o600 }
})
