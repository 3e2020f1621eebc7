import { stat } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { cacheDir, configDir, directoryFor, ensureDirectory } from './directories.js'
import { TemporaryDirectory } from './testing/temporary-directory.js'

const directory = new TemporaryDirectory()
beforeEach(() => directory.make())
afterEach(() => directory.remove())

test.each([
  ['linux', {}, '/home/me/.cache/vivarium', '/home/me/.config/vivarium'],
  ['linux', { XDG_CACHE_HOME: '/c', XDG_CONFIG_HOME: '/k' }, '/c/vivarium', '/k/vivarium'],
  ['linux', { XDG_CACHE_HOME: 'relative', XDG_CONFIG_HOME: '' }, '/home/me/.cache/vivarium', '/home/me/.config/vivarium'],
  ['darwin', { XDG_CACHE_HOME: '/c' }, '/home/me/Library/Caches/vivarium', '/home/me/Library/Application Support/vivarium'],
  ['win32', { LOCALAPPDATA: 'C:\\l', APPDATA: 'C:\\r' }, 'C:\\l\\vivarium\\cache', 'C:\\r\\vivarium'],
  ['win32', {}, '\\home\\me\\AppData\\Local\\vivarium\\cache', '\\home\\me\\AppData\\Roaming\\vivarium'],
  ['linux', { VIVARIUM_CACHE_DIR: '/x', VIVARIUM_CONFIG_DIR: '/y', XDG_CACHE_HOME: '/c' }, '/x', '/y'],
] as const)('on %s with %j', (platform, env, cache, config) => {
  expect(directoryFor('cache', platform, env, '/home/me')).toBe(cache)
  expect(directoryFor('config', platform, env, '/home/me')).toBe(config)
})

test('a relative folder that was chosen is from the working directory', () => {
  expect(cacheDir({ VIVARIUM_CACHE_DIR: 'here' })).toBe(resolve('here'))
  expect(configDir({ VIVARIUM_CONFIG_DIR: 'there' })).toBe(resolve('there'))
})

test('a folder is made for this user alone', async () => {
  const path = await ensureDirectory(join(directory.path, 'a', 'b'))
  expect((await stat(path)).mode & 0o777).toBe(0o700)
  expect((await stat(join(directory.path, 'a'))).mode & 0o777).toBe(0o700)
  await ensureDirectory(path)
})
