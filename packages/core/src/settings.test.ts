import { readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { driverSettings, getSetting, listSettings, registerSetting, setSetting, unsetSetting } from './settings.js'
import { TemporaryDirectory } from './testing/temporary-directory.js'

const directory = new TemporaryDirectory()
beforeEach(() => directory.make())
afterEach(() => directory.remove())
const file = () => join(directory.path, 'settings.json')

beforeAll(() => {
  registerSetting({ name: 'toy.speed', description: 'How fast', schema: z.enum(['slow', 'fast']), default: 'slow' })
  registerSetting({ name: 'toy.name', description: 'What it is called', schema: z.string().trim().min(1, 'one letter at least') })
  registerSetting({ name: 'progress', description: 'What to show', schema: z.enum(['plain', 'fancy']), default: 'fancy' })
})

describe('settings', () => {
  test('hold their default until they are set, and again when they are unset', async () => {
    expect(await getSetting('toy.speed', directory.path)).toBe('slow')
    await setSetting('toy.speed', 'fast', directory.path)
    await setSetting('progress', 'plain', directory.path)
    await setSetting('toy.name', '  Bob ', directory.path)
    expect(await driverSettings('toy', directory.path)).toEqual({ speed: 'fast', name: 'Bob' })
    expect(await getSetting('progress', directory.path)).toBe('plain')
    await unsetSetting('toy.speed', directory.path)
    await unsetSetting('toy.name', directory.path)
    await unsetSetting('toy.name', directory.path)
    expect(await driverSettings('toy', directory.path)).toEqual({ speed: 'slow' })
    expect(JSON.parse(await readFile(file(), 'utf8'))).toEqual({ formatVersion: 1, drivers: {}, general: { progress: 'plain' } })
    expect((await stat(file())).mode & 0o777).toBe(0o600)
  })

  test('are listed by name, with what holds', async () => {
    await setSetting('toy.speed', 'slow', directory.path)
    const listed = await listSettings(directory.path)
    expect(listed.map(({ setting, value, isSet }) => [setting.name, value, isSet])).toEqual([
      ['progress', 'fancy', false],
      ['toy.name', undefined, false],
      ['toy.speed', 'slow', true],
    ])
  })

  test('an unknown name is refused with those that there are, a bad value with its rule', async () => {
    await expect(setSetting('toy.sped', 'fast', directory.path)).rejects.toMatchObject({
      code: 'NOT_FOUND',
      message: 'there is no setting "toy.sped"; there is: progress, toy.name, toy.speed',
    })
    await expect(getSetting('constructor', directory.path)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(unsetSetting('none', directory.path)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(setSetting('toy.name', ' ', directory.path)).rejects.toMatchObject({
      code: 'INVALID_VALUE',
      message: 'toy.name: " " can\'t be used: one letter at least',
    })
    await expect(setSetting('toy.name', 'x'.repeat(5000), directory.path)).rejects.toMatchObject({ code: 'INVALID_VALUE' })
  })

  test('two that are set at once are both kept', async () => {
    await Promise.all([
      setSetting('toy.speed', 'fast', directory.path),
      setSetting('toy.name', 'x', directory.path),
      setSetting('progress', 'plain', directory.path),
    ])
    expect((await listSettings(directory.path)).every(({ isSet }) => isSet)).toBe(true)
  })

  test('what is in the file for a driver that is not here stays', async () => {
    await writeFile(file(), JSON.stringify({ formatVersion: 1, drivers: { other: { key: 'value' } } }))
    await setSetting('toy.speed', 'fast', directory.path)
    expect(JSON.parse(await readFile(file(), 'utf8')).drivers).toEqual({ other: { key: 'value' }, toy: { speed: 'fast' } })
  })

  test('a value in the file that breaks its rule, and a file of a newer format, are told', async () => {
    await writeFile(file(), JSON.stringify({ formatVersion: 1, drivers: { toy: { speed: 'medium' } } }))
    await expect(driverSettings('toy', directory.path)).rejects.toMatchObject({
      code: 'INVALID_VALUE',
      message: expect.stringContaining('toy.speed: "medium"'),
    })
    await setSetting('toy.speed', 'fast', directory.path)
    expect(await driverSettings('toy', directory.path)).toEqual({ speed: 'fast' })
    await writeFile(file(), JSON.stringify({ formatVersion: 2 }))
    await expect(setSetting('toy.speed', 'fast', directory.path)).rejects.toMatchObject({ code: 'NEWER_FORMAT' })
  })

  test('a name or default that breaks its own rule can not be declared', () => {
    const schema = z.enum(['yes'])
    expect(() => registerSetting({ name: 'Toy.X', description: '', schema })).toThrow(/"Toy.X" can't be the name of a setting/)
    expect(() => registerSetting({ name: 'a.b.c', description: '', schema })).toThrow()
    expect(() => registerSetting({ name: 'toy.x', description: '', schema, default: 'no' })).toThrow(/toy.x: "no" can't be used/)
  })
})
