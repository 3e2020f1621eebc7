import { dataObject, isDataObject } from '@vivarium/vim'
import type { FileInfo, FileQuery, VmConfigFileInfo, VmConfigFileQuery, VmDiskFileInfo, VmDiskFileQuery } from '@vivarium/vim/types'
import type { DiskDescriptor } from './vmdk.js'

/** A file as a browser sees it. */
export interface BrowsedFile {
  readonly name: string
  readonly isFolder: boolean
  /** What a `.vmdk` says of itself, read only if somebody asks. */
  disk(): DiskFacts | undefined
  /** `virtualHW.version` of a `.vmx`. */
  hardwareVersion(): number | undefined
}

export interface DiskFacts extends Pick<DiskDescriptor, 'capacity' | 'isThin' | 'adapterType'> {
  /** `[LocalDS_0] vm/disk-flat.vmdk` */
  readonly extents: readonly string[]
}

type FileKind =
  | 'FolderFile'
  | 'VmDiskFile'
  | 'VmConfigFile'
  | 'TemplateConfigFile'
  | 'VmLogFile'
  | 'VmNvramFile'
  | 'VmSnapshotFile'
  | 'IsoImageFile'
  | 'FloppyImageFile'
  | 'File'

const byExtension: Readonly<Record<string, FileKind>> = {
  vmdk: 'VmDiskFile',
  vmx: 'VmConfigFile',
  vmtx: 'TemplateConfigFile',
  log: 'VmLogFile',
  nvram: 'VmNvramFile',
  vmsn: 'VmSnapshotFile',
  vmsd: 'VmSnapshotFile',
  iso: 'IsoImageFile',
  flp: 'FloppyImageFile',
  img: 'FloppyImageFile',
}

const controllers: Readonly<Record<string, string>> = {
  ide: 'VirtualIDEController',
  buslogic: 'VirtualBusLogicController',
  lsilogic: 'VirtualLsiLogicController',
  pvscsi: 'ParaVirtualSCSIController',
}

function kindOf({ name, isFolder }: BrowsedFile): FileKind {
  if (isFolder) return 'FolderFile'
  return byExtension[name.slice(name.lastIndexOf('.') + 1).toLowerCase()] ?? 'File'
}

/** The first of the queries that a file fits; undefined if it fits none, `{}` if there are none. */
export function matchingQuery(file: BrowsedFile, queries: readonly FileQuery[]): FileQuery | undefined {
  return queries.length === 0 ? {} : queries.find((query) => matches(file, query))
}

function matches(file: BrowsedFile, query: FileQuery & { readonly _typeName?: string }): boolean {
  const wanted = (query._typeName ?? 'FileQuery').replace(/Query$/, '')
  if (wanted === 'File') return true
  const kind = kindOf(file)
  // A template's configuration is a machine's configuration, too (API reference, TemplateConfigFileQuery).
  if (wanted !== kind && !(wanted === 'VmConfigFile' && kind === 'TemplateConfigFile')) return false
  if (isDataObject(query, 'VmDiskFileQuery')) return fitsDisk(file, query)
  if (isDataObject(query, 'VmConfigFileQuery')) return fitsConfig(file, query)
  return true
}

function fitsDisk(file: BrowsedFile, { filter }: VmDiskFileQuery): boolean {
  // What has a disk's content is part of the disk.
  if (/-(?:flat|delta|ctk|sesparse|rdmp?)\.vmdk$/i.test(file.name)) return false
  if (filter === undefined) return true
  const disk = file.disk()
  if (disk === undefined) return false
  const { diskType = [], controllerType = [], thin, encrypted } = filter
  if (diskType.length > 0 && !diskType.some((type) => shortName(type) === 'VirtualDiskFlatVer2BackingInfo')) return false
  if (controllerType.length > 0 && !controllerType.some((type) => shortName(type) === controllers[disk.adapterType])) return false
  return (thin === undefined || thin === disk.isThin) && encrypted !== true
}

function fitsConfig(file: BrowsedFile, { filter }: VmConfigFileQuery): boolean {
  const versions = filter?.matchConfigVersion ?? []
  if (filter?.encrypted === true) return false
  return versions.length === 0 || versions.includes(file.hardwareVersion() ?? 0)
}

const shortName = (type: string) => type.slice(type.lastIndexOf('.') + 1)

/** A file as an answer has it: with its kind where that was asked for, and what the query wants to know. */
export function describeFile(file: BrowsedFile, query: FileQuery, withKind: boolean, info: FileInfo): FileInfo {
  const kind = kindOf(file)
  if (!withKind && kind !== 'FolderFile' && (query as { readonly _typeName?: string })._typeName === undefined) return info
  const typed = { ...info, _typeName: `${kind === 'File' ? '' : kind.slice(0, -'File'.length)}FileInfo` }
  if (kind === 'VmDiskFile' && isDataObject(query, 'VmDiskFileQuery') && query.details !== undefined)
    return describeDisk(file, query, typed)
  if (kind === 'VmConfigFile' && isDataObject(query, 'VmConfigFileQuery') && query.details?.configVersion === true) {
    const configVersion = file.hardwareVersion()
    return { ...typed, ...(configVersion === undefined ? {} : { configVersion }) } as VmConfigFileInfo
  }
  return typed
}

function describeDisk(file: BrowsedFile, { details }: VmDiskFileQuery, info: FileInfo): FileInfo {
  const disk = file.disk()
  if (disk === undefined || details === undefined) return info
  const made: VmDiskFileInfo = { ...info }
  if (details.diskType) made.diskType = 'VirtualDiskFlatVer2BackingInfo'
  if (details.capacityKb) made.capacityKb = disk.capacity / 1024
  if (details.hardwareVersion) made.hardwareVersion = 21
  if (details.controllerType === true) made.controllerType = controllers[disk.adapterType] ?? 'VirtualLsiLogicController'
  if (details.diskExtents === true) made.diskExtents = [...disk.extents]
  if (details.thin === true) made.thin = disk.isThin
  if (details.sectorFormat === true) made.sectorFormat = 'native_512'
  return made
}

/** The kinds of files that browsers can tell apart. */
export const supportedQueries: FileQuery[] = (
  [
    'VmConfigFileQuery',
    'TemplateConfigFileQuery',
    'VmDiskFileQuery',
    'FolderFileQuery',
    'VmSnapshotFileQuery',
    'IsoImageFileQuery',
    'FloppyImageFileQuery',
    'VmNvramFileQuery',
    'VmLogFileQuery',
  ] as const
).map((name) => dataObject(name, {}))

/** A test for names by patterns with `*`, `?` and `[a-z]`; without patterns everything fits. */
export function nameTest(patterns: readonly string[], ignoreCase: boolean): (name: string) => boolean {
  const tests = patterns.map((pattern) => {
    const source = pattern.replace(/\[(!|\^)?([^\]]+)\]|[.*+?^${}()|[\]\\]/g, (found, not: string | undefined, set: string | undefined) => {
      if (set !== undefined) return `[${not === undefined ? '' : '^'}${set.replace(/[\\\]^]/g, '\\$&')}]`
      return found === '*' ? '.*' : found === '?' ? '.' : `\\${found}`
    })
    return new RegExp(`^${source}$`, ignoreCase ? 'is' : 's')
  })
  return (name) => tests.length === 0 || tests.some((test) => test.test(name))
}
