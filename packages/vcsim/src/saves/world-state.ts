import type { ManagedObjectReference } from '@vivarium/vim'
import type { DatastoreHostMount } from '@vivarium/vim/types'
import type { World } from '../call.js'
import { changeConfig } from '../inventory/host-config.js'
import { isEsx } from '../is-esx.js'
import { settlePorts } from '../machines/adapter-ports.js'
import { addMachineFolders } from '../machines/machine-folders.js'
import { machineState } from '../machines/machine-state.js'
import type { ManagedObject } from '../model/managed-object.js'
import type { Model } from '../model/model.js'
import { parentOf, parseDatastorePath } from '../storage/datastore-path.js'
import { fileSystemVolumes } from '../storage/host-devices.js'
import { infoOf, setSpace, summaryOf } from '../storage/space.js'
import { restoreModel, type SavedModel, saveModel } from './model-state.js'

/** What has a state beside the properties of managed objects. */
interface Saveable {
  save(): unknown
  restore(saved: unknown): void
}

/** In this order they are restored, after the objects. */
const services = (world: World): Readonly<Record<string, Saveable>> => ({
  users: world.users,
  sso: world.sso,
  ipPools: world.ipPools,
  ports: world.ports,
  records: world.records,
  firstClassDisks: world.firstClassDisks,
  tagging: world.tagging,
  policies: world.policies,
  modules: world.modules,
  contentLibrary: world.contentLibrary,
  appliance: world.appliance,
  dataSets: world.dataSets,
  tasks: world.tasks,
  events: world.events,
})

/** Where the files of a datastore are in a save: a folder by name, or undefined for a folder of its user's, which stays where it is. */
export interface SavedDatastore {
  readonly id: string
  readonly folder: string | undefined
  /** Folders whose files nobody has looked at. */
  readonly late: readonly string[]
}

/** Everything that is simulated but files and sessions. Plain data. */
export interface SavedWorld {
  readonly instanceUuid: string
  readonly isEsx: boolean
  readonly model: SavedModel
  readonly services: Readonly<Record<string, unknown>>
  readonly datastores: readonly SavedDatastore[]
}

export function saveWorld(world: World): SavedWorld {
  const { model, content, files } = world
  return {
    instanceUuid: content.about.instanceUuid ?? '',
    isEsx: isEsx(content),
    model: saveModel(model),
    services: Object.fromEntries(Object.entries(services(world)).map(([name, service]) => [name, service.save()])),
    datastores: datastoresIn(model).map((datastore) => ({
      id: datastore.reference.value,
      folder: files.isOwn(datastore) ? datastore.reference.value : undefined,
      late: files.lateNames(datastore),
    })),
  }
}

export function datastoresIn(model: Model): ManagedObject[] {
  return [...model.objects()].filter(({ type }) => type.isA('Datastore'))
}

/** Into a world that has its managers and nothing else. `folderOf` gives the folder of this computer for the folder of a datastore in the save. */
export function restoreWorld(world: World, saved: SavedWorld, folderOf: (datastore: SavedDatastore, name: string) => string): void {
  const { model } = world
  restoreModel(model, saved.model)
  for (const [name, service] of Object.entries(services(world))) {
    const state = saved.services[name]
    if (state !== undefined) service.restore(state)
  }
  for (const each of saved.datastores) {
    const datastore = model.find({ type: 'Datastore', value: each.id })
    if (datastore === undefined) continue
    if (each.folder !== undefined) moveDatastore(model, datastore, folderOf(each, lastPart(infoOf(datastore).url)))
    restoreLate(world, datastore, new Set(each.late))
  }
  settlePorts(world)
  for (const host of model.objects()) {
    if (host.type.isA('HostSystem')) changeConfig(model, host, { fileSystemVolume: fileSystemVolumes(model, host) })
  }
}

const lastPart = (path: string) => path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1)

/** Its files are elsewhere now. */
function moveDatastore(model: Model, datastore: ManagedObject, url: string): void {
  const mounts = (datastore.get('host') ?? []) as DatastoreHostMount[]
  model.update<'Datastore'>(datastore, {
    info: { ...infoOf(datastore), url, ...('path' in infoOf(datastore) ? { path: url } : {}) },
    summary: { ...summaryOf(datastore), url },
    host: mounts.map(({ key, mountInfo }) => ({ key, mountInfo: { ...mountInfo, path: url } })),
  })
}

/** Machines whose files nobody had looked at have them to be written again; the space that these take has been counted already. */
function restoreLate(world: World, datastore: ManagedObject, names: ReadonlySet<string>): void {
  if (names.size === 0) return
  const { freeSpace } = summaryOf(datastore)
  const machines = ((datastore.get('vm') ?? []) as ManagedObjectReference[]).flatMap((each) => world.model.find(each) ?? [])
  const late = machines.filter((vm) => {
    const { datastore: name, path } = parseDatastorePath(machineState(vm).config.vmPathName)
    return name === datastore.get('name') && names.has(parentOf(path))
  })
  addMachineFolders(world, late)
  setSpace(world.model, datastore, { freeSpace })
}
