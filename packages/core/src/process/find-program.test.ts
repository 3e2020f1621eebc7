import { chmod, mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { TemporaryDirectory } from '../testing/temporary-directory.js'
import { findProgram } from './find-program.js'

const directory = new TemporaryDirectory()
beforeEach(() => directory.make())
afterEach(() => directory.remove())

test('finds what can be executed, in the order of PATH, and only that', async () => {
  const [first, second] = [join(directory.path, 'a b'), join(directory.path, 'second')]
  await mkdir(join(first, 'folder'), { recursive: true })
  await mkdir(second)
  await writeFile(join(first, 'data'), '')
  for (const path of [join(second, 'data'), join(second, 'folder'), join(first, 'both'), join(second, 'both')]) {
    await writeFile(path, '#!/bin/sh\n')
    await chmod(path, 0o755)
  }
  const path = `relative:${first}:${second}`
  expect(await findProgram('data', path)).toBe(join(second, 'data'))
  expect(await findProgram('folder', path)).toBe(join(second, 'folder'))
  expect(await findProgram('both', path)).toBe(join(first, 'both'))
  expect(await findProgram(join(second, 'both'), '')).toBe(join(second, 'both'))
  expect(await findProgram(join(first, 'data'), '')).toBeUndefined()
  expect(await findProgram('none', path)).toBeUndefined()
  expect(await findProgram('', path)).toBeUndefined()
})
