import type { GuestCommand } from '../command.js'

/**
 * kubectl's common verbs, for scripts that run on a simulated machine: it talks to the API server through the machine's network, with the
 * kubeconfig's own credentials. `version`: `v1.34.1`. It is loaded when it is first called.
 */
export function kubectlCommand(version: string): GuestCommand {
  return { name: 'kubectl', run: async (call) => (await import('./kubectl.js')).runKubectl(version, call) }
}
