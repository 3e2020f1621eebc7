import { z } from 'zod'
import { oldRoute, operation, type Route, routes } from '../operation.js'
import type { Subscriber } from './content-library.js'
import { privileges } from './privileges.js'

const subscriptionService = 'com.vmware.content.library.subscriptions'
const ofLibrary = z.object({ library: z.string() })
const ofSubscription = ofLibrary.extend({ subscription: z.string() })

const placement = z.object({
  resource_pool: z.string().optional(),
  host: z.string().optional(),
  folder: z.string().optional(),
  cluster: z.string().optional(),
  network: z.string().optional(),
})

const addSubscription = operation(
  subscriptionService,
  'create',
  ofLibrary.extend({
    spec: z.object({ subscribed_library: z.object({ subscribed_library: z.string(), placement: placement.optional() }) }),
  }),
  (call, { library, spec: { subscribed_library: given } }) => {
    call.require(privileges.addSubscription)
    const { contentLibrary } = call.world
    contentLibrary.libraries.get(library, 'LOCAL')
    contentLibrary.libraries.get(given.subscribed_library, 'SUBSCRIBED')
    const place = Object.entries(given.placement ?? {}).filter(
      (entry): entry is [string, string] => entry[1] !== undefined && entry[1] !== '',
    )
    return contentLibrary.addSubscriber({
      library,
      subscribed_library: given.subscribed_library,
      subscribed_library_location: 'LOCAL',
      ...(given.placement === undefined ? {} : { subscribed_library_placement: Object.fromEntries(place) }),
    })
  },
)
const listSubscriptions = operation(subscriptionService, 'list', ofLibrary, ({ world }, { library }) => {
  const { contentLibrary } = world
  contentLibrary.libraries.get(library)
  return contentLibrary.subscribersOf(library).map(({ subscription, subscribed_library }) => ({
    subscription,
    subscribed_library,
    subscribed_library_name: contentLibrary.libraries.get(subscribed_library).name,
  }))
})
const getSubscription = operation(subscriptionService, 'get', ofSubscription, ({ world }, { library, subscription }) => {
  const { library: _, subscription: __, ...found }: Subscriber = world.contentLibrary.subscriber(library, subscription)
  return { ...found, subscribed_library_name: world.contentLibrary.libraries.get(found.subscribed_library).name }
})
const removeSubscription = operation(subscriptionService, 'delete', ofSubscription, (call, { library, subscription }) => {
  call.require(privileges.removeSubscription)
  call.world.contentLibrary.removeSubscriber(library, subscription)
})

const usageService = 'com.vmware.content.library.usages'
const ofUsage = ofLibrary.extend({ usage: z.string() })

const addUsage = operation(
  usageService,
  'add',
  ofLibrary.extend({ spec: z.object({ resource_urn: z.string() }).optional(), resource_urn: z.string().optional() }),
  (call, { library, spec, resource_urn = spec?.resource_urn ?? '' }) => {
    call.require(privileges.update)
    call.world.contentLibrary.libraries.get(library)
    return call.world.contentLibrary.addUsage(library, resource_urn, call.world.clock.now().toISOString())
  },
)
const listUsages = operation(usageService, 'list', ofLibrary, ({ world }, { library }) => {
  world.contentLibrary.libraries.get(library)
  return { library_usage_list: world.contentLibrary.usagesOf(library).map(({ usage, resource_urn }) => ({ usage, resource_urn })) }
})
const getUsage = operation(usageService, 'get', ofUsage, ({ world }, { library, usage }) => {
  const { resource_urn, addition_time } = world.contentLibrary.usage(library, usage)
  return { usage, resource_urn, addition_time }
})
const removeUsage = operation(usageService, 'remove', ofUsage, (call, { library, usage }) => {
  call.require(privileges.update)
  call.world.contentLibrary.removeUsage(library, usage)
})

const listPolicies = operation('com.vmware.content.security_policies', 'list', z.object({}), ({ world }) => world.contentLibrary.policies)

const certificateService = 'com.vmware.content.trusted_certificates'
const ofCertificate = z.object({ certificate: z.string() })

const listCertificates = operation(certificateService, 'list', z.object({}), ({ world }) => ({
  certificates: [...world.contentLibrary.certificates].map(([certificate, cert_text]) => ({ certificate, cert_text })),
}))
const getCertificate = operation(certificateService, 'get', ofCertificate, ({ world }, { certificate }) => ({
  cert_text: world.contentLibrary.certificate(certificate),
}))
const addCertificate = operation(
  certificateService,
  'create',
  z.object({ spec: z.object({ cert_text: z.string() }) }),
  (call, { spec }) => {
    call.require(privileges.addCertificate)
    return call.world.contentLibrary.trust(spec.cert_text)
  },
)
const removeCertificate = operation(certificateService, 'delete', ofCertificate, (call, { certificate }) => {
  call.require(privileges.removeCertificate)
  call.world.contentLibrary.distrust(certificate)
})

const subscriptionsPath = '/content/library/{library}/subscriptions'
const usagesPath = '/content/library/{library}/usages'

export const otherLibraryRoutes: readonly Route[] = [
  ...routes('POST', subscriptionsPath, addSubscription, { body: 'spec', creates: true }),
  ...routes('GET', subscriptionsPath, listSubscriptions),
  ...routes('GET', `${subscriptionsPath}/{subscription}`, getSubscription),
  ...routes('DELETE', `${subscriptionsPath}/{subscription}`, removeSubscription),
  oldRoute('GET', '/content/library/subscriptions', listSubscriptions),
  oldRoute('POST', '/content/library/subscriptions/{library}', addSubscription),
  oldRoute('POST', '/content/library/subscriptions/{library}', addSubscription, 'create'),
  oldRoute('POST', '/content/library/subscriptions/{library}', getSubscription, 'get'),
  oldRoute('POST', '/content/library/subscriptions/{library}', removeSubscription, 'delete'),
  ...routes('POST', usagesPath, addUsage, { creates: true }),
  ...routes('GET', usagesPath, listUsages),
  ...routes('GET', `${usagesPath}/{usage}`, getUsage),
  ...routes('DELETE', `${usagesPath}/{usage}`, removeUsage),
  ...routes('GET', '/content/security-policies', listPolicies),
  ...routes('GET', '/content/trusted-certificates', listCertificates),
  ...routes('POST', '/content/trusted-certificates', addCertificate, { body: 'spec', creates: true }),
  ...routes('GET', '/content/trusted-certificates/{certificate}', getCertificate),
  ...routes('DELETE', '/content/trusted-certificates/{certificate}', removeCertificate),
]
