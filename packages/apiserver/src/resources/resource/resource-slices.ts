import type { KubeObject } from '../../registry/objects.js'
import { child, type FieldError, fieldError, key } from '../../schema/field-error.js'
import { invalid } from '../../validation/checks.js'
import { immutable } from '../../validation/metadata.js'
import { byteLength, dnsSubdomain } from '../../validation/names.js'
import { validateDriverName } from '../core/driver-name.js'
import { internalTerm } from '../core/pod-gates.js'
import type { NodeSelector } from '../core/pod-types.js'
import { validateNodeSelector } from '../core/scheduling-validation.js'
import { plain } from '../kit.js'
import { validateDistinct, validateLabelName, validatePoolName, validateQualified } from './names.js'

interface Attribute {
  int?: number
  bool?: boolean
  string?: string
  version?: string
}

interface Device {
  name?: string
  attributes?: Record<string, Attribute>
  capacity?: Record<string, { value?: string; requestPolicy?: object }>
  consumesCounters?: object[]
  nodeName?: string
  nodeSelector?: NodeSelector
  allNodes?: boolean
  taints?: object[]
  bindsToNode?: boolean
  bindingConditions?: string[]
  bindingFailureConditions?: string[]
  allowMultipleAllocations?: boolean
}

interface ResourceSlice extends KubeObject {
  spec: {
    driver?: string
    pool?: { name?: string; generation?: number; resourceSliceCount?: number }
    nodeName?: string
    nodeSelector?: NodeSelector
    allNodes?: boolean
    devices?: Device[]
    perDeviceNodeSelection?: boolean
    sharedCounters?: object[]
  }
}

const maxDevices = 128
const maxAttributes = 32
const maxValueBytes = 64
const maxKey = 63 + 1 + 32
/** Numbers and suffixes as semver.org has them. */
const semver =
  /^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)(-(0|[1-9]\d*|\d*[a-zA-Z-][0-9a-zA-Z-]*)(\.(0|[1-9]\d*|\d*[a-zA-Z-][0-9a-zA-Z-]*))*)?(\+[0-9a-zA-Z-]+(\.[0-9a-zA-Z-]+)*)?$/

const alphaFields = [
  'consumesCounters',
  'nodeName',
  'nodeSelector',
  'allNodes',
  'taints',
  'bindsToNode',
  'bindingConditions',
  'bindingFailureConditions',
  'allowMultipleAllocations',
] as const

/** Takes away what only servers with alpha features know, as the real one does by default. */
function dropAlphaFields({ spec }: ResourceSlice): void {
  delete spec.perDeviceNodeSelection
  delete spec.sharedCounters
  for (const device of spec.devices ?? []) {
    for (const field of alphaFields) delete device[field]
    for (const capacity of Object.values(device.capacity ?? {})) delete capacity.requestPolicy
  }
}

function validate({ spec }: ResourceSlice): FieldError[] {
  const { pool = {}, nodeName, nodeSelector, allNodes } = spec
  const errors = [...validateDriverName(spec.driver ?? '', 'spec.driver'), ...validatePoolName(pool.name, 'spec.pool.name')]
  const { resourceSliceCount = 0, generation = 0 } = pool
  if (resourceSliceCount <= 0)
    errors.push(fieldError.invalid('spec.pool.resourceSliceCount', resourceSliceCount, 'must be greater than zero'))
  if (generation < 0) errors.push(fieldError.invalid('spec.pool.generation', generation, 'must be greater than or equal to zero'))
  const given: string[] = []
  if (nodeName === '') errors.push(fieldError.invalid('spec.nodeName', '', 'must be either unset or set to a non-empty string'))
  else if (nodeName !== undefined) {
    given.push('`nodeName`')
    errors.push(...invalid('spec.nodeName', nodeName, dnsSubdomain(nodeName)))
  }
  if (nodeSelector) {
    given.push('`nodeSelector`')
    errors.push(...validateNodeSelector(nodeSelector, 'spec.nodeSelector'))
    const terms = nodeSelector.nodeSelectorTerms ?? []
    if (terms.length !== 1) {
      errors.push(
        fieldError.invalid('spec.nodeSelector.nodeSelectorTerms', terms.map(internalTerm), 'must have exactly one node selector term'),
      )
    }
  }
  if (allNodes) given.push('`allNodes`')
  else if (allNodes === false) errors.push(fieldError.invalid('spec.allNodes', false, 'must be either unset or set to true'))
  const oneOf = 'exactly one of `nodeName`, `nodeSelector`, `allNodes`, `perDeviceNodeSelection` is required'
  if (given.length === 0) errors.push(fieldError.required('spec', oneOf))
  else if (given.length > 1) errors.push(fieldError.invalid('spec', `{${given.join(', ')}}`, `${oneOf}, but multiple fields are set`))
  return [
    ...errors,
    ...validateDistinct(spec.devices, maxDevices, 'spec.devices', validateDevice, { field: 'name', of: ({ name = '' }) => name }),
  ]
}

function validateDevice({ name, attributes = {}, capacity = {} }: Device, path: string): FieldError[] {
  const errors = validateLabelName(name, child(path, 'name'))
  const count = Object.keys(attributes).length + Object.keys(capacity).length
  if (count > maxAttributes) {
    errors.push(fieldError.invalid(path, count, `the total number of attributes and capacities must not exceed ${maxAttributes}`))
  }
  for (const [name, attribute] of Object.entries(attributes)) {
    const at = key(child(path, 'attributes'), shortened(name))
    errors.push(...validateQualified(name, at), ...validateAttribute(attribute, at))
  }
  for (const name of Object.keys(capacity)) errors.push(...validateQualified(name, key(child(path, 'capacity'), shortened(name))))
  return errors
}

/** A long key with its middle left out. */
function shortened(name: string): string {
  if (name.length <= maxKey) return name
  const rest = maxKey - 3
  return `${name.slice(0, Math.floor((rest + 1) / 2))}...${name.slice(name.length - Math.floor(rest / 2))}`
}

function validateAttribute(attribute: Attribute, path: string): FieldError[] {
  const { int, bool, string, version } = attribute
  const errors: FieldError[] = []
  if (string !== undefined && byteLength(string) > maxValueBytes) errors.push(fieldError.tooLong(child(path, 'string'), maxValueBytes))
  if (version !== undefined) {
    const at = child(path, 'version')
    if (!semver.test(version)) errors.push(fieldError.invalid(at, version, 'must be a string compatible with semver.org spec 2.0.0'))
    if (byteLength(version) > maxValueBytes) errors.push(fieldError.tooLong(at, maxValueBytes))
  }
  const given = [int, bool, string, version].filter((value) => value !== undefined).length
  if (given === 0) errors.push(fieldError.required(path, 'exactly one value must be specified'))
  if (given > 1) {
    const value = { IntValue: int ?? null, BoolValue: bool ?? null, StringValue: string ?? null, VersionValue: version ?? null }
    errors.push(fieldError.invalid(path, value, 'exactly one value must be specified'))
  }
  return errors
}

export const resourceSlices = plain<ResourceSlice>({
  returnsDeletedObject: true,
  nameRule: dnsSubdomain,
  counted: ['spec'],
  prepareForCreate: dropAlphaFields,
  prepareForUpdate: dropAlphaFields,
  validate,
  validateUpdate: ({ spec }, old) => [
    ...immutable(spec.pool?.name ?? '', old.spec.pool?.name ?? '', 'spec.pool.name'),
    ...immutable(spec.driver ?? '', old.spec.driver ?? '', 'spec.driver'),
    ...immutable(spec.nodeName, old.spec.nodeName, 'spec.nodeName'),
  ],
  selectableFields: { 'spec.nodeName': ({ spec }) => spec.nodeName ?? '', 'spec.driver': ({ spec }) => spec.driver ?? '' },
})
