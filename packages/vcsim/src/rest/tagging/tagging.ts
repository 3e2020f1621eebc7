import { randomUUID } from 'node:crypto'
import { findManagedObjectType, type ManagedObjectReference, referenceKey } from '@vivarium/vim'
import type { ManagedObject } from '../../model/managed-object.js'
import type { Model } from '../../model/model.js'
import { alreadyExists, invalidArgument, notFound } from '../api-error.js'

export type Cardinality = 'SINGLE' | 'MULTIPLE'

export interface Category {
  readonly id: string
  readonly name: string
  readonly description: string
  readonly cardinality: Cardinality
  /** Types of what its tags may be attached to; none: all. */
  readonly associableTypes: readonly string[]
  /** Who uses it, by their own names. */
  readonly usedBy: readonly string[]
}

export interface Tag {
  readonly id: string
  readonly categoryId: string
  readonly name: string
  readonly description: string
  readonly usedBy: readonly string[]
}

/** An error of one tag, or of one object, of several. */
export interface BatchError {
  readonly id: string
  readonly default_message: string
  readonly args: readonly string[]
}

interface SavedTagging {
  readonly categories: readonly Category[]
  readonly tags: readonly Tag[]
  /** By id of the tag. */
  readonly attached: Readonly<Record<string, readonly ManagedObjectReference[]>>
}

const idPrefixes = { category: 'urn:vmomi:InventoryServiceCategory:', tag: 'urn:vmomi:InventoryServiceTag:' } as const

/** Tags, their categories, and what they are attached to. Refuses with the errors of the REST API. */
export class Tagging {
  readonly #model: Model
  readonly #categories = new Map<string, Category>()
  readonly #tags = new Map<string, Tag>()
  /** By id of the tag: objects by key. */
  readonly #objectsOf = new Map<string, Map<string, ManagedObjectReference>>()
  /** By key of the object: ids of tags. */
  readonly #tagsOf = new Map<string, Set<string>>()

  constructor(model: Model) {
    this.#model = model
    model.listen((event) => {
      if (event.kind === 'removed') this.#forget(event.object.reference)
    })
  }

  get categories(): Category[] {
    return [...this.#categories.values()]
  }

  get tags(): Tag[] {
    return [...this.#tags.values()]
  }

  /** Throws NOT_FOUND. */
  category(id: string): Category {
    const found = this.#categories.get(id)
    if (found === undefined) throw notFound('category', id)
    return found
  }

  /** Throws NOT_FOUND. */
  tag(id: string): Tag {
    const found = this.#tags.get(id)
    if (found === undefined) throw notFound('tag', id)
    return found
  }

  /** Without a category of that name, or a tag of that name in it: undefined. */
  tagNamed(categoryName: string, name: string): Tag | undefined {
    const category = this.categories.find((each) => each.name === categoryName)
    return this.tags.find((tag) => tag.name === name && tag.categoryId === category?.id)
  }

  tagsIn(categoryId: string): Tag[] {
    return this.tags.filter((tag) => tag.categoryId === categoryId)
  }

  /** Gives its id. Throws ALREADY_EXISTS and INVALID_ARGUMENT. */
  addCategory(given: Omit<Category, 'id' | 'usedBy'> & { readonly id?: string }): string {
    const id = newId('category', given.id)
    this.#checkNewId('category', this.#categories, id)
    this.#checkCategoryName(given.name, undefined)
    this.#categories.set(id, { ...given, id, usedBy: [] })
    return id
  }

  /** Throws NOT_FOUND, ALREADY_EXISTS and INVALID_ARGUMENT. */
  changeCategory(id: string, changes: Partial<Omit<Category, 'id'>>): void {
    const before = this.category(id)
    const { name, cardinality, associableTypes } = changes
    if (name !== undefined && name !== before.name) this.#checkCategoryName(name, id)
    if (cardinality === 'SINGLE' && before.cardinality === 'MULTIPLE') {
      throw invalidArgument('The cardinality of a category can be changed from SINGLE to MULTIPLE only.')
    }
    const kept = new Set(associableTypes)
    if (associableTypes !== undefined && associableTypes.length > 0 && !before.associableTypes.every((type) => kept.has(type))) {
      throw invalidArgument('Associable types can be added to a category, and not taken away.')
    }
    this.#categories.set(id, { ...before, ...changes })
  }

  /** Its tags go with it. Throws NOT_FOUND. */
  removeCategory(id: string): void {
    this.category(id)
    for (const tag of this.tagsIn(id)) this.removeTag(tag.id)
    this.#categories.delete(id)
  }

  /** Gives its id. Throws NOT_FOUND for the category, ALREADY_EXISTS and INVALID_ARGUMENT. */
  addTag(given: Omit<Tag, 'id' | 'usedBy'> & { readonly id?: string }): string {
    this.category(given.categoryId)
    const id = newId('tag', given.id)
    this.#checkNewId('tag', this.#tags, id)
    this.#checkTagName(given.categoryId, given.name, undefined)
    this.#tags.set(id, { ...given, id, usedBy: [] })
    return id
  }

  /** Throws NOT_FOUND, ALREADY_EXISTS and INVALID_ARGUMENT. */
  changeTag(id: string, changes: Partial<Omit<Tag, 'id' | 'categoryId'>>): void {
    const before = this.tag(id)
    if (changes.name !== undefined && changes.name !== before.name) this.#checkTagName(before.categoryId, changes.name, id)
    this.#tags.set(id, { ...before, ...changes })
  }

  /** What it is attached to loses it. Throws NOT_FOUND. */
  removeTag(id: string): void {
    this.tag(id)
    for (const object of this.objectsOf(id)) this.detach(id, object)
    this.#tags.delete(id)
    this.#objectsOf.delete(id)
  }

  /** Ids, in the order in which they were attached. */
  tagsOf(object: ManagedObjectReference): string[] {
    return [...(this.#tagsOf.get(referenceKey(object)) ?? [])]
  }

  objectsOf(tagId: string): ManagedObjectReference[] {
    return [...(this.#objectsOf.get(tagId)?.values() ?? [])]
  }

  /** Whether a tag may be attached to an object besides those that it has. */
  isAttachable(tagId: string, object: ManagedObjectReference): boolean {
    return this.#whyNot(tagId, object) === undefined
  }

  /** Attaching it once more is no change. Throws NOT_FOUND for the tag, and INVALID_ARGUMENT where its category forbids it. */
  attach(tagId: string, object: ManagedObjectReference): void {
    this.tag(tagId)
    const why = this.#whyNot(tagId, object)
    if (why !== undefined) throw invalidArgument(why)
    const key = referenceKey(object)
    entryOf(this.#objectsOf, tagId, () => new Map<string, ManagedObjectReference>()).set(key, object)
    entryOf(this.#tagsOf, key, () => new Set<string>()).add(tagId)
    this.#show(object)
  }

  /** Detaching what is not attached is no change. Throws NOT_FOUND for the tag. */
  detach(tagId: string, object: ManagedObjectReference): void {
    this.tag(tagId)
    const key = referenceKey(object)
    if (this.#objectsOf.get(tagId)?.delete(key) !== true) return
    const left = this.#tagsOf.get(key)
    left?.delete(tagId)
    if (left?.size === 0) this.#tagsOf.delete(key)
    this.#show(object)
  }

  save(): SavedTagging {
    const attached = Object.fromEntries(this.tags.map(({ id }) => [id, this.objectsOf(id)]))
    return { categories: this.categories, tags: this.tags, attached }
  }

  /** Takes the place of all that there is. */
  restore(saved: unknown): void {
    const { categories, tags, attached } = saved as SavedTagging
    for (const own of [this.#categories, this.#tags, this.#objectsOf, this.#tagsOf]) own.clear()
    for (const category of categories) this.#categories.set(category.id, category)
    for (const tag of tags) this.#tags.set(tag.id, tag)
    for (const [tagId, objects] of Object.entries(attached)) {
      for (const object of objects) {
        const key = referenceKey(object)
        entryOf(this.#objectsOf, tagId, () => new Map<string, ManagedObjectReference>()).set(key, object)
        entryOf(this.#tagsOf, key, () => new Set<string>()).add(tagId)
      }
    }
  }

  #whyNot(tagId: string, object: ManagedObjectReference): string | undefined {
    const { categoryId, name } = this.tag(tagId)
    const { associableTypes, cardinality, name: categoryName } = this.category(categoryId)
    const { type } = object
    if (associableTypes.length > 0 && !associableTypes.some((associable) => covers(associable, type))) {
      return `The tag '${name}' of the category '${categoryName}' can't be attached to an object of type ${type}.`
    }
    const others = this.tagsOf(object).filter((id) => id !== tagId && this.#tags.get(id)?.categoryId === categoryId)
    if (cardinality === 'SINGLE' && others.length > 0) {
      return `The object has a tag of the category '${categoryName}', which allows one: the tag '${name}' can't be attached.`
    }
    return undefined
  }

  #checkNewId(what: 'category' | 'tag', taken: ReadonlyMap<string, unknown>, id: string): void {
    if (taken.has(id)) throw alreadyExists(what, id)
  }

  #checkCategoryName(name: string, own: string | undefined): void {
    if (name.trim() === '') throw invalidArgument('The name of a category can not be empty.')
    if (this.categories.some((category) => category.name === name && category.id !== own)) throw alreadyExists('category', name)
  }

  #checkTagName(categoryId: string, name: string, own: string | undefined): void {
    if (name.trim() === '') throw invalidArgument('The name of a tag can not be empty.')
    if (this.tagsIn(categoryId).some((tag) => tag.name === name && tag.id !== own)) throw alreadyExists('tag', name)
  }

  /** An object that is no more has no tags. */
  #forget(object: ManagedObjectReference): void {
    const key = referenceKey(object)
    for (const tagId of this.#tagsOf.get(key) ?? []) this.#objectsOf.get(tagId)?.delete(key)
    this.#tagsOf.delete(key)
  }

  /** In the property `tag` of an entity. */
  #show(reference: ManagedObjectReference): void {
    const object: ManagedObject | undefined = this.#model.find(reference)
    if (object?.type.isA('ManagedEntity') !== true) return
    this.#model.update<'ManagedEntity'>(object, { tag: this.tagsOf(reference).map((key) => ({ key })) })
  }
}

function entryOf<V>(map: Map<string, V>, key: string, make: () => V): V {
  const found = map.get(key) ?? make()
  map.set(key, found)
  return found
}

function newId(kind: keyof typeof idPrefixes, given: string | undefined): string {
  if (given !== undefined && !given.startsWith(idPrefixes[kind])) {
    throw invalidArgument(`The identifier of a ${kind} begins with ${idPrefixes[kind]}.`)
  }
  return given ?? `${idPrefixes[kind]}${randomUUID()}:GLOBAL`
}

/** An associable type may be written with its namespace: `urn:vim25:VirtualMachine`. */
function covers(associable: string, type: string): boolean {
  const name = associable.replace(/^urn:vim25:/, '')
  return name === type || findManagedObjectType(type)?.isA(name) === true
}
