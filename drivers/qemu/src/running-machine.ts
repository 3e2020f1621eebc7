import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { findProgram, type Operation, type ProcessLedger, run } from '@vivarium/core'
import {
  loadState,
  type MachineDescription,
  machineArguments,
  PortForwards,
  QemuProcess,
  type QemuProgram,
  saveState,
  standardChannels,
  transferState,
} from '@vivarium/vm'
import type { GuestAccess } from './guest-access.js'
import { machineFiles } from './machine-folder.js'
import type { Hardware } from './record.js'

export interface MachineStart {
  readonly qemu: QemuProgram
  readonly hardware: Hardware
  /** The machine without what differs between a first start, an opened save and its conversion. */
  readonly machine: Omit<MachineDescription, 'memory' | 'begin' | 'channels'>
  readonly memoryBytes: number
  /** Absolute path of the machine's folder in the run. */
  readonly directory: string
  readonly ledger: ProcessLedger
}

/** Names for a second QEMU that stands beside a machine's own while its state is converted. */
const converterChannels = {
  qmp: 'convert-qmp.sock',
  console: 'convert-console.sock',
  consoleLog: 'convert.log',
  agent: 'convert-agent.sock',
} as const
const convertedMemory = 'ram.converted'

/** A machine's QEMU process and what hangs on it: memory, forwards. How the guest is spoken to is the host's business. */
export class RunningMachine {
  readonly qemu: QemuProcess
  readonly forwards: PortForwards
  readonly #start: MachineStart
  /** `shared`: memory is the file, so a save of it is the device state alone. `private`: the file is a save's, and this machine's pages are its own. */
  readonly #memory: 'shared' | 'private'

  private constructor(start: MachineStart, qemu: QemuProcess, memory: 'shared' | 'private') {
    this.#start = start
    this.qemu = qemu
    this.#memory = memory
    this.forwards = new PortForwards(qemu.qmp)
  }

  /** Starts the machine from nothing: its processor runs when this resolves. */
  static async boot(start: MachineStart, operation: Operation): Promise<RunningMachine> {
    const path = join(start.directory, machineFiles.memory)
    await rm(path, { force: true })
    const memory = { bytes: start.memoryBytes, file: { path: machineFiles.memory, share: true } }
    const qemu = await launchQemu(start, { ...start.machine, memory, begin: 'running', channels: standardChannels }, operation)
    return new RunningMachine(start, qemu, 'shared')
  }

  /** Starts the machine as it was saved in `saveFolder` (relative to the machine's): loaded, and standing until `qemu.cont`. */
  static async load(start: MachineStart, saveFolder: string, operation: Operation): Promise<RunningMachine> {
    // Mapped private: pages are read when they are touched, forks share them, and the save never changes.
    const memory = { bytes: start.memoryBytes, file: { path: `${saveFolder}/${machineFiles.memory}`, share: false } }
    const qemu = await launchQemu(start, { ...start.machine, memory, begin: 'incoming', channels: standardChannels }, operation)
    try {
      await loadState(qemu, join(start.directory, saveFolder, machineFiles.state), 'devices', operation)
      return new RunningMachine(start, qemu, 'private')
    } catch (error) {
      await endQemu(start, qemu)
      throw error
    }
  }

  get hardware(): Hardware {
    return this.#start.hardware
  }

  /**
   * Writes memory and device state beside the disk, in the form in which any number of runs can open it at once. The machine must
   * stand, and stands afterwards: `end` it, or let it go on.
   */
  async writeState(operation: Operation): Promise<void> {
    const state = join(this.#start.directory, machineFiles.state)
    if (this.#memory === 'shared') await saveState(this.qemu, state, 'devices', operation)
    else await this.#convert(state, operation)
  }

  /**
   * The quick save works only for memory that is a shared file. A machine that was opened from a save has private memory: it hands
   * its whole state to a second QEMU whose memory is a new file, and that one is saved.
   */
  async #convert(state: string, operation: Operation): Promise<void> {
    const { directory, machine, memoryBytes } = this.#start
    const memoryPath = join(directory, convertedMemory)
    await rm(memoryPath, { force: true })
    const memory = { bytes: memoryBytes, file: { path: convertedMemory, share: true } }
    const converter = await launchQemu(this.#start, { ...machine, memory, begin: 'incoming', channels: converterChannels }, operation)
    try {
      await transferState(this.qemu, converter, operation)
      await saveState(converter, state, 'devices', operation)
    } catch (error) {
      await rm(memoryPath, { force: true })
      throw error
    } finally {
      await endQemu(this.#start, converter)
    }
    await rm(join(directory, converterChannels.consoleLog), { force: true })
  }

  /** The file in the machine's folder that holds its memory after `writeState`. */
  get memoryFile(): string {
    return this.#memory === 'shared' ? machineFiles.memory : convertedMemory
  }

  /** Takes back what `writeState` wrote. */
  async discardState(): Promise<void> {
    const { directory } = this.#start
    await rm(join(directory, machineFiles.state), { force: true })
    await rm(join(directory, convertedMemory), { force: true })
  }

  /** Ends QEMU in order, so that all that the guest has written is in the disk's file; memory's pages of zeroes are given back. */
  async quit(): Promise<void> {
    await this.qemu.quit()
    await endQemu(this.#start, this.qemu)
    await digHoles(join(this.#start.directory, this.memoryFile))
  }

  /** As if the plug was pulled. */
  async kill(): Promise<void> {
    await endQemu(this.#start, this.qemu)
  }
}

async function launchQemu(start: MachineStart, description: MachineDescription, operation: Operation): Promise<QemuProcess> {
  const qemu = await QemuProcess.start({
    program: start.qemu.path,
    arguments: machineArguments(description),
    directory: start.directory,
    qmpSocket: description.channels.qmp,
    log: machineFiles.log,
    diesWithParent: true,
    signal: operation.signal,
  })
  await start.ledger.add(qemu.pid)
  return qemu
}

async function endQemu(start: MachineStart, qemu: QemuProcess): Promise<void> {
  await qemu.kill()
  await start.ledger.remove(qemu.pid)
}

/** Waits for the guest's answer, but not longer than the machine lives. */
export async function readyOrEnded(machine: RunningMachine, access: GuestAccess, operation: Operation): Promise<'ready' | 'ended'> {
  const over = new AbortController()
  const signal = AbortSignal.any([operation.signal, over.signal])
  try {
    return await Promise.race([
      access.ready({ signal }).then(() => 'ready' as const),
      machine.qemu.waitForState(['ended'], { signal }).then(() => 'ended' as const),
    ])
  } finally {
    over.abort()
  }
}

/** Where the program is missing (it is Linux' own) the file is only larger. */
async function digHoles(path: string): Promise<void> {
  if (await findProgram('fallocate')) await run('fallocate', ['--dig-holes', path])
}
