import { type Clock, hostClock } from '@vivarium/core'
import type { KubeClient } from '../client.js'
import { formatTime } from '../clock.js'
import { isNamespaceTerminating, isNotFound } from '../kube-error.js'
import { type Log, silentLog } from '../log.js'
import type { KubeObject } from '../objects.js'
import { EventCorrelator, type EventFacts } from './event-correlator.js'

/** Core v1 Event. */
export interface CoreEvent extends KubeObject {
  involvedObject: {
    apiVersion?: string
    kind?: string
    namespace?: string
    name?: string
    uid?: string
    resourceVersion?: string
    fieldPath?: string
  }
  reason?: string
  message?: string
  type?: string
  count?: number
  firstTimestamp?: string
  lastTimestamp?: string
  source?: { component?: string; host?: string }
  reportingComponent?: string
  reportingInstance?: string
}

export const eventKind = { apiVersion: 'v1', kind: 'Event' } as const

export interface EventRecorderOptions {
  /** Who reports: `podset-controller`. */
  readonly component: string
  /** The node on which it runs, for what runs on one. */
  readonly host?: string
  readonly clock?: Clock
  readonly log?: Log
}

/** What an event is about: an object, or as much of one as is known. */
export interface EventSubject {
  readonly apiVersion: string
  readonly kind: string
  readonly metadata: { readonly namespace?: string; readonly name?: string; readonly uid?: string; readonly resourceVersion?: string }
}

/**
 * Writes events about objects, in the background and in order. The same one again counts up; many alike become one; a flood is dropped.
 * Failures are logged, never thrown: an event must not be what a controller fails of.
 */
export class EventRecorder {
  readonly #client: KubeClient
  readonly #component: string
  readonly #host: string | undefined
  readonly #clock: Clock
  readonly #log: Log
  readonly #correlator = new EventCorrelator()
  #writing: Promise<void> = Promise.resolve()

  constructor(client: KubeClient, { component, host, clock = hostClock, log = silentLog }: EventRecorderOptions) {
    this.#client = client
    this.#component = component
    this.#host = host
    this.#clock = clock
    this.#log = log
  }

  /** `fieldPath`: the part of the subject that it is about, such as `spec.containers{web}`. */
  event(subject: EventSubject, type: 'Normal' | 'Warning', reason: string, message: string, fieldPath?: string): void {
    const { apiVersion, kind, metadata } = subject
    const { namespace, name, uid, resourceVersion } = metadata
    const involvedObject = {
      apiVersion,
      kind,
      ...(namespace && { namespace }),
      ...(name && { name }),
      ...(uid && { uid }),
      ...(resourceVersion && { resourceVersion }),
      ...(fieldPath && { fieldPath }),
    }
    const facts: EventFacts = { subject: [apiVersion, kind, namespace, name, uid, fieldPath].join('\n'), type, reason, message }
    const now = this.#clock.now()
    this.#writing = this.#writing
      .then(() => this.#write(facts, involvedObject, now))
      .catch((error) => this.#log.warn('an event could not be written', { reason, error }))
  }

  /** Resolves when what was reported so far is written, or given up. */
  async flush(): Promise<void> {
    await this.#writing
  }

  async #write(facts: EventFacts, involvedObject: CoreEvent['involvedObject'], now: Date): Promise<void> {
    const known = this.#correlator.correlate(facts, now.getTime())
    if (!known) return
    const time = formatTime(now)
    const namespace = involvedObject.namespace ?? 'default'
    try {
      if (known.name !== undefined) {
        const body = { count: known.count, message: known.message, lastTimestamp: time }
        try {
          await this.#client.patch(eventKind, { namespace, name: known.name }, { type: 'merge', body })
          return
        } catch (error) {
          // It was deleted, or has expired: then it is new again.
          if (!isNotFound(error)) throw error
        }
      }
      const name = `${involvedObject.name ?? 'unnamed'}.${eventSuffix(now)}`
      const event: CoreEvent = {
        ...eventKind,
        metadata: { namespace, name },
        involvedObject,
        reason: facts.reason,
        message: known.message,
        type: facts.type,
        count: known.count,
        firstTimestamp: time,
        lastTimestamp: time,
        source: { component: this.#component, ...(this.#host !== undefined && { host: this.#host }) },
        reportingComponent: this.#component,
        reportingInstance: this.#host ?? '',
      }
      await this.#client.create(event)
      known.written(name)
    } catch (error) {
      if (!isNamespaceTerminating(error)) throw error
    }
  }
}

let last = 0n

/** The end of an event's name, as client-go makes it: the time in nanoseconds, in hex; never the same twice. */
function eventSuffix(now: Date): string {
  const nanoseconds = BigInt(now.getTime()) * 1_000_000n
  last = nanoseconds > last ? nanoseconds : last + 1n
  return last.toString(16)
}
