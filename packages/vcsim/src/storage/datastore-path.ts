import { fault } from '../faults.js'

/** `[LocalDS_0] vm/vm.vmx`: a datastore's name and a path inside of it; '' is its top. */
export interface DatastorePath {
  readonly datastore: string
  /** Without slashes at its ends and without empty parts. */
  readonly path: string
}

export const invalidDatastorePath = (datastorePath: string) =>
  fault('InvalidDatastorePath', { datastorePath }, `Invalid datastore path '${datastorePath}'.`)

/** Throws the fault InvalidDatastorePath, also for paths that would lead out of the datastore. */
export function parseDatastorePath(text: string): DatastorePath {
  const match = /^\s*\[([^\]]+)\](.*)$/s.exec(text)
  const path = match?.[2] === undefined ? undefined : insidePath(match[2].trim())
  if (match?.[1] === undefined || path === undefined) throw invalidDatastorePath(text)
  return { datastore: match[1], path }
}

/** A relative path in its plain form; undefined for one that is absolute or has `..`, a backslash or a NUL in it. A slash alone is the top. */
export function insidePath(path: string): string | undefined {
  if (path === '/') return ''
  if (path.startsWith('/') || /[\\\0]/.test(path)) return undefined
  const parts = path.split('/').filter((part) => part !== '' && part !== '.')
  return parts.includes('..') ? undefined : parts.join('/')
}

export function formatDatastorePath({ datastore, path }: DatastorePath): string {
  return path === '' ? `[${datastore}]` : `[${datastore}] ${path}`
}

/** The folder that a path is in; '' for what is at the top. */
export function parentOf(path: string): string {
  return path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : ''
}

/** The last part of a path. */
export function baseOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}
