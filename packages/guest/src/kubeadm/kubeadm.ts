import type { CommandCall, CommandResult, GuestCommand } from '../command.js'
import type { ClusterStarter } from './cluster-starter.js'
import { type Command, runCommand } from './command-tree.js'
import { certsCommand } from './commands/certs.js'
import { completionCommand } from './commands/completion.js'
import { configCommand } from './commands/config.js'
import { initCommand } from './commands/init.js'
import { joinCommand } from './commands/join.js'
import { kubeconfigCommand } from './commands/kubeconfig.js'
import { resetCommand } from './commands/reset.js'
import { tokenCommand } from './commands/token.js'
import { upgradeCommand } from './commands/upgrade.js'
import { versionCommand } from './commands/version.js'
import { KubeadmFailure } from './kubeadm-failure.js'
import { Session } from './session.js'

const root: Command = {
  name: 'kubeadm',
  short: 'kubeadm: easily bootstrap a secure Kubernetes cluster',
  commands: [
    certsCommand,
    completionCommand(() => root),
    configCommand,
    initCommand,
    joinCommand,
    kubeconfigCommand,
    resetCommand,
    tokenCommand,
    upgradeCommand,
    versionCommand,
  ],
}

/** kubeadm v1.34 as a program of one machine, which `starter` knows as `machine`. */
export function kubeadmCommand(starter: ClusterStarter, machine: string): GuestCommand {
  return { name: 'kubeadm', run: (call) => run(new Session(call, starter, machine), call) }
}

async function run(session: Session, call: CommandCall): Promise<CommandResult> {
  try {
    await runCommand(root, session, call.args)
    return { ...session.printed, exitCode: 0 }
  } catch (error) {
    if (!(error instanceof KubeadmFailure)) throw error
    session.printError(`error: ${error.message}\nTo see the stack trace of this error execute with --v=5 or higher`)
    return { ...session.printed, exitCode: 1 }
  }
}
