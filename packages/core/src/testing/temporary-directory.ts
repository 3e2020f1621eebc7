import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** An empty folder for each test: `beforeEach(() => directory.make())`, `afterEach(() => directory.remove())`. */
export class TemporaryDirectory {
  path = ''

  async make(): Promise<void> {
    this.path = await mkdtemp(join(tmpdir(), 'vivarium-core-'))
  }

  async remove(): Promise<void> {
    await rm(this.path, { recursive: true, force: true })
  }
}
