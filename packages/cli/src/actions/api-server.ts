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

interface ServeOptions {
  readonly port: string
  readonly host: string
  readonly kubeconfig?: string
  readonly state?: string
  readonly kubernetesVersion?: string
  readonly controllers: string
}

const saveEveryMs = 10_000

export const serve: Action<[], ServeOptions> = async (context, _arguments, options) => {
  const inFolder = (path: string | undefined) => (path === undefined ? undefined : resolve(context.io.cwd, path))
  const [state, kubeconfigPath] = [inFolder(options.state), inFolder(options.kubeconfig)]
  const port = parseWholeNumber('--port', options.port)
  if (port > 65_535) throw cliErrors.badSyntax('--port', options.port, 'a port, 0 for any free one')
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
  await using keeper = state === undefined ? undefined : new StateKeeper(api, state, context)
  if (kubeconfigPath !== undefined) await writeKubeconfig(kubeconfigPath, api.kubeconfig)
  await describe(context, api, options)
  await interrupted(context.io.signal)
  await keeper?.finish()
  return undefined
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
  return {
    garbageCollector: chosen.includes('garbage-collector'),
    namespaces: chosen.includes('namespaces'),
    serviceAccounts: chosen.includes('service-accounts'),
    rootCaConfigMaps: chosen.includes('root-ca'),
  }
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

/** Writes the state from time to time, and at the end. */
class StateKeeper implements AsyncDisposable {
  readonly #api: ApiServer
  readonly #path: string
  readonly #context: Context
  readonly #timer: NodeJS.Timeout
  #saved = 0
  #saving: Promise<void> = Promise.resolve()

  constructor(api: ApiServer, path: string, context: Context) {
    this.#api = api
    this.#path = path
    this.#context = context
    this.#timer = setInterval(() => {
      void this.#save().catch((error) => this.#context.note(`The state was not written: ${messageOf(error)}`))
    }, saveEveryMs)
  }

  async finish(): Promise<void> {
    clearInterval(this.#timer)
    await this.#save()
  }

  async [Symbol.asyncDispose](): Promise<void> {
    clearInterval(this.#timer)
    await this.#saving.catch(() => {})
  }

  #save(): Promise<void> {
    this.#saving = this.#saving
      .catch(() => {})
      .then(async () => {
        const { revision } = this.#api.snapshot().store
        if (revision === this.#saved) return
        await this.#api.export(this.#path)
        this.#saved = revision
      })
    return this.#saving
  }
}
