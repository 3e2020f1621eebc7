import { type ManagedObjectReference, reference } from '@vivarium/vim'
import type { OptionValue } from '@vivarium/vim/types'
import type { World } from '../call.js'
import { fault, invalidArgument } from '../faults.js'
import { uuidOf } from '../ids.js'
import { list, object, optional, record, text } from './shapes.js'
import { method, ServiceFault, type ServiceObject } from './soap-service.js'

/** Types of the lookup service (`urn:lookup`), as govmomi's `lookup/types` has them. */
const content = record({
  lookupService: object,
  serviceRegistration: optional(object),
  deploymentInformationService: object,
  l10n: object,
})
const attribute = record({ key: text, value: text })
const endpointType = record({ protocol: optional(text), type: optional(text) })
const endpoint = record({ url: text, endpointType, sslTrust: list(text), endpointAttributes: list(attribute) })
const serviceType = record({ product: text, type: text })
const serviceInfo = record({
  serviceVersion: text,
  vendorNameResourceKey: optional(text),
  vendorNameDefault: optional(text),
  vendorProductInfoResourceKey: optional(text),
  vendorProductInfoDefault: optional(text),
  serviceEndpoints: list(endpoint),
  serviceAttributes: list(attribute),
  serviceNameResourceKey: optional(text),
  serviceNameDefault: optional(text),
  serviceDescriptionResourceKey: optional(text),
  serviceDescriptionDefault: optional(text),
  ownerId: text,
  serviceType,
  nodeId: optional(text),
  serviceId: text,
  siteId: text,
})
type ServiceInfo = ReturnType<typeof serviceInfo.read>
const filter = record({
  siteId: optional(text),
  nodeId: optional(text),
  serviceType: optional(record({ product: optional(text), type: optional(text) })),
  endpointType: optional(endpointType),
})
type Filter = ReturnType<typeof filter.read>

export const lookupNamespace = 'urn:lookup'

const self = reference('LookupServiceInstance', 'ServiceInstance')
const registration = reference('LookupServiceRegistration', 'ServiceRegistration')
const localization = reference('LookupL10n', 'l10n')
const siteId = 'vcsim'

export const lookupObjects: readonly ServiceObject[] = [
  {
    reference: self,
    methods: {
      RetrieveServiceContent: method('anyone', {}, content, () => ({
        lookupService: reference('LookupLookupService', 'lookupService'),
        serviceRegistration: registration,
        deploymentInformationService: reference('LookupDeploymentInformationService', 'deploymentInformationService'),
        l10n: localization,
      })),
    },
  },
  {
    reference: registration,
    methods: {
      GetSiteId: method('anyone', {}, text, () => siteId),
      Get: method('anyone', { serviceId: text }, serviceInfo, ({ world }, { serviceId }) => {
        const found = registrations(world).find((each) => each.serviceId === serviceId)
        if (found === undefined) throw new ServiceFault('LookupFaultEntryNotFoundFault', `There is no service ${serviceId}.`)
        return found
      }),
      // A lookup service without criteria refuses, in these words.
      List: method('anyone', { filterCriteria: optional(filter) }, list(serviceInfo), ({ world }, { filterCriteria }) => {
        if (filterCriteria === undefined) throw fault('SystemError', { reason: 'Invalid fault' }, 'LookupFaultServiceFault')
        return registrations(world).flatMap((each) => matched(each, filterCriteria) ?? [])
      }),
    },
  },
  {
    reference: localization,
    methods: {
      GetLocale: method('anyone', {}, text, () => 'en'),
      SetLocale: method('anyone', { locale: text }, text, (_call, { locale }) => {
        if (!/^en/i.test(locale)) throw invalidArgument('locale')
        return 'en'
      }),
    },
  },
]

/** Criteria that are empty fit everything. */
const fits = (wanted: string | undefined, value: string | undefined) => wanted === undefined || wanted === '' || wanted === value

/** With the endpoints that fit; undefined if it does not. */
function matched(service: ServiceInfo, wanted: Filter): ServiceInfo | undefined {
  const { siteId: site, nodeId, serviceType: type, endpointType: kind } = wanted
  if (!fits(site, service.siteId) || !fits(nodeId, service.nodeId)) return undefined
  if (!fits(type?.product, service.serviceType.product) || !fits(type?.type, service.serviceType.type)) return undefined
  if (kind === undefined) return service
  const serviceEndpoints = service.serviceEndpoints.filter(
    ({ endpointType: { protocol, type } }) => fits(kind.protocol, protocol) && fits(kind.type, type),
  )
  return serviceEndpoints.length === 0 ? undefined : { ...service, serviceEndpoints }
}

/** What is registered: what clients of vim look for. Where things are is what the settings say, which administrators may change. */
function registrations(world: World): ServiceInfo[] {
  const { content, sso } = world
  const setting = (key: string) => settingOf(world, content.setting, key)
  const { certificate, origin } = sso.place
  const sslTrust = certificate === undefined ? [] : [certificate]
  const instanceUuid = content.about.instanceUuid ?? ''
  const made = (name: string) => uuidOf(`${instanceUuid}/${name}`)
  const sdk = `${setting('vcsim.server.url') ?? origin}/sdk`
  const identity = (url: string, protocol: string, type: string, serviceType: string): ServiceInfo => ({
    serviceVersion: '2.0',
    serviceEndpoints: [{ url, endpointType: { protocol, type }, sslTrust, endpointAttributes: [] }],
    serviceAttributes: [],
    ownerId: setting('config.vpxd.sso.default.admin') ?? '',
    serviceType: { product: 'com.vmware.cis', type: serviceType },
    serviceId: `${siteId}:${made(`${serviceType}/${protocol}`)}`,
    siteId,
  })
  const sts = setting('config.vpxd.sso.sts.uri') ?? ''
  const vcenter: ServiceInfo = {
    serviceVersion: content.about.apiVersion,
    serviceEndpoints: [
      {
        url: sdk,
        endpointType: { protocol: 'vmomi', type: 'com.vmware.vim' },
        sslTrust,
        endpointAttributes: [{ key: 'cis.common.ep.localurl', value: sdk }],
      },
    ],
    serviceAttributes: [
      { key: 'com.vmware.cis.cm.GroupInternalId', value: 'com.vmware.vim.vcenter' },
      { key: 'com.vmware.vim.vcenter.instanceName', value: setting('VirtualCenter.InstanceName') ?? '' },
      { key: 'com.vmware.cis.cm.ControlScript', value: 'service-control-default-vmon' },
      { key: 'com.vmware.cis.cm.HostId', value: made('host') },
    ],
    serviceNameResourceKey: 'AboutInfo.vpx.name',
    serviceDescriptionResourceKey: 'AboutInfo.vpx.name',
    ownerId: setting('config.vpxd.sso.solutionUser.name') ?? '',
    serviceType: { product: 'com.vmware.cis', type: 'vcenterserver' },
    nodeId: made('node'),
    serviceId: instanceUuid,
    siteId,
  }
  return [
    identity(sts, 'wsTrust', 'com.vmware.cis.cs.identity.sso', 'cs.identity'),
    identity(setting('config.vpxd.sso.admin.uri') ?? '', 'vmomi', 'com.vmware.cis.cs.identity.admin', 'cs.identity'),
    vcenter,
    // Of another name before vCenter 6, by which PowerCLI still looks for it.
    identity(sts, 'wsTrust', 'com.vmware.cis.cs.identity.sso', 'sso:sts'),
  ]
}

function settingOf({ model }: World, manager: ManagedObjectReference | undefined, key: string): string | undefined {
  const options = (manager === undefined ? [] : model.get(manager).get('setting')) as readonly OptionValue[]
  const value = options.find((each) => each.key === key)?.value
  return typeof value === 'string' ? value : undefined
}
