import { flag, object, text } from './arguments.js'
import type { Interface, Network, VirtualMachineInstance } from './generated/types.js'
import { make, put } from './go-json.js'
import { defineFunction, defineOption } from './option.js'
import { append } from './paths.js'

export const defaultPodNetworkName = 'default'

/** The network of the pod, `default`. */
export const defaultPodNetwork = defineFunction('defaultPodNetwork', [], (): Network => ({ name: defaultPodNetworkName, pod: {} }))

/** A network of that name, from a network attachment definition: `name` or `namespace/name`. */
export const multusNetwork = defineFunction(
  'multusNetwork',
  [text('name'), text('nadName')],
  (name: string, nadName: string): Network => ({ name, multus: { networkName: nadName } }),
)

/** A network of that name, from a device of a resource claim. */
export const draNetwork = defineFunction(
  'draNetwork',
  [text('name'), text('claimName'), text('requestName')],
  (name: string, claimName: string, requestName: string): Network => make('Network', { name, resourceClaim: { claimName, requestName } }),
)

/** Adds an interface; it needs a network of the same name. */
export const withInterface = defineOption(
  'withInterface',
  [object('iface', 'Interface')],
  (vmi: VirtualMachineInstance, iface: Interface) => {
    append(vmi.spec.domain.devices, 'interfaces', iface)
  },
)

/** Adds a network; it needs an interface of the same name. */
export const withNetwork = defineOption('withNetwork', [object('network', 'Network')], (vmi: VirtualMachineInstance, network: Network) => {
  append(vmi.spec, 'networks', network)
})

export const withHostname = defineOption('withHostname', [text('hostname')], (vmi: VirtualMachineInstance, hostname: string) =>
  put(vmi.spec, { hostname }),
)

export const withSubdomain = defineOption('withSubdomain', [text('subdomain')], (vmi: VirtualMachineInstance, subdomain: string) =>
  put(vmi.spec, { subdomain }),
)

/** Whether a VMI without interfaces gets one on the pod network. */
export const withAutoAttachPodInterface = defineOption(
  'withAutoAttachPodInterface',
  [flag('enabled')],
  (vmi: VirtualMachineInstance, enabled: boolean) => {
    vmi.spec.domain.devices.autoattachPodInterface = enabled
  },
)

export const withNetworkInterfaceMultiQueue = defineOption(
  'withNetworkInterfaceMultiQueue',
  [flag('enabled')],
  (vmi: VirtualMachineInstance, enabled: boolean) => {
    vmi.spec.domain.devices.networkInterfaceMultiqueue = enabled
  },
)
