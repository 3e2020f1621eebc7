import type { KubeObject, LabelSelector } from '../../registry/objects.js'
import { child, type FieldError, fieldError, index } from '../../schema/field-error.js'
import { invalid, negativeQuantity, nonNegative, oneOf, required } from '../../validation/checks.js'
import { immutable, sameValue, validateLabelSelector } from '../../validation/metadata.js'
import { byteLength, dnsSubdomain, immutableText, qualifiedNameRule } from '../../validation/names.js'
import { validateDriverName } from '../core/driver-name.js'
import { deprecatedLabel, labelNameWarnings } from '../core/node-label-warnings.js'
import { plain } from '../kit.js'

// Kinds of storage.k8s.io.

interface StorageClass extends KubeObject {
  provisioner?: string
  parameters?: Record<string, string>
  reclaimPolicy?: string
  volumeBindingMode?: string
  allowedTopologies?: { matchLabelExpressions?: { key: string; values?: string[] }[] }[]
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

/** As it is written, but in small letters. */
function validateProvisioner(provisioner: string, path: string): FieldError[] {
  if (provisioner === '') return [fieldError.required(path)]
  const name = provisioner.toLowerCase()
  return invalid(path, name, qualifiedNameRule(name))
}

function validateTopologies(topologies: NonNullable<StorageClass['allowedTopologies']>): FieldError[] {
  // The real server starts with as many empty terms as there are terms.
  const seen = topologies.map(() => '[]')
  return topologies.flatMap(({ matchLabelExpressions }, i) => {
    const path = child(index('allowedTopologies', i), 'matchLabelExpressions')
    const keys = new Map<string, string[]>()
    const errors = (matchLabelExpressions ?? []).flatMap(({ key = '', ...expression }, e) => {
      const at = index(path, e)
      const values = expression.values ?? []
      const wrong: FieldError[] = values.length === 0 ? [fieldError.required(child(at, 'values'))] : []
      for (const [v, value] of values.entries())
        if (values.indexOf(value) < v) wrong.push(fieldError.duplicate(index(child(at, 'values'), v), value))
      wrong.push(...invalid(child(at, 'key'), key, qualifiedNameRule(key)))
      if (keys.has(key)) wrong.push(fieldError.duplicate(child(at, 'key'), key))
      keys.set(key, [...new Set(values)].sort())
      return wrong
    })
    const same = JSON.stringify([...keys].sort())
    errors.push(...seen.filter((other) => other === same).map(() => fieldError.duplicate(path, '')))
    seen.push(same)
    return errors
  })
}

export const storageClasses = plain<StorageClass>({
  nameRule: dnsSubdomain,
  validate: (storageClass) => [
    ...validateProvisioner(storageClass.provisioner ?? '', 'provisioner'),
    ...validateParameters(storageClass.parameters, true),
    ...(storageClass.reclaimPolicy ? oneOf('reclaimPolicy', storageClass.reclaimPolicy, ['Delete', 'Retain']) : []),
    ...oneOf('volumeBindingMode', storageClass.volumeBindingMode, ['Immediate', 'WaitForFirstConsumer']),
    ...validateTopologies(storageClass.allowedTopologies ?? []),
  ],
  validateUpdate(storageClass, old) {
    const errors: FieldError[] = []
    for (const field of ['parameters', 'provisioner', 'reclaimPolicy'] as const) {
      if (!sameValue(storageClass[field], old[field])) errors.push(fieldError.forbidden(field, `updates to ${field} are forbidden.`))
    }
    return [...errors, ...immutable(storageClass.volumeBindingMode, old.volumeBindingMode, 'volumeBindingMode')]
  },
  warnings: ({ allowedTopologies }) =>
    (allowedTopologies ?? []).flatMap(({ matchLabelExpressions }, i) =>
      (matchLabelExpressions ?? []).flatMap(({ key }, e) => {
        const advice = deprecatedLabel(key)
        return advice ? [`${child(index(child(index('allowedTopologies', i), 'matchLabelExpressions'), e), 'key')}: ${advice}`] : []
      }),
    ),
  returnsDeletedObject: true,
})

interface VolumeAttributesClass extends KubeObject {
  driverName?: string
  parameters?: Record<string, string>
}

export const volumeAttributesClasses = plain<VolumeAttributesClass>({
  nameRule: dnsSubdomain,
  validate: ({ driverName = '', parameters }) => [
    ...validateProvisioner(driverName, 'driverName'),
    ...validateParameters(parameters, false),
  ],
  validateUpdate: (volumeClass, old) =>
    (['driverName', 'parameters'] as const).flatMap((field) =>
      sameValue(volumeClass[field], old[field]) ? [] : [fieldError.forbidden(field, `updates to ${field} are forbidden.`)],
    ),
  returnsDeletedObject: true,
})

interface CsiDriver extends KubeObject {
  spec: {
    attachRequired?: boolean
    volumeLifecycleModes?: string[]
    fsGroupPolicy?: string
    tokenRequests?: { audience?: string; expirationSeconds?: number }[]
    nodeAllocatableUpdatePeriodSeconds?: number
  }
}

/** Fields that only servers with alpha features know: MutableCSINodeAllocatableCount. */
function dropAlphaFields({ spec }: CsiDriver): void {
  delete spec.nodeAllocatableUpdatePeriodSeconds
}

export const csiDrivers = plain<CsiDriver>({
  nameRule: dnsSubdomain,
  prepareForCreate: dropAlphaFields,
  prepareForUpdate(driver, old) {
    dropAlphaFields(driver)
    // It counts changes, but not that the driver was made.
    if (!sameValue(driver.spec, old.spec)) driver.metadata.generation = (old.metadata.generation ?? 0) + 1
  },
  validate({ metadata, spec }) {
    const errors = validateDriverName(metadata.name ?? '', 'metadata.name').filter(({ type }) => type === 'FieldValueTooLong')
    errors.push(...oneOf('spec.fsGroupPolicy', spec.fsGroupPolicy, ['File', 'None', 'ReadWriteOnceWithFSType']))
    const audiences = (spec.tokenRequests ?? []).map(({ audience }) => audience ?? '')
    for (const [i, { expirationSeconds: seconds }] of (spec.tokenRequests ?? []).entries()) {
      const at = index('spec.tokenRequests', i)
      const audience = audiences[i] ?? ''
      if (audiences.indexOf(audience) < i) errors.push(fieldError.duplicate(child(at, 'audience'), audience))
      else if (seconds !== undefined && seconds < 600)
        errors.push(fieldError.invalid(child(at, 'expirationSeconds'), seconds, 'may not specify a duration less than 10 minutes'))
      else if (seconds !== undefined && seconds > 2 ** 32)
        errors.push(fieldError.invalid(child(at, 'expirationSeconds'), seconds, 'may not specify a duration larger than 2^32 seconds'))
    }
    const modes = spec.volumeLifecycleModes ?? []
    return [...errors, ...modes.flatMap((mode) => oneOf('spec.volumeLifecycleModes', mode, ['Persistent', 'Ephemeral']))]
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

/** As the real server prints it: it checks values of types that are not those of JSON. */
function printedDriver({ name, nodeID, topologyKeys, allocatable }: NonNullable<CsiNode['spec']['drivers']>[number]) {
  return {
    Name: name ?? '',
    NodeID: nodeID ?? '',
    TopologyKeys: topologyKeys ?? null,
    Allocatable: allocatable ? { Count: allocatable.count ?? null } : null,
  }
}

export const csiNodes = plain<CsiNode>({
  nameRule: dnsSubdomain,
  validate({ spec }) {
    const errors: FieldError[] = []
    const names = new Set<string>()
    for (const [i, driver] of (spec.drivers ?? []).entries()) {
      const at = index('spec.drivers', i)
      errors.push(...validateDriverName(driver.name ?? '', child(at, 'name')))
      errors.push(...required(child(at, 'nodeID'), driver.nodeID))
      if (byteLength(driver.nodeID ?? '') > 256)
        errors.push(fieldError.invalid(child(at, 'nodeID'), driver.nodeID, 'must be 256 characters or less'))
      errors.push(...nonNegative(child(at, 'allocatable', 'count'), driver.allocatable?.count))
      if (names.has(driver.name ?? '')) errors.push(fieldError.duplicate(child(at, 'name'), driver.name))
      names.add(driver.name ?? '')
      const keys = driver.topologyKeys ?? []
      for (const [k, name] of keys.entries()) {
        if (name === '') errors.push(fieldError.required(at))
        if (keys.indexOf(name) < k) errors.push(fieldError.duplicate(at, name))
        errors.push(...invalid(at, name, qualifiedNameRule(name)))
      }
    }
    return errors
  },
  validateUpdate: ({ spec }, old) =>
    (old.spec.drivers ?? []).flatMap((before) =>
      (spec.drivers ?? []).flatMap((driver) =>
        driver.name === before.name && !sameValue(driver, before)
          ? [fieldError.invalid('spec.drivers', printedDriver(driver), immutableText)]
          : [],
      ),
    ),
  returnsDeletedObject: true,
})

interface CsiStorageCapacity extends KubeObject {
  nodeTopology?: LabelSelector
  storageClassName?: string
  capacity?: string
  maximumVolumeSize?: string
}

export const csiStorageCapacities = plain<CsiStorageCapacity>({
  nameRule: dnsSubdomain,
  validate: ({ nodeTopology, storageClassName = '', capacity }, _context, old) => [
    ...validateLabelSelector(nodeTopology, 'nodeTopology', {
      allowInvalidValues: validateLabelSelector(old?.nodeTopology, '').length > 0,
    }),
    ...invalid('storageClassName', storageClassName, dnsSubdomain(storageClassName)),
    ...(capacity === undefined ? [] : negativeQuantity('capacity', capacity)),
  ],
  warnings: ({ nodeTopology }) => [
    ...(nodeTopology?.matchExpressions ?? []).flatMap((expression, i) =>
      labelNameWarnings(expression.key ?? '', child(index('nodeTopology.matchExpressions', i), 'key')),
    ),
    ...Object.keys(nodeTopology?.matchLabels ?? {}).flatMap((label) => {
      const advice = deprecatedLabel(label)
      return advice ? [`${child('nodeTopology.matchLabels', label)}: ${advice}`] : []
    }),
  ],
  validateUpdate: (capacity, old) => [
    ...immutable(capacity.nodeTopology, old.nodeTopology, 'nodeTopology'),
    ...immutable(capacity.storageClassName, old.storageClassName, 'storageClassName'),
  ],
})
