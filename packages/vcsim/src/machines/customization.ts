import { randomUUID } from 'node:crypto'
import { isIP } from 'node:net'
import { isDataObject, type VimError } from '@vivarium/vim'
import type { CustomizationAdapterMapping, CustomizationName, CustomizationSpec, VirtualEthernetCard } from '@vivarium/vim/types'
import type { Call, World } from '../call.js'
import { fault, invalidArgument } from '../faults.js'
import { nameOf } from '../inventory/entity.js'
import type { ManagedObject } from '../model/managed-object.js'
import { dhcpAddress } from './addresses.js'
import { type CloudInit, type CloudInitAdapter, readCloudInit } from './cloud-init.js'
import { postEvent } from './machine-events.js'
import { besideOf } from './machine-files.js'
import { machineState } from './machine-state.js'
import { changeMachine, touched } from './machines.js'
import type { AdapterDns, Device, MachineConfig, MachineGuest, MachineState } from './state.js'

type Card = Device & VirtualEthernetCard

const cardsOf = ({ devices }: MachineConfig) =>
  devices.filter(({ key, _typeName }) => key >= 4000 && key < 5000 && _typeName !== 'VirtualDisk') as Card[]

/** Throws the faults CustomizationPending, NicSettingMismatch and InvalidArgument. */
export function checkCustomization(state: MachineState, spec: CustomizationSpec): void {
  if (state.guest.customization?.spec !== undefined)
    throw fault('CustomizationPending', {}, 'A customization operation is already pending for this virtual machine.')
  const mismatch = mismatchOf(state.config, spec)
  if (mismatch !== undefined) throw mismatch
  for (const [index, { adapter }] of (spec.nicSettingMap ?? []).entries()) {
    const { ip } = adapter
    if (isDataObject(ip, 'CustomizationFixedIp') && isIP(ip.ipAddress) !== 4)
      throw invalidArgument(`spec.nicSettingMap[${index}].adapter.ip.ipAddress`)
    if (isDataObject(ip, 'CustomizationFixedIp') && adapter.subnetMask !== undefined && prefixLength(adapter.subnetMask) === undefined) {
      throw invalidArgument(`spec.nicSettingMap[${index}].adapter.subnetMask`)
    }
  }
}

/** Of cloud-init, the metadata can have the network. */
function mismatchOf(config: MachineConfig, { identity, nicSettingMap = [] }: CustomizationSpec): VimError | undefined {
  const numberOfNicsInSpec = nicSettingMap.length
  const numberOfNicsInVM = cardsOf(config).length
  if (numberOfNicsInSpec === numberOfNicsInVM || (numberOfNicsInSpec === 0 && isDataObject(identity, 'CustomizationCloudinitPrep')))
    return undefined
  const numbers = { numberOfNicsInSpec, numberOfNicsInVM }
  return fault(
    'NicSettingMismatch',
    numbers,
    `The number of network interfaces in the customization specification (${numberOfNicsInSpec}) does not match the virtual machine (${numberOfNicsInVM}).`,
  )
}

/** The state of a machine that is customized when it is switched on next. Throws what `checkCustomization` does. */
export function withPendingCustomization(world: World, state: MachineState, spec: CustomizationSpec): MachineState {
  checkCustomization(state, spec)
  const { settings, vmPathName } = state.config
  const tools = { ...settings.tools, pendingCustomization: besideOf(vmPathName, `imcf-${randomUUID()}`) }
  return {
    ...state,
    config: touched(world, { ...state.config, settings: { ...settings, tools } }),
    guest: { ...state.guest, customization: { status: 'TOOLSDEPLOYPKG_PENDING', spec } },
  }
}

/** What a guest does at its start where a customization is pending. Gives the fault that it ended with; there are events for that, too. */
export async function customize(call: Call, vm: ManagedObject): Promise<VimError | undefined> {
  const { world } = call
  const spec = machineState(vm).guest.customization?.spec
  if (spec === undefined) return undefined
  const { identity } = spec
  const cloudInit = isDataObject(identity, 'CustomizationCloudinitPrep') ? await readCloudInit(identity.metadata) : undefined
  const before = machineState(vm)
  if (world.model.find(vm.reference) !== vm || before.guest.customization?.spec !== spec || before.powerState !== 'poweredOn')
    return undefined
  const startTime = world.clock.now().toISOString()
  const running = { ...before, guest: { ...before.guest, customization: { status: 'TOOLSDEPLOYPKG_RUNNING', startTime } } }
  const logLocation = isDataObject(spec.identity, 'CustomizationSysprep')
    ? 'C:\\Windows\\TEMP\\vmware-imc'
    : '/var/log/vmware-imc/toolsDeployPkg.log'
  postEvent(call, vm, { _typeName: 'CustomizationStartedEvent', logLocation })
  const { tools } = before.config.settings
  const config = touched(world, {
    ...before.config,
    settings: { ...before.config.settings, tools: { ...tools, pendingCustomization: '' } },
  })
  const mismatch = mismatchOf(before.config, spec)
  const endTime = world.clock.now().toISOString()
  if (mismatch !== undefined) {
    const customization = { status: 'TOOLSDEPLOYPKG_FAILED', startTime, endTime, errorMsg: 'NicSettingMismatch' }
    changeMachine(world, vm, { ...running, config, guest: { ...running.guest, customization } })
    postEvent(call, vm, { _typeName: 'CustomizationNetworkSetupFailed', reason: 'NicSettingMismatch', logLocation })
    return mismatch
  }
  const customized = customizedGuest(world, vm, { ...running, config }, spec, cloudInit)
  const customization = { status: 'TOOLSDEPLOYPKG_SUCCEEDED', startTime, endTime }
  changeMachine(world, vm, { ...customized, guest: { ...customized.guest, customization } })
  postEvent(call, vm, { _typeName: 'CustomizationSucceeded', logLocation })
  return undefined
}

function customizedGuest(
  world: World,
  vm: ManagedObject,
  state: MachineState,
  { identity, nicSettingMap = [], globalIPSettings }: CustomizationSpec,
  cloudInit: CloudInit | undefined,
): MachineState {
  const { name, domain } = isDataObject(identity, 'CustomizationLinuxPrep')
    ? { name: identity.hostName, domain: identity.domain }
    : isDataObject(identity, 'CustomizationSysprep')
      ? { name: identity.userData.computerName, domain: identity.identification.joinDomain }
      : { name: undefined, domain: undefined }
  const hostName = cloudInit?.hostName ?? (name === undefined ? undefined : hostNameOf(world, vm, name)) ?? state.guest.hostName
  const config = withAddressesOfCards(state.config, nicSettingMap)
  const addresses: Record<string, readonly string[]> = { ...state.guest.addresses }
  const dns: Record<string, AdapterDns> = { ...state.guest.dns }
  const gateways: string[] = []
  for (const [card, mapping] of assigned(cardsOf(config), nicSettingMap)) {
    const { adapter } = mapping
    const found = addressesFor(vm, card, adapter)
    if (found !== undefined) addresses[card.key] = found
    gateways.push(...(adapter.gateway ?? []), ...(adapter.ipV6Spec?.gateway ?? []))
    const servers = adapter.dnsServerList ?? globalIPSettings.dnsServerList
    dns[card.key] = dnsOf(adapter.dnsDomain ?? domain, servers, globalIPSettings.dnsSuffixList)
  }
  for (const [card, adapter] of cloudInitAdapters(cardsOf(config), cloudInit?.adapters ?? [])) {
    const found = [...adapter.addresses, ...(adapter.hasDhcp ? [dhcpAddress(vm.reference.value, card.unitNumber ?? 0)] : [])]
    if (found.length > 0) addresses[card.key] = found
    gateways.push(...adapter.gateways)
    dns[card.key] = dnsOf(undefined, adapter.servers, adapter.search)
  }
  const guest: MachineGuest = {
    ...state.guest,
    addresses,
    dns,
    ...(gateways.length === 0 ? {} : { gateways }),
    ...(hostName === undefined ? {} : { hostName }),
  }
  return { ...state, config, guest }
}

function dnsOf(domain: string | undefined, servers: readonly string[] | undefined, search: readonly string[] | undefined): AdapterDns {
  return {
    ...(domain === undefined ? {} : { domain }),
    ...(servers === undefined || servers.length === 0 ? {} : { servers }),
    ...(search === undefined || search.length === 0 ? {} : { search }),
  }
}

const plainMac = (mac: string | undefined) => (mac ?? '').toLowerCase().replaceAll('-', ':')

/** By its address, or else by its place, each adapter with what is for it. */
function assigned(cards: readonly Card[], mappings: readonly CustomizationAdapterMapping[]): [Card, CustomizationAdapterMapping][] {
  const left = [...cards]
  const take = (card: Card | undefined) => (card === undefined ? undefined : left.splice(left.indexOf(card), 1)[0])
  const byAddress = mappings.map(({ macAddress = '' }) =>
    macAddress === '' ? undefined : take(left.find((card) => plainMac(card.macAddress) === plainMac(macAddress))),
  )
  return mappings.flatMap((mapping, index) => {
    const card = byAddress[index] ?? left.shift()
    return card === undefined ? [] : [[card, mapping] as [Card, CustomizationAdapterMapping]]
  })
}

/** An address that no adapter has is taken for one that the adapter is to have, as govmomi's vcsim does. */
function withAddressesOfCards(config: MachineConfig, mappings: readonly CustomizationAdapterMapping[]): MachineConfig {
  const wanted = new Map<number, string>()
  for (const [card, { macAddress = '' }] of assigned(cardsOf(config), mappings)) {
    if (macAddress !== '' && plainMac(macAddress) !== plainMac(card.macAddress)) wanted.set(card.key, plainMac(macAddress))
  }
  if (wanted.size === 0) return config
  const devices = config.devices.map((device) => {
    const macAddress = wanted.get(device.key)
    return macAddress === undefined ? device : ({ ...device, macAddress, addressType: 'manual' } as Device)
  })
  return { ...config, devices }
}

/** Undefined where the specification leaves it to the guest, or to who uses it. */
function addressesFor(vm: ManagedObject, card: Card, adapter: CustomizationAdapterMapping['adapter']): string[] | undefined {
  const { ip, subnetMask = '', ipV6Spec } = adapter
  const prefix = prefixLength(subnetMask)
  const four = isDataObject(ip, 'CustomizationFixedIp')
    ? [prefix === undefined ? ip.ipAddress : `${ip.ipAddress}/${prefix}`]
    : isDataObject(ip, 'CustomizationDhcpIpGenerator')
      ? [dhcpAddress(vm.reference.value, card.unitNumber ?? 0)]
      : []
  const six = (ipV6Spec?.ip ?? []).flatMap((each) =>
    isDataObject(each, 'CustomizationFixedIpV6') ? [`${each.ipAddress}/${each.subnetMask}`] : [],
  )
  const all = [...four, ...six]
  return all.length === 0 ? undefined : all
}

/** 16 for 255.255.0.0; undefined for what is no mask. */
function prefixLength(mask: string): number | undefined {
  if (isIP(mask) !== 4) return undefined
  const bits = mask
    .split('.')
    .map((part) => Number(part).toString(2).padStart(8, '0'))
    .join('')
  return /^1*0*$/.test(bits) ? bits.replaceAll('0', '').length : undefined
}

function cloudInitAdapters(cards: readonly Card[], adapters: readonly CloudInitAdapter[]): [Card, CloudInitAdapter][] {
  return adapters.flatMap((adapter, index) => {
    const matched =
      adapter.macAddress === undefined ? undefined : cards.find((card) => plainMac(card.macAddress) === plainMac(adapter.macAddress))
    const card = matched ?? cards[index]
    return card === undefined ? [] : [[card, adapter] as [Card, CloudInitAdapter]]
  })
}

/** Undefined where the guest keeps what it has. */
function hostNameOf(world: World, vm: ManagedObject, name: CustomizationName): string | undefined {
  if (isDataObject(name, 'CustomizationFixedName')) return name.name
  if (isDataObject(name, 'CustomizationVirtualMachineName')) return nameOf(vm).replace(/[^\w.-]+/g, '-')
  if (isDataObject(name, 'CustomizationPrefixName')) return numbered(world, name.base)
  if (isDataObject(name, 'CustomizationCustomName')) return numbered(world, name.argument ?? '')
  return undefined
}

/** With the first number that makes it another name than those of all other guests. */
function numbered({ model }: World, base: string): string {
  const taken = new Set<string | undefined>()
  for (const object of model.objects()) {
    if (object.type.isA('VirtualMachine') && object.projected !== undefined) taken.add(machineState(object).guest.hostName)
  }
  let number = 1
  while (taken.has(`${base}-${number}`)) number += 1
  return `${base}-${number}`
}
