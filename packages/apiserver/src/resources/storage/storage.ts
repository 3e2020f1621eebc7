import type { KubeObject } from '../../registry/objects.js'
import { child, type FieldError, fieldError, index } from '../../schema/field-error.js'
import { invalid, negativeQuantity, oneOf, required } from '../../validation/checks.js'
import { immutable, sameValue, validateLabelSelector } from '../../validation/metadata.js'
import { byteLength, dnsSubdomain, qualifiedNameRule } from '../../validation/names.js'
import { validateDriverName } from '../core/driver-name.js'
import { plain, specAndStatus } from '../kit.js'

// Kinds of storage.k8s.io.

interface StorageClass extends KubeObject {
  provisioner?: string
  parameters?: Record<string, string>
  reclaimPolicy?: string
  volumeBindingMode?: string
}

const maxParameters = 512
const maxParametersBytes = 256 * 1024

function validateParameters(parameters: Record<string, string> | undefined, allowEmpty: boolean): FieldError[] {
  const entries = Object.entries(parameters ?? {})
  if (entries.length > maxParameters) return [fieldError.tooLong('parameters', maxParameters)]
  const errors = entries.flatMap(([name]) => (name === '' ? [fieldError.invalid('parameters', name, 'field can not be empty.')] : []))
  if (entries.reduce((sum, [name, value]) => sum + byteLength(name) + byteLength(value), 0) > maxParametersBytes)
    errors.push(fieldError.tooLong('parameters', maxParametersBytes))
  if (!allowEmpty && entries.length === 0) errors.push(fieldError.required('parameters', 'must contain at least one key/value pair'))
  return errors
}

export const storageClasses = plain<StorageClass>({
  nameRule: dnsSubdomain,
  validate: (storageClass) => [
    ...required('provisioner', storageClass.provisioner),
    ...(storageClass.provisioner
      ? invalid('provisioner', storageClass.provisioner.toLowerCase(), qualifiedNameRule(storageClass.provisioner.toLowerCase()))
      : []),
    ...validateParameters(storageClass.parameters, true),
    ...oneOf('reclaimPolicy', storageClass.reclaimPolicy, ['Delete', 'Retain']),
    ...oneOf('volumeBindingMode', storageClass.volumeBindingMode, ['Immediate', 'WaitForFirstConsumer'], true),
  ],
  validateUpdate(storageClass, old) {
    const errors: FieldError[] = []
    for (const field of ['parameters', 'provisioner', 'reclaimPolicy'] as const) {
      if (!sameValue(storageClass[field], old[field])) errors.push(fieldError.forbidden(field, `updates to ${field} are forbidden.`))
    }
    return [...errors, ...immutable(storageClass.volumeBindingMode, old.volumeBindingMode, 'volumeBindingMode')]
  },
  returnsDeletedObject: true,
})

interface VolumeAttributesClass extends KubeObject {
  driverName?: string
  parameters?: Record<string, string>
}

export const volumeAttributesClasses = plain<VolumeAttributesClass>({
  nameRule: dnsSubdomain,
  validate: ({ driverName = '', parameters }) => [
    ...validateDriverName(driverName, 'driverName'),
    ...validateParameters(parameters, false),
  ],
  validateUpdate: (volumeClass, old) => [
    ...immutable(volumeClass.driverName, old.driverName, 'driverName'),
    ...immutable(volumeClass.parameters, old.parameters, 'parameters'),
  ],
  returnsDeletedObject: true,
})

interface CsiDriver extends KubeObject {
  spec: { attachRequired?: boolean; volumeLifecycleModes?: string[]; fsGroupPolicy?: string; tokenRequests?: { audience?: string }[] }
}

export const csiDrivers = plain<CsiDriver>({
  nameRule: dnsSubdomain,
  validate({ metadata, spec }) {
    const errors = validateDriverName(metadata.name ?? '', 'metadata.name').filter(({ type }) => type === 'FieldValueTooLong')
    errors.push(
      ...(spec.volumeLifecycleModes ?? []).flatMap((mode) => oneOf('spec.volumeLifecycleModes', mode, ['Ephemeral', 'Persistent'])),
    )
    errors.push(...oneOf('spec.fsGroupPolicy', spec.fsGroupPolicy, ['File', 'None', 'ReadWriteOnceWithFSType']))
    const audiences = (spec.tokenRequests ?? []).map(({ audience }) => audience ?? '')
    for (const [i, audience] of audiences.entries()) {
      if (audiences.indexOf(audience) < i) errors.push(fieldError.duplicate(child(index('spec.tokenRequests', i), 'audience'), audience))
    }
    return errors
  },
  validateUpdate: (driver, old) => [
    ...immutable(driver.spec.attachRequired, old.spec.attachRequired, 'spec.attachedRequired'),
    ...immutable(driver.spec.volumeLifecycleModes, old.spec.volumeLifecycleModes, 'spec.volumeLifecycleModes'),
  ],
  returnsDeletedObject: true,
})

interface CsiNode extends KubeObject {
  spec: { drivers?: { name?: string; nodeID?: string; topologyKeys?: string[]; allocatable?: { count?: number } }[] }
}

export const csiNodes = plain<CsiNode>({
  nameRule: dnsSubdomain,
  validate({ spec }) {
    const errors: FieldError[] = []
    const names = new Set<string>()
    for (const [i, driver] of (spec.drivers ?? []).entries()) {
      const at = index('spec.drivers', i)
      errors.push(...validateDriverName(driver.name ?? '', child(at, 'name')))
      if (names.has(driver.name ?? '')) errors.push(fieldError.duplicate(child(at, 'name'), driver.name))
      names.add(driver.name ?? '')
      errors.push(...required(child(at, 'nodeID'), driver.nodeID))
      if (byteLength(driver.nodeID ?? '') > 256)
        errors.push(fieldError.invalid(child(at, 'nodeID'), driver.nodeID, 'must be 256 characters or less'))
      for (const name of driver.topologyKeys ?? []) errors.push(...invalid(at, name, qualifiedNameRule(name)))
    }
    return errors
  },
  returnsDeletedObject: true,
})

interface CsiStorageCapacity extends KubeObject {
  nodeTopology?: object
  storageClassName?: string
  capacity?: string
  maximumVolumeSize?: string
}

export const csiStorageCapacities = plain<CsiStorageCapacity>({
  nameRule: dnsSubdomain,
  validate: ({ nodeTopology, storageClassName = '', capacity, maximumVolumeSize }) => [
    ...validateLabelSelector(nodeTopology, 'nodeTopology'),
    ...invalid('storageClassName', storageClassName, dnsSubdomain(storageClassName)),
    ...(capacity === undefined ? [] : negativeQuantity('capacity', capacity)),
    ...(maximumVolumeSize === undefined ? [] : negativeQuantity('maximumVolumeSize', maximumVolumeSize)),
  ],
  validateUpdate: (capacity, old) => [
    ...immutable(capacity.nodeTopology, old.nodeTopology, 'nodeTopology'),
    ...immutable(capacity.storageClassName, old.storageClassName, 'storageClassName'),
  ],
})

interface VolumeAttachment extends KubeObject {
  spec: { attacher?: string; nodeName?: string; source?: { persistentVolumeName?: string; inlineVolumeSpec?: object } }
  status?: object
}

export const volumeAttachments = specAndStatus<VolumeAttachment>({
  nameRule: dnsSubdomain,
  counted: false,
  validate({ spec }) {
    const errors = validateDriverName(spec.attacher ?? '', 'spec.attacher')
    const { persistentVolumeName: name, inlineVolumeSpec } = spec.source ?? {}
    if (name === undefined && inlineVolumeSpec === undefined)
      errors.push(fieldError.required('spec.source', 'must specify exactly one of inlineVolumeSpec and persistentVolumeName'))
    else if (name !== undefined && inlineVolumeSpec !== undefined) {
      errors.push(fieldError.forbidden('spec.source', 'must specify exactly one of inlineVolumeSpec and persistentVolumeName'))
    } else if (name === '')
      errors.push(fieldError.required('spec.source.persistentVolumeName', 'must specify non empty persistentVolumeName'))
    return [...errors, ...invalid('spec.nodeName', spec.nodeName ?? '', dnsSubdomain(spec.nodeName ?? ''))]
  },
  validateUpdate: (attachment, old) => immutable(attachment.spec, old.spec, 'spec'),
  validateStatus: () => [],
  returnsDeletedObject: true,
})
