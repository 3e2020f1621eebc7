import type { CommandResult } from '../command.js'
import type { OptionTable } from '../commands/arguments.js'
import { dryRunFlag, said, targetOf } from './change.js'
import type { KubeObject } from './client.js'
import { createObject } from './create.js'
import { KubectlFailure } from './failure.js'
import { attachTo } from './remote-command.js'
import { objectPath, type Session, type Target } from './session.js'

export const runFlags: OptionTable = {
  ...dryRunFlag,
  image: { value: true },
  labels: { short: 'l', value: true },
  annotations: { value: true },
  env: { value: true },
  restart: { value: true },
  port: { value: true },
  command: {},
  stdin: { short: 'i' },
  tty: { short: 't' },
  attach: {},
  rm: {},
  quiet: { short: 'q' },
}

interface RunningPod extends KubeObject {
  readonly status?: {
    readonly phase?: string
    readonly containerStatuses?: readonly {
      readonly name: string
      readonly state?: { readonly running?: object; readonly terminated?: { readonly exitCode: number } }
    }[]
  }
}

const pollMs = 100
/** What kubectl waits for a pod to run (`--pod-running-timeout`). */
const startTimeoutMs = 60_000

export async function run(session: Session): Promise<CommandResult> {
  const { flags, words, call } = session
  const [name, ...args] = words
  const image = flags.value('image')
  if (name === undefined) throw new KubectlFailure('error: NAME is required for run')
  if (image === undefined) throw new KubectlFailure('error: required flag(s) "image" not set')
  const stdin = flags.has('stdin')
  const attaches = flags.has('attach') || stdin
  if (flags.has('rm') && !attaches) throw new KubectlFailure('error: --rm should only be used for attached containers')
  if (flags.has('tty') && !stdin) throw new KubectlFailure('error: -i/--stdin is required for containers with -t/--tty=true')
  const port = flags.value('port')
  const container = {
    name,
    image,
    ...(args.length > 0 && (flags.has('command') ? { command: args } : { args })),
    ...(flags.values('env').length > 0 && { env: flags.values('env').map(variableOf) }),
    ...(port !== undefined && { ports: [{ containerPort: Number(port) }] }),
    ...(stdin && { stdin: true, stdinOnce: true }),
    ...(flags.has('tty') && { tty: true }),
  }
  const annotations = Object.fromEntries(flags.values('annotations').map((text) => text.split(/=(.*)/s) as [string, string]))
  const pod: KubeObject = {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      name,
      labels: { run: name, ...pairsOf(flags.value('labels') ?? '') },
      ...(flags.values('annotations').length > 0 && { annotations }),
    },
    spec: { containers: [container], restartPolicy: flags.value('restart') ?? 'Always' },
  }
  const target = await targetOf(session, pod)
  const made = await createObject(session, target, pod)
  if (!attaches || flags.value('dry-run') !== undefined) return { stdout: said(session, target, 'created', made) }
  try {
    return await attached(session, target)
  } finally {
    if (flags.has('rm')) {
      await (await session.client()).ask('DELETE', objectPath(target))
      if (!flags.has('quiet')) await call.print(`pod "${name}" deleted from ${target.namespace} namespace\n`)
    }
  }
}

/** Follows the container until it ends; what ended before somebody could attach to it has its log printed. */
async function attached(session: Session, target: Target): Promise<CommandResult> {
  const { call, flags } = session
  const client = await session.client()
  const path = objectPath(target)
  const deadline = performance.now() + startTimeoutMs
  let pod = await client.ask<RunningPod>('GET', path)
  while (!stateOf(pod)?.running && !stateOf(pod)?.terminated) {
    if (performance.now() > deadline || call.signal.aborted) throw new KubectlFailure('error: timed out waiting for the condition')
    await session.pause(pollMs)
    pod = await client.ask<RunningPod>('GET', path)
  }
  if (stateOf(pod)?.running) {
    if (!flags.has('quiet')) await call.printError("If you don't see a command prompt, try pressing enter.\n")
    const result = await attachTo(session, target.name)
    if ((result.exitCode ?? 0) !== 0) return result
  } else {
    const log = await client.ask<unknown>('GET', `${path}/log`)
    if (typeof log === 'string') await call.print(log)
  }
  const code = stateOf(await client.ask<RunningPod>('GET', path))?.terminated?.exitCode ?? 0
  return code === 0 ? {} : { stderr: `pod ${target.namespace}/${target.name} terminated (Error)\n`, exitCode: code }
}

const stateOf = ({ status }: RunningPod) => status?.containerStatuses?.[0]?.state

function variableOf(text: string): { readonly name: string; readonly value: string } {
  const [name, value] = text.split(/=(.*)/s)
  if (name === undefined || name === '' || value === undefined) throw new KubectlFailure(`error: invalid env: ${text}`)
  return { name, value }
}

function pairsOf(text: string): Record<string, string> {
  return Object.fromEntries(text.split(',').flatMap((pair) => (pair.includes('=') ? [pair.split('=', 2) as [string, string]] : [])))
}
