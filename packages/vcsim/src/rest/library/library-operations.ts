import { z } from 'zod'
import { ApiError, invalidArgument } from '../api-error.js'
import { type ApiCall, oldRoute, operation, type Route, routes } from '../operation.js'
import type { Library } from './library-model.js'
import { privileges } from './privileges.js'
import { publishItem, removeTemplate } from './publishing.js'
import { evictItem, syncLibrary } from './subscriptions.js'

const service = 'com.vmware.content.library'
const ofLibrary = z.object({ library_id: z.string() })

const publishInfo = z.object({
  published: z.boolean().optional(),
  authentication_method: z.string().optional(),
  user_name: z.string().optional(),
  password: z.string().optional(),
  persist_json_enabled: z.boolean().optional(),
})
const subscriptionInfo = z.object({
  subscription_url: z.string(),
  automatic_sync_enabled: z.boolean().optional(),
  on_demand: z.boolean().optional(),
  authentication_method: z.string().optional(),
  user_name: z.string().optional(),
  password: z.string().optional(),
  ssl_thumbprint: z.string().optional(),
})
const createSpec = z.object({
  name: z.string(),
  description: z.string().optional(),
  storage_backings: z.array(z.object({ type: z.string().default('DATASTORE'), datastore_id: z.string() })).min(1),
  publish_info: publishInfo.optional(),
  subscription_info: subscriptionInfo.optional(),
  security_policy_id: z.string().optional(),
  configuration_info: z.object({ apply_library_usage_to_items: z.boolean().optional() }).optional(),
})

function creator(type: Library['type'], name: string) {
  return operation(name, 'create', z.object({ create_spec: createSpec }), async (call, { create_spec: spec }) => {
    call.require(type === 'LOCAL' ? privileges.createLocal : privileges.createSubscribed)
    const { contentLibrary, clock } = call.world
    const { security_policy_id, subscription_info, publish_info, description, configuration_info, ...rest } = spec
    contentLibrary.checkPolicy(security_policy_id)
    if (type === 'SUBSCRIBED' && subscription_info === undefined) throw invalidArgument('subscription_info is missing.')
    const given = {
      ...rest,
      type,
      ...(description === undefined ? {} : { description }),
      ...(type === 'LOCAL' && publish_info !== undefined ? { publish_info } : {}),
      ...(type === 'SUBSCRIBED' && subscription_info !== undefined ? { subscription_info } : {}),
      ...(security_policy_id === undefined ? {} : { security_policy_id }),
      ...(configuration_info === undefined ? {} : { configuration_info }),
    }
    const id = contentLibrary.libraries.add(given, (id) => publishUrl(call, id))
    if (type === 'SUBSCRIBED') await syncLibrary(contentLibrary.libraries, id, clock.now().toISOString())
    return id
  })
}

const updateSpec = z.object({
  name: z.string().optional(),
  description: z.string().optional(),
  publish_info: publishInfo.optional(),
  subscription_info: subscriptionInfo.partial().optional(),
  security_policy_id: z.string().optional(),
  unset_security_policy_id: z.boolean().optional(),
  configuration_info: z.object({ apply_library_usage_to_items: z.boolean().optional() }).optional(),
})

function updater(type: Library['type'] | undefined, name: string) {
  return operation(name, 'update', ofLibrary.extend({ update_spec: updateSpec }), (call, { library_id, update_spec: spec }) => {
    call.require(privileges.update)
    const { contentLibrary } = call.world
    const before = contentLibrary.libraries.get(library_id, type)
    contentLibrary.checkPolicy(spec.security_policy_id)
    const published = { ...before.publish_info, ...spec.publish_info }
    contentLibrary.libraries.change(library_id, {
      ...(spec.name === undefined ? {} : { name: spec.name }),
      ...(spec.description === undefined ? {} : { description: spec.description }),
      ...(spec.publish_info === undefined || before.type !== 'LOCAL'
        ? {}
        : { publish_info: published.published === true ? { ...published, publish_url: publishUrl(call, library_id) } : published }),
      ...(spec.subscription_info === undefined || before.subscription_info === undefined
        ? {}
        : { subscription_info: { ...before.subscription_info, ...defined(spec.subscription_info) } }),
      ...(spec.security_policy_id === undefined ? {} : { security_policy_id: spec.security_policy_id }),
      ...(spec.configuration_info === undefined ? {} : { configuration_info: spec.configuration_info }),
    })
  })
}

/** Libraries that something uses stay, unless they are deleted by force. */
function remover(type: Library['type'] | undefined, name: string, force: boolean) {
  return operation(name, force ? 'force_delete' : 'delete', ofLibrary, async (call, { library_id }) => {
    const { contentLibrary } = call.world
    const library = contentLibrary.libraries.get(library_id, type)
    call.require(library.type === 'LOCAL' ? privileges.deleteLocal : privileges.deleteSubscribed)
    if (!force && contentLibrary.usagesOf(library_id).length > 0) {
      throw new ApiError('RESOURCE_IN_USE', `The library '${library.name}' is in use.`, 'com.vmware.vdcs.cls-main.library_in_use')
    }
    for (const kept of contentLibrary.libraries.itemsOf(library_id)) await removeTemplate(call, kept)
    contentLibrary.libraries.remove(library_id)
    contentLibrary.forget(library_id)
  })
}

function getter(type: Library['type'] | undefined, name: string) {
  return operation(name, 'get', ofLibrary, ({ world }, { library_id }) =>
    withoutSecrets(world.contentLibrary.libraries.get(library_id, type)),
  )
}

function lister(type: Library['type'] | undefined, name: string) {
  return operation(name, 'list', z.object({}), ({ world }) =>
    world.contentLibrary.libraries.all.filter((library) => (type ?? library.type) === library.type).map(({ id }) => id),
  )
}

const find = operation(
  service,
  'find',
  z.object({ spec: z.object({ name: z.string().optional(), type: z.string().optional() }) }),
  ({ world }, { spec: { name = '', type = '' } }) =>
    world.contentLibrary.libraries.all
      .filter((library) => name === '' || library.name.toLowerCase() === name.toLowerCase())
      .filter((library) => type === '' || library.type === type)
      .map(({ id }) => id),
)

const publish = operation(
  'com.vmware.content.local_library',
  'publish',
  ofLibrary.extend({ subscriptions: z.array(z.object({ subscription: z.string() })).optional() }),
  async (call, { library_id, subscriptions = [] }) => {
    call.require(privileges.publish)
    const { contentLibrary } = call.world
    contentLibrary.libraries.get(library_id, 'LOCAL')
    for (const kept of contentLibrary.libraries.itemsOf(library_id)) {
      await publishItem(
        call,
        kept,
        subscriptions.map(({ subscription }) => subscription),
      )
    }
  },
)

const sync = operation('com.vmware.content.subscribed_library', 'sync', ofLibrary, async (call, { library_id }) => {
  call.require(privileges.sync)
  await syncLibrary(call.world.contentLibrary.libraries, library_id, call.world.clock.now().toISOString())
})

const evict = operation('com.vmware.content.subscribed_library', 'evict', ofLibrary, (call, { library_id }) => {
  call.require(privileges.evict)
  const { libraries } = call.world.contentLibrary
  libraries.get(library_id, 'SUBSCRIBED')
  for (const { item } of libraries.itemsOf(library_id)) evictItem(libraries, item.id)
})

const kinds = [
  { path: '/content/library', type: undefined, name: service },
  { path: '/content/local-library', type: 'LOCAL', name: 'com.vmware.content.local_library' },
  { path: '/content/subscribed-library', type: 'SUBSCRIBED', name: 'com.vmware.content.subscribed_library' },
] as const

export const libraryRoutes: readonly Route[] = [
  ...kinds.flatMap(({ path, type, name }) => [
    ...(type === undefined ? [] : routes('POST', path, creator(type, name), { body: 'create_spec', creates: true })),
    ...routes('GET', path, lister(type, name)),
    ...routes('GET', `${path}/{library_id}`, getter(type, name)),
    ...routes('PATCH', `${path}/{library_id}`, updater(type, name), { body: 'update_spec' }),
    ...routes('DELETE', `${path}/{library_id}`, remover(type, name, false)),
    ...routes('POST', `${path}/{library_id}`, remover(type, name, true), { action: 'force-delete' }),
    // So govmomi's client asks for it.
    oldRoute('DELETE', `${path}/{library_id}`, remover(type, name, true), 'force-delete'),
  ]),
  ...routes('POST', '/content/library', find, { action: 'find', body: 'spec' }),
  ...routes('POST', '/content/local-library/{library_id}', publish, { action: 'publish' }),
  ...routes('POST', '/content/subscribed-library/{library_id}', sync, { action: 'sync' }),
  ...routes('POST', '/content/subscribed-library/{library_id}', evict, { action: 'evict' }),
]

function publishUrl({ origin }: ApiCall, id: string): string {
  return `${origin}/cls/vcsp/lib/${id}`
}

/** Passwords are never told. */
function withoutSecrets({ publish_info, subscription_info, ...library }: Library): unknown {
  return {
    ...library,
    ...(publish_info === undefined ? {} : { publish_info: { ...publish_info, password: undefined } }),
    ...(subscription_info === undefined ? {} : { subscription_info: { ...subscription_info, password: undefined } }),
  }
}

function defined<T extends object>(changes: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>
  }
}
