import { dataObject, type ManagedObjectReference } from '@vivarium/vim'
import type {
  ClusterComputeResourceSummary,
  ComputeResourceSummary,
  DatastoreSummary,
  HostListSummary,
  PerfEntityMetricBase,
  PerfInterval,
  PerfMetricId,
  PerformanceDescription,
  PerfQuerySpec,
  VirtualMachineRuntimeInfo,
  VirtualMachineSummary,
} from '@vivarium/vim/types'
import type { Kind, World } from '../call.js'
import { invalidArgument } from '../faults.js'
import { Lazy } from '../model/lazy.js'
import type { ManagedObject } from '../model/managed-object.js'
import type { Model } from '../model/model.js'
import { type Counter, counters, describeCounter } from './perf-counters.js'
import { type PerfSubject, sample } from './perf-data.js'

export const performanceManagerId = 'PerfMgr'

/** Of what hosts and machines measure themselves, in seconds; kept for an hour. */
const realtimeInterval = 20
const realtimeLength = 3600
/** So many samples one answer has at most for one object. */
const mostSamples = 10_000

const intervals: PerfInterval[] = [
  { key: 1, samplingPeriod: 300, length: 86_400, name: 'Past day', level: 1, enabled: true },
  { key: 2, samplingPeriod: 1800, length: 604_800, name: 'Past week', level: 1, enabled: true },
  { key: 3, samplingPeriod: 7200, length: 2_592_000, name: 'Past month', level: 1, enabled: true },
  { key: 4, samplingPeriod: 86_400, length: 31_536_000, name: 'Past year', level: 1, enabled: true },
]

const element = (key: string, label = key.charAt(0).toUpperCase() + key.slice(1)) => ({ key, label, summary: label })

const description: PerformanceDescription = {
  counterType: ['average', 'maximum', 'minimum', 'latest', 'summation', 'none'].map((key) => element(key)),
  statsType: ['absolute', 'delta', 'rate'].map((key) => element(key)),
}

export function addPerformanceManager(model: Model): void {
  const perfCounter = new Lazy(() => counters().map(describeCounter))
  model.add('PerformanceManager', performanceManagerId, { description, historicalInterval: intervals, perfCounter })
}

/** By type: the letter that `counterTable` has for it, and whether it measures itself. */
const owners: readonly (readonly [type: string, letter: string, isRealtime: boolean])[] = [
  ['VirtualMachine', 'v', true],
  ['HostSystem', 'h', true],
  ['ResourcePool', 'r', true],
  ['ComputeResource', 'c', false],
  ['Datastore', 'd', false],
  ['Datacenter', 'x', false],
]

interface Owner {
  readonly letter: string
  readonly isRealtime: boolean
}

function ownerOf(object: ManagedObject): Owner | undefined {
  const found = owners.find(([type]) => object.type.isA(type))
  return found === undefined ? undefined : { letter: found[1], isRealtime: found[2] }
}

/** Devices of an object that have figures of their own, by the counter's group. */
function instancesOf(object: ManagedObject, { group }: Counter): readonly string[] {
  const cpus = (count: number | undefined) => Array.from({ length: Math.min(count ?? 0, 256) }, (_, index) => String(index))
  if (group === 'datastore' || group === 'disk' || group === 'storagePath') {
    return ((object.get('datastore') ?? []) as ManagedObjectReference[]).map(({ value }) => value)
  }
  if (object.type.isA('VirtualMachine')) {
    if (group === 'cpu') return cpus((object.get('summary') as VirtualMachineSummary).config.numCpu)
    return group === 'net' ? ['4000'] : []
  }
  if (group === 'cpu') return cpus((object.get('summary') as HostListSummary).hardware?.numCpuThreads)
  return group === 'net' ? ['vmnic0'] : ['vmhba0']
}

/** What can be asked of an object: of itself with the instance '', and of its devices. */
function metricsOf(object: ManagedObject): PerfMetricId[] {
  const owner = ownerOf(object)
  if (owner === undefined) return []
  const device = owner.letter.toUpperCase()
  return counters().flatMap((counter) => {
    const own = counter.owners.includes(owner.letter) ? [''] : []
    const devices = counter.owners.includes(device) ? instancesOf(object, counter) : []
    return [...own, ...devices].map((instance): PerfMetricId => ({ counterId: counter.key, instance }))
  })
}

function subjectOf(world: World, object: ManagedObject): PerfSubject {
  const subject = { id: object.reference.value, isOn: true, cpuMHz: 1000, memoryKB: 2 ** 20, diskKB: 2 ** 30 }
  if (object.type.isA('VirtualMachine')) {
    const { config, runtime } = object.get('summary') as VirtualMachineSummary
    const { powerState, bootTime } = runtime as VirtualMachineRuntimeInfo
    const memoryKB = (config.memorySizeMB ?? 1024) * 1024
    const booted = bootTime === undefined ? {} : { bootedAt: Date.parse(bootTime) / 1000 }
    return { ...subject, isOn: powerState === 'poweredOn', cpuMHz: (config.numCpu ?? 1) * 2000, memoryKB, ...booted }
  }
  if (object.type.isA('HostSystem')) {
    const { hardware, runtime } = object.get('summary') as HostListSummary
    const booted = runtime?.bootTime === undefined ? {} : { bootedAt: Date.parse(runtime.bootTime) / 1000 }
    const isOn = runtime?.connectionState !== 'notResponding' && runtime?.powerState !== 'poweredOff'
    const cpuMHz = (hardware?.cpuMhz ?? 2000) * (hardware?.numCpuCores ?? 2)
    return { ...subject, isOn, cpuMHz, memoryKB: Number(hardware?.memorySize ?? 2 ** 32) / 1024, ...booted }
  }
  if (object.type.isA('ComputeResource')) {
    const summary = object.get('summary') as ComputeResourceSummary | ClusterComputeResourceSummary | undefined
    return { ...subject, cpuMHz: summary?.totalCpu ?? 1000, memoryKB: Number(summary?.totalMemory ?? 2 ** 30) / 1024 }
  }
  if (object.type.isA('Datastore')) {
    return { ...subject, diskKB: Number((object.get('summary') as DatastoreSummary | undefined)?.capacity ?? 2 ** 40) / 1024 }
  }
  const owner = object.get('owner') as ManagedObjectReference | undefined
  const resource = owner === undefined ? undefined : world.model.find(owner)
  return resource === undefined ? subject : { ...subjectOf(world, resource), id: subject.id }
}

/** The times of samples, in seconds since 1970, from the oldest: those of the interval, as far as they are kept. */
function timesOf(world: World, spec: PerfQuerySpec, owner: Owner): { readonly interval: number; readonly times: number[] } {
  const { intervalId, maxSample } = spec
  const fallback = owner.isRealtime ? realtimeInterval : 300
  const interval = intervalId === undefined || intervalId <= 0 ? fallback : intervalId
  const kept = interval === realtimeInterval ? realtimeLength : intervals.find(({ samplingPeriod }) => samplingPeriod === interval)?.length
  if (kept === undefined || (interval === realtimeInterval && !owner.isRealtime)) throw invalidArgument('querySpec.interval')
  const now = Math.floor(world.clock.now().getTime() / 1000)
  const end = Math.min(now, seconds(spec.endTime) ?? now)
  const start = Math.max(now - kept, seconds(spec.startTime) ?? now - kept)
  const times: number[] = []
  const most = Math.min(maxSample === undefined || maxSample <= 0 ? mostSamples : maxSample, mostSamples)
  for (let time = Math.floor(end / interval) * interval; time > start && times.length < most; time -= interval) times.unshift(time)
  return { interval, times }
}

function seconds(time: string | undefined): number | undefined {
  if (time === undefined) return undefined
  const milliseconds = Date.parse(time)
  if (Number.isNaN(milliseconds)) throw invalidArgument('querySpec.startTime')
  return milliseconds / 1000
}

/** The metrics asked for that the object has; `*` stands for all instances, no metrics for all of them. */
function wanted(object: ManagedObject, metricId: readonly PerfMetricId[]): PerfMetricId[] {
  const all = metricsOf(object)
  if (metricId.length === 0) return all.filter(({ instance }) => instance === '')
  return metricId.flatMap(({ counterId, instance }) =>
    all.filter((one) => one.counterId === counterId && (instance === '*' || instance === one.instance)),
  )
}

function query(world: World, spec: PerfQuerySpec): PerfEntityMetricBase {
  const object = world.model.get(spec.entity)
  const owner = ownerOf(object)
  if (owner === undefined) throw invalidArgument('querySpec.entity')
  const { interval, times } = timesOf(world, spec, owner)
  const subject = subjectOf(world, object)
  const byKey = new Map(counters().map((counter) => [counter.key, counter]))
  const series = wanted(object, spec.metricId ?? []).map((id) => {
    const counter = byKey.get(id.counterId)
    return { id, value: times.map((time) => (counter === undefined ? 0 : sample(subject, counter, id.instance, time))) }
  })
  const timestamp = (time: number) => new Date(time * 1000).toISOString().replace('.000Z', 'Z')
  if (spec.format === 'csv') {
    return dataObject('PerfEntityMetricCSV', {
      entity: spec.entity,
      sampleInfoCSV: times.map((time) => `${interval},${timestamp(time)}`).join(','),
      value: series.map(({ id, value }) => ({ id, value: value.join(',') })),
    })
  }
  return dataObject('PerfEntityMetric', {
    entity: spec.entity,
    sampleInfo: times.map((time) => ({ timestamp: timestamp(time), interval })),
    value: series.map(({ id, value }) => dataObject('PerfMetricIntSeries', { id, value })),
  })
}

/** Objects whose figures are part of an object's: a cluster's hosts. */
function partsOf({ model }: World, object: ManagedObject): ManagedObject[] {
  if (!object.type.isA('ComputeResource')) return []
  return ((object.get('host') ?? []) as ManagedObjectReference[]).flatMap((part) => model.find(part) ?? [])
}

export const performanceManager = {
  methods: {
    QueryPerfProviderSummary({ world: { model } }, { entity }) {
      const owner = ownerOf(model.get(entity))
      if (owner === undefined) throw invalidArgument('entity')
      const { isRealtime } = owner
      return { entity, currentSupported: isRealtime, summarySupported: true, ...(isRealtime ? { refreshRate: realtimeInterval } : {}) }
    },

    QueryAvailablePerfMetric({ world: { model } }, { entity, intervalId }) {
      const object = model.get(entity)
      return intervalId === realtimeInterval && ownerOf(object)?.isRealtime !== true ? [] : metricsOf(object)
    },

    QueryPerfCounter(_call, { counterId }) {
      const byKey = new Map(counters().map((counter) => [counter.key, counter]))
      return counterId.map((key) => {
        const counter = byKey.get(key)
        if (counter === undefined) throw invalidArgument('counterId')
        return describeCounter(counter)
      })
    },

    QueryPerfCounterByLevel(_call, { level }) {
      if (level < 1 || level > 4) throw invalidArgument('level')
      return counters()
        .filter((counter) => counter.level <= level)
        .map(describeCounter)
    },

    QueryPerf: ({ world }, { querySpec }) => querySpec.map((spec) => query(world, spec)),

    QueryPerfComposite({ world, reader }, { querySpec }) {
      const parts = partsOf(world, world.model.get(querySpec.entity)).filter((part) => reader.sees(part))
      return { entity: query(world, querySpec), childEntity: parts.map(({ reference: entity }) => query(world, { ...querySpec, entity })) }
    },
  },
} satisfies Kind
