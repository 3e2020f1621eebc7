import { parentOf, parseDatastorePath } from '../storage/datastore-path.js'
import type { FilePlace } from '../storage/files.js'
import { snapshotFile, snapshotMemoryFile } from './machine-files.js'
import type { Site } from './sites.js'
import type { MachineConfig, MachineSnapshot } from './state.js'

type Saved = Pick<MachineSnapshot, 'id' | 'hasMemory'>

function placesOf(site: Site, config: MachineConfig, { id, hasMemory }: Saved): FilePlace[] {
  const paths = [snapshotFile(config, id), ...(hasMemory ? [snapshotMemoryFile(config, id)] : [])]
  return paths.map((name) => {
    const { datastore, path } = parseDatastorePath(name)
    return site.world.files.place(site.datastore(datastore), path)
  })
}

/** What a snapshot has besides differences of disks: the machine's state and memory, of which there is nothing to write. */
export function writeSnapshotFiles(site: Site, config: MachineConfig, snapshot: Saved): void {
  const { files } = site.world
  for (const place of placesOf(site, config, snapshot)) {
    const folder = files.place(place.datastore, parentOf(place.path))
    if (!files.exists(folder)) files.mkdir(folder, { parents: true })
    if (!files.exists(place)) files.write(place, '')
  }
}

export function removeSnapshotFiles(site: Site, config: MachineConfig, snapshot: Saved): void {
  const { files } = site.world
  for (const place of placesOf(site, config, snapshot)) if (files.exists(place)) files.remove(place)
}
