import type { Call, Kind } from '../call.js'
import { fault, invalidArgument } from '../faults.js'
import { hostOfSystem } from '../inventory/host-systems.js'
import { networkOf, nicManagerOf, setSelected } from './host-network-state.js'
import { isNicType, selectedDevices } from './virtual-nics.js'

function select(call: Call, nicType: string, device: string, isSelected: boolean): void {
  const { world } = call
  const host = hostOfSystem(world.model, call.object)
  if (!isNicType(nicType)) throw invalidArgument('nicType')
  if ((networkOf(host).vnic ?? []).every((adapter) => adapter.device !== device)) throw invalidArgument('device')
  const selected = selectedDevices(nicManagerOf(host))
  const others = (selected[nicType] ?? []).filter((each) => each !== device)
  if (!isSelected && nicType === 'management' && others.length === 0) {
    throw fault('HostConfigFault', {}, 'A host needs an adapter that it is managed by.')
  }
  setSelected(world, host, { ...selected, [nicType]: isSelected ? [...others, device] : others })
}

export const virtualNicManager = {
  methods: {
    SelectVnicForNicType: (call, { nicType, device }) => select(call, nicType, device, true),
    DeselectVnicForNicType: (call, { nicType, device }) => select(call, nicType, device, false),

    QueryNetConfig(call, { nicType }) {
      if (!isNicType(nicType)) throw invalidArgument('nicType')
      const host = hostOfSystem(call.world.model, call.object)
      return nicManagerOf(host).netConfig?.find((config) => config.nicType === nicType)
    },
  },
} satisfies Kind
