import { readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Operation } from '@vivarium/core'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { setKeeperModule } from '../keeper/start-keeper.js'
import { registerForTests } from '../testing/register.js'
import { makeWorkplace } from '../testing/workplace.js'
import { Universe } from '../universe.js'

registerForTests()
setKeeperModule(new URL('../../dist/testing/fake-keeper.js', import.meta.url))

const day = 86_400_000

let workplace: Awaited<ReturnType<typeof makeWorkplace>>
let lab: string

beforeEach(async () => {
  workplace = await makeWorkplace()
  lab = join(workplace.path, 'lab')
})
afterEach(async () => {
  delete process.env.NOTEBOOK_FAIL
  delete process.env.FAKE_DRIVER_HANG
  for (const universe of await readdir(workplace.path)) {
    await Universe.destroy(join(workplace.path, universe), { force: true }).catch(() => {})
  }
  await workplace.remove()
})

const eventually = (what: string, ask: () => Promise<true | undefined>) => Operation.from({ timeoutMs: 20_000 }, what).poll(ask, 5)
const timeAfterAMoment = async (universe: Universe) => {
  await new Promise((resolve) => setTimeout(resolve, 5))
  return timeOf(universe)
}
const timeOf = async (universe: Universe) => Date.parse((await universe.clock.describe()).now)
const textOf = async (universe: Universe, name: string) => {
  const { PAGE = '' } = (await universe.resident(name)).env
  return readFile(PAGE, 'utf8')
}

describe.each([
  ['in this process', false],
  ['in a keeper', true],
])('a universe of plain memory %s', (_where, joinable) => {
  const create = (options: { seed?: string } = {}) => Universe.create(lab, { driver: 'memory', joinable, ...options })
  const open = () => Universe.open(lab, { joinable })

  test('is advanced from one thing that happens to the next', async () => {
    const universe = await create()
    await universe.newImage('node')
    const vm = await universe.newVM('web', { image: 'node' })
    await universe.clock.freeze()
    const start = await timeOf(universe)
    await vm.writeFile('every', String(day / 24))
    await vm.start()
    const steps: unknown[] = []
    expect((await universe.clock.advance(day, { onProgress: ({ message }) => steps.push(message) })).getTime()).toBe(start + day)
    const lines = (await vm.readFile('log')).toString().trim().split('\n')
    expect(lines.map((line) => (Date.parse(line) - start) / (day / 24))).toEqual(Array.from({ length: 24 }, (_, hour) => hour + 1))
    expect(steps[0]).toBe(new Date(start).toISOString())
    await universe.close()
  })

  test('keeps time and mode of its clock in a save and in a checkpoint', async () => {
    const universe = await create()
    await universe.clock.freeze()
    const frozen = await timeOf(universe)
    await universe.clock.advance(1000)
    await universe.checkpoint()
    expect(await universe.clock.describe()).toEqual({ now: new Date(frozen + 1000).toISOString(), mode: 'frozen' })
    await universe.clock.advance(1000)
    await universe.close()
    const opened = await open()
    expect(await opened.clock.describe()).toEqual({ now: new Date(frozen + 1000).toISOString(), mode: 'frozen' })
    await opened.clock.resume()
    await opened.save()
    await using last = await open()
    expect((await last.clock.describe()).mode).toBe('real')
    expect(await timeOf(last)).toBeGreaterThanOrEqual(frozen + 1000)
    expect(await timeOf(last)).toBeLessThan(frozen + 60_000)
  })

  test('is neither saved nor advanced twice while it is advanced; that can be cancelled', async () => {
    const universe = await create()
    await universe.newResident('notebook', 'diary')
    const cancel = new AbortController()
    let begun = () => {}
    const beginning = new Promise<void>((resolve) => {
      begun = resolve
    })
    const advancing = universe.clock.advance(1e12, { signal: cancel.signal, onProgress: begun }).catch((error) => error.code)
    await beginning
    await expect(universe.save()).rejects.toMatchObject({ code: 'CLOCK_BUSY' })
    await expect(universe.clock.advance(1)).rejects.toMatchObject({ code: 'CLOCK_BUSY' })
    cancel.abort()
    expect(await advancing).toBe('CANCELLED')
    await expect(universe.clock.advance(-1)).rejects.toMatchObject({ code: 'INVALID_VALUE' })
    await universe.save()
  })

  test('holds residents, which are saved, opened and rewound with it', async () => {
    const universe = await create({ seed: 'apple' })
    const diary = await universe.newResident('notebook', 'diary', { options: { text: 'Monday' } })
    expect([diary.kind, diary.name]).toEqual(['notebook', 'diary'])
    const { NOTEBOOK = '' } = diary.env
    expect(await readFile(NOTEBOOK, 'utf8')).toBe('diary of apple')
    expect([diary.files.index, (await stat(NOTEBOOK)).mode & 0o777]).toEqual([NOTEBOOK, 0o600])
    await universe.clock.advance(day)
    expect(await textOf(universe, 'diary')).toBe('Monday+')
    await universe.checkpoint()
    const again = await universe.resident('diary')
    expect(again.description.ports).toEqual(diary.description.ports)
    await universe.clock.advance(day)
    expect(await textOf(universe, 'diary')).toBe('Monday++')
    await again.destroy()
    await universe.newResident('notebook', 'other')
    expect(await universe.changes()).toEqual([
      { kind: 'resident', name: 'other', change: 'added' },
      { kind: 'resident', name: 'diary', change: 'removed' },
    ])
    await expect(universe.resident('diary')).rejects.toThrow('there is: other')
    await universe.close()

    await using opened = await open()
    expect((await opened.residents()).map(({ name }) => name)).toEqual(['diary'])
    expect(await textOf(opened, 'diary')).toBe('Monday+')
    expect(await opened.changes()).toEqual([])
  })

  test('refuses residents that it can not have, and is as before', async () => {
    const universe = await create()
    await universe.newResident('notebook', 'diary')
    await expect(universe.newResident('notebook', 'diary')).rejects.toMatchObject({ code: 'ALREADY_EXISTS' })
    await expect(universe.newResident('notebook', '../diary')).rejects.toMatchObject({ code: 'INVALID_NAME' })
    await expect(universe.newResident('aquarium', 'fish')).rejects.toThrow('there is: notebook')
    await expect(universe.newResident('notebook', 'odd', { options: { pages: 3 } })).rejects.toMatchObject({ code: 'INVALID_VALUE' })
    const [diary] = await universe.residents()
    await diary?.destroy()
    await expect(diary?.destroy()).rejects.toMatchObject({ code: 'NOT_FOUND' })
    expect(await universe.residents()).toEqual([])
    expect(await readdir(join(lab, 'runs', universe.runId, 'residents'))).toEqual([])
    await universe.close()
  })

  test('with a resident that can not be opened is not opened', async () => {
    const universe = await create()
    await universe.newResident('notebook', 'good')
    await universe.newResident('notebook', 'bad')
    await universe.save()
    process.env.NOTEBOOK_FAIL = 'bad'
    await expect(open()).rejects.toMatchObject({ code: 'UNSUPPORTED' })
    expect(await readdir(join(lab, 'runs'))).toEqual([])
    delete process.env.NOTEBOOK_FAIL
    await using opened = await open()
    expect((await opened.residents()).map(({ name }) => name)).toEqual(['good', 'bad'])
  })

  test('goes on, with its clock, when a resident can not be saved', async () => {
    const universe = await create()
    const torn = await universe.newResident('notebook', 'torn', { options: { failing: true } })
    await universe.newResident('notebook', 'good', { options: { text: 'Monday' } })
    await expect(universe.save()).rejects.toMatchObject({ code: 'UNSUPPORTED' })
    expect(await readdir(join(lab, 'saves'))).toEqual([])
    await universe.clock.advance(day)
    expect(await textOf(universe, 'good')).toBe('Monday+')
    expect((await universe.clock.describe()).mode).toBe('real')
    await torn.destroy()
    expect(await universe.save()).toBe('save-1')
  })

  test('tells what is otherwise than in its save', async () => {
    const universe = await create()
    await universe.newImage('node')
    await universe.newVM('web', { image: 'node' })
    expect(await universe.changes()).toEqual([{ kind: 'machine', name: 'web', change: 'added' }])
    await universe.checkpoint()
    expect(await universe.changes()).toEqual([])
    await (await universe.vm('web')).writeFile('state', 'changed')
    expect(await universe.changes()).toEqual([{ kind: 'machine', name: 'web', change: 'changed' }])
    await universe.close()
  })

  test('breaks its machines, and heals them', async () => {
    const universe = await create()
    await universe.newImage('node')
    const web = await universe.newVM('web', { image: 'node' })
    await web.start()
    await web.breakWith({ kind: 'partition', from: ['db'] })
    await web.breakWith({ kind: 'loss', rate: 0.5 })
    await web.breakWith({ kind: 'loss', rate: 0.2 })
    expect(await web.faults()).toEqual([
      { kind: 'partition', from: ['db'] },
      { kind: 'loss', rate: 0.2 },
    ])
    await web.heal('loss')
    expect(await web.faults()).toEqual([{ kind: 'partition', from: ['db'] }])
    await web.heal()
    expect(await web.faults()).toEqual([])
    await web.breakWith({ kind: 'crash' })
    expect(await web.status()).toBe('stopped')
    await universe.close()
  })

  test('hands its seed to driver and residents, the same in each run', async () => {
    const universe = await create({ seed: 'apple' })
    expect((await Universe.about(lab)).seed).toBe('apple')
    await universe.newImage('node')
    expect((await (await universe.newVM('web', { image: 'node' })).readFile('seed')).toString()).toBe('apple')
    await universe.save()
    await using opened = await open()
    expect((await (await opened.newVM('db', { image: 'node' })).readFile('seed')).toString()).toBe('apple')
  })
})

test('the clock stands while a universe is being saved, and goes on when that is cancelled', async () => {
  process.env.FAKE_DRIVER_HANG = 'save'
  await using universe = await Universe.create(lab, { driver: 'fake-here' })
  const cancel = new AbortController()
  const saving = universe.save({ signal: cancel.signal }).catch((error) => error.code)
  await eventually('the save', async () => ((await readdir(join(lab, 'saves'))).length > 0 ? true : undefined))
  const [first, second] = [await timeAfterAMoment(universe), await timeAfterAMoment(universe)]
  delete process.env.FAKE_DRIVER_HANG
  cancel.abort()
  expect([second - first, await saving]).toEqual([0, 'CANCELLED'])
  await eventually('the clock', async () => ((await timeOf(universe)) > second ? true : undefined))
})

test('machines that keep time by themselves are neither frozen nor advanced, nor broken, nor compared', async () => {
  await using universe = await Universe.create(lab, { driver: 'fake-here' })
  const error = await universe.clock.freeze().catch((thrown) => thrown)
  expect(error).toMatchObject({ code: 'UNSUPPORTED' })
  expect(error.message).toContain('fake-here')
  await expect(universe.clock.advance(1)).rejects.toMatchObject({ code: 'UNSUPPORTED' })
  await universe.clock.resume()
  expect((await universe.clock.describe()).mode).toBe('real')
  await universe.newImage('node')
  const web = await universe.newVM('web', { image: 'node' })
  await expect(web.breakWith({ kind: 'crash' })).rejects.toMatchObject({ code: 'UNSUPPORTED' })
  await universe.settled()
  await expect(universe.changes()).rejects.toMatchObject({ code: 'UNSUPPORTED' })
})

test('universes and saves of an earlier format are opened', async () => {
  const universe = await Universe.create(lab, { driver: 'memory' })
  await universe.save()
  const file = join(lab, 'saves', 'save-1', 'save.json')
  const { clockMode, residents, clusters, ...old } = JSON.parse(await readFile(file, 'utf8'))
  expect([clockMode, residents, clusters]).toEqual(['real', [], []])
  await writeFile(file, JSON.stringify({ ...old, formatVersion: 1 }))
  const { id, seed } = JSON.parse(await readFile(join(lab, 'universe.json'), 'utf8'))
  expect([(await Universe.about(lab)).seed, seed]).toEqual([id, undefined])
  await using opened = await Universe.open(lab)
  expect(await opened.residents()).toEqual([])
  expect((await opened.clock.describe()).mode).toBe('real')
})
