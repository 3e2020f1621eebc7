import { type ClusterStarter, crictlCommand, type GuestCommand, kubeadmCommand, kubectlCommand, type RuntimeView } from '@vivarium/guest'
import { containerdUnit, packagedVersion, serviceCommands } from './images/kubernetes.js'

/** kubectl, as the version that is installed. */
const kubectl: GuestCommand = {
  name: 'kubectl',
  run: (call) => kubectlCommand(`v${packagedVersion(call.guest, 'kubectl')}`).run(call),
}

interface Runtimes {
  runtimeOf(machine: string): RuntimeView | undefined
}

/** The programs of a machine, besides those that every guest has. They are found where the image has their files. */
export function guestCommands(machine: string, clusters: ClusterStarter & Runtimes): readonly GuestCommand[] {
  const crictl = crictlCommand(({ guest }) =>
    guest.services.find(containerdUnit)?.state.active === 'active' ? clusters.runtimeOf(machine) : undefined,
  )
  return [...serviceCommands, kubectl, crictl, kubeadmCommand(clusters, machine)]
}
