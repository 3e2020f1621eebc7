import type { Condition, KubeObject, ObjectMeta } from '../../registry/objects.js'
import type { StrategyContext } from '../../registry/strategy.js'
import { child, type FieldError, fieldError, index } from '../../schema/field-error.js'
import { parseNetwork } from '../../validation/addresses.js'
import { oneOf, required } from '../../validation/checks.js'
import { immutable, validateAnnotations, validateConditions, validateLabels } from '../../validation/metadata.js'
import { byteLength, dnsSubdomain } from '../../validation/names.js'
import { validateDriverName } from '../core/driver-name.js'
import type { NodeSelector } from '../core/pod-types.js'
import { validateNodeSelector } from '../core/scheduling-validation.js'
import { plain, specAndStatus } from '../kit.js'
import {
  type DeviceClaim,
  dropCapacityRequests,
  maxConfigurations,
  requestNames,
  validateAdminAccess,
  validateAdminNamespace,
  validateDeviceClaim,
  validateRequestReference,
  validateRequestReferences,
} from './device-claims.js'
import { type DeviceConfiguration, validateConfiguration, validateRaw } from './device-configuration.js'
import { itself, validateDistinct, validateItems, validateLabelName, validatePoolName } from './names.js'

interface DeviceId {
  driver?: string
  pool?: string
  device?: string
}

interface AllocationResult extends DeviceId {
  request?: string
  adminAccess?: boolean
  bindingConditions?: string[]
  bindingFailureConditions?: string[]
  shareID?: string
  consumedCapacity?: object
}

interface Allocation {
  devices?: {
    results?: AllocationResult[]
    config?: (DeviceConfiguration & { source?: string; requests?: string[] })[]
  }
  nodeSelector?: NodeSelector
  allocationTimestamp?: string
}

interface DeviceStatus extends DeviceId {
  shareID?: string
  conditions?: Condition[]
  data?: unknown
  networkData?: { interfaceName?: string; hardwareAddress?: string; ips?: string[] }
}

interface Consumer {
  apiGroup?: string
  resource?: string
  name?: string
  uid?: string
}

interface ResourceClaim extends KubeObject {
  spec: { devices?: DeviceClaim }
  status?: { allocation?: Allocation; reservedFor?: Consumer[]; devices?: DeviceStatus[] }
}

const maxResults = 32
const maxConsumers = 256
const maxDeviceConditions = 8
const maxDataBytes = 10 * 1024
const maxAddresses = 16
const maxInterfaceName = 256
const maxHardwareAddress = 128

const idOf = ({ driver = '', pool = '', device = '' }: DeviceId) => `${driver}/${pool}/${device}`
/** As the real server prints the id of a device: its parts are of a type that has no JSON. */
const internalId = { Driver: {}, Pool: {}, Device: {}, ShareID: {} }

/** Takes away what only servers with alpha features know, as the real one does by default. */
function dropAllocationFields({ status }: ResourceClaim): void {
  delete status?.allocation?.allocationTimestamp
  for (const result of status?.allocation?.devices?.results ?? [])
    for (const field of ['bindingConditions', 'bindingFailureConditions', 'shareID', 'consumedCapacity'] as const) delete result[field]
  for (const device of status?.devices ?? []) delete device.shareID
}

/** What was said of a device goes with its allocation. */
function dropDeallocated({ status }: ResourceClaim, old: ResourceClaim): void {
  if (!status?.devices) return
  const now = new Set((status.allocation?.devices?.results ?? []).map(idOf))
  const gone = new Set((old.status?.allocation?.devices?.results ?? []).map(idOf).filter((id) => !now.has(id)))
  status.devices = status.devices.filter((device) => !gone.has(idOf(device)))
  if (status.devices.length === 0) delete status.devices
}

function validateStatus(claim: ResourceClaim, old: ResourceClaim, { store }: StrategyContext): FieldError[] {
  const { status = {}, metadata } = claim
  const { allocation } = status
  const names = requestNames(claim.spec.devices ?? {})
  const errors: FieldError[] = []
  if (!old.status?.allocation?.devices?.results?.some(({ adminAccess }) => adminAccess)) {
    const at = (allocation?.devices?.results ?? []).findIndex(({ adminAccess }) => adminAccess)
    const path = child(index('status.allocation.devices.results', at), 'adminAccess')
    if (at >= 0) errors.push(...validateAdminNamespace(metadata.namespace ?? '', path, store))
  }
  errors.push(
    ...validateDistinct(status.reservedFor, maxConsumers, 'status.reservedFor', validateConsumer, {
      field: 'uid',
      of: ({ uid = '' }) => uid,
    }),
  )
  const allocated = new Set((allocation?.devices?.results ?? []).map(idOf))
  const devices = status.devices ?? []
  errors.push(...validateItems(devices, devices.length, 'status.devices', (device, at) => validateDevice(device, allocated, at)))
  for (const [i, device] of devices.entries()) {
    if (devices.findIndex((other) => idOf(other) === idOf(device)) < i)
      errors.push(fieldError.duplicate(child(index('status.devices', i), 'deviceID'), internalId))
  }
  errors.push(...validateReservations(claim, old))
  if (allocation && old.status?.allocation) errors.push(...immutable(allocation, old.status.allocation, 'status.allocation'))
  else if (allocation) errors.push(...validateAllocation(allocation, names, 'status.allocation'))
  return errors
}

function validateReservations({ metadata, status }: ResourceClaim, old: ResourceClaim): FieldError[] {
  const consumers = status?.reservedFor ?? []
  if (consumers.length === 0) return []
  if (!status?.allocation) return [fieldError.forbidden('status.reservedFor', 'may not be specified when `allocated` is not set')]
  const before = new Set((old.status?.reservedFor ?? []).map((consumer) => JSON.stringify(consumer)))
  return metadata.deletionTimestamp && consumers.some((consumer) => !before.has(JSON.stringify(consumer)))
    ? [
        fieldError.forbidden(
          'status.reservedFor',
          'new entries may not be added while `deallocationRequested` or `deletionTimestamp` are set',
        ),
      ]
    : []
}

function validateConsumer(consumer: Consumer, path: string): FieldError[] {
  return (['resource', 'name', 'uid'] as const).flatMap((field) => required(child(path, field), consumer[field]))
}

function validateId({ driver = '', pool, device }: DeviceId, path: string): FieldError[] {
  return [
    ...validateDriverName(driver, child(path, 'driver')),
    ...validatePoolName(pool, child(path, 'pool')),
    ...validateLabelName(device, child(path, 'device')),
  ]
}

function validateAllocation({ devices = {}, nodeSelector }: Allocation, names: ReadonlySet<string>, path: string): FieldError[] {
  const errors = [
    ...validateItems(devices.results, maxResults, child(path, 'devices', 'results'), (result, at) => [
      ...validateRequestReference(result.request ?? '', names, child(at, 'request')),
      ...validateId(result, at),
    ]),
    // Those of the class and those of the claim.
    ...validateItems(devices.config, 2 * maxConfigurations, child(path, 'devices', 'config'), (configuration, at) => [
      ...oneOf(child(at, 'source'), configuration.source, ['FromClaim', 'FromClass'], true),
      ...validateRequestReferences(configuration.requests, names, child(at, 'requests')),
      ...validateConfiguration(configuration, at, false),
    ]),
  ]
  return nodeSelector ? [...errors, ...validateNodeSelector(nodeSelector, child(path, 'nodeSelector'))] : errors
}

function validateDevice(device: DeviceStatus, allocated: ReadonlySet<string>, path: string): FieldError[] {
  const errors = validateId(device, path)
  const conditions = device.conditions ?? []
  if (!allocated.has(idOf(device))) errors.push(fieldError.invalid(path, internalId, 'must be an allocated device in the claim'))
  if (conditions.length > maxDeviceConditions)
    errors.push(fieldError.tooMany(child(path, 'conditions'), conditions.length, maxDeviceConditions))
  errors.push(...validateConditions(conditions, child(path, 'conditions')))
  if (device.data !== undefined) errors.push(...validateRaw(device.data, child(path, 'data'), maxDataBytes))
  if (!device.networkData) return errors
  const at = child(path, 'networkData')
  const { interfaceName = '', hardwareAddress = '', ips } = device.networkData
  if (byteLength(interfaceName) > maxInterfaceName) errors.push(fieldError.tooLong(child(at, 'interfaceName'), maxInterfaceName))
  if (byteLength(hardwareAddress) > maxHardwareAddress) errors.push(fieldError.tooLong(child(at, 'hardwareAddress'), maxHardwareAddress))
  return [...errors, ...validateDistinct(ips, maxAddresses, child(at, 'ips'), validateInterfaceAddress, itself)]
}

/** An address with the length of its network's prefix, in its normal form. */
function validateInterfaceAddress(text: string, path: string): FieldError[] {
  const network = parseNetwork(text)
  if (!network) return [fieldError.invalid(path, text, 'must be a valid address in CIDR form, (e.g. 10.9.8.7/24 or 2001:db8::1/64)')]
  const canonical = `${network.address.canonical}/${network.bits}`
  return canonical === text ? [] : [fieldError.invalid(path, text, `must be in canonical form (${JSON.stringify(canonical)})`)]
}

export const resourceClaims = specAndStatus<ResourceClaim>({
  returnsDeletedObject: true,
  nameRule: dnsSubdomain,
  counted: false,
  prepareForCreate: ({ spec }) => dropCapacityRequests(spec.devices ?? {}),
  prepareForUpdate: ({ spec }) => dropCapacityRequests(spec.devices ?? {}),
  validate: ({ metadata, spec }, context) => [
    ...(metadata.resourceVersion ? [] : validateAdminAccess(spec.devices?.requests, metadata.namespace ?? '', context)),
    ...validateDeviceClaim(spec.devices ?? {}, 'spec.devices', false),
  ],
  validateUpdate: (claim, old) => immutable(claim.spec, old.spec, 'spec'),
  statusKeeps: 'metadata',
  prepareStatus(claim, old) {
    dropDeallocated(claim, old)
    dropAllocationFields(claim)
  },
  validateStatus,
})

interface ResourceClaimTemplate extends KubeObject {
  spec: { metadata?: ObjectMeta; spec?: ResourceClaim['spec'] }
}

export const resourceClaimTemplates = plain<ResourceClaimTemplate>({
  returnsDeletedObject: true,
  nameRule: dnsSubdomain,
  prepareForCreate: ({ spec }) => dropCapacityRequests(spec.spec?.devices ?? {}),
  prepareForUpdate: ({ spec }) => dropCapacityRequests(spec.spec?.devices ?? {}),
  validate: ({ metadata, spec }, context) => [
    ...(metadata.resourceVersion ? [] : validateAdminAccess(spec.spec?.devices?.requests, metadata.namespace ?? '', context)),
    ...validateAnnotations(spec.metadata?.annotations, 'spec.metadata.annotations'),
    ...validateLabels(spec.metadata?.labels, 'spec.metadata.labels'),
    ...validateDeviceClaim(spec.spec?.devices ?? {}, 'spec.spec.devices', false),
  ],
  validateUpdate: (template, old) => immutable(template.spec, old.spec, 'spec'),
})
