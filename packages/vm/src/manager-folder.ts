import { readFileSync, writeFileSync } from 'node:fs'
import { rm, rmdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { type HostKeys, isVivariumError, processIdentitySchema, readJsonFile, writeFileAtomically } from '@vivarium/core'
import { z } from 'zod'
import { architectures, standardChannels } from './qemu/machine.js'

const formatVersion = 1

/** `machine.json`: what was decided when the machine was created. */
const machineSchema = z.object({
  format: z.literal(formatVersion),
  /** cloud-init tells by it whether it was here before. */
  id: z.uuid(),
  architecture: z.enum(architectures),
  macAddress: z.string(),
  /** The image that the disk stands on, and what it was like: it must not change. */
  base: z.object({ path: z.string(), format: z.enum(['qcow2', 'raw']), bytes: z.number(), modified: z.number() }),
})
export type MachineRecord = z.infer<typeof machineSchema>

/** `running.json`: the QEMU that was started last, and how to reach what is in it. */
const runningSchema = z.object({
  format: z.literal(formatVersion),
  process: processIdentitySchema,
  ports: z.array(z.object({ guestPort: z.number(), hostPort: z.number(), hostAddress: z.string() })),
})
export type RunningRecord = z.infer<typeof runningSchema>

/** The names in a machine's folder, for QEMU too, which runs in there. README.md says what each is for. */
export const managerFiles = {
  ...standardChannels,
  machine: 'machine.json',
  running: 'running.json',
  disk: 'disk.qcow2',
  seed: 'seed.iso',
  log: 'qemu.log',
  hostKey: 'host-key',
  uefiVariables: 'uefi-variables.fd',
} as const

/** The files of a machine that a `QemuManager` keeps, all in one folder. */
export class ManagerFolder {
  readonly path: string

  constructor(path: string) {
    this.path = path
  }

  at(name: string): string {
    return join(this.path, name)
  }

  get lock(): string {
    return this.at('lock')
  }

  readMachine(): Promise<MachineRecord | undefined> {
    return readIfThere(this.at(managerFiles.machine), machineSchema)
  }

  writeMachine(record: Omit<MachineRecord, 'format'>): Promise<void> {
    return writeFileAtomically(this.at(managerFiles.machine), `${JSON.stringify({ format: formatVersion, ...record }, null, 2)}\n`)
  }

  readRunning(): Promise<RunningRecord | undefined> {
    return readIfThere(this.at(managerFiles.running), runningSchema)
  }

  writeRunning(record: Omit<RunningRecord, 'format'>): Promise<void> {
    return writeFileAtomically(this.at(managerFiles.running), `${JSON.stringify({ format: formatVersion, ...record }, null, 2)}\n`)
  }

  /** Forgets the QEMU that is gone. */
  async clearRunning(): Promise<void> {
    const { running, qmp, console, agent } = managerFiles
    for (const name of [running, qmp, console, agent]) await rm(this.at(name), { force: true })
  }

  /** The SSH host key that the machine showed first, whatever address it is reached at. */
  hostKeys(): HostKeys {
    const path = this.at(managerFiles.hostKey)
    return {
      get: () => {
        try {
          return readFileSync(path, 'utf8').trim()
        } catch (error) {
          if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
          throw error
        }
      },
      set: (_address, key) => writeFileSync(path, `${key}\n`, { mode: 0o600 }),
    }
  }

  async forgetHostKey(): Promise<void> {
    await rm(this.at(managerFiles.hostKey), { force: true })
  }

  /** Whether the machine is there, its record readable or not. */
  async hasMachine(): Promise<boolean> {
    return stat(this.at(managerFiles.machine)).then(
      () => true,
      () => false,
    )
  }

  /** All that is ours but the lock, which its holder still needs. The user's folder may hold other things too. */
  async empty(): Promise<void> {
    // The record first: a deletion that breaks off leaves rubbish, but no machine.
    for (const name of [managerFiles.machine, ...Object.values(managerFiles)]) await rm(this.at(name), { force: true })
  }

  /** The folder itself, unless there is something else in it. */
  async remove(): Promise<void> {
    await rmdir(this.path).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOENT' && error.code !== 'ENOTEMPTY') throw error
    })
  }
}

async function readIfThere<T>(path: string, schema: z.ZodType<T>): Promise<T | undefined> {
  try {
    return await readJsonFile(path, schema, { format: { field: 'format', newest: formatVersion } })
  } catch (error) {
    if (isVivariumError(error, 'NOT_FOUND')) return undefined
    throw error
  }
}
