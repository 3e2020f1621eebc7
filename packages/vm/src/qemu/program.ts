import { createHash } from 'node:crypto'
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import {
  cacheDir,
  ensureDirectory,
  errors,
  isVivariumError,
  type OperationOptions,
  readJsonFile,
  requireProgram,
  run,
  writeFileAtomically,
} from '@vivarium/core'
import { z } from 'zod'
import type { Architecture } from './machine.js'

/** An installed qemu-system program and what it offers. */
export interface QemuProgram {
  /** Absolute path. */
  readonly path: string
  readonly architecture: Architecture
  /** As it names itself: `7.2.22`. */
  readonly version: string
  /** The names of `-machine help`. */
  readonly machineTypes: readonly string[]
}

const programNames: Readonly<Record<Architecture, string>> = { amd64: 'qemu-system-x86_64', arm64: 'qemu-system-aarch64' }

const record = z.object({ path: z.string(), version: z.string(), machineTypes: z.array(z.string()) })

/**
 * The QEMU of an architecture. What it says of itself is asked once and kept in the cache folder until the program changes.
 * Throws PROGRAM_MISSING.
 */
export async function findQemu(architecture: Architecture, options?: OperationOptions): Promise<QemuProgram> {
  const path = await requireProgram(programNames[architecture])
  const { mtimeMs, size } = await stat(path)
  const found = await cached('qemu-programs', [path, mtimeMs, size], record, async () => {
    const [version, machines] = await Promise.all([run(path, ['--version'], options), run(path, ['-machine', 'help'], options)])
    return { path, version: parseVersion(version.stdout), machineTypes: parseMachineTypes(machines.stdout) }
  })
  return { ...found, architecture }
}

/** The version in what `--version` prints: `QEMU emulator version 7.2.22 (Debian …)`. */
export function parseVersion(output: string): string {
  const version = /\bversion (\d+\.\d+(?:\.\d+)?)/.exec(output)?.[1]
  if (version === undefined)
    throw errors.unsupported('this QEMU', `it does not say its version, but ${JSON.stringify(output.slice(0, 200))}`)
  return version
}

/** The first words of the lines that `-machine help` prints, below its heading. */
export function parseMachineTypes(output: string): string[] {
  return output
    .split('\n')
    .slice(1)
    .flatMap((line) => /^(\S+)\s/.exec(line)?.slice(1) ?? [])
}

/**
 * A fact about this computer that takes time to find out, kept as a file in the cache folder under the hash of all that it depends
 * on. A file that can't be read is found out again.
 */
export async function cached<T>(kind: string, key: readonly unknown[], schema: z.ZodType<T>, findOut: () => Promise<T>): Promise<T> {
  const folder = join(cacheDir(), kind)
  const file = join(folder, `${createHash('sha256').update(JSON.stringify(key)).digest('hex').slice(0, 24)}.json`)
  try {
    return await readJsonFile(file, schema)
  } catch (error) {
    if (!isVivariumError(error)) throw error
  }
  const value = await findOut()
  await ensureDirectory(folder)
  await writeFileAtomically(file, `${JSON.stringify(value)}\n`)
  return value
}
