import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { findGoProgram, goProgram, versions } from '../../scripts/lib/go-programs.mjs'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vivarium-programs-'))
  vi.stubEnv('VIVARIUM_CACHE_DIR', join(folder, 'cache'))
  vi.stubEnv('PATH', join(folder, 'bin'))
  await mkdir(join(folder, 'bin'))
})
afterEach(async () => {
  vi.unstubAllEnvs()
  await rm(folder, { recursive: true, force: true })
})

async function install(path: string, text: string): Promise<string> {
  await mkdir(join(path, '..'), { recursive: true })
  await writeFile(path, text)
  await chmod(path, 0o755)
  return path
}

test('a script of that name in PATH is not it, as our own stand-ins are', async () => {
  await install(join(folder, 'bin', 'kube-apiserver'), `#!/bin/sh\necho Kubernetes v${versions.kubernetes}\n`)
  expect(await findGoProgram('kube-apiserver')).toBeUndefined()
})

test('one that was built before is taken', async () => {
  const built = await install(join(folder, 'cache', 'programs', `v${versions.etcd}`, 'etcd'), 'a program')
  expect(await findGoProgram('etcd')).toBe(built)
  expect(await goProgram('etcd')).toBe(built)
})

test('without Go, what is missing is named with its version', async () => {
  await expect(goProgram('kube-apiserver')).rejects.toMatchObject({
    code: 'PROGRAM_MISSING',
    message: expect.stringContaining(`put kube-apiserver v${versions.kubernetes} in PATH`),
  })
})
