import { z } from 'zod'
import { operation, type Route, routes } from '../operation.js'
import { list } from '../wire.js'
import { privileges } from './privileges.js'
import type { Category } from './tagging.js'

const service = 'com.vmware.cis.tagging.category'
const path = '/cis/tagging/category'

const cardinality = z.enum(['SINGLE', 'MULTIPLE'])
const ofCategory = z.object({ category_id: z.string() })

const create = operation(
  service,
  'create',
  z.object({
    create_spec: z.object({
      name: z.string(),
      description: z.string(),
      cardinality,
      associable_types: list(z.string()),
      category_id: z.string().optional(),
    }),
  }),
  (call, { create_spec: { name, description, cardinality, associable_types, category_id } }) => {
    call.require(privileges.createCategory)
    const id = category_id === undefined || category_id === '' ? {} : { id: category_id }
    return call.world.tagging.addCategory({ name, description, cardinality, associableTypes: associable_types, ...id })
  },
)

const get = operation(service, 'get', ofCategory, ({ world }, { category_id }) => describe(world.tagging.category(category_id)))

const listAll = operation(service, 'list', z.object({}), ({ world }) => world.tagging.categories.map(({ id }) => id))

const listUsed = operation(service, 'list_used_categories', z.object({ used_by_entity: z.string() }), ({ world }, { used_by_entity }) =>
  world.tagging.categories.filter(({ usedBy }) => usedBy.includes(used_by_entity)).map(({ id }) => id),
)

const update = operation(
  service,
  'update',
  ofCategory.extend({
    update_spec: z.object({
      name: z.string().optional(),
      description: z.string().optional(),
      cardinality: cardinality.optional(),
      associable_types: list(z.string()).optional(),
    }),
  }),
  (call, { category_id, update_spec: { name, description, cardinality, associable_types } }) => {
    call.require(privileges.editCategory)
    call.world.tagging.changeCategory(category_id, {
      ...(name === undefined ? {} : { name }),
      ...(description === undefined ? {} : { description }),
      ...(cardinality === undefined ? {} : { cardinality }),
      ...(associable_types === undefined ? {} : { associableTypes: associable_types }),
    })
  },
)

const remove = operation(service, 'delete', ofCategory, (call, { category_id }) => {
  call.require(privileges.deleteCategory)
  call.world.tagging.removeCategory(category_id)
})

const ofUser = ofCategory.extend({ used_by_entity: z.string() })

const addToUsedBy = operation(service, 'add_to_used_by', ofUser, (call, { category_id, used_by_entity }) => {
  call.require(privileges.useCategory)
  const { usedBy } = call.world.tagging.category(category_id)
  call.world.tagging.changeCategory(category_id, { usedBy: [...new Set([...usedBy, used_by_entity])] })
})

const removeFromUsedBy = operation(service, 'remove_from_used_by', ofUser, (call, { category_id, used_by_entity }) => {
  call.require(privileges.useCategory)
  const { usedBy } = call.world.tagging.category(category_id)
  call.world.tagging.changeCategory(category_id, { usedBy: usedBy.filter((each) => each !== used_by_entity) })
})

export const categoryRoutes: readonly Route[] = [
  ...routes('POST', path, create, { body: 'create_spec', creates: true }),
  ...routes('GET', path, listAll),
  ...routes('POST', path, listUsed, { action: 'list-used-categories' }),
  ...routes('GET', `${path}/{category_id}`, get),
  ...routes('PATCH', `${path}/{category_id}`, update, { body: 'update_spec' }),
  ...routes('DELETE', `${path}/{category_id}`, remove),
  ...routes('POST', `${path}/{category_id}`, addToUsedBy, { action: 'add-to-used-by' }),
  ...routes('POST', `${path}/{category_id}`, removeFromUsedBy, { action: 'remove-from-used-by' }),
]

function describe({ id, name, description, cardinality, associableTypes, usedBy }: Category): Record<string, unknown> {
  return { id, name, description, cardinality, associable_types: associableTypes, used_by: usedBy }
}
