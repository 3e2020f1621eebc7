import { randomUUID } from 'node:crypto'
import type { Clock } from '@vivarium/core'
import { dataObject, type ManagedObjectReference, type VimError } from '@vivarium/vim'
import type { HttpNfcLeaseDeviceUrl, HttpNfcLeaseManifestEntry, LocalizedMethodFault } from '@vivarium/vim/types'
import { fault } from '../faults.js'
import type { ManagedObject } from '../model/managed-object.js'
import type { FilePlace } from '../storage/files.js'

/** Without a word from its client, a lease ends after so many seconds. */
export const leaseSeconds = 300

export const checksumTypes = ['sha1', 'sha256', 'sha512'] as const
export type ChecksumType = (typeof checksumTypes)[number]

/** A file that a lease gives its client to read or to write. */
export interface LeaseFile {
  /** Of the device: `/vm-42/VirtualLsiLogicController0:0`. */
  readonly key: string
  /** The same in the import specification: `/web/VirtualLsiLogicController0:0`. */
  readonly importKey: string
  /** In the URL, and what clients call the file: `disk-0.vmdk`. */
  readonly name: string
  /** What has the content: of a disk not its descriptor, but its extent. */
  readonly place: FilePlace
  /** Of a disk, in bytes; undefined for other files. */
  readonly capacity?: number
  /** Of what is there to read, where that is known before. */
  readonly size?: number
}

/** What came, or went. */
export interface Transferred {
  readonly size: number
  readonly sums: Readonly<Record<ChecksumType, string>>
  /** Of a disk: what of it is not zeros, as far as this computer keeps it. */
  readonly populatedSize?: number
}

type End = 'done' | 'aborted' | 'timed out'

const invalidState = () => fault('InvalidState', {}, 'The operation is not allowed in the current state.')
const timedOut = () => fault('Timedout', {}, 'Operation timed out.')
const canceled = () => fault('RequestCanceled', {}, 'The task was canceled by a user.')

/** What an HttpNfcLease is: files that its client may read or write for a while. */
export class Lease {
  /** Who knows it may read and write. */
  readonly ticket: string = randomUUID()
  readonly object: ManagedObject
  /** What it is shown as while it lasts. */
  task: ManagedObjectReference | undefined
  /** Done when it is ready, or will never be. */
  readonly settled: Promise<void>
  #settle = () => {}
  readonly #clock: Clock
  readonly #update: (changes: Readonly<Record<string, unknown>>) => void
  readonly #whenEnded: (end: End) => void
  readonly #files = new Map<string, LeaseFile>()
  /** Ids of the machines that are nobody else's to change. */
  readonly #held = new Set<string>()
  readonly #transferred = new Map<string, Transferred>()
  readonly #checksums = new Map<string, ChecksumType>()
  #state: 'initializing' | 'ready' | 'ended' = 'initializing'
  #isTimedOut = false
  #stopTimer = () => {}

  /** `whenEnded` is called once, for a lease that was ready. */
  constructor(
    object: ManagedObject,
    clock: Clock,
    update: (changes: Readonly<Record<string, unknown>>) => void,
    whenEnded: (end: End) => void,
  ) {
    this.object = object
    this.#clock = clock
    this.#update = update
    this.#whenEnded = whenEnded
    this.settled = new Promise((resolve) => {
      this.#settle = resolve
    })
  }

  /** Those that can be read and written now. */
  get files(): LeaseFile[] {
    return this.#state === 'ready' ? [...this.#files.values()] : []
  }

  /** What it covers is not to be changed by others until it ends (API reference, HttpNfcLease). */
  hold(machines: readonly ManagedObject[]): void {
    for (const { reference } of machines) this.#held.add(reference.value)
  }

  holds({ reference }: ManagedObject): boolean {
    return this.#state !== 'ended' && this.#held.has(reference.value)
  }

  /** `url` gives the address of a file. */
  ready(
    entity: ManagedObject,
    files: readonly LeaseFile[],
    url: (file: LeaseFile) => Pick<HttpNfcLeaseDeviceUrl, 'url' | 'sslThumbprint'>,
  ): void {
    // Its client may have given it up before there was anything.
    if (this.#state !== 'initializing') {
      this.#whenEnded('aborted')
      return
    }
    for (const file of files) this.#files.set(file.name, file)
    const capacity = files.reduce((sum, file) => sum + (file.capacity ?? 0), 0)
    this.#state = 'ready'
    this.#watch()
    this.#update({
      initializeProgress: 100,
      state: 'ready',
      info: {
        lease: this.object.reference,
        entity: entity.reference,
        deviceUrl: files.map((file) => ({
          key: file.key,
          importKey: file.importKey,
          ...url(file),
          disk: file.capacity !== undefined,
          targetId: file.name,
          datastoreKey: file.place.datastore.reference.value,
          ...(file.size === undefined ? {} : { fileSize: file.size }),
        })),
        totalDiskCapacityInKB: Math.ceil(capacity / 1024),
        leaseTimeout: leaseSeconds,
      },
    })
    this.#settle()
  }

  /** There will be nothing to transfer. */
  fail({ fault: why, faultMessage }: VimError): void {
    if (this.#state === 'initializing') this.#end('error', { fault: why, localizedMessage: faultMessage })
  }

  /** A file to read or write; undefined when there is none any more. */
  file(name: string): LeaseFile | undefined {
    return this.#state === 'ready' ? this.#files.get(name) : undefined
  }

  transferred({ name }: LeaseFile, what: Transferred): void {
    this.#transferred.set(name, what)
  }

  /** Its client is alive. Throws the faults Timedout and InvalidState. */
  progress(percent: number): void {
    this.#check()
    this.#watch()
    this.#update({ transferProgress: Math.max(0, Math.min(100, percent)) })
  }

  /** What was transferred so far. Throws the faults Timedout and InvalidState. */
  manifest(): HttpNfcLeaseManifestEntry[] {
    this.#check()
    return [...this.#files.values()].flatMap(({ key, name, capacity }) => {
      const done = this.#transferred.get(name)
      if (done === undefined) return []
      const type = this.#checksums.get(key) ?? 'sha256'
      return [
        {
          key,
          sha1: done.sums.sha1,
          checksum: done.sums[type],
          checksumType: type,
          size: done.size,
          disk: capacity !== undefined,
          ...(capacity === undefined ? {} : { capacity }),
          ...(done.populatedSize === undefined ? {} : { populatedSize: done.populatedSize }),
        },
      ]
    })
  }

  /** Which checksum the manifest is to have of a device, by its key. Throws the faults Timedout and InvalidState. */
  setChecksumType(key: string, type: ChecksumType): void {
    this.#check()
    this.#checksums.set(key, type)
  }

  /** Throws the faults Timedout and InvalidState. */
  complete(): void {
    this.#check()
    this.#end('done')
    this.#whenEnded('done')
  }

  /** Throws the faults Timedout and InvalidState. */
  abort(why?: LocalizedMethodFault): void {
    if (this.#state === 'initializing') {
      this.#end('error', why ?? localized(canceled()))
      return
    }
    this.#check()
    this.#end('error', why ?? localized(canceled()))
    this.#whenEnded('aborted')
  }

  /** Its session has ended. */
  drop(): void {
    if (this.#state === 'ready') this.abort()
    else this.#state = 'ended'
  }

  #check(): void {
    if (this.#isTimedOut) throw timedOut()
    if (this.#state !== 'ready') throw invalidState()
  }

  #end(state: 'done' | 'error', error?: LocalizedMethodFault): void {
    this.#state = 'ended'
    this.#stopTimer()
    this.#settle()
    this.#update({ state, ...(error === undefined ? {} : { error }) })
  }

  #watch(): void {
    this.#stopTimer()
    this.#stopTimer = this.#clock.after(leaseSeconds * 1000, () => {
      this.#isTimedOut = true
      this.#end('error', localized(timedOut()))
      this.#whenEnded('timed out')
    })
  }
}

function localized({ fault: why, faultMessage }: VimError): LocalizedMethodFault {
  return dataObject('LocalizedMethodFault', { fault: why, localizedMessage: faultMessage })
}
