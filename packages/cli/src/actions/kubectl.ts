import { withRun } from '../attach.js'
import type { Action } from '../definition.js'
import { programOf, runWithTerminal } from '../run-with-terminal.js'
import { clusterOf } from './clusters.js'

export const kubectl: Action<[args: string[]], { cluster?: string }> = async (context, [args], { cluster: wanted }) => {
  const { name, controlPlane, kubeconfig } = await withRun(context, async (universe) => {
    const cluster = await clusterOf(universe, wanted)
    return { name: cluster.name, controlPlane: cluster.controlPlane.name, kubeconfig: await cluster.kubeconfigFile() }
  })
  const program = await programOf(
    context,
    'kubectl',
    `install it (https://kubernetes.io/docs/tasks/tools), use the one of the machine with "viv ssh ${controlPlane} -- kubectl --kubeconfig /etc/kubernetes/admin.conf", or lead another client there with the kubeconfig that "viv cluster kubeconfig ${name}" names`,
  )
  return runWithTerminal(context, program, args, { KUBECONFIG: kubeconfig })
}
