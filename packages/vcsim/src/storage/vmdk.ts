/** A virtual disk's descriptor: what VMware's "Virtual Disk Format 5.0" says of the text file that names a disk's extents. */
export interface DiskDescriptor {
  /** In bytes; a multiple of 512. */
  readonly capacity: number
  readonly isThin: boolean
  /** Written with zeros ahead of time. */
  readonly isEagerlyZeroed: boolean
  /** `lsilogic`, `ide`, `buslogic` … */
  readonly adapterType: string
  /** As it was set: `6000c293-…`, or `60 00 C2 93 …-…`. */
  readonly uuid: string
  /** The file with the content, beside the descriptor. */
  readonly extent: string
  /** Changes with the content. */
  readonly contentId: string
  /** The descriptor that this one is a difference to. */
  readonly parent?: { readonly file: string; readonly contentId: string }
}

export const sectorSize = 512
const noParent = 'ffffffff'

/** The name of a disk's file with its content: `disk-flat.vmdk`. */
export function extentName(descriptorName: string): string {
  return descriptorName.replace(/(?:\.vmdk)?$/i, '-flat.vmdk')
}

/** The name of the descriptor of a file with content; undefined for other files. */
export function descriptorName(name: string): string | undefined {
  return name.endsWith('-flat.vmdk') ? name.replace(/-flat\.vmdk$/, '.vmdk') : undefined
}

/** Cylinders, heads and sectors as ESX reports them: 255 heads and 63 sectors; small and IDE disks have 16 heads. */
export function geometryOf({ capacity, adapterType }: Pick<DiskDescriptor, 'capacity' | 'adapterType'>) {
  const sectors = Math.ceil(capacity / sectorSize)
  const head = adapterType === 'ide' ? 16 : sectors < 2 ** 21 ? 64 : 255
  const sector = adapterType === 'ide' ? 63 : sectors < 2 ** 21 ? 32 : 63
  return { cylinder: Math.floor(sectors / (head * sector)), head, sector }
}

export function formatDescriptor(disk: DiskDescriptor): string {
  const { cylinder, head, sector } = geometryOf(disk)
  const isDifference = disk.parent !== undefined
  const lines = [
    '# Disk DescriptorFile',
    'version=1',
    'encoding="UTF-8"',
    `CID=${disk.contentId}`,
    `parentCID=${disk.parent?.contentId ?? noParent}`,
    `createType="${isDifference ? 'vmfsSparse' : 'vmfs'}"`,
    ...(disk.parent === undefined ? [] : [`parentFileNameHint="${disk.parent.file}"`]),
    '',
    '# Extent description',
    `RW ${Math.ceil(disk.capacity / sectorSize)} ${isDifference ? 'VMFSSPARSE' : 'VMFS'} "${disk.extent}"`,
    '',
    '# The Disk Data Base',
    '#DDB',
    '',
    `ddb.adapterType = "${disk.adapterType}"`,
    `ddb.geometry.cylinders = "${cylinder}"`,
    `ddb.geometry.heads = "${head}"`,
    `ddb.geometry.sectors = "${sector}"`,
    ...(disk.isThin ? ['ddb.thinProvisioned = "1"'] : []),
    ...(disk.isEagerlyZeroed ? ['ddb.eagerZeroed = "1"'] : []),
    `ddb.uuid = "${disk.uuid}"`,
    'ddb.virtualHWVersion = "21"',
  ]
  return `${lines.join('\n')}\n`
}

/** Undefined for what is no descriptor. */
export function parseDescriptor(text: string): DiskDescriptor | undefined {
  if (!/^# Disk DescriptorFile/i.test(text)) return undefined
  const value = (key: string) => new RegExp(`^${key.replaceAll('.', '\\.')}\\s*=\\s*"?([^"\\r\\n]*)"?`, 'mi').exec(text)?.[1]?.trim()
  const extent = /^(?:RW|RDONLY)\s+(\d+)\s+\w+(?:\s+"([^"]*)")?/im.exec(text)
  if (extent?.[1] === undefined) return undefined
  const parentId = value('parentCID')
  const parentFile = value('parentFileNameHint')
  return {
    capacity: Number(extent[1]) * sectorSize,
    extent: extent[2] ?? '',
    isThin: value('ddb.thinProvisioned') === '1',
    isEagerlyZeroed: value('ddb.eagerZeroed') === '1',
    adapterType: value('ddb.adapterType') ?? 'lsilogic',
    uuid: value('ddb.uuid') ?? '',
    contentId: value('CID') ?? 'fffffffe',
    ...(parentId === undefined || parentId === noParent || parentFile === undefined
      ? {}
      : { parent: { file: parentFile, contentId: parentId } }),
  }
}

/**
 * The capacity in bytes that the header of a sparse extent has (`monolithicSparse` and `streamOptimized` disks begin with it); undefined for
 * other content.
 */
export function sparseCapacity(head: Buffer): number | undefined {
  if (head.length < 20 || head.toString('latin1', 0, 4) !== 'KDMV') return undefined
  return Number(head.readBigUInt64LE(12)) * sectorSize
}

/** `6000c293-7ba0-…` as `60 00 c2 93 7b a0 …-…`, the form of descriptors. */
export function descriptorUuid(uuid: string): string {
  const digits = uuid.replace(/[^0-9a-f]/gi, '').toLowerCase()
  const bytes = digits.match(/../g) ?? []
  return `${bytes.slice(0, 8).join(' ')}-${bytes.slice(8, 16).join(' ')}`
}
