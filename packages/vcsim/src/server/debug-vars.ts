import type { Model } from '../model/model.js'

/** What is counted, by the type of the managed objects. */
const counted = [
  ['datacenter', 'Datacenter'],
  ['portgroup', 'DistributedVirtualPortgroup'],
  ['opaqueNetwork', 'OpaqueNetwork'],
  ['host', 'HostSystem'],
  ['cluster', 'ClusterComputeResource'],
  ['pool', 'ResourcePool'],
  ['datastore', 'Datastore'],
  ['machine', 'VirtualMachine'],
  ['folder', 'Folder'],
  ['app', 'VirtualApp'],
  ['pod', 'StoragePod'],
] as const

/** The numbers at /debug/vars, as Go programs publish them: of the process and of the inventory. */
export function debugVars(model: Model): string {
  const byType = new Map<string, number>()
  for (const { type } of model.objects()) byType.set(type.name, (byType.get(type.name) ?? 0) + 1)
  const { heapUsed, heapTotal, rss } = process.memoryUsage()
  return JSON.stringify({
    cmdline: [process.title],
    memstats: { Alloc: heapUsed, HeapAlloc: heapUsed, HeapSys: heapTotal, Sys: rss },
    vcsim: { model: Object.fromEntries(counted.map(([name, type]) => [name, byType.get(type) ?? 0])) },
  })
}
