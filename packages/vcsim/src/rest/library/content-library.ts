import { randomUUID } from 'node:crypto'
import type { Clock } from '@vivarium/core'
import type { Model } from '../../model/model.js'
import type { DatastoreFiles } from '../../storage/files.js'
import { invalidArgument, notFound } from '../api-error.js'
import { DownloadSessions } from './download-sessions.js'
import { ContentLibraries } from './libraries.js'
import { LibraryFiles } from './library-files.js'
import type { SavedLibraries } from './library-model.js'
import { UpdateSessions } from './update-sessions.js'

/** A library that a published one knows to be subscribed to it, spelled as the Automation API has it. */
export interface Subscriber {
  readonly library: string
  readonly subscription: string
  readonly subscribed_library: string
  readonly subscribed_library_location: string
  readonly subscribed_library_placement?: Readonly<Record<string, string>>
}

/** Who uses a library, and so keeps it from being deleted. */
export interface Usage {
  readonly library: string
  readonly usage: string
  readonly resource_urn: string
  readonly addition_time: string
}

export interface SecurityPolicy {
  readonly policy: string
  readonly name: string
  readonly item_type_rules: Readonly<Record<string, string>>
}

interface Saved extends SavedLibraries {
  readonly subscribers: readonly Subscriber[]
  readonly usages: readonly Usage[]
  readonly policies: readonly SecurityPolicy[]
  /** By id: PEM. */
  readonly certificates: Readonly<Record<string, string>>
}

/** The content library service. What is being uploaded or downloaded is not part of a save. */
export class ContentLibrary implements Disposable {
  readonly libraries: ContentLibraries
  readonly updates: UpdateSessions
  readonly downloads: DownloadSessions
  #subscribers: readonly Subscriber[] = []
  #usages: readonly Usage[] = []
  #policies: readonly SecurityPolicy[] = [
    { policy: randomUUID(), name: 'OVF default policy', item_type_rules: { ovf: 'OVF_STRICT_VERIFICATION' } },
  ]
  readonly #certificates = new Map<string, string>()

  constructor(model: Model, files: DatastoreFiles, clock: Clock) {
    this.libraries = new ContentLibraries(new LibraryFiles(files, model), clock)
    this.updates = new UpdateSessions(this.libraries, clock)
    this.downloads = new DownloadSessions(this.libraries, clock)
  }

  get policies(): readonly SecurityPolicy[] {
    return this.#policies
  }

  /** Throws NOT_FOUND. */
  checkPolicy(id: string | undefined): void {
    if (id !== undefined && !this.#policies.some(({ policy }) => policy === id)) throw notFound('security policy', id)
  }

  subscribersOf(library: string): Subscriber[] {
    return this.#subscribers.filter((subscriber) => subscriber.library === library)
  }

  /** Throws NOT_FOUND. */
  subscriber(library: string, id: string): Subscriber {
    const found = this.subscribersOf(library).find(({ subscription }) => subscription === id)
    if (found === undefined) throw notFound('subscription', id)
    return found
  }

  /** Gives its id. */
  addSubscriber(given: Omit<Subscriber, 'subscription'>): string {
    const subscription = randomUUID()
    this.#subscribers = [...this.#subscribers, { ...given, subscription }]
    return subscription
  }

  /** Throws NOT_FOUND. */
  removeSubscriber(library: string, id: string): void {
    const removed = this.subscriber(library, id)
    this.#subscribers = this.#subscribers.filter((subscriber) => subscriber !== removed)
  }

  usagesOf(library: string): Usage[] {
    return this.#usages.filter((usage) => usage.library === library)
  }

  /** Throws NOT_FOUND. */
  usage(library: string, id: string): Usage {
    const found = this.usagesOf(library).find(({ usage }) => usage === id)
    if (found === undefined) throw notFound('usage', id)
    return found
  }

  /** Gives its id. */
  addUsage(library: string, resource_urn: string, addition_time: string): string {
    const usage = randomUUID()
    this.#usages = [...this.#usages, { library, usage, resource_urn, addition_time }]
    return usage
  }

  /** Throws NOT_FOUND. */
  removeUsage(library: string, id: string): void {
    const removed = this.usage(library, id)
    this.#usages = this.#usages.filter((usage) => usage !== removed)
  }

  /** By id: PEM. */
  get certificates(): ReadonlyMap<string, string> {
    return this.#certificates
  }

  /** Throws NOT_FOUND. */
  certificate(id: string): string {
    const found = this.#certificates.get(id)
    if (found === undefined) throw notFound('certificate', id)
    return found
  }

  /** One that is trusted already keeps its id. Throws INVALID_ARGUMENT. */
  trust(text: string): string {
    if (!/-----BEGIN CERTIFICATE-----/.test(text)) throw invalidArgument('The certificate is not one in PEM.')
    for (const [id, known] of this.#certificates) if (known === text) return id
    const id = randomUUID()
    this.#certificates.set(id, text)
    return id
  }

  /** Throws NOT_FOUND. */
  distrust(id: string): void {
    this.certificate(id)
    this.#certificates.delete(id)
  }

  /** What goes with a library that is deleted. */
  forget(library: string): void {
    this.#subscribers = this.#subscribers.filter((each) => each.library !== library && each.subscribed_library !== library)
    this.#usages = this.#usages.filter((usage) => usage.library !== library)
  }

  save(): Saved {
    const own = { subscribers: this.#subscribers, usages: this.#usages, policies: this.#policies }
    return { ...this.libraries.save(), ...own, certificates: Object.fromEntries(this.#certificates) }
  }

  /** Takes the place of all that there is. */
  restore(saved: unknown): void {
    const { subscribers, usages, policies, certificates } = saved as Saved
    this.libraries.restore(saved)
    this.#subscribers = subscribers
    this.#usages = usages
    this.#policies = policies
    this.#certificates.clear()
    for (const [id, text] of Object.entries(certificates)) this.#certificates.set(id, text)
  }

  [Symbol.dispose](): void {
    this.updates[Symbol.dispose]()
  }
}
