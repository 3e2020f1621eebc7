import {
  type Controller,
  type ControllerOptions,
  exponentialBackoff,
  formatTime,
  isBeingDeleted,
  isConflict,
  isNotFound,
  type KubeClient,
  type Manager,
  type ReconcileContext,
  type ReconcileResult,
  type Request,
  slowestOf,
  tokenBucket,
} from '@vivarium/controller'
import { simClusterErrors } from '../errors.js'
import { deletionConditions, discoveryMessage } from './conditions.js'
import { ContentDeleter, type ContentDeletion, type RemainingResource } from './content-deleter.js'
import { type Namespace, namespaceKind } from './namespace.js'

const finalizer = 'kubernetes'

/**
 * Empties namespaces that are being deleted, says in their conditions how far it is, and lets them go. After kube-controller-manager's
 * namespace controller, but it does not wait first for other API servers to hear of the deletion, and looks again as soon as something that
 * it waits for is gone.
 */
export function addNamespaceController(manager: Manager): Controller {
  const departures = new Departures(manager.client, (name) => controller.enqueue({ namespace: '', name }))
  const options: ControllerOptions = {
    name: 'namespace',
    for: {
      ...namespaceKind,
      predicate: ({ before, after }) => after === undefined || (isBeingDeleted(after) && !isSameDeletion(before, after)),
    },
    rateLimiter: slowestOf(exponentialBackoff(5, 60_000), tokenBucket()),
    concurrency: 4,
    reconcile: (request, context) => finish(request, context, departures),
  }
  const controller = manager.addController(options)
  manager.add({ start: () => {}, stop: async () => departures.clear() })
  return controller
}

/** Conditions that the controller itself writes are no reason to look again. */
function isSameDeletion(before: Namespace | undefined, after: Namespace): boolean {
  return (
    before !== undefined &&
    isBeingDeleted(before) &&
    before.metadata.uid === after.metadata.uid &&
    before.metadata.finalizers?.length === after.metadata.finalizers?.length &&
    before.spec?.finalizers?.length === after.spec?.finalizers?.length
  )
}

async function finish(
  { name }: Request,
  { client, clock, log }: ReconcileContext,
  departures: Departures,
): Promise<ReconcileResult | undefined> {
  departures.forget(name)
  const namespace = await client.find<Namespace>(namespaceKind, { name })
  const { deletionTimestamp, uid } = namespace?.metadata ?? {}
  if (!namespace || deletionTimestamp === undefined || !namespace.spec?.finalizers?.length) return undefined
  const deletion = await new ContentDeleter(client, clock).deleteAll(name, deletionTimestamp)
  // An incomplete answer must not end the wait for what is not in it.
  departures.follow(name, deletion.remaining)
  try {
    await writeConditions(client, name, uid, deletion, formatTime(clock.now()))
  } catch (error) {
    if (!isNotFound(error)) log.warn('the conditions of a namespace could not be written', { error })
  }
  const { discovery, content } = deletion.failures
  if (discovery.length + content.length > 0) {
    throw simClusterErrors.namespaceNotEmptied(name, [...(discovery.length > 0 ? [discoveryMessage({ discovery })] : []), ...content])
  }
  const { estimateSeconds } = deletion
  if (estimateSeconds > 0) return { requeueAfterMs: (Math.floor(estimateSeconds / 2) + 1) * 1000 }
  departures.forget(name)
  await retried(client, name, uid, async (live) => {
    const finalizers = (live.spec?.finalizers ?? []).filter((other) => other !== finalizer).sort()
    await client.update<Namespace>({ ...live, spec: { ...live.spec, finalizers } }, { subresource: 'finalize' })
  })
  return undefined
}

async function writeConditions(
  client: KubeClient,
  name: string,
  uid: string | undefined,
  { failures, totals }: ContentDeletion,
  now: string,
): Promise<void> {
  await retried(client, name, uid, async (live) => {
    const { conditions, changed } = deletionConditions(live.status?.conditions ?? [], failures, totals, now)
    if (changed) await client.update<Namespace>({ ...live, status: { ...live.status, conditions } }, { subresource: 'status' })
  })
}

/** Does it again with the namespace as it is now when somebody else wrote; not at all when it is gone, or another one. */
async function retried(
  client: KubeClient,
  name: string,
  uid: string | undefined,
  write: (live: Namespace) => Promise<void>,
): Promise<void> {
  for (;;) {
    const live = await client.find<Namespace>(namespaceKind, { name })
    if (!live || live.metadata.uid !== uid) return
    try {
      return await write(live)
    } catch (error) {
      if (!isConflict(error)) throw error
    }
  }
}

/** Watches what is left in namespaces, so that nobody waits for a timer longer than needed. */
class Departures {
  readonly #client: KubeClient
  readonly #onDeparture: (namespace: string) => void
  readonly #stops = new Map<string, (() => void)[]>()

  constructor(client: KubeClient, onDeparture: (namespace: string) => void) {
    this.#client = client
    this.#onDeparture = onDeparture
  }

  follow(namespace: string, remaining: readonly RemainingResource[]): void {
    const stops: (() => void)[] = []
    this.#stops.set(namespace, stops)
    for (const { resource, resourceVersion } of remaining) {
      stops.push(
        this.#client.watch(
          resource,
          { namespace, resourceVersion },
          {
            event: ({ type }) => {
              if (type === 'DELETED') this.#onDeparture(namespace)
            },
            // The timer is left.
            end: () => {},
          },
        ),
      )
    }
  }

  forget(namespace: string): void {
    for (const stop of this.#stops.get(namespace) ?? []) stop()
    this.#stops.delete(namespace)
  }

  clear(): void {
    for (const namespace of [...this.#stops.keys()]) this.forget(namespace)
  }
}
