import { Operation, type OperationOptions } from '@vivarium/core'
import type { ObjectContent, PropertyFilterSpec, SelectionSpec, TraversalSpec, UpdateSet } from '../generated/data-objects.js'
import type { ManagedObjects } from '../generated/managed-objects.js'
import { type ManagedObjectReference, reference, referenceKey, unbox } from '../values.js'
import { isVimError, type TypedFault } from '../vim-error.js'
import type { VimClient } from './client.js'

/** What is known of one managed object. */
export interface ObjectProperties<T extends keyof ManagedObjects = keyof ManagedObjects> {
  readonly object: ManagedObjectReference
  /** By path: `name`, `summary.config.memorySizeMB`. Values are out of their boxes; those that are not set are not there. */
  readonly properties: Partial<ManagedObjects[T]> & Readonly<Record<string, unknown>>
  /** Paths that could not be read, with why: most often NoPermission. */
  readonly missing: readonly { readonly path: string; readonly fault: TypedFault }[]
}

/** All properties, or those of some paths: `['name', 'summary.config.memorySizeMB']`. */
export type Paths = 'all' | readonly string[]

export interface RetrieveOptions extends OperationOptions {
  /** How many objects the server sends at once, at most. */
  readonly pageSize?: number
}

/** The properties that a filter selects, page by page; of all pages if the loop goes on to its end. */
export async function* retrieveContents(
  client: VimClient,
  specs: readonly PropertyFilterSpec[],
  options: RetrieveOptions = {},
): AsyncGenerator<ObjectContent> {
  const collector = client.serviceContent.propertyCollector
  using operation = Operation.from(options, 'reading properties', 300_000)
  const maxObjects = options.pageSize === undefined ? {} : { maxObjects: options.pageSize }
  let page = await client.call(collector, 'RetrievePropertiesEx', { specSet: [...specs], options: maxObjects }, operation)
  let token: string | undefined
  try {
    while (page !== undefined) {
      token = page.token
      yield* page.objects
      page = token === undefined ? undefined : await client.call(collector, 'ContinueRetrievePropertiesEx', { token }, operation)
    }
    token = undefined
  } finally {
    // The server keeps the rest for who does not come back.
    if (token !== undefined) await client.call(collector, 'CancelRetrievePropertiesEx', { token }, { timeoutMs: 5000 }).catch(() => {})
  }
}

/** Properties of objects of one type. An object that is gone is an error (ManagedObjectNotFound). */
export async function retrieveProperties<T extends keyof ManagedObjects>(
  client: VimClient,
  type: T,
  objects: readonly ManagedObjectReference[],
  paths: Paths = 'all',
  options: RetrieveOptions = {},
): Promise<ObjectProperties<T>[]> {
  if (objects.length === 0) return []
  const found: ObjectProperties<T>[] = []
  const spec: PropertyFilterSpec = { propSet: [propertySpec(type, paths)], objectSet: objects.map((obj) => ({ obj })) }
  for await (const content of retrieveContents(client, [spec], options)) found.push(objectProperties(content))
  return found
}

/** Properties of one object. */
export async function propertiesOf<T extends keyof ManagedObjects>(
  client: VimClient,
  type: T,
  object: ManagedObjectReference,
  paths: Paths = 'all',
  options: OperationOptions = {},
): Promise<ObjectProperties<T>['properties']> {
  const [found] = await retrieveProperties(client, type, [object], paths, options)
  return found?.properties ?? {}
}

/** Properties of all objects of a type in the inventory, or below a container in it, through a view that lives as long as this takes. */
export async function listObjects<T extends keyof ManagedObjects>(
  client: VimClient,
  type: T,
  paths: Paths = ['name'],
  options: RetrieveOptions & { readonly container?: ManagedObjectReference } = {},
): Promise<ObjectProperties<T>[]> {
  const { viewManager, rootFolder } = client.serviceContent
  const container = options.container ?? rootFolder
  using operation = Operation.from(options, `listing ${type}s`, 300_000)
  const manager = viewManager ?? reference('ViewManager', 'ViewManager')
  const view = await client.call(manager, 'CreateContainerView', { container, type: [type], recursive: true }, operation)
  try {
    const found: ObjectProperties<T>[] = []
    const { pageSize } = options
    for await (const content of retrieveContents(client, [viewSpec(view, type, paths)], {
      ...operationOf(operation),
      ...(pageSize === undefined ? {} : { pageSize }),
    })) {
      found.push(objectProperties(content))
    }
    return found
  } finally {
    await client.call(view, 'DestroyView', {}, { timeoutMs: 5000 }).catch(() => {})
  }
}

function operationOf({ signal, onProgress }: Operation): OperationOptions {
  return { signal, onProgress }
}

/** Selects the objects of a view. */
export function viewSpec(view: ManagedObjectReference, type: string, paths: Paths): PropertyFilterSpec {
  const traversal: TraversalSpec = { _typeName: 'TraversalSpec', type: view.type, path: 'view', skip: false }
  return { propSet: [propertySpec(type, paths)], objectSet: [{ obj: view, skip: true, selectSet: [traversal] }] }
}

function propertySpec(type: string, paths: Paths) {
  return paths === 'all' ? { type, all: true } : { type, all: false, pathSet: [...paths] }
}

function objectProperties<T extends keyof ManagedObjects>({ obj, propSet = [], missingSet = [] }: ObjectContent): ObjectProperties<T> {
  return {
    object: obj,
    properties: Object.fromEntries(propSet.map(({ name, val }) => [name, unbox(val)])) as ObjectProperties<T>['properties'],
    missing: missingSet.map(({ path, fault }) => ({ path, fault: { ...fault.fault, _typeName: fault.fault._typeName ?? 'MethodFault' } })),
  }
}

/**
 * How to get from a folder, the root folder say, to everything below it: what an `ObjectSpec` takes as its `selectSet`. A view does the same
 * with less; this works without one, and also leads to what views don't have.
 */
export function inventoryTraversal(): SelectionSpec[] {
  const inFolder = ['folder', 'vmFolder', 'hostFolder', 'datastoreFolder', 'networkFolder', 'hosts', 'rootPool']
  const inPool = ['pools', 'machines']
  // Each step names only those that can follow: govmomi's simulator follows a step also from other types, and does not notice a circle.
  const steps: readonly (readonly [name: string, type: string, path: string, next: readonly string[]])[] = [
    ['folder', 'Folder', 'childEntity', inFolder],
    ['vmFolder', 'Datacenter', 'vmFolder', ['folder']],
    ['hostFolder', 'Datacenter', 'hostFolder', ['folder']],
    ['datastoreFolder', 'Datacenter', 'datastoreFolder', ['folder']],
    ['networkFolder', 'Datacenter', 'networkFolder', ['folder']],
    ['hosts', 'ComputeResource', 'host', []],
    ['rootPool', 'ComputeResource', 'resourcePool', inPool],
    ['pools', 'ResourcePool', 'resourcePool', inPool],
    ['machines', 'ResourcePool', 'vm', []],
  ]
  return steps.map(([name, type, path, next]): TraversalSpec => {
    const selectSet = next.map((name): SelectionSpec => ({ name }))
    return { _typeName: 'TraversalSpec', name, type, path, skip: false, selectSet }
  })
}

/** How long the server may hold a request for updates before it answers that there is nothing new, in seconds. */
const longestWait = 60

export interface WatchOptions extends OperationOptions {
  /** Report what changed inside of a property by its own path, instead of the whole property. Default: false. */
  readonly partialUpdates?: boolean
}

/**
 * Changes of what filters select, as they happen; first the state as it is. Each loop has a collector of its own on the server, which ends
 * with it. There is no deadline unless the options have one.
 */
export async function* watchUpdates(
  client: VimClient,
  specs: readonly PropertyFilterSpec[],
  options: WatchOptions = {},
): AsyncGenerator<UpdateSet> {
  const { partialUpdates = false } = options
  using operation = Operation.from(options, 'waiting for updates')
  const collector = await client.call(client.serviceContent.propertyCollector, 'CreatePropertyCollector', {}, operation)
  try {
    for (const spec of specs) await client.call(collector, 'CreateFilter', { spec, partialUpdates }, operation)
    let version = ''
    for (;;) {
      using wait = operation.within((longestWait + 30) * 1000, 'waiting for updates')
      const updates = await client.call(collector, 'WaitForUpdatesEx', { version, options: { maxWaitSeconds: longestWait } }, wait)
      if (updates === undefined) continue
      version = updates.version
      yield updates
    }
  } finally {
    await client.call(collector, 'DestroyPropertyCollector', {}, { timeoutMs: 5000 }).catch(() => {})
  }
}

/**
 * Waits until the properties of an object are as they should be, and gives them. Throws a VimError of ManagedObjectNotFound when it goes.
 * No deadline unless the options have one.
 */
export async function waitForProperties<T extends keyof ManagedObjects>(
  client: VimClient,
  type: T,
  object: ManagedObjectReference,
  paths: readonly string[],
  isReached: (properties: ObjectProperties<T>['properties']) => boolean,
  options: OperationOptions = {},
): Promise<ObjectProperties<T>['properties']> {
  const spec: PropertyFilterSpec = { propSet: [propertySpec(type, paths)], objectSet: [{ obj: object }] }
  const properties: Record<string, unknown> = {}
  for await (const { filterSet = [] } of watchUpdates(client, [spec], options)) {
    for (const update of filterSet.flatMap(({ objectSet = [] }) => objectSet)) {
      if (referenceKey(update.obj) !== referenceKey(object)) continue
      for (const { name, op, val } of update.changeSet ?? []) {
        if (op === 'assign' || op === 'add') properties[name] = unbox(val)
        else delete properties[name]
      }
      // A collector forgets an object that is gone; asking for it says so.
      if (update.kind === 'leave') await propertiesOf(client, type, object, paths, options)
    }
    const current = properties as ObjectProperties<T>['properties']
    if (isReached(current)) return current
  }
  return properties as ObjectProperties<T>['properties']
}

/** True for the fault of an object that does not exist (any more). */
export function isGone(error: unknown): boolean {
  return isVimError(error, 'ManagedObjectNotFound')
}
