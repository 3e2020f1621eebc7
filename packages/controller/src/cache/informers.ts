import { Operation, type OperationOptions } from '@vivarium/core'
import type { KubeClient, Selection } from '../client.js'
import { controllerErrors } from '../errors.js'
import type { KubeObject, ObjectKind } from '../objects.js'
import { Informer, type InformerOptions } from './informer.js'

/** Informers that are shared: one for each kind and selection, whoever asks for it. */
export class Informers {
  readonly #client: KubeClient
  readonly #options: Omit<InformerOptions, keyof Selection>
  readonly #informers = new Map<string, Informer>()
  #started = false
  #stopped = false

  constructor(client: KubeClient, options: Omit<InformerOptions, keyof Selection> = {}) {
    this.#client = client
    this.#options = options
  }

  /**
   * The informer of a kind, of all its objects or of some. It starts with the others; when these have started it has to be there: one that
   * has seen nothing yet would say that there is nothing. Throws NOT_FOLLOWED.
   */
  of<T extends KubeObject = KubeObject>(kind: ObjectKind, selection: Selection = {}): Informer<T> {
    const key = keyOf(kind, selection)
    const known = this.#informers.get(key)
    if (known) return known as unknown as Informer<T>
    if (this.#started) throw controllerErrors.notFollowed(`${kind.kind} (${kind.apiVersion})`)
    return this.#make<T>(key, kind, selection)
  }

  /** The same at any time; resolves when it is synced. Throws CANCELLED or TIMED_OUT. */
  async follow<T extends KubeObject = KubeObject>(
    kind: ObjectKind,
    selection: Selection = {},
    options?: OperationOptions,
  ): Promise<Informer<T>> {
    const key = keyOf(kind, selection)
    const informer = (this.#informers.get(key) as unknown as Informer<T> | undefined) ?? this.#make<T>(key, kind, selection)
    if (this.#started && !this.#stopped) informer.start()
    await informer.whenSynced(options)
    return informer
  }

  #make<T extends KubeObject>(key: string, { apiVersion, kind }: ObjectKind, selection: Selection): Informer<T> {
    const { namespace = '', labelSelector = '', fieldSelector = '' } = selection
    const informer = new Informer<T>(this.#client, { apiVersion, kind }, { ...this.#options, namespace, labelSelector, fieldSelector })
    this.#informers.set(key, informer as unknown as Informer)
    return informer
  }

  start(): void {
    this.#started = true
    for (const informer of this.#informers.values()) informer.start()
  }

  /** Resolves when all of them are synced. Throws CANCELLED or TIMED_OUT. */
  async whenSynced(options?: OperationOptions): Promise<void> {
    const operation = Operation.from(options, 'the first lists of informers')
    await Promise.all([...this.#informers.values()].filter(({ synced }) => !synced).map((informer) => informer.whenSynced(operation)))
  }

  stop(): void {
    this.#stopped = true
    for (const informer of this.#informers.values()) informer.stop()
  }
}

function keyOf({ apiVersion, kind }: ObjectKind, { namespace = '', labelSelector = '', fieldSelector = '' }: Selection): string {
  return [apiVersion, kind, namespace, labelSelector, fieldSelector].join('\n')
}
