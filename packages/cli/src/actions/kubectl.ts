import { withRun } from '../attach.js'
import type { Action } from '../definition.js'
import { runWithTerminal } from '../run-with-terminal.js'
import { clusterOf } from './clusters.js'

export const kubectl: Action<[args: string[]], { cluster?: string }> = async (context, [args], { cluster: name }) => {
  const path = await withRun(context, async (universe) => (await clusterOf(universe, name)).kubeconfigFile())
  return runWithTerminal(context, 'kubectl', args, { KUBECONFIG: path })
}
