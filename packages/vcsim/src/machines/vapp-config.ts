import type { VAppOvfSectionInfo, VAppProductInfo, VAppPropertyInfo, VmConfigInfo, VmConfigSpec } from '@vivarium/vim/types'
import { invalidArgument } from '../faults.js'

interface Update<T> {
  readonly operation: 'add' | 'edit' | 'remove'
  readonly removeKey?: unknown
  readonly info?: T
}

const nothing: VmConfigInfo = {
  property: [],
  product: [],
  ipAssignment: {
    supportedAllocationScheme: ['dhcp', 'ovfenv'],
    supportedIpProtocol: ['IPv4', 'IPv6'],
    ipAllocationPolicy: 'fixedPolicy',
    ipProtocol: 'IPv4',
  },
  eula: [],
  ovfSection: [],
  ovfEnvironmentTransport: [],
  installBootRequired: false,
  installBootStopDelay: 0,
}

/** Throws the fault InvalidArgument for a key that is added twice, or edited or removed and not there. */
export function changeVAppConfig(before: VmConfigInfo | undefined, spec: VmConfigSpec): VmConfigInfo {
  const from = before ?? nothing
  const { ipAssignment, eula, ovfEnvironmentTransport, installBootRequired, installBootStopDelay } = spec
  return {
    ...from,
    property: changeList<VAppPropertyInfo>(from.property ?? [], spec.property ?? [], 'property').map(withDefaults),
    product: changeList<VAppProductInfo>(from.product ?? [], spec.product ?? [], 'product'),
    ovfSection: changeSections(from.ovfSection ?? [], spec.ovfSection ?? []),
    ipAssignment: { ...from.ipAssignment, ...ipAssignment },
    ...(eula === undefined ? {} : { eula }),
    ...(ovfEnvironmentTransport === undefined ? {} : { ovfEnvironmentTransport }),
    ...(installBootRequired === undefined ? {} : { installBootRequired }),
    ...(installBootStopDelay === undefined ? {} : { installBootStopDelay }),
  }
}

function withDefaults(property: VAppPropertyInfo): VAppPropertyInfo {
  return {
    classId: '',
    instanceId: '',
    category: '',
    label: property.id ?? '',
    type: 'string',
    userConfigurable: true,
    defaultValue: '',
    value: '',
    description: '',
    ...property,
  }
}

function changeList<T extends { key: number }>(before: readonly T[], updates: readonly Update<T>[], name: string): T[] {
  const list = new Map(before.map((element) => [element.key, element]))
  for (const { operation, info, removeKey } of updates) {
    const key = info?.key ?? (typeof removeKey === 'number' ? removeKey : undefined)
    if (key === undefined || list.has(key) === (operation === 'add')) throw invalidArgument(`configSpec.vAppConfig.${name}`)
    const old = list.get(key)
    if (operation === 'remove') list.delete(key)
    else if (info !== undefined) list.set(key, { ...old, ...info })
  }
  return [...list.values()]
}

/** Sections have keys only once they are there. */
function changeSections(before: readonly VAppOvfSectionInfo[], updates: readonly Update<VAppOvfSectionInfo>[]): VAppOvfSectionInfo[] {
  const list = [...before]
  for (const { operation, info, removeKey } of updates) {
    const index = list.findIndex(({ key }) => key === (info?.key ?? removeKey))
    if (operation === 'add' && info !== undefined) {
      const key = info.key ?? Math.max(-1, ...list.map((section) => section.key ?? 0)) + 1
      list.push({ ...info, key })
    } else if (index === -1) throw invalidArgument('configSpec.vAppConfig.ovfSection')
    else if (operation === 'remove') list.splice(index, 1)
    else list.splice(index, 1, { ...list[index], ...info } as VAppOvfSectionInfo)
  }
  return list
}
