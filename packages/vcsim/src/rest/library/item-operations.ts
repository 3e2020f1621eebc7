import { z } from 'zod'
import { ApiError, notFound } from '../api-error.js'
import type { ApiCall } from '../operation.js'
import { oldRoute, operation, type Route, routes } from '../operation.js'
import { notOfSubscribed } from './libraries.js'
import type { KeptItem, LibraryFile } from './library-model.js'
import { privileges } from './privileges.js'
import { publishItem, removeTemplate } from './publishing.js'
import { evictItem, syncItem } from './subscriptions.js'

const service = 'com.vmware.content.library.item'
const path = '/content/library/item'
const ofItem = z.object({ library_item_id: z.string() })

const create = operation(
  service,
  'create',
  z.object({
    create_spec: z.object({ library_id: z.string(), name: z.string(), description: z.string().optional(), type: z.string().optional() }),
  }),
  (call, { create_spec: { library_id, name, description = '', type = '' } }) => {
    call.require(privileges.addItem)
    const { libraries } = call.world.contentLibrary
    if (libraries.get(library_id).type === 'SUBSCRIBED') throw notOfSubscribed()
    return libraries.addItem({ library_id, name, description, type })
  },
)

const get = operation(service, 'get', ofItem, ({ world }, { library_item_id }) => world.contentLibrary.libraries.item(library_item_id).item)

const listAll = operation(service, 'list', z.object({ library_id: z.string() }), ({ world }, { library_id }) => {
  world.contentLibrary.libraries.get(library_id)
  return world.contentLibrary.libraries.itemsOf(library_id).map(({ item }) => item.id)
})

const findSpec = z.object({
  name: z.string().optional(),
  library_id: z.string().optional(),
  source_id: z.string().optional(),
  type: z.string().optional(),
  cached: z.boolean().optional(),
})

const find = operation(service, 'find', z.object({ spec: findSpec }), ({ world }, { spec }) =>
  world.contentLibrary.libraries.items
    .filter(({ item }) =>
      Object.entries(spec).every(([name, value]) => value === undefined || value === '' || item[name as keyof typeof spec] === value),
    )
    .map(({ item }) => item.id),
)

const update = operation(
  service,
  'update',
  ofItem.extend({
    update_spec: z.object({ name: z.string().optional(), description: z.string().optional(), type: z.string().optional() }),
  }),
  (call, { library_item_id, update_spec: { name, description, type } }) => {
    call.require(privileges.updateItem)
    call.world.contentLibrary.libraries.changeItem(library_item_id, {
      ...(name === undefined ? {} : { name }),
      ...(description === undefined ? {} : { description }),
      ...(type === undefined ? {} : { type }),
    })
  },
)

const remove = operation(service, 'delete', ofItem, async (call, { library_item_id }) => {
  call.require(privileges.deleteItem)
  const { contentLibrary } = call.world
  const kept = contentLibrary.libraries.item(library_item_id)
  const library = contentLibrary.libraries.get(kept.item.library_id)
  if (library.configuration_info?.apply_library_usage_to_items === true && contentLibrary.usagesOf(library.id).length > 0) {
    throw new ApiError('RESOURCE_IN_USE', `The library '${library.name}' is in use.`, 'com.vmware.vdcs.cls-main.library_in_use')
  }
  await removeTemplate(call, kept)
  contentLibrary.libraries.removeItem(library_item_id)
})

const copy = operation(
  service,
  'copy',
  z.object({
    source_library_item_id: z.string(),
    destination_create_spec: z.object({
      library_id: z.string(),
      name: z.string(),
      description: z.string().optional(),
      type: z.string().optional(),
    }),
  }),
  async (call, { source_library_item_id, destination_create_spec: spec }) => {
    call.require(privileges.addItem)
    const { libraries } = call.world.contentLibrary
    const source = libraries.item(source_library_item_id)
    if (libraries.get(spec.library_id).type === 'SUBSCRIBED') throw notOfSubscribed()
    const { name, library_id, description = source.item.description, type } = spec
    const id = libraries.addItem({ library_id, name, description, type: type || source.item.type }, source.template)
    const from = { library: libraries.libraryOf(source_library_item_id), itemId: source_library_item_id }
    for (const file of source.files)
      if (file.cached) await libraries.files.copy(from, { library: libraries.get(library_id), itemId: id }, file.name)
    if (source.files.length > 0) libraries.putFiles(id, source.files, { content_version: '1', metadata_version: '1' })
    return id
  },
)

const publish = operation(
  service,
  'publish',
  ofItem.extend({ force_sync_content: z.boolean().optional(), subscriptions: z.array(z.object({ subscription: z.string() })).optional() }),
  async (call, { library_item_id, subscriptions = [] }) => {
    call.require(privileges.publishItem)
    const kept = call.world.contentLibrary.libraries.item(library_item_id)
    await publishItem(
      call,
      kept,
      subscriptions.map(({ subscription }) => subscription),
    )
  },
)

const subscribedService = 'com.vmware.content.library.subscribed_item'

const sync = operation(subscribedService, 'sync', ofItem.extend({ force_sync_content: z.boolean().optional() }), async (call, input) => {
  call.require(privileges.syncItem)
  const { library_item_id, force_sync_content = false } = input
  const { libraries } = call.world.contentLibrary
  const kept = subscribedItem(call, library_item_id)
  await syncItem(libraries, kept.item.id, force_sync_content, call.world.clock.now().toISOString())
})

const evict = operation(subscribedService, 'evict', ofItem, (call, { library_item_id }) => {
  call.require(privileges.evictItem)
  evictItem(call.world.contentLibrary.libraries, subscribedItem(call, library_item_id).item.id)
})

function subscribedItem({ world }: ApiCall, id: string): KeptItem {
  const { libraries } = world.contentLibrary
  if (libraries.libraryOf(id).type !== 'SUBSCRIBED') throw notFound('item of a subscribed library', id)
  return libraries.item(id)
}

const ofFile = ofItem.extend({ name: z.string() })

function fileOf({ world }: ApiCall, id: string, name: string): LibraryFile {
  const found = world.contentLibrary.libraries.item(id).files.find((file) => file.name === name)
  if (found === undefined) throw notFound('file', name)
  return found
}

const listFiles = operation(
  `${service}.file`,
  'list',
  ofItem,
  ({ world }, { library_item_id }) => world.contentLibrary.libraries.item(library_item_id).files,
)
const getFile = operation(`${service}.file`, 'get', ofFile, (call, { library_item_id, name }) => fileOf(call, library_item_id, name))
/** The newer form has one path for both. */
const listOrGetFile = operation(
  `${service}.file`,
  'list',
  ofItem.extend({ name: z.string().optional() }),
  (call, { library_item_id, name }) =>
    name === undefined ? call.world.contentLibrary.libraries.item(library_item_id).files : fileOf(call, library_item_id, name),
)

function storageOf({ world }: ApiCall, id: string, file: LibraryFile): unknown {
  const { libraries } = world.contentLibrary
  const library = libraries.libraryOf(id)
  const place = libraries.files.place(library, id, file.name)
  return {
    ...file,
    checksum_info: file.checksum_info ?? { checksum: '' },
    storage_backing: library.storage_backings[0],
    storage_uris: [place.file],
  }
}

const listStorage = operation(`${service}.storage`, 'list', ofItem, (call, { library_item_id }) =>
  call.world.contentLibrary.libraries.item(library_item_id).files.map((file) => storageOf(call, library_item_id, file)),
)
const getStorage = operation(
  `${service}.storage`,
  'get',
  ofItem.extend({ file_name: z.string() }),
  (call, { library_item_id, file_name }) => [storageOf(call, library_item_id, fileOf(call, library_item_id, file_name))],
)
const listOrGetStorage = operation(
  `${service}.storage`,
  'list',
  ofItem.extend({ file_name: z.string().optional() }),
  (call, { library_item_id, file_name }) =>
    call.world.contentLibrary.libraries
      .item(library_item_id)
      .files.filter(({ name }) => file_name === undefined || name === file_name)
      .map((file) => storageOf(call, library_item_id, file)),
)

const newer = (routesOfBoth: readonly Route[]): Route[] => routesOfBoth.filter((route) => route.path.startsWith('/api/'))

export const itemRoutes: readonly Route[] = [
  ...routes('POST', path, create, { body: 'create_spec', creates: true }),
  ...routes('GET', path, listAll),
  ...routes('POST', path, find, { action: 'find', body: 'spec' }),
  ...routes('GET', `${path}/{library_item_id}`, get),
  ...routes('PATCH', `${path}/{library_item_id}`, update, { body: 'update_spec' }),
  ...routes('DELETE', `${path}/{library_item_id}`, remove),
  ...routes('POST', `${path}/{source_library_item_id}`, copy, { action: 'copy', body: 'destination_create_spec', creates: true }),
  ...routes('POST', `${path}/{library_item_id}`, publish, { action: 'publish' }),
  ...routes('POST', '/content/library/subscribed-item/{library_item_id}', sync, { action: 'sync' }),
  ...routes('POST', '/content/library/subscribed-item/{library_item_id}', evict, { action: 'evict' }),
  ...newer(routes('GET', `${path}/{library_item_id}/file`, listOrGetFile)),
  oldRoute('GET', `${path}/file`, listFiles),
  oldRoute('POST', `${path}/file/{library_item_id}`, getFile, 'get'),
  ...newer(routes('GET', `${path}/{library_item_id}/storage`, listOrGetStorage)),
  oldRoute('GET', `${path}/storage`, listStorage),
  oldRoute('POST', `${path}/storage/{library_item_id}`, getStorage, 'get'),
]
