import { errors } from '@vivarium/core'

/** A file in the root folder of an image. */
export interface IsoFile {
  /** As Linux and the BSDs will see it: letters, digits, dots, hyphens and underscores. */
  readonly name: string
  readonly content: Buffer
}

const sectorBytes = 2048
/** The first 16 sectors belong to the system (ECMA-119, 6.2.1). */
const sector = { primaryDescriptor: 16, terminator: 17, pathTableLittle: 18, pathTableBig: 19, root: 20, files: 21 }
const pathTableBytes = 10
/** The same files give the same image, whenever it is made: 2000-01-01 00:00:00 UTC (9.1.5). */
const date = [100, 1, 1, 0, 0, 0, 0]

/**
 * A read-only image of a few files in one folder: ISO 9660 (ECMA-119) with Rock Ridge names (SUSP and RRIP, IEEE P1281 and
 * P1282). Section numbers below are ECMA-119's.
 */
export function isoImage(volumeId: string, files: readonly IsoFile[]): Buffer {
  const extents: { start: number; bytes: number }[] = []
  let end = sector.files
  for (const { content } of files) {
    extents.push({ start: end, bytes: content.length })
    end += Math.ceil(content.length / sectorBytes)
  }
  const image = Buffer.alloc(end * sectorBytes)
  const place = (at: number, bytes: Buffer) => bytes.copy(image, at * sectorBytes)
  place(sector.primaryDescriptor, primaryDescriptor(volumeId, end))
  place(sector.terminator, Buffer.from('\u00ffCD001\u0001', 'latin1'))
  place(sector.pathTableLittle, pathTable('little'))
  place(sector.pathTableBig, pathTable('big'))
  place(sector.root, rootDirectory(files.map(({ name }, index) => ({ name, ...(extents[index] ?? { start: 0, bytes: 0 }) }))))
  files.forEach(({ content }, index) => {
    place(extents[index]?.start ?? 0, content)
  })
  return image
}

/** 8.4. Offsets count from 0 here, from 1 in the standard. */
function primaryDescriptor(volumeId: string, sectors: number): Buffer {
  const descriptor = Buffer.alloc(sectorBytes)
  descriptor.write('\u0001CD001\u0001', 0, 'latin1')
  descriptor.fill(' ', 8, 72)
  descriptor.write(volumeId, 40, 'ascii')
  both32(sectors).copy(descriptor, 80)
  both16(1).copy(descriptor, 120) // volumes in the set
  both16(1).copy(descriptor, 124) // which of them this is
  both16(sectorBytes).copy(descriptor, 128)
  both32(pathTableBytes).copy(descriptor, 132)
  descriptor.writeUInt32LE(sector.pathTableLittle, 140)
  descriptor.writeUInt32BE(sector.pathTableBig, 148)
  record('\u0000', { start: sector.root, bytes: sectorBytes }, directoryFlag).copy(descriptor, 156)
  descriptor.fill(' ', 190, 813) // who made it, and with what
  for (const at of [813, 830, 847, 864]) descriptor.fill('0', at, at + 16) // dates: not given
  descriptor.writeUInt8(1, 881)
  return descriptor
}

/** 9.4: the root folder is the only one. */
function pathTable(order: 'little' | 'big'): Buffer {
  const table = Buffer.alloc(pathTableBytes)
  table.writeUInt8(1, 0)
  if (order === 'little') table.writeUInt32LE(sector.root, 2)
  else table.writeUInt32BE(sector.root, 2)
  if (order === 'little') table.writeUInt16LE(1, 6)
  else table.writeUInt16BE(1, 6)
  return table
}

function rootDirectory(files: readonly { name: string; start: number; bytes: number }[]): Buffer {
  const root = { start: sector.root, bytes: sectorBytes }
  const directory = Buffer.concat([
    record('\u0000', root, directoryFlag, Buffer.concat([sharingProtocol, posixAttributes(0o040555), extensionReference])),
    record('\u0001', root, directoryFlag, posixAttributes(0o040555)),
    ...files.map(({ name, ...extent }, index) =>
      record(`FILE${String(index).padStart(2, '0')}.;1`, extent, 0, Buffer.concat([posixAttributes(0o100400), alternateName(name)])),
    ),
  ])
  if (directory.length > sectorBytes) {
    throw errors.invalidValue(
      'files of the image',
      files.map(({ name }) => name),
      'their names must fit into one sector of 2048 bytes',
    )
  }
  return directory
}

const directoryFlag = 2

/** 9.1: a directory record, with what the extensions add to it. */
function record(identifier: string, extent: { start: number; bytes: number }, flags: number, systemUse: Buffer = Buffer.alloc(0)): Buffer {
  const name = Buffer.from(identifier, 'latin1')
  const padding = Buffer.alloc(name.length % 2 === 0 ? 1 : 0)
  const body = Buffer.concat([
    Buffer.from([0]),
    both32(extent.start),
    both32(extent.bytes),
    Buffer.from([...date, flags, 0, 0]),
    both16(1),
    Buffer.from([name.length]),
    name,
    padding,
    systemUse,
    Buffer.alloc((name.length + padding.length + systemUse.length + 1) % 2),
  ])
  return Buffer.concat([Buffer.from([body.length + 1]), body])
}

/** SUSP 5.3: says in the root's first record that there are such entries. */
const sharingProtocol = Buffer.from([0x53, 0x50, 7, 1, 0xbe, 0xef, 0])

/** SUSP 5.5: names the extension. */
const extensionReference = Buffer.concat([Buffer.from([0x45, 0x52, 18, 1, 10, 0, 0, 1]), Buffer.from('RRIP_1991A')])

/** RRIP 4.1.1, PX: mode, links, user, group. */
function posixAttributes(mode: number): Buffer {
  return Buffer.concat([Buffer.from([0x50, 0x58, 36, 1]), both32(mode), both32(1), both32(0), both32(0)])
}

/** RRIP 4.1.4, NM. */
function alternateName(name: string): Buffer {
  const bytes = Buffer.from(name, 'ascii')
  return Buffer.concat([Buffer.from([0x4e, 0x4d, 5 + bytes.length, 1, 0]), bytes])
}

/** 7.3.3: both byte orders, one after the other. */
function both32(value: number): Buffer {
  const bytes = Buffer.alloc(8)
  bytes.writeUInt32LE(value, 0)
  bytes.writeUInt32BE(value, 4)
  return bytes
}

/** 7.2.3. */
function both16(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt16LE(value, 0)
  bytes.writeUInt16BE(value, 2)
  return bytes
}
