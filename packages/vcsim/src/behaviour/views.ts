import { findManagedObjectType, type ManagedObjectReference, referenceKey } from '@vivarium/vim'
import type { Call, Kind } from '../call.js'
import { invalidArgument, notAuthenticated } from '../faults.js'
import { childrenOf, descendantsOf, isStructural } from '../model/containment.js'
import { Lazy } from '../model/lazy.js'
import type { ManagedObject } from '../model/managed-object.js'
import type { Model, ModelEvent } from '../model/model.js'
import { type Session, viewManagerId } from '../session.js'

type ViewType = 'ContainerView' | 'ListView' | 'InventoryView'

function sessionOf({ session, object }: Call): Session {
  if (session === undefined) throw notAuthenticated(object.reference, 'System.View')
  return session
}

/** A view is the session's; the list of them is at its view manager. */
function listViews(session: Session, change: (views: readonly ManagedObjectReference[]) => ManagedObjectReference[]): void {
  const manager = session.scope.own.get({ type: 'ViewManager', value: viewManagerId })
  session.scope.own.update<'ViewManager'>(manager, { viewList: change(manager.get('viewList') as ManagedObjectReference[]) })
}

function addView(
  session: Session,
  type: ViewType,
  properties: Readonly<Record<string, unknown>>,
  notice: (view: ManagedObject, event: ModelEvent) => void,
): ManagedObject {
  const view = session.scope.own.add(type, session.newId(), properties)
  const stop = session.scope.shared.listen((event) => notice(view, event))
  session.endings.set(view.reference.value, stop)
  listViews(session, (views) => [...views, view.reference])
  return view
}

/** What the view has is found anew when somebody asks, if it was asked for since the last change. */
function refreshing(session: Session, compute: () => ManagedObjectReference[]) {
  return (view: ManagedObject, event: ModelEvent) => {
    const content = view.stored('view')
    if (!isStructural(event) || (content instanceof Lazy && !content.isMade)) return
    session.scope.own.update<'ContainerView' | 'InventoryView'>(view, { view: new Lazy(compute) })
  }
}

const referencesOf = (objects: readonly ManagedObject[]) => objects.map(({ reference }) => reference)

function createListView(call: Call, objects: readonly ManagedObjectReference[]): ManagedObjectReference {
  const session = sessionOf(call)
  const list = addView(session, 'ListView', { view: [] }, (view, event) => {
    if (event.kind === 'removed') changeList(session, view, [], [event.object.reference])
  })
  changeList(session, list, objects, [])
  return list.reference
}

export const viewManager = {
  methods: {
    CreateContainerView(call, { container, type = [], recursive }) {
      const session = sessionOf(call)
      const { model } = call.world
      const root = model.get(container)
      if (!['Folder', 'Datacenter', 'ComputeResource', 'ResourcePool', 'HostSystem'].some((name) => root.type.isA(name))) {
        throw invalidArgument('container')
      }
      if (type.some((name) => findManagedObjectType(name) === undefined)) throw invalidArgument('type')
      const isWanted = (object: ManagedObject) => type.length === 0 || type.some((name) => object.type.isA(name))
      const compute = () => {
        const inside = recursive ? descendantsOf(model, root) : childrenOf(model, root)
        return referencesOf(inside.filter(isWanted))
      }
      const properties = { container, type, recursive, view: new Lazy(compute) }
      return addView(session, 'ContainerView', properties, refreshing(session, compute)).reference
    },

    CreateListView: (call, { obj = [] }) => createListView(call, sort(call, obj).there),

    CreateListViewFromView: (call, { view }) => createListView(call, contentOf(call, view)),

    CreateInventoryView(call) {
      const session = sessionOf(call)
      const { model, content } = call.world
      const opened = new Set<string>()
      const compute = () => referencesOf(openedFrom(model, model.get(content.rootFolder), opened))
      const view = addView(session, 'InventoryView', { view: new Lazy(compute) }, refreshing(session, compute))
      inventories.set(view, { opened, compute })
      return view.reference
    },
  },
} satisfies Kind

/** Which folders of an inventory view its user has opened. */
const inventories = new WeakMap<ManagedObject, { readonly opened: Set<string>; readonly compute: () => ManagedObjectReference[] }>()

/** An entity, and what is in it if it is opened. */
function openedFrom(model: Model, object: ManagedObject, opened: ReadonlySet<string>): ManagedObject[] {
  if (!opened.has(referenceKey(object.reference))) return [object]
  return [object, ...childrenOf(model, object).flatMap((child) => openedFrom(model, child, opened))]
}

export const view = {
  methods: {
    DestroyView(call) {
      const session = sessionOf(call)
      const { reference } = call.object
      session.endings.get(reference.value)?.()
      session.endings.delete(reference.value)
      session.scope.own.remove(call.object)
      listViews(session, (views) => views.filter(({ value }) => value !== reference.value))
    },
  },
  computed: {
    // What it has is the same for everybody: permissions can change while there is a view.
    view: (_world, _session, object, reader) => reader.visible(object.get('view') as ManagedObjectReference[]),
  },
} satisfies Kind

function changeList(
  session: Session,
  list: ManagedObject,
  add: readonly ManagedObjectReference[],
  remove: readonly ManagedObjectReference[],
): void {
  const content = new Map([...(list.get('view') as ManagedObjectReference[]), ...add].map((object) => [referenceKey(object), object]))
  for (const object of remove) content.delete(referenceKey(object))
  session.scope.own.update<'ListView'>(list, { view: [...content.values()] })
}

/** Splits references into those of objects that are there for the session, and the others. */
function sort({ scope, reader }: Call, objects: readonly ManagedObjectReference[]) {
  const isThere = (reference: ManagedObjectReference) => {
    const object = scope.find(reference)
    return object !== undefined && reader.sees(object)
  }
  return { there: objects.filter(isThere), unresolved: objects.filter((object) => !isThere(object)) }
}

export const listView = {
  methods: {
    ModifyListView(call, { add = [], remove = [] }) {
      const { there, unresolved } = sort(call, add)
      changeList(sessionOf(call), call.object, there, remove)
      return unresolved
    },

    ResetListView(call, { obj = [] }) {
      const { there, unresolved } = sort(call, obj)
      sessionOf(call).scope.own.update<'ListView'>(call.object, { view: there })
      return unresolved
    },

    ResetListViewFromView(call, { view }) {
      sessionOf(call).scope.own.update<'ListView'>(call.object, { view: contentOf(call, view) })
    },
  },
} satisfies Kind

function contentOf({ scope }: Call, view: ManagedObjectReference): ManagedObjectReference[] {
  const object = scope.get(view)
  if (!object.type.isA('View')) throw invalidArgument('view')
  return object.get('view') as ManagedObjectReference[]
}

function setOpened(call: Call, entities: readonly ManagedObjectReference[], isOpen: boolean): ManagedObjectReference[] {
  const inventory = inventories.get(call.object)
  if (inventory === undefined) return [...entities]
  const { there, unresolved } = sort(call, entities)
  for (const entity of there) {
    if (isOpen) inventory.opened.add(referenceKey(entity))
    else inventory.opened.delete(referenceKey(entity))
  }
  sessionOf(call).scope.own.update<'InventoryView'>(call.object, { view: new Lazy(inventory.compute) })
  return unresolved
}

export const inventoryView = {
  methods: {
    OpenInventoryViewFolder: (call, { entity }) => setOpened(call, entity, true),
    CloseInventoryViewFolder: (call, { entity }) => setOpened(call, entity, false),
  },
} satisfies Kind
