import { mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { cacheDir, type DriverSave, type HostSpec, hostClock, type OpenRunRequest, ProcessLedger, writeSshKeyPair } from '@vivarium/core'
import { qemuDriver } from '../driver.js'
import { debianBase } from '../images/debian/index.js'
import { QemuRun } from '../run.js'

/**
 * What a universe is to its driver, for tests of the driver alone: a folder with runs and saves. The stock image comes from the cache
 * of this computer, and is built when it is not there.
 */
export class Lab implements AsyncDisposable {
  readonly #folder: string
  readonly #publicKey: string
  readonly #runs: QemuRun[] = []
  #nextRun = 1

  private constructor(folder: string, publicKey: string) {
    this.#folder = folder
    this.#publicKey = publicKey
  }

  static async make(): Promise<Lab> {
    const folder = await mkdtemp(join(tmpdir(), `viv lab, "q"; 'q' `))
    await mkdir(join(folder, 'saves'))
    const { publicKey } = await writeSshKeyPair(join(folder, 'id'), 'lab')
    return new Lab(folder, publicKey)
  }

  get identityFile(): string {
    return join(this.#folder, 'id')
  }

  savePath(name: string): string {
    return join(this.#folder, 'saves', name)
  }

  async open(save?: DriverSave, now: () => Date = () => new Date()): Promise<QemuRun> {
    const directory = join(this.#folder, 'runs', String(this.#nextRun++))
    await mkdir(directory, { recursive: true })
    const request: OpenRunRequest = {
      directory,
      cacheDirectory: cacheDir(),
      sshIdentityFile: this.identityFile,
      clock: { now, after: hostClock.after },
      seed: 'lab',
      ledger: new ProcessLedger(join(directory, 'processes')),
      ...(save && { save }),
    }
    const run = await qemuDriver.openRun(request)
    if (!(run instanceof QemuRun)) throw new TypeError('the driver opens runs of its own')
    this.#runs.push(run)
    return run
  }

  /** The processes that the newest run has written down and not taken off again. */
  async processesOfLastRun(): Promise<string[]> {
    return readdir(join(this.#folder, 'runs', String(this.#nextRun - 1), 'processes')).catch(() => [])
  }

  /** A pristine run with a network and the stock image. */
  async openPristine(now?: () => Date): Promise<QemuRun> {
    const run = await this.open(undefined, now)
    await run.createNetwork('lan')
    await (await run.getImage({ name: debianBase })).fetch()
    return run
  }

  spec(name: string, changes: Partial<HostSpec> = {}): HostSpec {
    return {
      name,
      network: 'lan',
      image: debianBase,
      cpus: 1,
      memoryBytes: 256 * 2 ** 20,
      forwards: [],
      authorizedKeys: [this.#publicKey],
      ...changes,
    }
  }

  /** Saves as a universe does: into an unfinished folder, then renamed. */
  async save(run: QemuRun, name: string): Promise<DriverSave> {
    const unfinished = join(this.#folder, 'saves', '.unfinished')
    await mkdir(unfinished)
    const { record } = await run.save(unfinished)
    await run.close()
    await rename(unfinished, this.savePath(name))
    // Records travel as JSON.
    return { name, directory: this.savePath(name), record: JSON.parse(JSON.stringify(record)) }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const run of this.#runs) await run.close()
    await rm(this.#folder, { recursive: true, force: true })
  }
}

/** Why tests with real machines can't run here, or undefined. In CI that is no reason to skip them. */
export async function missingForMachines(): Promise<string | undefined> {
  if (process.env.CI) return undefined
  const { ready, problems } = await qemuDriver.status()
  return ready ? undefined : problems.map(({ message }) => message).join('; ')
}
