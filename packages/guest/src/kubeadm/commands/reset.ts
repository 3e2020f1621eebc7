import type { Command } from '../command-tree.js'
import { completeReset, loadReset } from '../config/load.js'
import { type Arguments, checkMixed, type FlagTable } from '../flags.js'
import { paths } from '../paths.js'
import { ignoredChecks } from '../preflight.js'
import { clusterToLeave, manualCleanup, type Reset, resetPhases } from '../reset.js'
import type { Session } from '../session.js'
import { runOnePhase, runPhases } from '../workflow.js'
import { phaseCommands, readConfig } from './init.js'

const flags: FlagTable = {
  'cert-dir': { kind: 'string' },
  'cleanup-tmp-dir': { kind: 'bool' },
  config: { kind: 'string' },
  'cri-socket': { kind: 'string' },
  'dry-run': { kind: 'bool' },
  force: { kind: 'bool', short: 'f' },
  'ignore-preflight-errors': { kind: 'strings' },
  kubeconfig: { kind: 'string' },
}

async function newReset(session: Session, args: Arguments): Promise<Reset> {
  checkMixed(args)
  const file = args.text('config')
  const reset =
    file === undefined
      ? completeReset(
          { certificatesDir: args.text('cert-dir'), criSocket: args.text('cri-socket'), cleanupTmpDir: args.isTrue('cleanup-tmp-dir') },
          session.world,
        )
      : loadReset(await readConfig(session, file), session.world)
  const either = (name: string, configured: boolean | undefined) => (args.has(name) ? args.isTrue(name) : (configured ?? false))
  return {
    session,
    reset,
    cluster: await clusterToLeave(session, args.text('kubeconfig') ?? paths.admin),
    ignored: ignoredChecks([...args.list('ignore-preflight-errors'), ...(reset.ignorePreflightErrors ?? [])]),
    force: either('force', reset.force),
    dryRun: either('dry-run', reset.dryRun),
  }
}

export const resetCommand: Command = {
  name: 'reset',
  short: "Performs a best effort revert of changes made to this host by 'kubeadm init' or 'kubeadm join'",
  flags: { ...flags, 'skip-phases': { kind: 'strings' } },
  async run(session, args) {
    const reset = await newReset(session, args)
    await runPhases(resetPhases, reset, args.has('skip-phases') ? args.list('skip-phases') : (reset.reset.skipPhases ?? []))
    session.print(manualCleanup.trimEnd())
  },
  commands: [
    {
      name: 'phase',
      short: 'Use this command to invoke single phase of the "reset" workflow',
      flags,
      commands: phaseCommands(resetPhases, async (session, args, names) => runOnePhase(resetPhases, names, await newReset(session, args))),
    },
  ],
}
