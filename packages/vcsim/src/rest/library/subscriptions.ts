import type { ContentLibraries } from './libraries.js'
import type { KeptItem, Library } from './library-model.js'

/** Small files that are always there, whatever is fetched when it is needed: descriptors and manifests. */
const isDescriptor = (name: string): boolean => /\.(?:ovf|mf)$/i.test(name)

/** The published library that a subscribed one copies, if it is of this vCenter. */
export function publisherOf(libraries: ContentLibraries, { subscription_info }: Library): Library | undefined {
  const id = /([^/]+?)(?:\/lib\.json)?\/?$/.exec(subscription_info?.subscription_url ?? '')?.[1]
  return libraries.all.find((library) => library.id === id && library.publish_info?.published === true)
}

/** Brings a subscribed library to what the published one is. */
export async function syncLibrary(libraries: ContentLibraries, id: string, now: string): Promise<void> {
  const library = libraries.get(id, 'SUBSCRIBED')
  const publisher = publisherOf(libraries, library)
  libraries.change(id, { last_sync_time: now })
  if (publisher === undefined) return
  const sources = libraries.itemsOf(publisher.id)
  for (const { item } of libraries.itemsOf(id)) {
    if (!sources.some((source) => source.item.id === item.source_id)) libraries.removeItem(item.id)
  }
  const withContent = library.subscription_info?.on_demand === false
  for (const source of sources) {
    const copy = libraries.itemsOf(id).find(({ item }) => item.source_id === source.item.id)
    const { name, type, description } = source.item
    const copyId =
      copy?.item.id ??
      libraries.addItem({ library_id: id, name, type, description, source_id: source.item.id, cached: false }, source.template)
    await copyItem(libraries, source, copyId, withContent, now)
  }
}

/** Brings one item of a subscribed library to what the published one is; with `withContent` its large files, too. */
export async function syncItem(libraries: ContentLibraries, itemId: string, withContent: boolean, now: string): Promise<void> {
  const { item } = libraries.item(itemId)
  const source = libraries.items.find((kept) => kept.item.id === item.source_id)
  if (source === undefined) libraries.removeItem(itemId)
  else await copyItem(libraries, source, itemId, withContent || item.cached, now)
}

/** Its large files are fetched anew when they are needed. */
export function evictItem(libraries: ContentLibraries, itemId: string): void {
  libraries.setCached(itemId, ({ name }) => isDescriptor(name))
}

async function copyItem(libraries: ContentLibraries, source: KeptItem, copyId: string, withContent: boolean, now: string): Promise<void> {
  const { item: copy, files: known } = libraries.item(copyId)
  const { name, type, description, content_version, metadata_version } = source.item
  const isCurrent = copy.content_version === content_version && copy.last_sync_time !== undefined
  libraries.changeItem(copyId, { name, type, description, metadata_version, last_sync_time: now })
  if (isCurrent && (!withContent || known.every(({ cached }) => cached))) return
  for (const file of known) if (!source.files.some((each) => each.name === file.name)) libraries.removeFile(copyId, file.name)
  const from = { library: libraries.get(source.item.library_id), itemId: source.item.id }
  const to = { library: libraries.libraryOf(copyId), itemId: copyId }
  const files = []
  for (const file of source.files) {
    const isFetched = withContent || isDescriptor(file.name)
    if (isFetched) await libraries.files.copy(from, to, file.name)
    files.push({ ...file, cached: isFetched, size: isFetched ? file.size : 0 })
  }
  libraries.putFiles(copyId, files, { content_version, metadata_version })
}
