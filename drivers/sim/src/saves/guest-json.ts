import { type FileTreeSnapshot, type GuestSnapshot, snapshotFromJson, snapshotToJson } from '@vivarium/guest'
import { z } from 'zod'
import type { FileTable, FileTableWriter } from './file-table.js'

export const fileTreeSchema = z.object({ root: z.number().int().nonnegative(), usedBytes: z.number() })
export type FileTreeRecord = z.infer<typeof fileTreeSchema>

/** A guest, with its files in a table. */
export const guestSchema = z.object({ guest: z.unknown(), files: fileTreeSchema })
export type GuestRecord = z.infer<typeof guestSchema>

const noFiles: FileTreeSnapshot = {
  root: { kind: 'directory', entries: new Map(), mode: 0o755, uid: 0, gid: 0, mtimeMs: 0 },
  usedBytes: 0,
}

export function encodeTree({ root, usedBytes }: FileTreeSnapshot, table: FileTableWriter): FileTreeRecord {
  return { root: table.add(root), usedBytes }
}

export function decodeTree({ root, usedBytes }: FileTreeRecord, table: FileTable): FileTreeSnapshot {
  return { root: table.directory(root), usedBytes }
}

export function encodeGuest(snapshot: GuestSnapshot, table: FileTableWriter): GuestRecord {
  return { guest: snapshotToJson({ ...snapshot, files: noFiles }), files: encodeTree(snapshot.files, table) }
}

/** Throws GUEST_SNAPSHOT_INVALID, CORRUPT_FILE. */
export function decodeGuest({ guest, files }: GuestRecord, table: FileTable): GuestSnapshot {
  return { ...snapshotFromJson(guest), files: decodeTree(files, table) }
}
