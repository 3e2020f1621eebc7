import { isVivariumError } from '@vivarium/core'
import { dataObject, decodeJson, encodeJson, findEnumValues, findNamedType } from '@vivarium/vim'
import type {
  OptionValue,
  VirtualDevice,
  VirtualDeviceConfigSpec,
  VirtualMachineConfigInfo,
  VirtualMachineConfigSpec,
} from '@vivarium/vim/types'
import { invalidVmConfig } from './faults.js'

/** How a .vmx keeps what its other options don't say: `config` as the API has it, in JSON. */
const wholeConfig = 'vivarium.config'

const escaped = (text: string) =>
  text.replace(/["|\n\r]/g, (character) => `|${character.charCodeAt(0).toString(16).padStart(2, '0').toUpperCase()}`)
const plain = (text: string) => text.replace(/\|([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))

const configType = () => {
  const type = findNamedType('VirtualMachineConfigInfo')
  if (type === undefined) throw new TypeError('vim has VirtualMachineConfigInfo')
  return type
}

/** The content of a machine's .vmx: options as ESX has them, for people and scripts, and the whole configuration. */
export function formatVmx(info: VirtualMachineConfigInfo): string {
  const { hardware, extraConfig = [] } = info
  const options: [string, string][] = [
    ['.encoding', 'UTF-8'],
    ['config.version', '8'],
    ['virtualHW.version', info.version.replace(/^vmx-0?/, '')],
    ['displayName', info.name],
    ['guestOS', guestOs(info.guestId)],
    ['firmware', info.firmware ?? 'bios'],
    ['numvcpus', String(hardware.numCPU)],
    ['cpuid.coresPerSocket', String(hardware.numCoresPerSocket ?? 1)],
    ['memSize', String(hardware.memoryMB)],
    ['uuid.bios', spaced(info.uuid)],
    ['vc.uuid', spaced(info.instanceUuid ?? '')],
    ['annotation', info.annotation ?? ''],
    ...extraConfig.map(({ key, value }): [string, string] => [key, String(value)]),
    [wholeConfig, encodeJson(configType(), info)],
  ]
  return `${options.map(([key, value]) => `${key} = "${escaped(value)}"`).join('\n')}\n`
}

/** `ubuntu-64` for `ubuntu64Guest`. */
function guestOs(guestId: string): string {
  return guestId
    .replace(/Guest$/, '')
    .replace(/_?64$/, '-64')
    .toLowerCase()
}

/** A UUID as .vmx files have it: `56 4d ab …-… 01`. */
function spaced(uuid: string): string {
  const bytes = uuid.replaceAll('-', '').match(/../g) ?? []
  return `${bytes.slice(0, 8).join(' ')}-${bytes.slice(8).join(' ')}`
}

function plainUuid(text: string): string | undefined {
  const digits = text.replace(/[^0-9a-f]/gi, '').toLowerCase()
  if (digits.length !== 32) return undefined
  return [digits.slice(0, 8), digits.slice(8, 12), digits.slice(12, 16), digits.slice(16, 20), digits.slice(20)].join('-')
}

/** What a .vmx says. */
export type ParsedVmx = { readonly name: string } & (
  | { readonly info: VirtualMachineConfigInfo }
  /** Of a file that somebody else wrote. */
  | { readonly spec: VirtualMachineConfigSpec }
)

/** Throws the fault InvalidVmConfig. `folder`: where the file is, `[LocalDS_0] web`. */
export function parseVmx(text: string, folder: string): ParsedVmx {
  const options = optionsOf(text)
  const name = options.get('displayname')?.value ?? ''
  const whole = options.get(wholeConfig)?.value
  if (whole === undefined) return { name, spec: specOf(options, folder) }
  try {
    return { name, info: decodeJson(configType(), whole) as VirtualMachineConfigInfo }
  } catch (error) {
    if (isVivariumError(error)) throw invalidVmConfig(wholeConfig)
    throw error
  }
}

type Options = ReadonlyMap<string, { readonly key: string; readonly value: string }>

/** By names in lower case: ESX does not tell these apart. */
function optionsOf(text: string): Options {
  const options = new Map<string, { key: string; value: string }>()
  for (const line of text.split(/\r?\n/)) {
    const [, key, value] = /^\s*([^#=\s][^=]*?)\s*=\s*"(.*)"\s*$/.exec(line) ?? []
    if (key !== undefined && value !== undefined) options.set(key.toLowerCase(), { key, value: plain(value) })
  }
  return options
}

const scsiTypes: Readonly<Record<string, string>> = {
  pvscsi: 'ParaVirtualSCSIController',
  lsilogic: 'VirtualLsiLogicController',
  lsisas1068: 'VirtualLsiLogicSASController',
  buslogic: 'VirtualBusLogicController',
}
const cardTypes: Readonly<Record<string, string>> = {
  vmxnet3: 'VirtualVmxnet3',
  e1000: 'VirtualE1000',
  e1000e: 'VirtualE1000e',
  vlance: 'VirtualPCNet32',
  vmxnet: 'VirtualVmxnet2',
}
/** Options that are about the machine's hardware or its life, and no extra configuration. */
const known =
  /^(\.|config\.|virtualhw\.|displayname|guestos|firmware|numvcpus|cpuid\.|memsize|uuid\.|vc\.uuid|annotation|nvram|(scsi|sata|ide|nvme|ethernet|floppy|serial|parallel|usb|pcibridge|vmci|sched|tools|svga|mks|powertype|extendedconfigfile|checkpoint|migrate|hpet|monitor|cleanshutdown|softpoweroff|replay|evcmode)\d*[.:]?)/

function specOf(options: Options, folder: string): VirtualMachineConfigSpec {
  const text = (name: string) => options.get(name)?.value
  const number = (name: string) => (/^\d+$/.test(text(name) ?? '') ? Number(text(name)) : undefined)
  const guest = text('guestos')
  const guestId =
    guest === undefined
      ? undefined
      : [...(findEnumValues('VirtualMachineGuestOsIdentifier') ?? [])].find((id) => guestOs(id) === guest.toLowerCase())
  const uuid = plainUuid(text('uuid.bios') ?? '')
  const instanceUuid = plainUuid(text('vc.uuid') ?? '')
  const [version, numCPUs, numCoresPerSocket, memoryMB] = [
    number('virtualhw.version'),
    number('numvcpus'),
    number('cpuid.corespersocket'),
    number('memsize'),
  ]
  const extraConfig = [...options.values()]
    .filter(({ key }) => !known.test(key.toLowerCase()))
    .map(({ key, value }): OptionValue => ({ key, value }))
  return {
    ...(version === undefined ? {} : { version: `vmx-${String(version).padStart(2, '0')}` }),
    ...(guestId === undefined ? {} : { guestId }),
    ...(text('firmware') === undefined ? {} : { firmware: text('firmware') as string }),
    ...(text('annotation') === undefined ? {} : { annotation: text('annotation') as string }),
    ...(numCPUs === undefined ? {} : { numCPUs }),
    ...(numCoresPerSocket === undefined ? {} : { numCoresPerSocket }),
    ...(memoryMB === undefined ? {} : { memoryMB }),
    ...(uuid === undefined ? {} : { uuid }),
    ...(instanceUuid === undefined ? {} : { instanceUuid }),
    extraConfig,
    deviceChange: devicesOf(options, folder),
  }
}

function devicesOf(options: Options, folder: string): VirtualDeviceConfigSpec[] {
  const isTrue = (name: string) => /^true$/i.test(options.get(name)?.value ?? '')
  const devices: VirtualDevice[] = []
  let key = 0
  const add = (type: string, properties: object) => {
    key -= 1
    devices.push({ _typeName: type, key, ...properties } as VirtualDevice)
    return key
  }
  for (let bus = 0; bus < 4; bus += 1) {
    const controllers: readonly (readonly [string, () => number])[] = [
      [
        'scsi',
        () =>
          add(scsiTypes[options.get(`scsi${bus}.virtualdev`)?.value.toLowerCase() ?? ''] ?? 'VirtualLsiLogicController', {
            busNumber: bus,
            sharedBus: 'noSharing',
          }),
      ],
      ['sata', () => add('VirtualAHCIController', { busNumber: bus })],
      ['nvme', () => add('VirtualNVMEController', { busNumber: bus })],
      ['ide', () => 200 + bus],
    ]
    for (const [name, addController] of controllers) {
      const units = Array.from({ length: 64 }, (_, unit) => unit).filter((unit) => isTrue(`${name}${bus}:${unit}.present`))
      if (!isTrue(`${name}${bus}.present`) && units.length === 0) continue
      const controllerKey = addController()
      for (const unitNumber of units) addUnit(options, `${name}${bus}:${unitNumber}`, folder, { controllerKey, unitNumber }, add)
    }
  }
  for (let card = 0; card < 10; card += 1) {
    if (!isTrue(`ethernet${card}.present`)) continue
    const option = (name: string) => options.get(`ethernet${card}.${name}`)?.value
    const address = option('addresstype')?.toLowerCase() === 'static' ? option('address') : undefined
    add(cardTypes[option('virtualdev')?.toLowerCase() ?? ''] ?? 'VirtualE1000', {
      backing: dataObject('VirtualEthernetCardNetworkBackingInfo', { deviceName: option('networkname') ?? '' }),
      ...(address === undefined ? {} : { addressType: 'manual', macAddress: address }),
    })
  }
  return devices.map((device) => ({ operation: 'add', device }))
}

function addUnit(options: Options, place: string, folder: string, at: object, add: (type: string, properties: object) => unknown): void {
  const file = options.get(`${place}.filename`)?.value ?? ''
  const type = options.get(`${place}.devicetype`)?.value.toLowerCase() ?? ''
  const fileName = file.startsWith('[') ? file : `${folder}${folder.endsWith(']') ? ' ' : '/'}${file}`
  if (/cdrom/.test(type)) {
    const isIso = /image/.test(type) && file !== ''
    const backing = isIso
      ? dataObject('VirtualCdromIsoBackingInfo', { fileName })
      : dataObject('VirtualCdromRemotePassthroughBackingInfo', { deviceName: '', exclusive: false })
    add('VirtualCdrom', { ...at, backing })
  } else if (/\.vmdk$/i.test(file)) {
    add('VirtualDisk', {
      ...at,
      capacityInKB: 0,
      backing: dataObject('VirtualDiskFlatVer2BackingInfo', { fileName, diskMode: 'persistent' }),
    })
  }
}
