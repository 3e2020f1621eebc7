import type { CommandCall, CommandResult } from '../command.js'
import type { OptionTable } from '../commands/arguments.js'
import { apiResources, apiResourcesFlags, auth, canIFlags, clusterInfo, config, configFlags, version, versionFlags } from './about.js'
import {
  apply,
  applyFlags,
  deleteFlags,
  labelFlags,
  mark,
  patch,
  patchFlags,
  remove,
  scale,
  scaleFlags,
  taint,
  taintFlags,
} from './change.js'
import { create, createFlags, expose, exposeFlags } from './create.js'
import { describe, describeFlags } from './describe/describe.js'
import { cordon, drain, drainFlags } from './drain.js'
import { KubectlFailure } from './failure.js'
import { logs, logsFlags, rollout, rolloutFlags, wait, waitFlags } from './follow.js'
import { get, getFlags } from './get.js'
import { attach, attachFlags, exec, execFlags } from './remote-command.js'
import { run, runFlags } from './run.js'
import { Session } from './session.js'
import { top, topFlags } from './top.js'

interface Verb {
  readonly summary: string
  readonly flags: OptionTable
  readonly run: (session: Session) => Promise<CommandResult>
}

const verbsFor = (clientVersion: string): Readonly<Record<string, Verb>> => ({
  get: { summary: 'Display one or many resources', flags: getFlags, run: get },
  describe: { summary: 'Show details of a specific resource or group of resources', flags: describeFlags, run: describe },
  create: { summary: 'Create a resource from a file or from stdin', flags: createFlags, run: create },
  run: { summary: 'Run a particular image on the cluster', flags: runFlags, run },
  expose: { summary: 'Expose a resource as a new Kubernetes service', flags: exposeFlags, run: expose },
  apply: { summary: 'Apply a configuration to a resource by file name or stdin', flags: applyFlags, run: apply },
  delete: { summary: 'Delete resources', flags: deleteFlags, run: remove },
  patch: { summary: 'Update fields of a resource', flags: patchFlags, run: patch },
  label: { summary: 'Update the labels on a resource', flags: labelFlags, run: mark('labels', 'labeled') },
  annotate: { summary: 'Update the annotations on a resource', flags: labelFlags, run: mark('annotations', 'annotated') },
  scale: { summary: 'Set a new size for a workload', flags: scaleFlags, run: scale },
  rollout: { summary: 'Manage the rollout of a resource', flags: rolloutFlags, run: rollout },
  wait: { summary: 'Wait for a condition', flags: waitFlags, run: wait },
  logs: { summary: 'Print the logs for a container in a pod', flags: logsFlags, run: logs },
  exec: { summary: 'Execute a command in a container', flags: execFlags, run: exec },
  attach: { summary: 'Attach to a running container', flags: attachFlags, run: attach },
  cordon: { summary: 'Mark node as unschedulable', flags: drainFlags, run: cordon(true) },
  uncordon: { summary: 'Mark node as schedulable', flags: drainFlags, run: cordon(false) },
  drain: { summary: 'Drain node in preparation for maintenance', flags: drainFlags, run: drain },
  taint: { summary: 'Update the taints on nodes', flags: taintFlags, run: taint },
  top: { summary: 'Display resource usage', flags: topFlags, run: top },
  auth: { summary: 'Inspect authorization: can-i, whoami', flags: canIFlags, run: auth },
  config: { summary: 'Look into kubeconfig files', flags: configFlags, run: config },
  version: { summary: 'Print the client and server version information', flags: versionFlags, run: version(clientVersion) },
  'cluster-info': { summary: 'Display cluster information', flags: {}, run: clusterInfo },
  'api-resources': { summary: 'Print the supported API resources on the server', flags: apiResourcesFlags, run: apiResources },
})

/** Global flags that may stand before the verb. */
const withValue = new Set(['-n', '--namespace', '--kubeconfig', '--context'])

/** One call of kubectl. `clientVersion`: `v1.34.1`. */
export async function runKubectl(clientVersion: string, call: CommandCall): Promise<CommandResult> {
  const verbs = verbsFor(clientVersion)
  const { args } = call
  let at = 0
  while (args[at]?.startsWith('-')) at += withValue.has(args[at] ?? '') ? 2 : 1
  const name = args[at]
  if (name === undefined || name === 'help' || name === 'options') return { stdout: help(verbs) }
  const verb = Object.hasOwn(verbs, name) ? verbs[name] : undefined
  if (!verb) return { stderr: `error: unknown command "${name}" for "kubectl"\n`, exitCode: 1 }
  try {
    const session = new Session(call, name, [...args.slice(0, at), ...args.slice(at + 1)], verb.flags)
    if (session.flags.has('help')) return { stdout: `${verb.summary}.\n\nFlags: ${flagNames(verb.flags)}\n` }
    return await verb.run(session)
  } catch (error) {
    if (error instanceof KubectlFailure) return { stderr: `${error.message}\n`, exitCode: error.exitCode }
    throw error
  }
}

const flagNames = (flags: OptionTable): string =>
  Object.keys(flags)
    .map((name) => `--${name}`)
    .join(', ')

function help(verbs: Readonly<Record<string, Verb>>): string {
  const width = Math.max(...Object.keys(verbs).map((name) => name.length)) + 2
  const lines = Object.entries(verbs).map(([name, { summary }]) => `  ${name.padEnd(width)}${summary}`)
  return `kubectl controls the Kubernetes cluster manager.\n\nThe kubectl of a simulated machine knows these commands:\n${lines.join('\n')}\n`
}
