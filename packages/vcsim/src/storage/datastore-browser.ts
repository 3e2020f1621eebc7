import type { HostDatastoreBrowserSearchResults, HostDatastoreBrowserSearchSpec } from '@vivarium/vim/types'
import type { Call, Kind, World } from '../call.js'
import { nameOf } from '../inventory/entity.js'
import { referencesOf } from '../inventory/relations.js'
import { checkUnlocked } from '../machines/file-locks.js'
import { startTask } from '../tasks/start-task.js'
import { formatDatastorePath, parentOf } from './datastore-path.js'
import { cannotDeleteFile, fileNotFound } from './faults.js'
import { type BrowsedFile, describeFile, matchingQuery, nameTest } from './file-kinds.js'
import { type DatastoreFiles, type FilePlace, type FileStatus, namePlace } from './files.js'
import { descriptorIn, headOf } from './usage.js'
import { sparseCapacity } from './vmdk.js'

const placeOf = ({ world, object }: Call, datastorePath: string) =>
  world.files.resolve(datastorePath, { datastores: referencesOf(object, 'datastore') })

function folderOf(call: Call, datastorePath: string): FilePlace {
  const place = placeOf(call, datastorePath)
  if (call.world.files.status(place)?.isFolder !== true) throw fileNotFound(namePlace(place))
  return place
}

export const datastoreBrowser = {
  methods: {
    SearchDatastore_Task(call, { datastorePath, searchSpec }) {
      const { datastore } = placeOf(call, datastorePath)
      return startTask(call, () => searchFolder(call.world, folderOf(call, datastorePath), datastorePath, searchSpec), {
        entity: datastore,
      })
    },

    SearchDatastoreSubFolders_Task(call, { datastorePath, searchSpec }) {
      const { datastore } = placeOf(call, datastorePath)
      const search = ({ signal }: { readonly signal: AbortSignal }) =>
        searchBelow(call.world, folderOf(call, datastorePath), datastorePath, searchSpec, signal)
      return startTask(call, search, { entity: datastore, cancelable: true })
    },

    DeleteFile(call, { datastorePath }) {
      const { files } = call.world
      const place = placeOf(call, datastorePath)
      const found = files.status(place)
      if (found === undefined) throw fileNotFound(namePlace(place))
      if (found.isFolder && files.list(place).length > 0) throw cannotDeleteFile(namePlace(place))
      checkUnlocked(call.world, place)
      files.remove(place)
    },
  },
} satisfies Kind

function searchFolder(
  { files }: World,
  folder: FilePlace,
  shown: string,
  spec: HostDatastoreBrowserSearchSpec = {},
): HostDatastoreBrowserSearchResults {
  const { query: queries = [], details, matchPattern = [], searchCaseInsensitive = false, sortFoldersFirst = false } = spec
  const fits = nameTest(matchPattern, searchCaseInsensitive)
  const found: { readonly isFolder: boolean; readonly info: ReturnType<typeof describeFile> }[] = []
  for (const name of files.list(folder).filter(fits)) {
    const place = files.inside(folder, name)
    const status = files.status(place)
    const file = status === undefined ? undefined : browsed(name, place, status)
    const query = file === undefined ? undefined : matchingQuery(file, queries)
    if (status === undefined || file === undefined || query === undefined) continue
    const info = {
      path: name,
      ...(details?.fileSize === true ? { fileSize: status.size } : {}),
      ...(details?.modification === true ? { modification: status.modified.toISOString() } : {}),
      ...(details?.fileOwner === true ? { owner: 'root' } : {}),
    }
    found.push({ isFolder: status.isFolder, info: describeFile(file, query, details?.fileType === true, info) })
  }
  if (sortFoldersFirst) found.sort((one, other) => Number(other.isFolder) - Number(one.isFolder))
  return { datastore: folder.datastore.reference, folderPath: shown, file: found.map(({ info }) => info) }
}

async function searchBelow(
  world: World,
  top: FilePlace,
  shown: string,
  spec: HostDatastoreBrowserSearchSpec | undefined,
  signal: AbortSignal,
): Promise<HostDatastoreBrowserSearchResults[]> {
  const results: HostDatastoreBrowserSearchResults[] = []
  const waiting: (readonly [folder: FilePlace, shown: string])[] = [[top, shown]]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const [folder, name] = next
    results.push(searchFolder(world, folder, name, spec))
    waiting.push(...foldersIn(world.files, folder).reverse())
    // Thousands of folders must not keep the other clients waiting.
    if (results.length % 50 === 0) await new Promise((resolve) => setImmediate(resolve))
    signal.throwIfAborted()
  }
  return results
}

function foldersIn(files: DatastoreFiles, folder: FilePlace): (readonly [FilePlace, string])[] {
  return files
    .list(folder)
    .map((name) => files.inside(folder, name))
    .filter((place) => files.status(place)?.isFolder === true)
    .map((place) => [place, namePlace(place)] as const)
}

function browsed(name: string, place: FilePlace, { isFolder }: FileStatus): BrowsedFile {
  return {
    name,
    isFolder,
    disk() {
      const descriptor = descriptorIn(place.file)
      if (descriptor !== undefined) {
        const datastore = nameOf(place.datastore)
        const parent = parentOf(place.path)
        const extent = formatDatastorePath({ datastore, path: parent === '' ? descriptor.extent : `${parent}/${descriptor.extent}` })
        return { ...descriptor, extents: [extent] }
      }
      const capacity = sparseCapacity(headOf(place.file, 512))
      return capacity === undefined ? undefined : { capacity, isThin: true, adapterType: 'lsilogic', extents: [namePlace(place)] }
    },
    hardwareVersion() {
      const version = /^virtualHW\.version\s*=\s*"(\d+)"/m.exec(headOf(place.file).toString('utf8'))?.[1]
      return version === undefined ? undefined : Number(version)
    },
  }
}
