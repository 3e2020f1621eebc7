import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import { registerDriver } from '@vivarium/core'
import { setKeeperModule, Universe } from '@vivarium/universe'
import { registerDrivers } from '../drivers.js'
import type { Io } from '../io.js'
import { main } from '../main.js'
import { fakeDriver } from './fake-driver.js'
import { TextSink } from './text-sink.js'

export interface Outcome {
  readonly exitCode: number
  readonly stdout: string
  readonly stderr: string
}

/** A user at a console, in a folder of their own: runs command lines in this process, with the fake driver (or the real ones) in keepers. */
export class TestConsole implements AsyncDisposable {
  readonly home: string
  readonly env: Record<string, string> = {}

  private constructor(home: string) {
    this.home = home
  }

  static async open({ withSimulation = false }: { readonly withSimulation?: boolean } = {}): Promise<TestConsole> {
    const home = await mkdtemp(join(tmpdir(), 'viv-'))
    process.env.VIVARIUM_CONFIG_DIR = join(home, '.config')
    process.env.VIVARIUM_CACHE_DIR = join(home, '.cache')
    registerDriver(fakeDriver)
    if (withSimulation) registerDrivers()
    // A keeper is a process of its own, which runs built code.
    setKeeperModule(new URL(`../../dist/${withSimulation ? 'keeper' : 'testing/fake-keeper'}.js`, import.meta.url))
    return new TestConsole(home)
  }

  /** Runs one command line; `cwd` is below the user's folder. */
  async run(argv: readonly string[], io: Partial<Io> & { readonly input?: string } = {}): Promise<Outcome> {
    const { input, ...given } = io
    const [stdout, stderr] = [new TextSink(), new TextSink()]
    const stdin = new PassThrough()
    stdin.end(input ?? '')
    const exitCode = await main(argv, { stdin, stdout, stderr, env: this.env, cwd: this.home, ...given })
    return { exitCode, stdout: stdout.text, stderr: stderr.text }
  }

  /** Ends all that is open in the universes of the user's folder, and deletes the folder. */
  async [Symbol.asyncDispose](): Promise<void> {
    for (const name of ['lab', 'other lab']) {
      const path = join(this.home, name)
      for (const { id } of await Universe.runs(path).catch(() => [])) await (await Universe.attach(path, id)).close()
    }
    await rm(this.home, { recursive: true, force: true, maxRetries: 5 })
    delete process.env.VIVARIUM_CONFIG_DIR
    delete process.env.VIVARIUM_CACHE_DIR
  }
}
