import { Operation, type OperationOptions } from '@vivarium/core'
import type { KubeClient, Selection } from '../client.js'
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

  /** The informer of a kind, of all its objects or of some; starts with the others, or at once when these have started. */
  of<T extends KubeObject = KubeObject>({ apiVersion, kind }: ObjectKind, selection: Selection = {}): Informer<T> {
    const { namespace = '', labelSelector = '', fieldSelector = '' } = selection
    const key = [apiVersion, kind, namespace, labelSelector, fieldSelector].join('\n')
    let informer = this.#informers.get(key)
    if (!informer) {
      informer = new Informer(this.#client, { apiVersion, kind }, { ...this.#options, namespace, labelSelector, fieldSelector })
      this.#informers.set(key, informer)
      if (this.#started && !this.#stopped) informer.start()
    }
    return informer as unknown as Informer<T>
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
