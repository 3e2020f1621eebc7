import type { ManagedObjectReference } from '@vivarium/vim'
import type { HostListSummary, HostRuntimeInfo } from '@vivarium/vim/types'
import { Lazy } from '../model/lazy.js'
import type { ManagedObject } from '../model/managed-object.js'
import type { Changes, Model } from '../model/model.js'
import { refreshComputeResource } from './compute-resources.js'

export function runtimeOf(host: ManagedObject): HostRuntimeInfo {
  return host.get('runtime') as HostRuntimeInfo
}

/** Changes how a host is: its summary and its compute resource follow. */
export function changeRuntime(model: Model, host: ManagedObject, changes: Partial<HostRuntimeInfo>): void {
  const runtime: HostRuntimeInfo = { ...runtimeOf(host), ...changes }
  const isWell = runtime.connectionState === 'connected'
  const overallStatus = isWell ? 'green' : runtime.connectionState === 'notResponding' ? 'red' : 'gray'
  changeSummary(model, host, { runtime, overallStatus }, { runtime, overallStatus })
  refreshComputeResource(model, model.get(host.get('parent') as ManagedObjectReference))
}

/** Changes a host's summary, and other properties with it. */
export function changeSummary(
  model: Model,
  host: ManagedObject,
  summary: Partial<HostListSummary>,
  others: Changes<'HostSystem'> = {},
): void {
  const before = host.stored('summary') as HostListSummary | Lazy<HostListSummary>
  const after = new Lazy(() => ({ ...(before instanceof Lazy ? before.value : before), ...summary }))
  model.update<'HostSystem'>(host, { ...others, summary: after })
}
