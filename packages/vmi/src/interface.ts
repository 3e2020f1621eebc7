import { object, option, rest, text } from './arguments.js'
import type { Interface, PluginBinding, Port } from './generated/types.js'
import { make, put } from './go-json.js'
import { defaultPodNetworkName } from './network.js'
import { defineFunction, defineOption, type InterfaceOption } from './option.js'
import type { InterfaceState } from './values.js'

type BindingMethod = Pick<Interface, 'bridge' | 'slirp' | 'masquerade' | 'sriov' | 'macvtap' | 'passt' | 'passtBinding'>
const bindingMethods = ['bridge', 'slirp', 'masquerade', 'sriov', 'macvtap', 'passt', 'passtBinding'] as const

/** A binding method replaces any other; a binding plugin is not one, and stays. */
function bind(iface: Interface, method: BindingMethod): void {
  for (const other of bindingMethods) delete iface[other]
  Object.assign(iface, method)
}

/** An interface of that name, made by options in the order given. */
export const newInterface = defineFunction(
  'newInterface',
  [text('name'), rest(option<InterfaceOption>('opts'))],
  (name: string, ...opts: InterfaceOption[]): Interface => {
    const iface: Interface = { name }
    for (const apply of opts) apply(iface)
    return iface
  },
)

export const withMasqueradeBinding = defineOption('withMasqueradeBinding', [], (iface: Interface) => bind(iface, { masquerade: {} }))
export const withBridgeBinding = defineOption('withBridgeBinding', [], (iface: Interface) => bind(iface, { bridge: {} }))
export const withSRIOVBinding = defineOption('withSRIOVBinding', [], (iface: Interface) => bind(iface, { sriov: {} }))
export const withPasstBinding = defineOption('withPasstBinding', [], (iface: Interface) => bind(iface, { passtBinding: {} }))

/** Binds with a plugin; a binding method stays beside it. */
export const withBindingPlugin = defineOption(
  'withBindingPlugin',
  [object('binding', 'PluginBinding')],
  (iface: Interface, binding: PluginBinding) => {
    iface.binding = binding
  },
)

export const withMac = defineOption('withMac', [text('macAddress')], (iface: Interface, macAddress: string) => put(iface, { macAddress }))

/** Replaces the ports that are forwarded to the guest. */
export const withPorts = defineOption('withPorts', [rest(object('ports', 'Port'))], (iface: Interface, ...ports: Port[]) =>
  put(iface, { ports }),
)

/** The PCI address in the guest, such as `0000:81:00.1`. */
export const withPciAddress = defineOption('withPciAddress', [text('pciAddress')], (iface: Interface, pciAddress: string) =>
  put(iface, { pciAddress }),
)

/** A tag that the guest can read from its configuration drive. */
export const withTag = defineOption('withTag', [text('tag')], (iface: Interface, tag: string) => put(iface, { tag }))

export const withModel = defineOption('withModel', [text('model')], (iface: Interface, model: string) => put(iface, { model }))

export const withState = defineOption('withState', [text<InterfaceState>('state')], (iface: Interface, state: InterfaceState) =>
  put(iface, { state }),
)

/** The interface of the pod network, `default`, with masquerade binding. */
export const interfaceDeviceWithMasqueradeBinding = defineFunction(
  'interfaceDeviceWithMasqueradeBinding',
  [rest(object('ports', 'Port'))],
  (...ports: Port[]): Interface => make('Interface', { name: defaultPodNetworkName, masquerade: {}, ports }),
)

export const interfaceDeviceWithBridgeBinding = defineFunction(
  'interfaceDeviceWithBridgeBinding',
  [text('name')],
  (name: string): Interface => ({ name, bridge: {} }),
)

export const interfaceDeviceWithSRIOVBinding = defineFunction(
  'interfaceDeviceWithSRIOVBinding',
  [text('name')],
  (name: string): Interface => ({ name, sriov: {} }),
)

export const interfaceWithBindingPlugin = defineFunction(
  'interfaceWithBindingPlugin',
  [text('name'), object('binding', 'PluginBinding'), rest(object('ports', 'Port'))],
  (name: string, binding: PluginBinding, ...ports: Port[]): Interface => make('Interface', { name, binding, ports }),
)

/** Of libvmi v1.2.0. KubeVirt has dropped slirp since: a cluster of today refuses it. */
export const interfaceDeviceWithSlirpBinding = defineFunction(
  'interfaceDeviceWithSlirpBinding',
  [text('name'), rest(object('ports', 'Port'))],
  (name: string, ...ports: Port[]): Interface => make('Interface', { name, slirp: {}, ports }),
)

/** Of libvmi v1.2.0; today `newInterface(name, withMac(…), …)`. A copy of the interface with a MAC address. */
export const interfaceWithMac = defineFunction(
  'interfaceWithMac',
  [object('iface', 'Interface'), text('macAddress')],
  (iface: Interface, macAddress: string): Interface => {
    put(iface, { macAddress })
    return iface
  },
)

/** Of libvmi v1.2.0; today `interfaceWithBindingPlugin(name, { name: 'macvtap' })`. */
export const interfaceWithMacvtapBindingPlugin = defineFunction(
  'interfaceWithMacvtapBindingPlugin',
  [text('name')],
  (name: string): Interface => ({ name, binding: { name: 'macvtap' } }),
)

/** Of libvmi v1.2.0; today `interfaceWithBindingPlugin('default', { name: 'passt' }, …ports)`. */
export const interfaceWithPasstBindingPlugin = defineFunction(
  'interfaceWithPasstBindingPlugin',
  [rest(object('ports', 'Port'))],
  (...ports: Port[]): Interface => make('Interface', { name: defaultPodNetworkName, binding: { name: 'passt' }, ports }),
)
