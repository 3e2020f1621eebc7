import type { ApiServer } from '@vivarium/apiserver'
import { type Clock, hostClock, type KubeClient, type Log, Manager, silentLog } from '@vivarium/controller'
import { abortError, errors, Operation, type OperationOptions } from '@vivarium/core'
import { GarbageCollector } from './garbage-collector/garbage-collector.js'
import { InProcessClient } from './in-process-client.js'
import { addNamespaceController } from './namespaces/namespace-controller.js'
import { addRootCaPublisher } from './namespaces/root-ca-config-maps.js'
import { addServiceAccountController } from './namespaces/service-accounts.js'
import { addParts, type Parts } from './parts.js'
import { addStorageProtection } from './storage/storage-protection.js'

/** Which controllers run; each does unless it is false. */
export interface ControllerSwitches {
  /** Deletes what has lost its owners; carries out deletions in the foreground and with orphans. */
  readonly garbageCollector?: boolean
  /** Namespaces that are deleted go away, with all that is in them. */
  readonly namespaces?: boolean
  /** Each namespace has a service account `default`. */
  readonly serviceAccounts?: boolean
  /** Each namespace has a config map `kube-root-ca.crt` with the server's authority. */
  readonly rootCaConfigMaps?: boolean
  /** Claims, volumes and their classes go when they are deleted and nobody uses them. Without it deleted ones stay: they have a finalizer. */
  readonly storageProtection?: boolean
}

export interface StartControllersOptions extends ControllerSwitches, OperationOptions {
  /** The time of the cluster; absent: the host's. */
  readonly clock?: Clock
  /** Absent: nothing is logged. */
  readonly log?: Log
}

const startTimeoutMs = 30_000
const drainMs = 5000

/** Something that may have work left, beside the manager's controllers. */
interface Worker {
  readonly isIdle: boolean
}

/** The controllers of a server, in this process. */
export class Controllers implements AsyncDisposable {
  readonly #manager: Manager
  readonly #workers: readonly Worker[]

  /** Made by `startControllers` and by clusters; `workers`: what works beside the manager's controllers. */
  constructor(manager: Manager, workers: readonly Worker[]) {
    this.#manager = manager
    this.#workers = workers
  }

  /** Resolves when there is nothing left to do now; what waits for somebody else, or for a time, is not waited for. Throws CANCELLED or TIMED_OUT. */
  async settled(options?: OperationOptions): Promise<void> {
    const what = 'the work of the controllers'
    const operation = options?.timeoutMs === undefined ? options : Operation.from(options, what)
    // Without timers and listeners of its own: who moves the time asks after each step.
    const patientUntil = operation instanceof Operation ? Number.POSITIVE_INFINITY : performance.now() + startTimeoutMs
    // An answer to what was just written may be on its way.
    for (let quiet = 0; quiet < 3; ) {
      await new Promise<void>((resolve) => setImmediate(resolve))
      if (operation?.signal?.aborted) throw abortError(operation.signal, what)
      if (performance.now() > patientUntil) throw errors.timedOut(what, startTimeoutMs / 1000)
      quiet = this.#manager.isIdle && this.#workers.every(({ isIdle }) => isIdle) ? quiet + 1 : 0
    }
  }

  /** Ends what they are at. Idempotent. */
  stop(): Promise<void> {
    return this.#manager.stop()
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.stop()
  }
}

/** Makes a bare API server live. Resolves when the controllers run and have done what there was to do. */
export function startControllers(
  api: Pick<ApiServer, 'client' | 'certificateAuthority'>,
  options: StartControllersOptions = {},
): Promise<Controllers> {
  return startControllersWith(controllerManagerClient(api), api.certificateAuthority, options)
}

/** The same by any client, over HTTP for example: for a kube-apiserver that runs by itself, as in envtest. */
export async function startControllersWith(
  client: KubeClient,
  certificateAuthority: string,
  options: StartControllersOptions = {},
): Promise<Controllers> {
  const operation = Operation.from(options, 'starting the controllers', startTimeoutMs)
  const manager = managerOf(client, options)
  return begin(manager, addBasicControllers(manager, certificateAuthority, options).workers, operation)
}

export function controllerManagerClient(api: Pick<ApiServer, 'client'>): InProcessClient {
  return new InProcessClient(api.client.as({ manager: 'kube-controller-manager' }))
}

export function managerOf(client: KubeClient, { clock = hostClock, log = silentLog }: StartControllersOptions): Manager {
  return new Manager(client, { clock, log, drainMs })
}

/** What every API server has behind it; gives what works beside the manager's controllers, and all by its switch. */
export function addBasicControllers(
  manager: Manager,
  certificateAuthority: string,
  options: StartControllersOptions,
): { readonly workers: readonly Worker[]; readonly parts: Parts<keyof ControllerSwitches> } {
  const { clock = hostClock, log = silentLog, garbageCollector } = options
  const parts = addParts<keyof ControllerSwitches>(manager, options, [
    ['namespaces', () => addNamespaceController(manager)],
    ['serviceAccounts', () => addServiceAccountController(manager)],
    ['rootCaConfigMaps', () => addRootCaPublisher(manager, certificateAuthority)],
    ['storageProtection', () => addStorageProtection(manager)],
  ])
  if (garbageCollector === false) return { workers: [], parts }
  const collector = new GarbageCollector(manager.client, { log, clock })
  manager.add(collector)
  return { workers: [collector], parts: new Map([...parts, ['garbageCollector', [collector]]]) }
}

/** Starts what was added; resolves when what there was to do is done. */
export async function begin(manager: Manager, workers: readonly Worker[], operation: Operation): Promise<Controllers> {
  const { client } = manager
  const controllers = new Controllers(manager, client instanceof InProcessClient ? [...workers, client] : workers)
  await manager.start(operation)
  try {
    await controllers.settled(operation)
  } catch (error) {
    await controllers.stop()
    throw error
  }
  return controllers
}
