import { errors as shared } from '@vivarium/core/errors'
import { withCloudInitNoCloud } from '../cloud-init.js'
import { withNoCloudUserData } from '../cloudinit/no-cloud.js'
import { withCPUCount } from '../cpu.js'
import {
  type Factory,
  type ImageSource,
  newAlpine,
  newAlpineWithTestTooling,
  newCirros,
  newFedora,
  newGuestless,
  newWindows,
} from '../factory.js'
import type { VirtualMachineInstance } from '../generated/types.js'
import { withMemoryRequest } from '../memory.js'
import { withAnnotation, withLabel, withName, withNamespace } from '../metadata.js'
import { dnsLabelRule, dnsSubdomainRule, isDnsLabel, isDnsSubdomain, isLabelValue, isQualifiedName, randomSuffix } from '../names.js'
import type { Option } from '../option.js'
import { withContainerDisk } from '../storage.js'
import { newVmi } from '../vmi.js'

/** What `viv vmi new` can make: the factories by name, and `empty`, which has nothing but what is asked for. */
const factories = {
  alpine: newAlpine,
  'alpine-with-test-tooling': newAlpineWithTestTooling,
  cirros: newCirros,
  empty: (_: ImageSource, ...options: Option[]) => newVmi(...options),
  fedora: newFedora,
  guestless: newGuestless,
  windows: newWindows,
} as const satisfies Readonly<Record<string, Factory | ((images: ImageSource, ...options: Option[]) => VirtualMachineInstance)>>

export type FactoryName = keyof typeof factories

/** The names that `composeVmi` takes as `factory`. */
export const factoryNames = Object.keys(factories) as readonly FactoryName[]

export interface VmiRequest extends ImageSource {
  readonly factory: FactoryName
  /** Absent: the factory's name and five random characters. */
  readonly name?: string | undefined
  readonly namespace?: string | undefined
  /** A quantity; absent: the factory's. */
  readonly memory?: string | undefined
  /** Cores of the one socket; absent: the factory's. */
  readonly cpus?: number | undefined
  readonly labels?: Readonly<Record<string, string>> | undefined
  readonly annotations?: Readonly<Record<string, string>> | undefined
  /** Inlined, so at most 2048 bytes (`validateVmi` says so). */
  readonly cloudInitUserData?: string | undefined
  /** A container image to boot from, in place of the factory's. */
  readonly containerDisk?: string | undefined
}

const bootDiskName = 'disk0'

/**
 * A VMI by plain values, for commands: a manifest without a status, for `kubectl apply`. Throws INVALID_VALUE, INVALID_NAME,
 * INVALID_ARGUMENT and INVALID_QUANTITY for what can not be used; `validateVmi` finds what else a cluster would refuse.
 */
export function composeVmi(request: VmiRequest): VirtualMachineInstance {
  const factory = Object.hasOwn(factories, request.factory) ? factories[request.factory] : undefined
  if (!factory) throw shared.invalidValue('factory', request.factory, `use one of ${factoryNames.join(', ')}`)
  const { registry, tag } = request
  const { status: _, ...manifest } = factory({ registry, tag }, ...optionsOf(request))
  return manifest
}

function optionsOf(request: VmiRequest): Option[] {
  const { name = `${request.factory}-${randomSuffix()}`, namespace, memory, cpus, cloudInitUserData, containerDisk } = request
  if (!isDnsSubdomain(name)) throw shared.invalidName('VMI', name, `use ${dnsSubdomainRule}`)
  const options = [withName(name)]
  if (namespace !== undefined) {
    if (!isDnsLabel(namespace)) throw shared.invalidName('namespace', namespace, `use ${dnsLabelRule}`)
    options.push(withNamespace(namespace))
  }
  for (const [key, value] of Object.entries(request.labels ?? {})) {
    checkKey('label', key)
    if (!isLabelValue(value)) throw shared.invalidValue(`label ${key}`, value, 'use at most 63 letters, digits, "-", "_" and "."')
    options.push(withLabel(key, value))
  }
  for (const [key, value] of Object.entries(request.annotations ?? {})) {
    checkKey('annotation', key)
    options.push(withAnnotation(key, value))
  }
  if (memory !== undefined) options.push(withMemoryRequest(memory))
  if (cpus !== undefined) {
    if (cpus < 1) throw shared.invalidValue('cpus', cpus, 'a machine has at least one')
    options.push(withCPUCount(cpus, 1, 1))
  }
  if (containerDisk !== undefined) options.push(bootFrom(containerDisk))
  if (cloudInitUserData !== undefined) options.push(withCloudInitNoCloud(withNoCloudUserData(cloudInitUserData)))
  return options
}

function checkKey(kind: string, key: string): void {
  if (!isQualifiedName(key))
    throw shared.invalidName(kind, key, 'use letters, digits, "-", "_" and ".", after an optional DNS name and a slash')
}

/** The first disk from that image: the factory's own if it has a container disk, else a new one. */
function bootFrom(image: string): Option {
  return (vmi) => {
    const boot = vmi.spec.volumes?.find(({ name, containerDisk }) => name === bootDiskName && containerDisk)
    if (boot?.containerDisk) boot.containerDisk.image = image
    else withContainerDisk(bootDiskName, image)(vmi)
  }
}
