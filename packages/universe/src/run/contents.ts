import { isDeepStrictEqual } from 'node:util'
import {
  cacheDir,
  type Driver,
  type DriverRun,
  errors,
  hostId,
  type OpenRunRequest,
  type Operation,
  ProcessLedger,
  type RunChange,
} from '@vivarium/core'
import { type ClockMode, VirtualClock } from '../clock/virtual-clock.js'
import { type ClusterRecord, clusterRecordSchema } from '../cluster/cluster-record.js'
import { writeKubeconfigs } from '../cluster/kubeconfig.js'
import { layout } from '../store/layout.js'
import type { SaveRecord } from '../store/saves.js'
import { lanName } from './lan-name.js'
import { type ResidentPorts, Residents } from './residents.js'

/** Where a run is, and what it is opened from. */
export interface Place {
  readonly universe: string
  readonly id: string
  readonly driver: Driver
  readonly seed: string
  readonly save: SaveRecord | null
}

/** Ports of this computer that were in use before a checkpoint, to be had again. */
export interface PortsInUse {
  readonly hosts: NonNullable<OpenRunRequest['preferredPorts']>
  readonly residents: ResidentPorts
}

/** What goes into a save's record. */
export type SavedContents = Pick<SaveRecord, 'clock' | 'clockMode' | 'clusters' | 'residents' | 'requires' | 'images' | 'driverRecord'>

/** All that an open run is made of, from its opening to its end; a checkpoint replaces it by what its save gives. */
export class Contents {
  readonly clock: VirtualClock
  readonly driverRun: DriverRun
  readonly residents: Residents
  readonly #save: SaveRecord | null
  readonly #clusters: Map<string, ClusterRecord>

  private constructor(clock: VirtualClock, driverRun: DriverRun, residents: Residents, save: SaveRecord | null) {
    this.clock = clock
    this.driverRun = driverRun
    this.residents = residents
    this.#save = save
    this.#clusters = new Map(save?.clusters.map((cluster) => [cluster.name, cluster]))
  }

  /** A failure leaves nothing open. */
  static async open({ universe, id, driver, seed, save }: Place, ports: PortsInUse | undefined, operation: Operation): Promise<Contents> {
    const clock = new VirtualClock({ now: save ? new Date(save.clock) : new Date(), mode: save?.clockMode ?? 'real' })
    const saveDirectory = save && layout.save(universe, save.name)
    let driverRun: DriverRun | undefined
    try {
      driverRun = await driver.openRun(
        {
          directory: layout.run(universe, id),
          ...(save && saveDirectory ? { save: { name: save.name, directory: saveDirectory, record: save.driverRecord } } : {}),
          cacheDirectory: cacheDir(),
          sshIdentityFile: layout.sshIdentity(universe),
          clock,
          seed,
          ledger: new ProcessLedger(layout.runProcesses(universe, id)),
          preferredPorts: ports?.hosts,
        },
        operation,
      )
      if (save === null) await driverRun.createNetwork(lanName, operation)
      const opened = driverRun
      const { requiresPortForwarding } = driver
      await writeKubeconfigs({ universe, runId: id, requiresPortForwarding, driver: () => opened }, save?.clusters ?? [])
      const saved = save && saveDirectory ? { directory: saveDirectory, residents: save.residents } : undefined
      const residents = await Residents.open({ universe, run: id, clock, seed }, saved, ports?.residents ?? {}, operation)
      return new Contents(clock, driverRun, residents, save)
    } catch (error) {
      await driverRun?.close()
      clock.stop()
      throw error
    }
  }

  get clusters(): readonly ClusterRecord[] {
    return [...this.#clusters.values()]
  }

  putCluster(record: ClusterRecord): void {
    this.#clusters.set(record.name, clusterRecordSchema.parse(record))
  }

  /** Throws NOT_FOUND. */
  deleteCluster(name: string): void {
    if (!this.#clusters.delete(name)) throw errors.notFound('cluster', name, [...this.#clusters.keys()])
  }

  /** Resolves when nothing is left to do at the present time, as far as driver and residents know. */
  async settled(operation: Operation): Promise<void> {
    await this.driverRun.settled?.(operation)
    await this.residents.settled(operation)
  }

  /** Throws UNSUPPORTED: "nothing" would be no true answer. */
  async changes(operation: Operation): Promise<RunChange[]> {
    if (!this.driverRun.changes) {
      throw errors.unsupported(
        'telling what has changed in this universe',
        'its driver does not know what its machines were like when they were saved',
      )
    }
    return [
      ...(await this.driverRun.changes(operation)).filter(isNotOurNetwork),
      ...clusterChanges(this.#save?.clusters ?? [], this.clusters),
      ...this.residents.changes(this.#save?.residents ?? []),
    ]
  }

  /** Writes all of it into a save's folder, at one instant; then the driver's run has ended. When it fails, all goes on. */
  async save(directory: string, operation: Operation): Promise<SavedContents> {
    const goOn = this.clock.hold()
    try {
      const [clock, clockMode]: [string, ClockMode] = [this.clock.now().toISOString(), this.clock.mode]
      const clusters = [...this.clusters]
      const residents = await this.residents.snapshot(directory, operation)
      const { record, requires, images } = await this.driverRun.save(directory, operation)
      return { clock, clockMode, clusters, residents, requires, images: [...images], driverRecord: record }
    } catch (error) {
      goOn()
      throw error
    }
  }

  async portsInUse(): Promise<PortsInUse> {
    const hosts: Record<string, Record<string, number>> = {}
    for (const host of await this.driverRun.listHosts()) {
      hosts[hostId(host.spec)] = Object.fromEntries((await host.forwards()).map(({ guestPort, hostPort }) => [guestPort, hostPort]))
    }
    return { hosts, residents: this.residents.ports() }
  }

  /** All ends, also when a part of it fails to. */
  async close(): Promise<void> {
    this.clock.interrupt()
    const results = await Promise.allSettled([this.residents.close(), this.driverRun.close()])
    this.clock.stop()
    const failed = results.find((result) => result.status === 'rejected')
    if (failed) throw failed.reason
  }
}

function clusterChanges(before: readonly ClusterRecord[], now: readonly ClusterRecord[]): RunChange[] {
  const changeOf = (record: ClusterRecord): RunChange['change'] | undefined => {
    const old = before.find(({ name }) => name === record.name)
    if (!old) return 'added'
    return isDeepStrictEqual(old, record) ? undefined : 'changed'
  }
  const changes = now.map((record) => ({ name: record.name, change: changeOf(record) }))
  const removed = before
    .filter(({ name }) => !now.some((record) => record.name === name))
    .map(({ name }) => ({ name, change: 'removed' as const }))
  return [...changes, ...removed].flatMap(({ name, change }) => (change ? [{ kind: 'cluster' as const, name, change }] : []))
}

/** The network of every universe is nothing that somebody added. */
const isNotOurNetwork = ({ kind, name, change }: RunChange) => !(kind === 'network' && name === lanName && change === 'added')
