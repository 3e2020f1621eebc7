import type { ExecResult, Forward, HostFault, HostPower, HostSpec, HostStatus, ImageStatus, RunChange } from '@vivarium/core'
import { z } from 'zod'
import type { ClockState } from '../clock/virtual-clock.js'
import { type ClusterRecord, clusterRecordSchema } from '../cluster/cluster-record.js'
import type { ResidentRecord } from '../run/residents.js'

const hostKey = z.object({ name: z.string(), network: z.string(), cluster: z.string().optional() })
const port = z.number().int().min(0).max(65535)
const forward = z.object({ guestPort: port.min(1), hostPort: port.optional(), hostAddress: z.string().optional() })
const hostSpec = hostKey.extend({
  image: z.string(),
  kubernetesVersion: z.string().optional(),
  hostname: z.string().optional(),
  cpus: z.number().int().positive(),
  memoryBytes: z.number().int().positive(),
  forwards: z.array(forward),
  authorizedKeys: z.array(z.string()),
  userData: z.string().optional(),
})
const imageStep = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('packages'), names: z.array(z.string()) }),
  z.object({ kind: z.literal('file'), path: z.string(), content: z.string(), mode: z.number().int().optional() }),
  z.object({ kind: z.literal('script'), script: z.string() }),
  z.object({
    kind: z.literal('kubernetes'),
    version: z.string(),
    preload: z.boolean().optional(),
    programs: z.string().optional(),
    images: z.array(z.string()).optional(),
  }),
])
const imageSpec = z.object({
  name: z.string(),
  kubernetesVersion: z.string().optional(),
  recipe: z.object({ base: z.string(), steps: z.array(imageStep) }).optional(),
})
const hostFault = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('crash') }),
  z.object({ kind: z.literal('freeze') }),
  z.object({ kind: z.literal('partition'), from: z.array(z.string()).optional() }),
  z.object({ kind: z.literal('loss'), rate: z.number() }),
  z.object({ kind: z.literal('full-disk') }),
])
const bytes = z.custom<Uint8Array | string>((value) => typeof value === 'string' || value instanceof Uint8Array, 'expected text or bytes')
const onHost = z.object({ key: hostKey })
const named = z.object({ name: z.string() })
const none = z.object({})
const saveAs = z.object({ as: z.string().optional() })

/** What a client may ask of a run, and the shape of each call's parameters. */
export const parameters = {
  'run.describe': none,
  'run.save': saveAs,
  'run.checkpoint': saveAs,
  'run.close': none,
  'run.settled': none,
  'run.changes': none,
  'clock.describe': none,
  'clock.freeze': none,
  'clock.resume': none,
  'clock.advance': z.object({ milliseconds: z.number() }),
  'resident.list': none,
  'resident.new': named.extend({ kind: z.string(), options: z.unknown() }),
  'resident.destroy': named,
  'cluster.list': none,
  'cluster.put': z.object({ record: clusterRecordSchema }),
  'cluster.delete': named,
  'network.list': none,
  'network.create': named,
  'network.get': named,
  'network.delete': named,
  'host.list': none,
  'host.create': z.object({ spec: hostSpec }),
  'host.get': onHost,
  'host.delete': onHost,
  'host.status': onHost,
  'host.pid': onHost,
  'host.sshAddress': onHost,
  'host.start': onHost,
  'host.stop': onHost,
  'host.forceStop': onHost,
  'host.waitForStateChange': onHost.extend({ timeoutMs: z.number().positive() }),
  'host.forwardPort': onHost.extend({ hostPort: port, guestPort: port.min(1), hostAddress: z.string().optional() }),
  'host.unforwardPort': onHost.extend({ guestPort: port.min(1) }),
  'host.forwardSshPort': onHost.extend({ hostPort: port }),
  'host.forwards': onHost,
  'host.suspend': onHost,
  'host.resume': onHost,
  'host.exec': onHost.extend({ command: z.string(), stdin: bytes.optional(), env: z.record(z.string(), z.string()).optional() }),
  'host.readFile': onHost.extend({ path: z.string() }),
  'host.writeFile': onHost.extend({ path: z.string(), content: bytes, mode: z.number().int().optional() }),
  'host.breakWith': onHost.extend({ fault: hostFault }),
  'host.heal': onHost.extend({ kind: z.enum(['crash', 'freeze', 'partition', 'loss', 'full-disk']).optional() }),
  'host.faults': onHost,
  'host.consoleSocket': onHost,
  'host.consoleLog': onHost,
  'image.fetchList': none,
  'image.list': none,
  'image.get': z.union([named, z.object({ kubernetesVersion: z.string() })]),
  'image.new': z.object({ spec: imageSpec }),
  'image.delete': named,
  'image.status': named,
  'image.checksum': named,
  'image.cacheKey': named,
  'image.fetch': named,
  'image.fromFile': named.extend({ path: z.string(), checksum: z.string().optional() }),
  'image.purgeLocal': named,
} as const

export type Method = keyof typeof parameters
export type Parameters<M extends Method> = z.infer<(typeof parameters)[M]>

export interface RunDescription {
  readonly id: string
  /** Absolute path of the universe's folder. */
  readonly universe: string
  readonly driver: string
  readonly requiresPortForwarding: boolean
  /** The save it was opened from; null for a pristine run. */
  readonly save: string | null
  readonly openedAt: string
  /** The universe's time, ISO 8601. */
  readonly clock: string
}
export interface NetworkRecord {
  readonly name: string
  readonly ipv4: string
  readonly ipv6: string
}
export interface HostRecord {
  readonly spec: HostSpec
  readonly addresses: { readonly ipv4: string; readonly ipv6: string }
  readonly powers: readonly HostPower[]
}
export interface ImageRecord {
  readonly name: string
  readonly kubernetesVersion?: string
}

export interface Results {
  'run.describe': RunDescription
  'run.save': { readonly save: string }
  'run.checkpoint': { readonly save: string }
  'run.close': null
  'run.settled': null
  'run.changes': readonly RunChange[]
  'clock.describe': ClockState
  'clock.freeze': null
  'clock.resume': null
  'clock.advance': { readonly now: string }
  'resident.list': readonly ResidentRecord[]
  'resident.new': ResidentRecord
  'resident.destroy': null
  'cluster.list': readonly ClusterRecord[]
  'cluster.put': null
  'cluster.delete': null
  'network.list': readonly NetworkRecord[]
  'network.create': NetworkRecord
  'network.get': NetworkRecord
  'network.delete': null
  'host.list': readonly HostRecord[]
  'host.create': HostRecord
  'host.get': HostRecord
  'host.delete': null
  'host.status': HostStatus
  'host.pid': number
  'host.sshAddress': string | null
  'host.start': null
  'host.stop': null
  'host.forceStop': null
  'host.waitForStateChange': HostStatus
  'host.forwardPort': Forward
  'host.unforwardPort': null
  'host.forwardSshPort': Forward
  'host.forwards': readonly Forward[]
  'host.suspend': null
  'host.resume': null
  'host.exec': ExecResult
  'host.readFile': Buffer
  'host.writeFile': null
  'host.breakWith': null
  'host.heal': null
  'host.faults': readonly HostFault[]
  'host.consoleSocket': string
  'host.consoleLog': string
  'image.fetchList': null
  'image.list': readonly ImageRecord[]
  'image.get': ImageRecord
  'image.new': ImageRecord
  'image.delete': null
  'image.status': ImageStatus
  'image.checksum': string | null
  'image.cacheKey': string | null
  'image.fetch': null
  'image.fromFile': null
  'image.purgeLocal': null
}

/** The last that a client hears when the run ends: why. */
export interface Farewell {
  readonly ended: string
}

/** From the client. */
export const requestSchema = z.union([
  z.object({ id: z.number().int(), method: z.string(), params: z.unknown() }),
  z.object({ cancel: z.number().int() }),
])
