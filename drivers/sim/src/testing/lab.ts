import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  type Clock,
  type DriverSave,
  generateSshKeyPair,
  type Host,
  type HostSpec,
  hostClock,
  type OpenRunRequest,
  ProcessLedger,
} from '@vivarium/core'
import { simDriver } from '../driver.js'
import type { SimHost } from '../machines/host.js'
import { SimRun } from '../run.js'

/** What a universe is to its driver, for tests of the driver alone: a folder with runs and saves. */
export class Lab implements AsyncDisposable {
  readonly folder: string
  readonly key = generateSshKeyPair('lab')
  readonly #runs: SimRun[] = []
  #next = 1

  private constructor(folder: string) {
    this.folder = folder
  }

  static async make(): Promise<Lab> {
    return new Lab(await mkdtemp(join(tmpdir(), 'viv lab ')))
  }

  async open(
    save?: DriverSave,
    options: { readonly clock?: Clock; readonly preferredPorts?: OpenRunRequest['preferredPorts'] } = {},
  ): Promise<SimRun> {
    const directory = join(this.folder, `run-${this.#next++}`)
    await mkdir(directory)
    const run = await simDriver.openRun({
      directory,
      cacheDirectory: join(this.folder, 'cache'),
      sshIdentityFile: join(this.folder, 'id'),
      clock: options.clock ?? hostClock,
      seed: 'lab',
      ledger: new ProcessLedger(join(directory, 'processes')),
      ...(save && { save }),
      ...(options.preferredPorts && { preferredPorts: options.preferredPorts }),
    })
    if (!(run instanceof SimRun)) throw new TypeError('the driver opens runs of its own')
    this.#runs.push(run)
    return run
  }

  /** Saves a run as a universe does, which ends it. */
  async save(run: SimRun): Promise<DriverSave> {
    const name = `save-${this.#next++}`
    const directory = join(this.folder, name)
    await mkdir(`${directory}.part`)
    const { record } = await run.save(`${directory}.part`)
    await rename(`${directory}.part`, directory)
    await run.close()
    return { name, directory, record: JSON.parse(JSON.stringify(record)) }
  }

  spec(name: string, change: Partial<HostSpec> = {}): HostSpec {
    return {
      name,
      network: 'lan',
      image: 'debian-bookworm',
      cpus: 2,
      memoryBytes: 2 * 1024 ** 3,
      forwards: [],
      authorizedKeys: [this.key.publicKey],
      ...change,
    }
  }

  /** With a network `lan` and a machine of each name that runs. */
  async openWith(...specs: (string | HostSpec)[]): Promise<{ run: SimRun; hosts: SimHost[] }> {
    const run = await this.open()
    await run.createNetwork('lan')
    const hosts: SimHost[] = []
    for (const spec of specs) {
      const made = await run.createHost(typeof spec === 'string' ? this.spec(spec) : spec)
      await made.start()
      hosts.push(await run.getHost(made.spec))
    }
    return { run, hosts }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all(this.#runs.map((run) => run.close()))
    await rm(this.folder, { recursive: true, force: true })
  }
}

/** What a command prints; it must succeed. */
export async function output(host: Host & Pick<SimHost, 'exec'>, command: string): Promise<string> {
  const { exitCode, stdout, stderr } = await host.exec(command)
  if (exitCode !== 0) throw new Error(`${command}: exit code ${exitCode}: ${stdout}${stderr}`)
  return stdout.toString().trim()
}
