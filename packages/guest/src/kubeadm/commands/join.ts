import type { Command } from '../command-tree.js'
import { completeJoin, loadJoin } from '../config/load.js'
import type { JoinConfiguration } from '../config/types.js'
import { type Arguments, checkMixed, type FlagTable } from '../flags.js'
import { Join, joinedText, joinPhases } from '../join.js'
import { ignoredChecks } from '../preflight.js'
import type { Session } from '../session.js'
import { runOnePhase, runPhases } from '../workflow.js'
import { phaseCommands, readConfig } from './init.js'

const flags: FlagTable = {
  'apiserver-advertise-address': { kind: 'string' },
  'apiserver-bind-port': { kind: 'int' },
  'certificate-key': { kind: 'string' },
  config: { kind: 'string' },
  'control-plane': { kind: 'bool' },
  'cri-socket': { kind: 'string' },
  'discovery-file': { kind: 'string' },
  'discovery-token': { kind: 'string' },
  'discovery-token-ca-cert-hash': { kind: 'strings' },
  'discovery-token-unsafe-skip-ca-verification': { kind: 'bool' },
  'dry-run': { kind: 'bool' },
  'ignore-preflight-errors': { kind: 'strings' },
  'node-name': { kind: 'string' },
  patches: { kind: 'string' },
  'tls-bootstrap-token': { kind: 'string' },
  token: { kind: 'string' },
}

async function newJoin(session: Session, args: Arguments): Promise<Join> {
  checkMixed(args)
  const file = args.text('config')
  const join = file === undefined ? ofFlags(session, args) : loadJoin(await readConfig(session, file), session.world)
  const name = args.text('node-name')
  if (name) join.nodeRegistration.name = name.toLowerCase()
  session.patchesDirectory = args.text('patches') ?? join.patches?.directory
  return new Join(session, join, {
    ignored: ignoredChecks([...args.list('ignore-preflight-errors'), ...(join.nodeRegistration.ignorePreflightErrors ?? [])]),
    dryRun: args.has('dry-run') ? args.isTrue('dry-run') : (join.dryRun ?? false),
  })
}

function ofFlags(session: Session, args: Arguments): JoinConfiguration {
  const token = args.text('token')
  const [endpoint] = args.positionals
  const file = args.text('discovery-file')
  const endpointFlags = {
    advertiseAddress: args.text('apiserver-advertise-address'),
    bindPort: args.has('apiserver-bind-port') ? Number(args.text('apiserver-bind-port')) : undefined,
  }
  const key = args.text('certificate-key')
  if (!args.isTrue('control-plane') && (key || endpointFlags.advertiseAddress || endpointFlags.bindPort)) {
    session.warn(
      '[preflight] WARNING: --control-plane is also required when passing control-plane related flags such as [certificate-key, apiserver-advertise-address, apiserver-bind-port]',
    )
  }
  return completeJoin(
    {
      nodeRegistration: { name: args.text('node-name'), criSocket: args.text('cri-socket') },
      discovery: {
        tlsBootstrapToken: args.text('tls-bootstrap-token') ?? token,
        ...(file ? { file: { kubeConfigPath: file } } : {}),
        ...(endpoint === undefined
          ? {}
          : {
              bootstrapToken: {
                token: args.text('discovery-token') ?? token,
                apiServerEndpoint: endpoint,
                caCertHashes: args.list('discovery-token-ca-cert-hash'),
                unsafeSkipCAVerification: args.isTrue('discovery-token-unsafe-skip-ca-verification'),
              },
            }),
      },
      ...(args.isTrue('control-plane') ? { controlPlane: { localAPIEndpoint: endpointFlags, certificateKey: key } } : {}),
    },
    session.world,
  )
}

export const joinCommand: Command = {
  name: 'join',
  takes: '[api-server-endpoint]',
  short: 'Run this on any machine you wish to join an existing cluster',
  flags: { ...flags, 'skip-phases': { kind: 'strings' } },
  maximum: 1,
  async run(session, args) {
    const join = await newJoin(session, args)
    await runPhases(joinPhases, join, args.has('skip-phases') ? args.list('skip-phases') : (join.join.skipPhases ?? []))
    session.print(await joinedText(join))
  },
  commands: [
    {
      name: 'phase',
      short: 'Use this command to invoke single phase of the "join" workflow',
      flags,
      commands: phaseCommands(joinPhases, async (session, args, names) => runOnePhase(joinPhases, names, await newJoin(session, args))),
    },
  ],
}
