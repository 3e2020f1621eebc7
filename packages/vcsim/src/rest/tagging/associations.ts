import type { ManagedObjectReference } from '@vivarium/vim'
import { z } from 'zod'
import { ApiError, apiErrorOf } from '../api-error.js'
import { type ApiCall, operation, type Route, routes } from '../operation.js'
import { list } from '../wire.js'
import { privileges } from './privileges.js'
import type { BatchError } from './tagging.js'

const service = 'com.vmware.cis.tagging.tag_association'
const path = '/cis/tagging/tag-association'

/** An object as the Automation API names it. */
const dynamicId = z.object({ type: z.string().min(1), id: z.string().min(1) })
type DynamicId = z.output<typeof dynamicId>

const ofTag = z.object({ tag_id: z.string() })
const ofTags = z.object({ tag_ids: list(z.string()) })
const ofObject = z.object({ object_id: dynamicId })
const ofObjects = z.object({ object_ids: list(dynamicId) })

const referenceOf = ({ type, id }: DynamicId): ManagedObjectReference => ({ type, value: id })
const dynamicIdOf = ({ type, value }: ManagedObjectReference): DynamicId => ({ type, id: value })

/** Things of the content library, which are not managed objects, have types like `com.vmware.content.Library`. */
const isManaged = ({ type }: ManagedObjectReference): boolean => !type.includes('.')

/** Throws UNAUTHORIZED: also for an object that isn't there, whose privileges nobody has. */
function checkMayTag(call: ApiCall, object: ManagedObjectReference): void {
  if (!isManaged(object)) return
  const found = call.world.model.find(object)
  if (found === undefined || !call.sees(found)) {
    throw new ApiError(
      'UNAUTHORIZED',
      `There is no object ${object.type}:${object.value} that may be tagged.`,
      'cis.tagging.unauthorized.error',
    )
  }
  call.require(privileges.attachTag, found)
}

/** Only those that the caller may know of. */
function visible(call: ApiCall, objects: readonly ManagedObjectReference[]): ManagedObjectReference[] {
  return objects.filter((object) => {
    const found = call.world.model.find(object)
    return found === undefined ? !isManaged(object) : call.sees(found)
  })
}

/** Does it to each of several; what fails is told, and the others are done. */
function eachOf<T>(items: readonly T[], nameOf: (item: T) => string, act: (item: T) => void): Record<string, unknown> {
  const errors: BatchError[] = []
  for (const item of items) {
    try {
      act(item)
    } catch (thrown) {
      const { type, message } = apiErrorOf(thrown)
      const id = type === 'NOT_FOUND' ? 'cis.tagging.objectNotFound.error' : 'cis.tagging.badArgument.error'
      const text = type === 'NOT_FOUND' ? `Tagging object ${nameOf(item)} not found` : message
      errors.push({ id, default_message: text, args: [nameOf(item)] })
    }
  }
  return { success: errors.length === 0, error_messages: errors }
}

const attach = operation(service, 'attach', ofTag.extend(ofObject.shape), (call, { tag_id, object_id }) => {
  call.world.tagging.tag(tag_id)
  checkMayTag(call, referenceOf(object_id))
  call.world.tagging.attach(tag_id, referenceOf(object_id))
})

const detach = operation(service, 'detach', ofTag.extend(ofObject.shape), (call, { tag_id, object_id }) => {
  call.world.tagging.tag(tag_id)
  checkMayTag(call, referenceOf(object_id))
  call.world.tagging.detach(tag_id, referenceOf(object_id))
})

const attachTags = operation(service, 'attach_multiple_tags_to_object', ofTags.extend(ofObject.shape), (call, { tag_ids, object_id }) => {
  const object = referenceOf(object_id)
  checkMayTag(call, object)
  return eachOf(tag_ids, String, (id) => call.world.tagging.attach(id, object))
})

const detachTags = operation(service, 'detach_multiple_tags_from_object', ofTags.extend(ofObject.shape), (call, { tag_ids, object_id }) => {
  const object = referenceOf(object_id)
  checkMayTag(call, object)
  return eachOf(tag_ids, String, (id) => call.world.tagging.detach(id, object))
})

const withObjects = (name: string, act: (call: ApiCall, tag: string, object: ManagedObjectReference) => void) =>
  operation(service, name, ofTag.extend(ofObjects.shape), (call, { tag_id, object_ids }) => {
    call.world.tagging.tag(tag_id)
    return eachOf(object_ids.map(referenceOf), nameOf, (object) => {
      checkMayTag(call, object)
      act(call, tag_id, object)
    })
  })

const attachObjects = withObjects('attach_tag_to_multiple_objects', ({ world }, tag, object) => world.tagging.attach(tag, object))

const detachObjects = withObjects('detach_tag_from_multiple_objects', ({ world }, tag, object) => world.tagging.detach(tag, object))

const listTags = operation(service, 'list_attached_tags', ofObject, (call, { object_id }) => {
  const object = referenceOf(object_id)
  return visible(call, [object]).length === 0 ? [] : call.world.tagging.tagsOf(object)
})

const listObjects = operation(service, 'list_attached_objects', ofTag, (call, { tag_id }) => {
  call.world.tagging.tag(tag_id)
  return visible(call, call.world.tagging.objectsOf(tag_id)).map(dynamicIdOf)
})

const listObjectsOnTags = operation(service, 'list_attached_objects_on_tags', ofTags, (call, { tag_ids }) =>
  tag_ids.flatMap((tag_id) => {
    const objects = visible(call, call.world.tagging.objectsOf(tag_id)).map(dynamicIdOf)
    return objects.length === 0 ? [] : [{ tag_id, object_ids: objects }]
  }),
)

const listTagsOnObjects = operation(service, 'list_attached_tags_on_objects', ofObjects, (call, { object_ids }) =>
  visible(call, object_ids.map(referenceOf)).flatMap((object) => {
    const tags = call.world.tagging.tagsOf(object)
    return tags.length === 0 ? [] : [{ object_id: dynamicIdOf(object), tag_ids: tags }]
  }),
)

const listAttachable = operation(service, 'list_attachable_tags', ofObject, ({ world }, { object_id }) =>
  world.tagging.tags.filter(({ id }) => world.tagging.isAttachable(id, referenceOf(object_id))).map(({ id }) => id),
)

const nameOf = ({ type, value }: ManagedObjectReference): string => `${type}:${value}`

export const associationRoutes: readonly Route[] = [
  ...routes('POST', `${path}/{tag_id}`, attach, { action: 'attach' }),
  ...routes('POST', `${path}/{tag_id}`, detach, { action: 'detach' }),
  ...routes('POST', `${path}/{tag_id}`, attachObjects, { action: 'attach-tag-to-multiple-objects' }),
  ...routes('POST', `${path}/{tag_id}`, detachObjects, { action: 'detach-tag-from-multiple-objects' }),
  ...routes('POST', `${path}/{tag_id}`, listObjects, { action: 'list-attached-objects' }),
  ...routes('POST', path, attachTags, { action: 'attach-multiple-tags-to-object' }),
  ...routes('POST', path, detachTags, { action: 'detach-multiple-tags-from-object' }),
  ...routes('POST', path, listTags, { action: 'list-attached-tags' }),
  ...routes('POST', path, listObjectsOnTags, { action: 'list-attached-objects-on-tags' }),
  ...routes('POST', path, listTagsOnObjects, { action: 'list-attached-tags-on-objects' }),
  ...routes('POST', path, listAttachable, { action: 'list-attachable-tags' }),
]
