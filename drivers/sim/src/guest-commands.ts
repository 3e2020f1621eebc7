import { type ClusterStarter, type GuestCommand, kubeadmCommand, kubectlCommand } from '@vivarium/guest'
import { packagedVersion, serviceCommands } from './images/kubernetes.js'

/** kubectl, as the version that is installed. */
const kubectl: GuestCommand = {
  name: 'kubectl',
  run: (call) => kubectlCommand(`v${packagedVersion(call.guest, 'kubectl')}`).run(call),
}

/** The programs of a machine, besides those that every guest has. They are found where the image has their files. */
export function guestCommands(machine: string, starter: ClusterStarter): readonly GuestCommand[] {
  return [...serviceCommands, kubectl, kubeadmCommand(starter, machine)]
}
