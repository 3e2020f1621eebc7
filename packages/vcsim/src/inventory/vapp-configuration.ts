import type { VAppConfigInfo, VAppConfigSpec } from '@vivarium/vim/types'
import { changeVAppConfig } from '../machines/vapp-config.js'

/** The settings of a vApp after a change. Throws the fault InvalidArgument for what is edited or removed and not there. */
export function reconfiguredVApp(before: VAppConfigInfo | undefined, spec: VAppConfigSpec): VAppConfigInfo {
  const { entityConfig, annotation, instanceUuid, managedBy } = spec
  return {
    ...before,
    ...changeVAppConfig(before, spec),
    entityConfig: mergedEntities(before?.entityConfig, entityConfig),
    annotation: annotation ?? before?.annotation ?? '',
    ...(instanceUuid === undefined ? {} : { instanceUuid }),
    ...(managedBy === undefined ? {} : { managedBy }),
  }
}

type Entities = NonNullable<VAppConfigInfo['entityConfig']>

function mergedEntities(before: Entities = [], changes: Entities = []): Entities {
  const isOf = (one: Entities[number], other: Entities[number]) => one.key?.value === other.key?.value
  const kept = before.map((entity) => ({ ...entity, ...changes.find((change) => isOf(change, entity)) }))
  return [...kept, ...changes.filter((change) => !before.some((entity) => isOf(entity, change)))]
}
