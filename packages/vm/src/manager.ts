import type { Writable } from 'node:stream'
import type { ForwardSpec, OperationOptions, SshResult, SyncRequest, TerminalInput, TerminalOutput } from '@vivarium/core'
import type { ConsoleOptions } from './console.js'

/**
 * One local virtual machine that outlives the program which started it (seed 002): every method works from any process that
 * has the machine's folder.
 */
export interface Manager {
  /** The address at which the guest reaches this computer. */
  readonly addr: string
  /** Where messages for people, and those of rsync, are written; QEMU's own are in the folder, since it may outlive us. Default: nowhere. */
  setOutput(output: Writable): void
  /** Makes the machine from a disk image (qcow2 or raw), which has to stay as it is. Throws ALREADY_EXISTS, IMAGE_REFUSED, NOT_FOUND. */
  create(baseImage: string): Promise<void>
  exists(): Promise<boolean>
  /**
   * Boots the machine; resolves when its processor runs. With `monitor` it has this process's terminal, and the call lasts
   * until it ends. Throws ALREADY_RUNNING, NOT_FOUND when it was not created, FORWARD_FAILED, INVALID_VALUE.
   */
  start(options: StartOptions): Promise<void>
  running(): Promise<boolean>
  /** 0 while it does not run. */
  pid(): Promise<number>
  /** Runs a command, or without one a shell on the user's terminal, by SSH. Resolves with any exit code. Throws NOT_RUNNING, SSH_FAILED. */
  shell(options: ShellOptions): Promise<SshResult>
  /** Attaches the terminal to the serial console; Ctrl-] leaves. Throws NOT_RUNNING. */
  console(options?: ConsoleOptions): Promise<void>
  /** Copies files into the machine by rsync. Throws NOT_RUNNING, NOT_FOUND, PROCESS_FAILED. */
  sync(options: ManagerSyncOptions): Promise<void>
  /**
   * Presses the power button and waits until the machine is off; pulls the plug when that takes longer than 90 s. When cancelled the
   * machine may still go down later. Throws NOT_RUNNING.
   */
  stop(options?: OperationOptions): Promise<void>
  /** Deletes the machine with its disk; one that runs is ended without mercy. Nothing happens when it does not exist. */
  delete(): Promise<void>
}

export interface StartOptions extends OperationOptions {
  /** cloud-init user-data in any of its forms. */
  readonly userData?: string
  readonly cpus: string | number
  /** `512MiB`, `2G`, or bytes. */
  readonly memory: string | number
  /** SSH public key, one line, for root and the image's default user. */
  readonly sshAuthorizedKey?: string
  /** QEMU's own monitor on this process's terminal. */
  readonly monitor?: boolean
  /** Absent: the firmware boots what is on the disk. */
  readonly boot?: DirectBoot
  readonly ports?: readonly ForwardSpec[]
}

/** Files of this computer from which the machine boots, without firmware and boot loader. */
export interface DirectBoot {
  readonly kernel: string
  readonly initrd?: string
  /** `root=/dev/vda` and the serial console are added where it does not name others. */
  readonly commandLine: string
}

/** How to get in by SSH. */
export interface LoginOptions {
  /** Host port of the machine's SSH server. Default: the one that port 22 was forwarded from at the start. */
  readonly sshPort?: number
  /** File of a private key without passphrase. */
  readonly identityFile: string
  /** Default: root. */
  readonly user?: string
}

export interface ShellOptions extends OperationOptions, LoginOptions {
  readonly command?: string
  /** Default for a shell: the user's terminal; for a command: no input, and the output goes into the result. */
  readonly stdin?: TerminalInput
  readonly stdout?: TerminalOutput
  readonly stderr?: Writable
}

export type ManagerSyncOptions = Omit<SyncRequest, 'output'> & LoginOptions
