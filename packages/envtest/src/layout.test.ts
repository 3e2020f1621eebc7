import { execFile } from 'node:child_process'
import { chmod, mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { layOutPrograms, programsFolder } from '@vivarium/envtest'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

const execute = promisify(execFile)

// As built: the programs lie beside what is built.
let home: string
let bin: string
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), "vivarium it's a 'test' "))
  bin = join(home, 'bin')
  await mkdir(bin)
  process.env.VIVARIUM_CACHE_DIR = join(home, 'cache')
})
afterEach(async () => {
  delete process.env.VIVARIUM_CACHE_DIR
  await rm(home, { recursive: true, force: true })
})

async function fakeKubectl(): Promise<string> {
  const path = join(bin, 'kubectl')
  await writeFile(path, '#!/bin/sh\necho real "$@"\n')
  await chmod(path, 0o755)
  return path
}

describe.skipIf(process.platform === 'win32')('the programs of envtest', () => {
  it('lie in a folder of the cache, the same each time, and start', async () => {
    const kubectl = await fakeKubectl()
    const laid = await programsFolder({ path: bin })
    expect(laid.kubectl).toBe(kubectl)
    expect(await Promise.all(Array.from({ length: 4 }, () => programsFolder({ path: bin })))).toEqual(Array(4).fill(laid))
    for (const name of ['kube-apiserver', 'etcd', 'kubectl']) expect((await stat(join(laid.folder, name))).mode & 0o111).toBe(0o111)
    expect((await execute(join(laid.folder, 'kubectl'), ['get', 'a b'])).stdout).toBe('real get a b\n')
    expect((await execute(join(laid.folder, 'etcd'), ['--help'])).stdout).toMatch(/^\s*--unsafe-no-fsync\b/m)
    expect((await execute(join(laid.folder, 'kube-apiserver'), ['--help'])).stdout).toContain('--secure-port')
  })

  it('have a kubectl that says what is missing, when there is none', async () => {
    const { folder, kubectl } = await programsFolder({ path: bin })
    expect(kubectl).toBeUndefined()
    await expect(execute(join(folder, 'kubectl'))).rejects.toMatchObject({
      code: 127,
      stderr: expect.stringMatching(/no kubectl was in PATH/),
    })
  })

  it('never run the kubectl that was laid out before', async () => {
    const kubectl = await fakeKubectl()
    const first = await programsFolder({ path: bin })
    expect((await programsFolder({ path: `${first.folder}:${bin}` })).kubectl).toBe(kubectl)
    await layOutPrograms(bin, { path: bin, force: true })
    expect((await programsFolder({ path: bin })).kubectl).toBeUndefined()
  })

  it('say what to do when the package is gone', async () => {
    const folder = join(home, 'there')
    await layOutPrograms(folder, { path: bin })
    const text = await readFile(join(folder, 'etcd'), 'utf8')
    await writeFile(join(folder, 'etcd'), text.replaceAll('etcd.js', 'gone.js'))
    await expect(execute(join(folder, 'etcd'))).rejects.toMatchObject({ code: 127, stderr: expect.stringMatching(/run viv envtest path/) })
  })

  it('are put where somebody wants them, as often as they like, and never over foreign files', async () => {
    const folder = join(home, 'kubebuilder', 'bin')
    const first = await layOutPrograms(folder, { path: bin })
    expect(await layOutPrograms(folder, { path: bin })).toEqual(first)
    await writeFile(join(folder, 'etcd'), '#!/bin/sh\necho a real etcd\n')
    await expect(layOutPrograms(folder, { path: bin })).rejects.toMatchObject({ code: 'FOREIGN_FILE' })
    expect(await readFile(join(folder, 'etcd'), 'utf8')).toContain('a real etcd')
    await layOutPrograms(folder, { path: bin, force: true })
    expect((await execute(join(folder, 'etcd'), ['--help'])).stdout).toContain('--data-dir')
  })
})
