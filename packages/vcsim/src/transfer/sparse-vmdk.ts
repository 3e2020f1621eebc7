import { type FileHandle, open } from 'node:fs/promises'
import { promisify } from 'node:util'
import { deflate, inflate } from 'node:zlib'
import { sectorSize } from '../storage/vmdk.js'

/*
 * Sparse extents: what VMware's "Virtual Disk Format 5.0" says of `monolithicSparse` and `streamOptimized` disks. An extent is a header, a directory of
 * tables of grains, and the grains that are not zeros; in a stream each grain is compressed and has a marker before it, and the directory comes last.
 */

const magic = 0x564d_444b // 'KDMV', little endian
const flagOf = { compressed: 1 << 16, markers: 1 << 17 } as const
const directoryAtEnd = 0xffff_ffff_ffff_ffffn
const markers = { end: 0, table: 1, directory: 2, footer: 3 } as const
const grainSectors = 128
const grainBytes = grainSectors * sectorSize
const zeros = Buffer.alloc(grainBytes)
const tableEntries = 512
const descriptorSectors = 20
/** Where a stream's grains begin, in sectors: on a grain's border. */
const overhead = grainSectors
/** No grain of any disk that is made anywhere is as big. */
const mostGrainSectors = 2048

const deflateAsync = promisify(deflate)
const inflateAsync = promisify<Buffer, { maxOutputLength: number }, Buffer>(inflate)

/** Why a file is no disk that can be read. */
export class UnreadableDisk extends Error {}

interface Header {
  readonly capacity: number
  readonly grainSectors: number
  readonly tableEntries: number
  readonly directory: bigint
  readonly isCompressed: boolean
}

function parseHeader(bytes: Buffer): Header {
  if (bytes.length < sectorSize || bytes.readUInt32LE(0) !== magic) throw new UnreadableDisk('the header of the sparse extent is damaged')
  const flags = bytes.readUInt32LE(8)
  const algorithm = bytes.readUInt16LE(77)
  if (algorithm > 1) throw new UnreadableDisk(`compression ${algorithm} is not known`)
  const header = {
    capacity: Number(bytes.readBigUInt64LE(12)),
    grainSectors: Number(bytes.readBigUInt64LE(20)),
    tableEntries: bytes.readUInt32LE(44),
    directory: bytes.readBigUInt64LE(56),
    isCompressed: (flags & flagOf.compressed) !== 0 && algorithm === 1,
  }
  const isSane =
    header.grainSectors >= 1 && header.grainSectors <= mostGrainSectors && header.tableEntries >= 1 && header.tableEntries <= 2 ** 16
  if (!isSane) throw new UnreadableDisk('the header of the sparse extent is damaged')
  return header
}

/** True for what begins as a sparse extent does. */
export function isSparse(head: Buffer): boolean {
  return head.length >= 4 && head.readUInt32LE(0) === magic
}

/**
 * Writes the content of the sparse extent in one file of this computer into another, which it makes; zeros are left out where the file system can.
 * `capacity`, in bytes, is what it may have. Throws UnreadableDisk for what is damaged, and what the file system has against it.
 */
export async function expandSparse(from: string, to: string, capacity: number, signal?: AbortSignal): Promise<void> {
  await using source = await open(from, 'r')
  await using target = await open(to, 'wx', 0o600)
  const { size } = await source.stat()
  const read = async (position: number, length: number) => {
    if (position < 0 || position + length > size) throw new UnreadableDisk('it ends in the middle')
    const { buffer, bytesRead } = await source.read(Buffer.alloc(length), 0, length, position)
    if (bytesRead < length) throw new UnreadableDisk('it ends in the middle')
    return buffer
  }
  const first = parseHeader(await read(0, sectorSize))
  const header = first.directory === directoryAtEnd ? parseHeader(await read(size - 2 * sectorSize, sectorSize)) : first
  if (header.capacity * sectorSize > capacity) throw new UnreadableDisk('it is bigger than the disk that it is for')
  const grain = header.grainSectors * sectorSize
  const tables = Math.ceil(header.capacity / (header.grainSectors * header.tableEntries))
  const directory = await read(Number(header.directory) * sectorSize, tables * 4)
  for (let table = 0; table < tables; table += 1) {
    const place = directory.readUInt32LE(table * 4)
    if (place === 0) continue
    const entries = await read(place * sectorSize, header.tableEntries * 4)
    for (let entry = 0; entry < header.tableEntries; entry += 1) {
      signal?.throwIfAborted()
      const at = entries.readUInt32LE(entry * 4)
      // 0 is not there, 1 is zeros.
      if (at <= 1) continue
      const start = (table * header.tableEntries + entry) * grain
      const length = Math.min(grain, header.capacity * sectorSize - start)
      if (length <= 0) throw new UnreadableDisk('it has grains beyond its end')
      const content = header.isCompressed ? await inflated(read, at * sectorSize, grain) : await read(at * sectorSize, length)
      await target.write(content, 0, Math.min(length, content.length), start)
    }
  }
}

async function inflated(read: (position: number, length: number) => Promise<Buffer>, position: number, grain: number): Promise<Buffer> {
  const marker = await read(position, 12)
  const length = marker.readUInt32LE(8)
  if (length === 0 || length > 2 * grain) throw new UnreadableDisk('a grain is damaged')
  const compressed = await read(position + 12, length)
  return inflateAsync(compressed, { maxOutputLength: grain }).catch(() => {
    throw new UnreadableDisk('a grain is damaged')
  })
}

/** A `streamOptimized` disk of `capacity` bytes with the content of a file; what the file does not have is zeros. */
export async function* streamDisk(file: string, capacity: number): AsyncGenerator<Buffer> {
  await using source = await open(file, 'r')
  const { size } = await source.stat()
  const sectors = Math.ceil(capacity / sectorSize)
  let position = 0
  const out = (bytes: Buffer) => {
    position += bytes.length / sectorSize
    return bytes
  }
  yield out(
    Buffer.concat([header(sectors, directoryAtEnd), padded(descriptor(sectors), descriptorSectors * sectorSize)], overhead * sectorSize),
  )
  const grains = Math.ceil(sectors / grainSectors)
  const directory: number[] = []
  for (let first = 0; first < grains; first += tableEntries) {
    const table = Buffer.alloc(tableEntries * 4)
    let isEmpty = true
    for (let entry = 0; entry < tableEntries && (first + entry) * grainBytes < size; entry += 1) {
      const content = await grainAt(source, (first + entry) * grainBytes)
      if (content === undefined) continue
      table.writeUInt32LE(position, entry * 4)
      isEmpty = false
      yield out(await grainMarker((first + entry) * grainSectors, content))
    }
    if (isEmpty) directory.push(0)
    else {
      yield out(marker(markers.table, table.length / sectorSize))
      directory.push(position)
      yield out(table)
    }
  }
  const entries = Buffer.alloc(Math.max(1, Math.ceil((directory.length * 4) / sectorSize)) * sectorSize)
  for (const [index, place] of directory.entries()) entries.writeUInt32LE(place, index * 4)
  yield out(marker(markers.directory, entries.length / sectorSize))
  const directoryAt = position
  yield out(entries)
  yield out(marker(markers.footer, 1))
  yield header(sectors, BigInt(directoryAt))
  yield marker(markers.end, 0)
}

/** Undefined for one that is all zeros. */
async function grainAt(source: FileHandle, position: number): Promise<Buffer | undefined> {
  const { buffer, bytesRead } = await source.read(Buffer.alloc(grainBytes), 0, grainBytes, position)
  return buffer.subarray(0, bytesRead).equals(zeros.subarray(0, bytesRead)) ? undefined : buffer
}

async function grainMarker(sector: number, content: Buffer): Promise<Buffer> {
  const compressed = await deflateAsync(content)
  const head = Buffer.alloc(12)
  head.writeBigUInt64LE(BigInt(sector), 0)
  head.writeUInt32LE(compressed.length, 8)
  const length = head.length + compressed.length
  return padded(Buffer.concat([head, compressed]), Math.ceil(length / sectorSize) * sectorSize)
}

function marker(type: number, sectors: number): Buffer {
  const bytes = Buffer.alloc(sectorSize)
  bytes.writeBigUInt64LE(BigInt(sectors), 0)
  bytes.writeUInt32LE(type, 12)
  return bytes
}

function header(sectors: number, directory: bigint): Buffer {
  const bytes = Buffer.alloc(sectorSize)
  bytes.writeUInt32LE(magic, 0)
  bytes.writeUInt32LE(3, 4)
  // The first flag: line ends can be used to find out whether a transfer as text has damaged it.
  bytes.writeUInt32LE(1 | flagOf.compressed | flagOf.markers, 8)
  bytes.writeBigUInt64LE(BigInt(sectors), 12)
  bytes.writeBigUInt64LE(BigInt(grainSectors), 20)
  bytes.writeBigUInt64LE(1n, 28)
  bytes.writeBigUInt64LE(BigInt(descriptorSectors), 36)
  bytes.writeUInt32LE(tableEntries, 44)
  bytes.writeBigUInt64LE(directory, 56)
  bytes.writeBigUInt64LE(BigInt(overhead), 64)
  bytes.write('\n \r\n', 73, 'latin1')
  bytes.writeUInt16LE(1, 77)
  return bytes
}

function descriptor(sectors: number): Buffer {
  const lines = [
    '# Disk DescriptorFile',
    'version=1',
    'CID=fffffffe',
    'parentCID=ffffffff',
    'createType="streamOptimized"',
    '',
    '# Extent description',
    `RW ${sectors} SPARSE "disk.vmdk"`,
    '',
    '# The Disk Data Base',
    '#DDB',
    '',
    'ddb.adapterType = "lsilogic"',
    `ddb.geometry.cylinders = "${Math.floor(sectors / (255 * 63))}"`,
    'ddb.geometry.heads = "255"',
    'ddb.geometry.sectors = "63"',
    'ddb.virtualHWVersion = "21"',
  ]
  return Buffer.from(`${lines.join('\n')}\n`)
}

function padded(bytes: Buffer, length: number): Buffer {
  return bytes.length === length ? bytes : Buffer.concat([bytes], length)
}
