import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { copyFile, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import type { Writable } from 'node:stream'
import {
  checkDnsLabel,
  createSshClient,
  ensureDirectory,
  errors,
  FileLock,
  type Forward,
  isAlive,
  killIfAlive,
  Operation,
  type OperationOptions,
  type SshClient,
  type SshResult,
  syncFiles,
} from '@vivarium/core'
import { attachConsole, type ConsoleOptions } from './console.js'
import { vmErrors } from './errors.js'
import { findFirmware } from './firmware.js'
import type { LoginOptions, Manager, ManagerSyncOptions, ShellOptions, StartOptions } from './manager.js'
import { type MachineRecord, ManagerFolder, managerFiles, type RunningRecord } from './manager-folder.js'
import { type AcceleratorChoice, chooseAccelerator } from './qemu/accelerator.js'
import { machineArguments, normaliseCommandLine, pinMachineType } from './qemu/arguments.js'
import { createOverlay, inspectImage } from './qemu/disk.js'
import { PortForwards } from './qemu/forwards.js'
import { type Architecture, type FirmwareBoot, hostArchitecture, type KernelBoot, standardChannels } from './qemu/machine.js'
import { QemuProcess } from './qemu/process.js'
import { findQemu } from './qemu/program.js'
import { QmpClient } from './qemu/qmp.js'
import { parseCpus, parseMemory } from './resources.js'
import { seedImage } from './seed-image.js'

export interface QemuManagerOptions {
  /** Folder of the machine's own; made by `create`, removed by `delete`. */
  readonly directory: string
  /** The guest's host name, a DNS label. Default: `vm`. */
  readonly name?: string
  /** Default: this computer's. */
  readonly architecture?: Architecture
  /** Default: `auto`. */
  readonly accelerator?: AcceleratorChoice
}

/** How long an orderly shutdown may take before the plug is pulled. */
const shutdownMs = 90_000
const pollMs = 100

/** The Manager contract by QEMU. The machine runs on when the program that started it ends. */
export class QemuManager implements Manager {
  /** The host in QEMU's user network. */
  readonly addr = '10.0.2.2'
  readonly #folder: ManagerFolder
  readonly #name: string
  readonly #architecture: Architecture
  readonly #accelerator: AcceleratorChoice
  #output: Writable | undefined

  constructor(options: QemuManagerOptions) {
    this.#folder = new ManagerFolder(resolve(options.directory))
    this.#name = checkDnsLabel('machine', options.name ?? 'vm')
    this.#architecture = options.architecture ?? hostArchitecture()
    this.#accelerator = options.accelerator ?? 'auto'
  }

  setOutput(output: Writable): void {
    this.#output = output
  }

  async create(baseImage: string): Promise<void> {
    const path = resolve(baseImage)
    const { format, virtualSize } = await inspectImage(path)
    await ensureDirectory(this.#folder.path)
    await this.#exclusively(async () => {
      if (await this.exists()) throw errors.alreadyExists('machine', this.#name)
      // What a creation that broke off may have left.
      await this.#folder.empty()
      await createOverlay(this.#folder.at(managerFiles.disk), virtualSize)
      const { size, mtimeMs } = await stat(path)
      await this.#folder.writeMachine({
        id: randomUUID(),
        architecture: this.#architecture,
        macAddress: `52:54:00:${randomBytes(3)
          .toString('hex')
          .replaceAll(/..(?!$)/g, '$&:')}`,
        base: { path, format, bytes: size, modified: mtimeMs },
      })
      this.#say(`created from ${baseImage}`)
    })
  }

  async exists(): Promise<boolean> {
    return this.#folder.hasMachine()
  }

  async start(options: StartOptions): Promise<void> {
    const operation = Operation.from(options, `starting ${this.#name}`)
    await this.#existing()
    const qemu = await this.#exclusively(async () => {
      const machine = await this.#existing()
      if (await this.running()) throw errors.alreadyRunning(this.#name)
      await this.#folder.clearRunning()
      await checkBase(machine)
      await this.#writeSeed(machine, options)
      return this.#boot(machine, options, operation)
    })
    // QEMU listens to one client at a time: the next one may be `stop` in another process.
    await qemu.qmp.close()
    if (options.monitor) await this.#whileItRuns(qemu, operation)
  }

  /** The monitor has the terminal; when the call is cancelled, the machine goes. */
  async #whileItRuns(qemu: QemuProcess, operation: Operation): Promise<void> {
    try {
      await operation.race(qemu.exited, `${this.#name}'s monitor`)
    } finally {
      await qemu.kill()
      const record = await this.#folder.readRunning()
      if (record?.process.pid === qemu.pid) await this.#folder.clearRunning()
    }
  }

  async running(): Promise<boolean> {
    return (await this.#process()) !== undefined
  }

  async pid(): Promise<number> {
    return (await this.#process())?.process.pid ?? 0
  }

  async shell(options: ShellOptions): Promise<SshResult> {
    const operation = Operation.from(options, `the shell on ${this.#name}`)
    const { command, stdin, stdout, stderr } = options
    const streams = { ...(stdin && { stdin }), ...(stdout && { stdout }), ...(stderr && { stderr }), signal: operation.signal }
    return this.#loggedIn(options, operation, async (client, address) =>
      command === undefined
        ? { stdout: '', stderr: '', exitCode: await client.runInteractiveShell(address, streams) }
        : client.runWithResults(address, command, streams),
    )
  }

  async console(options?: ConsoleOptions): Promise<void> {
    await this.#runningRecord()
    await attachConsole(this.#folder.at(managerFiles.console), options)
  }

  async sync(options: ManagerSyncOptions): Promise<void> {
    const operation = Operation.from(options, `copying ${options.from}`)
    const { from, to, chown, excludes, identityFile, user = 'root' } = options
    await this.#loggedIn(options, operation, async (_client, address) => {
      const separator = address.lastIndexOf(':')
      const [hostAddress, port] = [address.slice(0, separator), Number(address.slice(separator + 1))]
      const hostKey = this.#folder.hostKeys().get(address) ?? ''
      await syncFiles(
        { hostAddress, port, user, identityFile, hostKey },
        {
          ...{ from, to },
          ...(chown === undefined ? {} : { chown }),
          ...(excludes === undefined ? {} : { excludes }),
          ...(this.#output === undefined ? {} : { output: this.#output }),
          signal: operation.signal,
          onProgress: operation.onProgress,
        },
      )
    })
  }

  async stop(options?: OperationOptions): Promise<void> {
    const operation = Operation.from(options, `stopping ${this.#name}`)
    await this.#exclusively(async () => {
      const { process } = await this.#runningRecord()
      const gone = async () => ((await isAlive(process)) ? undefined : true)
      const qmp = await QmpClient.connect(this.#folder.at(managerFiles.qmp), operation.within(10_000, 'reaching QEMU'))
      try {
        await qmp.execute('system_powerdown', {}, operation)
        const patience = Operation.from({ timeoutMs: shutdownMs }, 'the shutdown')
        const down = await Operation.from({ signal: AbortSignal.any([operation.signal, patience.signal]) }, 'the shutdown')
          .poll(gone, pollMs)
          .catch(() => false)
        operation.throwIfAborted(`stopping ${this.#name}`)
        if (!down) {
          this.#say('it does not shut down: ending it')
          await qmp.execute('quit', {}, operation)
          await operation.within(10_000, 'ending QEMU').poll(gone, pollMs)
        }
      } finally {
        await qmp.close()
      }
      await this.#folder.clearRunning()
      this.#say('stopped')
    })
  }

  async delete(): Promise<void> {
    if (!(await this.exists())) return
    await this.#exclusively(async () => {
      const there = await this.#process()
      if (there !== undefined) {
        await killIfAlive(there.process)
        await Operation.from({ timeoutMs: 10_000 }, 'the end of QEMU').poll(
          async () => ((await isAlive(there.process)) ? undefined : true),
          pollMs,
        )
      }
      await this.#folder.empty()
      this.#say('deleted')
    })
    await this.#folder.remove()
  }

  async #boot(machine: MachineRecord, options: StartOptions, operation: Operation): Promise<QemuProcess> {
    const program = await findQemu(machine.architecture, operation)
    const { accelerator, reason } = await chooseAccelerator(program, this.#accelerator, operation)
    const description = machineArguments({
      name: this.#name,
      architecture: machine.architecture,
      machineType: pinMachineType(machine.architecture, program.machineTypes, program.version),
      accelerator,
      cpus: parseCpus(options.cpus),
      memory: { bytes: parseMemory(options.memory) },
      boot: await this.#bootFrom(machine, options),
      rootDisk: { layers: [machine.base, { path: managerFiles.disk, format: 'qcow2' }] },
      seedImage: managerFiles.seed,
      internet: { macAddress: machine.macAddress },
      channels: standardChannels,
      ...(options.monitor ? { monitor: 'stdio' } : {}),
      begin: 'stopped',
    })
    this.#say(`starting with QEMU ${program.version}, ${accelerator} (${reason})`)
    const qemu = await QemuProcess.start({
      program: program.path,
      arguments: description,
      directory: this.#folder.path,
      qmpSocket: managerFiles.qmp,
      log: managerFiles.log,
      // The seed's contract: `running`, `stop` and the others work from a later process. One on a terminal ends with it.
      diesWithParent: options.monitor === true,
      ...(options.monitor ? { terminal: 'inherit' } : {}),
      signal: operation.signal,
    })
    try {
      const forwards = new PortForwards(qemu.qmp)
      const ports: Forward[] = []
      for (const port of options.ports ?? []) ports.push(await forwards.add(port, operation))
      await this.#folder.writeRunning({ process: qemu.identity, ports })
      await qemu.cont(operation)
      for (const { hostAddress, hostPort, guestPort } of ports) this.#say(`port ${guestPort} is at ${hostAddress}:${hostPort}`)
      return qemu
    } catch (error) {
      await qemu.kill()
      await this.#folder.clearRunning()
      throw error
    }
  }

  async #bootFrom(machine: MachineRecord, { boot }: StartOptions): Promise<KernelBoot | FirmwareBoot> {
    if (boot) {
      return {
        kind: 'kernel',
        kernel: await existingFile(boot.kernel),
        ...(boot.initrd === undefined ? {} : { initrd: await existingFile(boot.initrd) }),
        commandLine: normaliseCommandLine(machine.architecture, boot.commandLine),
      }
    }
    const uefi = await findFirmware(machine.architecture)
    if (uefi === undefined) return { kind: 'firmware' }
    const variables = this.#folder.at(managerFiles.uefiVariables)
    if (!(await stat(variables).catch(() => undefined))) await copyFile(uefi.variables, variables)
    return { kind: 'firmware', uefi: { code: uefi.code, variables: managerFiles.uefiVariables } }
  }

  /** cloud-init takes changed data for a new instance: it does its work again, which gives the machine new SSH host keys. */
  async #writeSeed(machine: MachineRecord, options: StartOptions): Promise<void> {
    const { userData = '#cloud-config\n', sshAuthorizedKey } = options
    const key = sshAuthorizedKey?.trim()
    if (key !== undefined && !/^\S+ \S+( [^\r\n\0]*)?$/.test(key)) {
      throw errors.invalidValue('sshAuthorizedKey', sshAuthorizedKey, 'write one line as in authorized_keys')
    }
    const content = createHash('sha256')
      .update(JSON.stringify([machine.id, this.#name, userData, key]))
      .digest('hex')
    const metaData = {
      'instance-id': content.slice(0, 32),
      'local-hostname': this.#name,
      ...(key === undefined ? {} : { 'public-keys': [key] }),
    }
    const image = seedImage({
      userData,
      metaData: JSON.stringify(metaData),
      // Images refuse keys for root unless they are told otherwise; user-data has the last word.
      vendorData: '#cloud-config\ndisable_root: false\n',
    })
    const path = this.#folder.at(managerFiles.seed)
    const before = await readFile(path).catch(() => undefined)
    if (before?.equals(image)) return
    await this.#folder.forgetHostKey()
    await rm(path, { force: true })
    await writeFile(path, image, { mode: 0o600 })
  }

  /** Logs in as soon as the machine lets us, and pins its host key the first time. */
  async #loggedIn<T>(login: LoginOptions, operation: Operation, body: (client: SshClient, address: string) => Promise<T>): Promise<T> {
    const address = await this.#sshAddress(login)
    const { identityFile, user = 'root' } = login
    const client = createSshClient({ user, identityFile: resolve(identityFile), hostKeys: this.#folder.hostKeys() })
    try {
      await client.waitForServer(address, operation)
      return await body(client, address)
    } finally {
      await client.close()
    }
  }

  async #sshAddress({ sshPort }: LoginOptions): Promise<string> {
    const { ports } = await this.#runningRecord()
    if (sshPort !== undefined) {
      const forward = ports.find(({ hostPort }) => hostPort === sshPort)
      return `${reachable(forward?.hostAddress)}:${sshPort}`
    }
    const forward = ports.find(({ guestPort }) => guestPort === 22)
    if (forward === undefined) {
      throw errors.unsupported(
        `SSH to ${this.#name}`,
        'its port 22 is not forwarded; start it with { ports: [{ guestPort: 22 }] }, or give sshPort',
      )
    }
    return `${reachable(forward.hostAddress)}:${forward.hostPort}`
  }

  async #existing(): Promise<MachineRecord> {
    const machine = await this.#folder.readMachine()
    if (machine === undefined) throw errors.notFound('machine', this.#name, [])
    return machine
  }

  /** The record of the QEMU that runs, or undefined. */
  async #process(): Promise<RunningRecord | undefined> {
    const record = await this.#folder.readRunning()
    return record !== undefined && (await isAlive(record.process)) ? record : undefined
  }

  async #runningRecord(): Promise<RunningRecord> {
    const record = await this.#process()
    if (record === undefined) throw errors.notRunning(this.#name)
    return record
  }

  async #exclusively<T>(body: () => Promise<T>): Promise<T> {
    const lock = await FileLock.acquire(this.#folder.lock, { what: `the machine ${this.#name}` })
    try {
      return await body()
    } finally {
      await lock.release()
    }
  }

  #say(message: string): void {
    this.#output?.write(`${this.#name}: ${message}\n`)
  }
}

async function checkBase({ base }: MachineRecord): Promise<void> {
  const now = await stat(base.path).catch(() => undefined)
  if (now === undefined) throw vmErrors.imageRefused(base.path, "it is gone, and the machine's disk stands on it")
  if (now.size !== base.bytes || now.mtimeMs !== base.modified) {
    throw vmErrors.imageRefused(base.path, "it was changed after the machine was created, and the machine's disk stands on it as it was")
  }
}

async function existingFile(path: string): Promise<string> {
  const absolute = resolve(path)
  await stat(absolute).catch((error: NodeJS.ErrnoException) => {
    throw error.code === 'ENOENT' ? errors.fileMissing(path, { cause: error }) : error
  })
  return absolute
}

/** A forward that listens everywhere is reached here. */
function reachable(hostAddress = '127.0.0.1'): string {
  return hostAddress === '0.0.0.0' ? '127.0.0.1' : hostAddress
}
