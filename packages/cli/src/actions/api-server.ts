import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { readSnapshot } from '@vivarium/apiserver'
import { FileLock, messageOf, writeFileAtomically } from '@vivarium/core'
import { ApiServer, type ControllerSwitches } from '@vivarium/simcluster'
import { controllerNames } from '../commands/api-servers.js'
import type { Context } from '../context.js'
import type { Action } from '../definition.js'
import { cliErrors } from '../errors.js'
import { parseWholeNumber } from '../numbers.js'
import { StateKeeper } from '../state-keeper.js'

interface ServeOptions {
  readonly port?: string
  readonly host: string
  readonly kubeconfig?: string
  readonly state?: string
  readonly kubernetesVersion?: string
  readonly controllers: string
}

const nameOf: Readonly<Record<keyof ControllerSwitches, (typeof controllerNames)[number]>> = {
  garbageCollector: 'garbage-collector',
  namespaces: 'namespaces',
  serviceAccounts: 'service-accounts',
  rootCaConfigMaps: 'root-ca',
  storageProtection: 'storage-protection',
}
const saveEveryMs = 10_000

export const serve: Action<[], ServeOptions> = async (context, _arguments, options) => {
  const inFolder = (path: string | undefined) => (path === undefined ? undefined : resolve(context.io.cwd, path))
  const [state, kubeconfigPath] = [inFolder(options.state), inFolder(options.kubeconfig)]
  const port = parsePort(options.port ?? '0')
  const controllers = parseControllers(options.controllers)
  await using _lock = state === undefined ? undefined : await FileLock.acquire(`${state}.lock`, { what: `the state ${state}` })
  const snapshot = state !== undefined && existsSync(state) ? await context.work((operation) => readSnapshot(state, operation)) : undefined
  await using api = await ApiServer.start({
    port,
    host: options.host,
    controllers,
    signal: context.io.signal,
    ...(snapshot ? { snapshot } : options.kubernetesVersion !== undefined && { version: options.kubernetesVersion }),
  })
  await using keeper =
    state === undefined
      ? undefined
      : new StateKeeper(api, state, { everyMs: saveEveryMs, onFailure: (why) => context.note(`The state was not written: ${why}`) })
  if (kubeconfigPath !== undefined) await writeKubeconfig(kubeconfigPath, api.kubeconfig)
  await describe(context, api, options)
  await interrupted(context.io.signal)
  await keeper?.finish()
  return undefined
}

function parsePort(text: string): number {
  const port = parseWholeNumber('--port', text)
  if (port > 65_535) throw cliErrors.badSyntax('--port', text, 'a port, 0 for any free one')
  return port
}

async function writeKubeconfig(path: string, text: string): Promise<void> {
  try {
    await writeFileAtomically(path, text, { mode: 0o600, durable: false })
  } catch (error) {
    throw cliErrors.fileUnwritable(path, messageOf(error), { cause: error })
  }
}

function parseControllers(text: string): false | ControllerSwitches {
  if (text === 'none') return false
  if (text === 'all') return {}
  const chosen = text.split(',')
  const unknown = chosen.find((name) => !(controllerNames as readonly string[]).includes(name))
  if (unknown !== undefined)
    throw cliErrors.badSyntax('--controllers', text, `${controllerNames.join(', ')} (with commas between them), all, or none`)
  return Object.fromEntries(Object.entries(nameOf).map(([controller, name]) => [controller, chosen.includes(name)]))
}

async function describe(context: Context, api: ApiServer, { kubeconfig, state }: ServeOptions): Promise<void> {
  const record = {
    url: api.url,
    port: api.port,
    version: api.version,
    kubeconfig: kubeconfig ?? null,
    state: state ?? null,
    pid: process.pid,
  }
  if (context.output.format !== 'table') return context.output.record(record, '')
  context.note(`Kubernetes ${api.version} is served on ${api.url}.`)
  if (kubeconfig !== undefined) context.note(`export KUBECONFIG=${kubeconfig}`)
  context.note(`Ctrl-C ends it${state === undefined ? '; nothing of it is kept.' : ` and writes its state to ${state}.`}`)
}

function interrupted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve()
    signal.addEventListener('abort', () => resolve(), { once: true })
  })
}
