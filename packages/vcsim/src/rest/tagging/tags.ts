import { z } from 'zod'
import { oldRoute, operation, type Route, routes } from '../operation.js'
import { privileges } from './privileges.js'
import type { Tag } from './tagging.js'

const service = 'com.vmware.cis.tagging.tag'
const path = '/cis/tagging/tag'

const ofTag = z.object({ tag_id: z.string() })

const create = operation(
  service,
  'create',
  z.object({
    create_spec: z.object({ name: z.string(), description: z.string(), category_id: z.string(), tag_id: z.string().optional() }),
  }),
  (call, { create_spec: { name, description, category_id, tag_id } }) => {
    call.require(privileges.createTag)
    const id = tag_id === undefined || tag_id === '' ? {} : { id: tag_id }
    return call.world.tagging.addTag({ name, description, categoryId: category_id, ...id })
  },
)

const get = operation(service, 'get', ofTag, ({ world }, { tag_id }) => describe(world.tagging.tag(tag_id)))

const listAll = operation(service, 'list', z.object({}), ({ world }) => world.tagging.tags.map(({ id }) => id))

const listUsed = operation(service, 'list_used_tags', z.object({ used_by_entity: z.string() }), ({ world }, { used_by_entity }) =>
  world.tagging.tags.filter(({ usedBy }) => usedBy.includes(used_by_entity)).map(({ id }) => id),
)

const listInCategory = operation(service, 'list_tags_for_category', z.object({ category_id: z.string() }), ({ world }, { category_id }) => {
  world.tagging.category(category_id)
  return world.tagging.tagsIn(category_id).map(({ id }) => id)
})

const update = operation(
  service,
  'update',
  ofTag.extend({ update_spec: z.object({ name: z.string().optional(), description: z.string().optional() }) }),
  (call, { tag_id, update_spec: { name, description } }) => {
    call.require(privileges.editTag)
    call.world.tagging.changeTag(tag_id, {
      ...(name === undefined ? {} : { name }),
      ...(description === undefined ? {} : { description }),
    })
  },
)

const remove = operation(service, 'delete', ofTag, (call, { tag_id }) => {
  call.require(privileges.deleteTag)
  call.world.tagging.removeTag(tag_id)
})

const ofUser = ofTag.extend({ used_by_entity: z.string() })

const addToUsedBy = operation(service, 'add_to_used_by', ofUser, (call, { tag_id, used_by_entity }) => {
  call.require(privileges.useTag)
  const { usedBy } = call.world.tagging.tag(tag_id)
  call.world.tagging.changeTag(tag_id, { usedBy: [...new Set([...usedBy, used_by_entity])] })
})

const removeFromUsedBy = operation(service, 'remove_from_used_by', ofUser, (call, { tag_id, used_by_entity }) => {
  call.require(privileges.useTag)
  const { usedBy } = call.world.tagging.tag(tag_id)
  call.world.tagging.changeTag(tag_id, { usedBy: usedBy.filter((each) => each !== used_by_entity) })
})

export const tagRoutes: readonly Route[] = [
  ...routes('POST', path, create, { body: 'create_spec', creates: true }),
  ...routes('GET', path, listAll),
  ...routes('POST', path, listUsed, { action: 'list-used-tags' }),
  ...routes('POST', path, listInCategory, { action: 'list-tags-for-category' }),
  // The older form has the category in the place of the tag.
  oldRoute('POST', `${path}/{category_id}`, listInCategory, 'list-tags-for-category'),
  ...routes('GET', `${path}/{tag_id}`, get),
  ...routes('PATCH', `${path}/{tag_id}`, update, { body: 'update_spec' }),
  ...routes('DELETE', `${path}/{tag_id}`, remove),
  ...routes('POST', `${path}/{tag_id}`, addToUsedBy, { action: 'add-to-used-by' }),
  ...routes('POST', `${path}/{tag_id}`, removeFromUsedBy, { action: 'remove-from-used-by' }),
]

function describe({ id, name, description, categoryId, usedBy }: Tag): Record<string, unknown> {
  return { id, name, description, category_id: categoryId, used_by: usedBy }
}
