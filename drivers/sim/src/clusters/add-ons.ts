import type { PodSelector, Stages } from '@vivarium/simcluster'

const names = new Set(['kube-dns', 'kube-proxy', 'registry'])
const ofAddOn: PodSelector = {
  namespace: 'kube-system',
  matches: ({ metadata }) => names.has(metadata.labels?.['k8s-app'] ?? metadata.labels?.app ?? ''),
}

/** Of kubeadm's add-ons and the registry, whose pods run as soon as they are there: nobody waits for them, and none of them starts after a save. */
export const addOnStages: Stages = {
  containers: [
    { name: 'pull', when: { phase: 'pulling', ...ofAddOn }, next: { to: 'pulled' } },
    { name: 'start', when: { phase: 'starting', ...ofAddOn }, next: { to: 'running' } },
    { name: 'ready', when: { phase: 'running', ready: false, ...ofAddOn }, next: { to: 'ready' } },
  ],
}
