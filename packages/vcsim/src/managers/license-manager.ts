import { dataObject, reference } from '@vivarium/vim'
import type { KeyValue, LicenseAssignmentManagerLicenseAssignment, LicenseManagerLicenseInfo } from '@vivarium/vim/types'
import type { Kind, World } from '../call.js'
import { fault, invalidArgument } from '../faults.js'
import type { ManagedObject } from '../model/managed-object.js'
import type { Model } from '../model/model.js'

export const licenseManagerId = 'LicenseManager'
const assignmentManagerId = 'LicenseAssignmentManager'

const feature = (key: string, value: string) => ({ key: 'feature', value: dataObject('KeyValue', { key, value }) })

/** What needs no key: for 60 days of everything. Here they do not pass. */
const evaluation: LicenseManagerLicenseInfo = {
  licenseKey: '00000-00000-00000-00000-00000',
  editionKey: 'eval',
  name: 'Evaluation Mode',
  total: 0,
  used: 0,
  costUnit: '',
  properties: [
    feature('serialuri:2', 'Remote virtual Serial Port Concentrator'),
    feature('dvs', 'vSphere Distributed Switch'),
    feature('drs', 'vSphere DRS'),
    feature('das', 'vSphere HA'),
    feature('vmotion', 'vMotion'),
    feature('svmotion', 'vSphere Storage vMotion'),
    { key: 'ProductName', value: 'VMware VirtualCenter Server' },
    { key: 'ProductVersion', value: '8.0' },
  ],
}

export function addLicenseManager(model: Model, now: Date): void {
  const days = 60
  const expirationDate = new Date(now.getTime() + days * 86_400_000).toISOString()
  model.add('LicenseManager', licenseManagerId, {
    source: dataObject('EvaluationLicenseSource', { remainingHours: days * 24 }),
    sourceAvailable: true,
    licensedEdition: 'eval',
    licenses: [evaluation],
    licenseAssignmentManager: reference('LicenseAssignmentManager', assignmentManagerId),
    evaluation: {
      properties: [
        { key: 'expirationHours', value: boxed('long', days * 24) },
        { key: 'expirationMinutes', value: boxed('long', days * 24 * 60) },
        { key: 'expirationDate', value: boxed('dateTime', expirationDate) },
      ],
    },
  })
  model.add('LicenseAssignmentManager', assignmentManagerId, {})
}

/** A value whose type its form doesn't tell. */
const boxed = (type: string, value: unknown) => ({ _typeName: type, _value: value })

function managerOf(model: Model): ManagedObject {
  return model.get({ type: 'LicenseManager', value: licenseManagerId })
}

function licensesOf(model: Model): readonly LicenseManagerLicenseInfo[] {
  return managerOf(model).get('licenses') as LicenseManagerLicenseInfo[]
}

/** Five groups of five letters and digits. */
function isKey(key: string): boolean {
  return /^(?:[0-9A-Z]{5}-){4}[0-9A-Z]{5}$/i.test(key)
}

/** What a key is good for; who asks can't tell a made-up one, so it is good for everything. */
function decode(licenseKey: string, labels: readonly KeyValue[] = []): LicenseManagerLicenseInfo {
  if (!isKey(licenseKey)) {
    const diagnostic = [
      { key: 'lc_error', value: dataObject('KeyValue', { key: 'lc_error', value: 'License is not valid for this product' }) },
      { key: 'diagnostic', value: 'License is not valid for this product' },
    ]
    return { licenseKey, editionKey: '', name: '', total: 0, costUnit: '', properties: diagnostic }
  }
  const properties = (evaluation.properties ?? []).filter(({ key }) => key === 'feature' || key.startsWith('Product'))
  const known = { licenseKey, editionKey: 'vc.standard.instance', name: 'vCenter Server 8 Standard', total: 1, used: 0, costUnit: 'server' }
  return { ...known, properties, labels: [...labels] }
}

/** New labels of a license; an empty value takes one away. Throws the fault InvalidArgument for a license that is not there. */
function label(model: Model, licenseKey: string, key: string, value: string): void {
  const licenses = licensesOf(model)
  if (!licenses.some((license) => license.licenseKey === licenseKey)) throw invalidArgument('licenseKey')
  model.update<'LicenseManager'>(managerOf(model), {
    licenses: licenses.map((license) => {
      if (license.licenseKey !== licenseKey) return license
      const others = (license.labels ?? []).filter((one) => one.key !== key)
      return { ...license, labels: value === '' ? others : [...others, { key, value }] }
    }),
  })
}

export const licenseManager = {
  methods: {
    AddLicense({ world: { model } }, { licenseKey, labels }) {
      const info = decode(licenseKey, labels)
      const licenses = licensesOf(model)
      // One that is not valid is told what it is, and not kept.
      if (isKey(licenseKey) && !licenses.some((license) => license.licenseKey === licenseKey)) {
        model.update<'LicenseManager'>(managerOf(model), { licenses: [...licenses, info] })
      }
      return info
    },

    RemoveLicense({ world: { model, records } }, { licenseKey }) {
      const licenses = licensesOf(model)
      if (licenseKey === evaluation.licenseKey || !licenses.some((license) => license.licenseKey === licenseKey)) {
        throw invalidArgument('licenseKey')
      }
      if ([...records.assignedLicenses.values()].includes(licenseKey)) {
        throw fault('InvalidState', {}, 'The license is assigned and can not be removed.')
      }
      model.update<'LicenseManager'>(managerOf(model), { licenses: licenses.filter((license) => license.licenseKey !== licenseKey) })
    },

    DecodeLicense({ world: { model } }, { licenseKey }) {
      return licensesOf(model).find((license) => license.licenseKey === licenseKey) ?? decode(licenseKey)
    },

    UpdateLicenseLabel({ world: { model } }, { licenseKey, labelKey, labelValue }) {
      label(model, licenseKey, labelKey, labelValue)
    },

    RemoveLicenseLabel({ world: { model } }, { licenseKey, labelKey }) {
      label(model, licenseKey, labelKey, '')
    },
  },
} satisfies Kind

/** What can have a license: the vCenter itself, clusters and hosts. */
function assignments({ model, content, records }: World): LicenseAssignmentManagerLicenseAssignment[] {
  const { instanceUuid = '' } = content.about
  const info = (entity: string) => {
    const key = records.assignedLicenses.get(entity)
    return licensesOf(model).find(({ licenseKey }) => licenseKey === key) ?? evaluation
  }
  const own = { entityId: instanceUuid, entityDisplayName: '127.0.0.1', assignedLicense: info(instanceUuid) }
  const others = [...model.objects()]
    .filter(({ type }) => type.isA('HostSystem') || type.isA('ClusterComputeResource'))
    .map((object) => {
      const { value: entityId } = object.reference
      return { entityId, scope: instanceUuid, entityDisplayName: String(object.get('name')), assignedLicense: info(entityId) }
    })
  return [own, ...others]
}

function assignmentOf(world: World, entity: string): LicenseAssignmentManagerLicenseAssignment {
  const found = assignments(world).find(({ entityId }) => entityId === entity)
  if (found === undefined) throw fault('LicenseEntityNotFound', { entityId: entity }, `The license entity ${entity} is not found.`)
  return found
}

export const licenseAssignmentManager = {
  methods: {
    QueryAssignedLicenses({ world }, { entityId = '' }) {
      return assignments(world).filter((one) => entityId === '' || one.entityId === entityId)
    },

    UpdateAssignedLicense({ world }, { entity, licenseKey }) {
      assignmentOf(world, entity)
      const license = licensesOf(world.model).find((one) => one.licenseKey === licenseKey)
      if (license === undefined) throw invalidArgument('licenseKey')
      world.records.assignedLicenses.set(entity, licenseKey)
      return license
    },

    RemoveAssignedLicense({ world }, { entityId }) {
      assignmentOf(world, entityId)
      world.records.assignedLicenses.delete(entityId)
    },
  },
} satisfies Kind
