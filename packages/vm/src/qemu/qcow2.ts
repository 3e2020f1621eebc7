/**
 * The parts of the qcow2 format that are needed to look at an image before anything opens it, and to make an empty overlay.
 * Source: QEMU's docs/interop/qcow2.txt.
 */

const magic = 0x514649fb
const headerBytes = 104

export interface Qcow2Header {
  readonly version: number
  /** Size of the disk that the guest sees, in bytes. */
  readonly virtualSize: number
  /** It stands on another file whose name is in the header. */
  readonly hasBackingFile: boolean
  /** Its data lie in another file whose name is in the header. */
  readonly hasDataFile: boolean
  readonly encrypted: boolean
}

/** Reads the header from the first bytes of a file; undefined when it is not a qcow2 image, or one that is cut off. */
export function parseQcow2Header(bytes: Buffer): Qcow2Header | undefined {
  if (bytes.length < 72 || bytes.readUInt32BE(0) !== magic) return undefined
  const version = bytes.readUInt32BE(4)
  if (version !== 2 && version !== 3) return undefined
  if (version === 3 && bytes.length < headerBytes) return undefined
  const incompatible = version === 3 ? bytes.readBigUInt64BE(72) : 0n
  return {
    version,
    virtualSize: Number(bytes.readBigUInt64BE(24)),
    hasBackingFile: bytes.readBigUInt64BE(8) !== 0n,
    hasDataFile: (incompatible & 4n) !== 0n,
    encrypted: bytes.readUInt32BE(32) !== 0,
  }
}

const clusterBits = 16
const clusterBytes = 2 ** clusterBits

/** How many bytes of disk one entry of the L1 table stands for, with clusters of 64 KiB. */
const bytesPerL1Entry = clusterBytes * (clusterBytes / 8)

/**
 * The head of an empty image (version 3, clusters of 64 KiB), to be written to a file and extended with zeroes to
 * `fileBytes`. It names no backing file: what it stands on is told to QEMU when it is opened. Four clusters lie in it: header,
 * reference count table, reference counts, and the L1 table, of which only the first two kinds are not zeroes.
 */
export function emptyQcow2(virtualSize: number): { head: Buffer; fileBytes: number } {
  const l1Entries = Math.max(1, Math.ceil(virtualSize / bytesPerL1Entry))
  const l1Clusters = Math.ceil((l1Entries * 8) / clusterBytes)
  const clusters = 3 + l1Clusters
  const head = Buffer.alloc(2 * clusterBytes + 2 * clusters)
  head.writeUInt32BE(magic, 0)
  head.writeUInt32BE(3, 4) // version
  head.writeUInt32BE(clusterBits, 20)
  head.writeBigUInt64BE(BigInt(virtualSize), 24)
  head.writeUInt32BE(l1Entries, 36)
  head.writeBigUInt64BE(BigInt(3 * clusterBytes), 40) // L1 table
  head.writeBigUInt64BE(BigInt(clusterBytes), 48) // reference count table
  head.writeUInt32BE(1, 56) // its clusters
  head.writeUInt32BE(4, 96) // reference counts of 2^4 bits
  head.writeUInt32BE(headerBytes, 100)
  head.writeBigUInt64BE(BigInt(2 * clusterBytes), clusterBytes) // the one block of reference counts
  for (let cluster = 0; cluster < clusters; cluster++) head.writeUInt16BE(1, 2 * clusterBytes + 2 * cluster)
  return { head, fileBytes: clusters * clusterBytes }
}
