import { describeIssues } from '@vivarium/core'
import { z } from 'zod'
import { guestErrors } from './errors.js'
import type { Directory, FileNode } from './files/file-node.js'
import type { FileTreeSnapshot } from './files/file-tree.js'
import type { GuestSnapshot } from './guest.js'

const attributes = { mode: z.number().int(), uid: z.number().int(), gid: z.number().int(), mtimeMs: z.number() }

interface EncodedAttributes {
  mode: number
  uid: number
  gid: number
  mtimeMs: number
}
/** `text` where the bytes are UTF-8, else `base64`. */
type EncodedNode = EncodedAttributes & ({ text: string } | { base64: string } | { target: string } | { entries: [string, EncodedNode][] })

const nodeSchema: z.ZodType<EncodedNode> = z.lazy(() =>
  z.union([
    z.strictObject({ ...attributes, text: z.string() }),
    z.strictObject({ ...attributes, base64: z.base64() }),
    z.strictObject({ ...attributes, target: z.string() }),
    z.strictObject({ ...attributes, entries: z.array(z.tuple([z.string(), nodeSchema])) }),
  ]),
)

const unitState = z.object({
  active: z.enum(['active', 'inactive', 'failed', 'activating']),
  sub: z.string(),
  since: z.number(),
  pid: z.number(),
  result: z.string(),
  exitCode: z.number(),
})

const journalEntry = z.object({
  time: z.number(),
  bootId: z.string(),
  unit: z.string().exactOptional(),
  identifier: z.string(),
  pid: z.number(),
  priority: z.number(),
  message: z.string(),
})

const snapshotSchema = z.object({
  version: z.literal(1),
  power: z.enum(['off', 'running']),
  files: z.object({ root: nodeSchema, usedBytes: z.number() }),
  services: z.object({
    states: z.record(z.string(), unitState),
    enabled: z.record(z.string(), z.boolean()),
    journal: z.array(journalEntry),
  }),
  nics: z.array(
    z.object({
      name: z.string(),
      mac: z.string(),
      mtu: z.number(),
      up: z.boolean(),
      addresses: z.array(z.string()),
      routes: z.array(z.object({ to: z.string(), via: z.string(), metric: z.number().exactOptional() })),
    }),
  ),
  bootId: z.string(),
  bootedAt: z.number(),
  console: z.string(),
})

/** A snapshot as plain JSON, for a save on disk. */
export function snapshotToJson(snapshot: GuestSnapshot): unknown {
  const { files, ...rest } = snapshot
  return { version: 1, ...rest, files: { root: encode(files.root), usedBytes: files.usedBytes } }
}

/** The way back. Throws GUEST_SNAPSHOT_INVALID. */
export function snapshotFromJson(json: unknown): GuestSnapshot {
  const parsed = snapshotSchema.safeParse(json)
  if (!parsed.success) throw guestErrors.snapshotInvalid(describeIssues(parsed.error))
  const { version: _, files, ...rest } = parsed.data
  const root = decode(files.root)
  if (root.kind !== 'directory') throw guestErrors.snapshotInvalid('its root is no directory')
  return { ...rest, files: { root, usedBytes: files.usedBytes } }
}

/** The files of a container or a volume as plain JSON. */
export function fileTreeToJson({ root, usedBytes }: FileTreeSnapshot): unknown {
  return { version: 1, root: encode(root), usedBytes }
}

/** The way back. Throws GUEST_SNAPSHOT_INVALID. */
export function fileTreeFromJson(json: unknown): FileTreeSnapshot {
  const parsed = z.object({ version: z.literal(1), root: nodeSchema, usedBytes: z.number() }).safeParse(json)
  if (!parsed.success) throw guestErrors.snapshotInvalid(describeIssues(parsed.error))
  const root = decode(parsed.data.root)
  if (root.kind !== 'directory') throw guestErrors.snapshotInvalid('its root is no directory')
  return { root, usedBytes: parsed.data.usedBytes }
}

function encode(node: FileNode): EncodedNode {
  const { mode, uid, gid, mtimeMs } = node
  const common = { mode, uid, gid, mtimeMs }
  if (node.kind === 'symlink') return { ...common, target: node.target }
  if (node.kind === 'directory') return { ...common, entries: Array.from(node.entries, ([name, entry]) => [name, encode(entry)]) }
  const bytes = Buffer.from(node.content)
  const text = bytes.toString('utf8')
  return Buffer.from(text).equals(bytes) ? { ...common, text } : { ...common, base64: bytes.toString('base64') }
}

function decode(node: EncodedNode): FileNode {
  const { mode, uid, gid, mtimeMs } = node
  const common = { mode, uid, gid, mtimeMs }
  if ('target' in node) return { kind: 'symlink', ...common, target: node.target }
  if ('entries' in node) {
    const directory: Directory = {
      kind: 'directory',
      ...common,
      entries: new Map(node.entries.map(([name, entry]) => [name, decode(entry)])),
    }
    return directory
  }
  return { kind: 'file', ...common, content: 'text' in node ? Buffer.from(node.text) : Buffer.from(node.base64, 'base64') }
}
