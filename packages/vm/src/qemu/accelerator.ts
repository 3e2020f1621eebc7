import { constants } from 'node:fs'
import { access, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { release, tmpdir } from 'node:os'
import { join } from 'node:path'
import { errors, isVivariumError, launch, Operation, type OperationOptions } from '@vivarium/core'
import { z } from 'zod'
import { vmErrors } from '../errors.js'
import { amd64BootDisk, arm64Firmware, proofArguments, proofExitCode } from './accelerator-proof.js'
import { pinMachineType } from './arguments.js'
import { type Accelerator, accelerators, hostArchitecture } from './machine.js'
import { cached, type QemuProgram } from './program.js'

export const acceleratorChoices = ['auto', ...accelerators] as const
export type AcceleratorChoice = (typeof acceleratorChoices)[number]

export interface ChosenAccelerator {
  readonly accelerator: Accelerator
  /** Why, for people: `KVM was slower than emulation in the proof`. */
  readonly reason: string
}

const chosen = z.object({ accelerator: z.enum(accelerators), reason: z.string() })

/** A proof that takes longer than this has failed. */
const deadlineMs = 2000

/**
 * The accelerator for a QEMU on this computer. `auto` is decided by proof: a tiny guest is started with the hardware's
 * accelerator and with emulation (TCG) side by side, and the hardware is taken when its guest comes in first. A device that is
 * there proves nothing: nested virtualisation can be present and hang, or run slower than emulation. The answer holds for this
 * QEMU, kernel and boot of the computer, and is kept in the cache folder.
 *
 * Throws ACCELERATOR_UNUSABLE for one that was named and can not be had.
 */
export async function chooseAccelerator(
  qemu: QemuProgram,
  choice: AcceleratorChoice = 'auto',
  options?: OperationOptions,
): Promise<ChosenAccelerator> {
  const obstacle = choice === 'auto' || choice === 'tcg' ? undefined : await obstacleTo(choice, qemu)
  if (obstacle !== undefined) throw vmErrors.acceleratorUnusable(choice, obstacle)
  if (choice !== 'auto') return { accelerator: choice, reason: 'it was asked for' }

  const candidate = process.platform === 'darwin' ? 'hvf' : 'kvm'
  const missing = await obstacleTo(candidate, qemu)
  if (missing !== undefined) return { accelerator: 'tcg', reason: missing }
  return cached('accelerators', [qemu.path, qemu.version, candidate, release(), await bootId()], chosen, () =>
    prove(qemu, candidate, options),
  )
}

/** Why an accelerator can't even be tried, or undefined. */
async function obstacleTo(accelerator: 'kvm' | 'hvf', qemu: QemuProgram): Promise<string | undefined> {
  const platform = accelerator === 'kvm' ? 'linux' : 'darwin'
  if (process.platform !== platform) return `${accelerator.toUpperCase()} is for ${platform === 'linux' ? 'Linux' : 'macOS'}`
  if (hostArchitecture() !== qemu.architecture) return `the guest is ${qemu.architecture} and this computer is not`
  if (accelerator === 'hvf') return undefined
  try {
    await access('/dev/kvm', constants.R_OK | constants.W_OK)
    return undefined
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT'
      ? 'there is no /dev/kvm'
      : 'this user may not use /dev/kvm (add the user to the group kvm)'
  }
}

/** What changes when the computer was started anew: the hypervisor below it may be another one now. */
async function bootId(): Promise<string> {
  if (process.platform !== 'linux') return ''
  return (await readFile('/proc/sys/kernel/random/boot_id', 'utf8')).trim()
}

async function prove(qemu: QemuProgram, candidate: 'kvm' | 'hvf', options?: OperationOptions): Promise<ChosenAccelerator> {
  const operation = Operation.from(options, 'the proof of the accelerator')
  const folder = await mkdtemp(join(tmpdir(), 'viv-proof-'))
  const over = new AbortController()
  try {
    await writeFile(join(folder, 'guest'), qemu.architecture === 'amd64' ? amd64BootDisk() : arm64Firmware())
    const runs = Operation.from({ signal: AbortSignal.any([operation.signal, over.signal]) }, 'the proof').within(deadlineMs, 'the proof')
    const [hardware, emulation] = [runProof(qemu, candidate, folder, runs), runProof(qemu, 'tcg', folder, runs)]
    const hardwareWins = await Promise.race([hardware, emulation.then((ran) => (ran ? false : hardware))])
    operation.throwIfAborted('the proof of the accelerator')
    over.abort()
    await Promise.all([hardware, emulation])
    return hardwareWins
      ? { accelerator: candidate, reason: 'its guest came in first in the proof' }
      : { accelerator: 'tcg', reason: `${candidate.toUpperCase()} ran no guest in the proof, or not faster than emulation` }
  } finally {
    over.abort()
    await rm(folder, { recursive: true, force: true })
  }
}

/** Whether the guest ran to its end before the deadline. */
async function runProof(qemu: QemuProgram, accelerator: Accelerator, folder: string, operation: Operation): Promise<boolean> {
  const machineType = pinMachineType(qemu.architecture, qemu.machineTypes, qemu.version)
  try {
    const process = await launch(qemu.path, proofArguments(qemu.architecture, machineType, accelerator, 'guest'), {
      cwd: folder,
      stdout: 'ignore',
      stderr: 'ignore',
      signal: operation.signal,
    })
    try {
      return (await operation.race(process.exited)).code === proofExitCode[qemu.architecture]
    } finally {
      await process.kill()
    }
  } catch (error) {
    if (operation.signal.aborted || isVivariumError(error, errors.table.processFailed.code)) return false
    throw error
  }
}
