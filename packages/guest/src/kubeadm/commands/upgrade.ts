import type { Command } from '../command-tree.js'
import { type Arguments, checkMixed, type FlagTable } from '../flags.js'
import { ignoredChecks } from '../preflight.js'
import type { Session } from '../session.js'
import { applyUpgrade, plan, type UpgradeOptions, upgradeNode } from '../upgrade.js'

const common: FlagTable = {
  config: { kind: 'string' },
  'ignore-preflight-errors': { kind: 'strings' },
  kubeconfig: { kind: 'string' },
}
const changing: FlagTable = {
  'certificate-renewal': { kind: 'bool' },
  'dry-run': { kind: 'bool' },
  'etcd-upgrade': { kind: 'bool' },
  patches: { kind: 'string' },
  'skip-phases': { kind: 'strings' },
}
const unstable: FlagTable = {
  'allow-experimental-upgrades': { kind: 'bool' },
  'allow-release-candidate-upgrades': { kind: 'bool' },
  'print-config': { kind: 'bool' },
}

function patching(session: Session, args: Arguments, run: () => Promise<void>): Promise<void> {
  session.patchesDirectory = args.text('patches')
  return run()
}

function optionsOf(args: Arguments): UpgradeOptions {
  checkMixed(args)
  return {
    kubeconfig: args.text('kubeconfig'),
    ignored: ignoredChecks(args.list('ignore-preflight-errors')),
    dryRun: args.isTrue('dry-run'),
    force: args.isTrue('force'),
    yes: args.isTrue('yes') || args.isTrue('force'),
    allows: { experimental: args.isTrue('allow-experimental-upgrades'), candidates: args.isTrue('allow-release-candidate-upgrades') },
  }
}

export const upgradeCommand: Command = {
  name: 'upgrade',
  short: 'Upgrade your cluster smoothly to a newer version with this command',
  commands: [
    {
      name: 'plan',
      takes: '[version]',
      short: 'Check which versions are available to upgrade to and validate whether your current cluster is upgradeable.',
      flags: { ...common, ...unstable, 'etcd-upgrade': { kind: 'bool' }, output: { kind: 'string', short: 'o' } },
      maximum: 1,
      run: (session, args) => plan(session, args.positionals[0], optionsOf(args)),
    },
    {
      name: 'apply',
      takes: '[version]',
      short: 'Upgrade your Kubernetes cluster to the specified version',
      flags: { ...common, ...changing, ...unstable, force: { kind: 'bool', short: 'f' }, yes: { kind: 'bool', short: 'y' } },
      maximum: 1,
      run: (session, args) => patching(session, args, () => applyUpgrade(session, args.positionals[0], optionsOf(args))),
    },
    {
      name: 'node',
      short: 'Upgrade commands for a node in the cluster',
      flags: { ...common, ...changing },
      run: (session, args) => patching(session, args, () => upgradeNode(session, optionsOf(args))),
    },
  ],
}
