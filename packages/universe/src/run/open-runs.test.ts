import { type ChildProcess, spawn } from 'node:child_process'
import { mkdir, readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { isAlive, Operation } from '@vivarium/core'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { setKeeperModule } from '../keeper/start-keeper.js'
import { readRun } from '../store/runs.js'
import { registerForTests } from '../testing/register.js'
import { makeWorkplace } from '../testing/workplace.js'
import { Universe } from '../universe.js'

registerForTests()
setKeeperModule(new URL('../../dist/testing/fake-keeper.js', import.meta.url))
const ownerProgram = new URL('../../dist/testing/owner.js', import.meta.url).pathname

let workplace: Awaited<ReturnType<typeof makeWorkplace>>
let lab: string
const children: ChildProcess[] = []

beforeEach(async () => {
  workplace = await makeWorkplace()
  lab = join(workplace.path, 'lab')
})
afterEach(async () => {
  delete process.env.FAKE_DRIVER_FAIL
  delete process.env.NOTEBOOK_FAIL
  for (const child of children.splice(0)) child.kill('SIGKILL')
  await Operation.from({ timeoutMs: 20_000 }, 'the end of the runs').poll(
    () =>
      Universe.destroy(lab, { force: true }).then(
        () => true,
        (error) => (error.code === 'NOT_A_UNIVERSE' ? true : undefined),
      ),
    20,
  )
  await workplace.remove()
})

async function saveOne(driver: string): Promise<void> {
  const universe = await Universe.create(lab, { driver })
  await universe.newImage('node')
  const web = await universe.newVM('web', { image: 'node' })
  await web.writeFile('state', 'saved')
  await universe.save()
}

const stateIn = async (universe: Universe) => (await (await universe.vm('web')).readFile('state')).toString()
const writeIn = async (universe: Universe, text: string) => (await universe.vm('web')).writeFile('state', text)
const keepers = async () => (await Universe.runs(lab)).map(({ keeper }) => keeper)

function eventually<T>(what: string, ask: () => Promise<T | undefined> | T | undefined): Promise<T> {
  return Operation.from({ timeoutMs: 20_000 }, what).poll(ask, 10)
}

describe('forks', () => {
  test.each(['memory', 'fake'])('of driver %s are private to each other, and all ends with them', async (driver) => {
    await saveOne(driver)
    const runs = await Universe.fork(lab, { count: 3 })
    expect(runs.map((run) => run.runId)).toEqual(['1', '2', '3'])
    for (const run of runs) await writeIn(run, run.runId)
    expect(await Promise.all(runs.map(stateIn))).toEqual(['1', '2', '3'])
    const pids = new Set((await keepers()).map(({ pid }) => pid))
    expect(pids.size).toBe(driver === 'memory' ? 1 : 3)
    expect(pids.has(process.pid)).toBe(driver === 'memory')
    await Promise.all(runs.map((run) => run.close()))
    expect(await readdir(join(lab, 'runs'))).toEqual([])
    await using again = await Universe.open(lab)
    expect(await stateIn(again)).toBe('saved')
  })

  test('fifty of them in this process', async () => {
    await saveOne('memory')
    const runs = await Universe.fork(lab, { count: 50 })
    await Promise.all(runs.map((run) => writeIn(run, run.runId)))
    expect(await Promise.all(runs.map(stateIn))).toEqual(runs.map((run) => run.runId))
    await Promise.all(runs.map((run) => run.close()))
    expect(await Universe.runs(lab)).toEqual([])
  })

  test('of a save by name, and none at all where there is no such save or the number is none', async () => {
    await saveOne('memory')
    const next = await Universe.open(lab)
    await writeIn(next, 'later')
    await next.save()
    const [fork] = await Universe.fork(lab, { count: 1, save: 'save-1' })
    expect(fork && (await stateIn(fork))).toBe('saved')
    await fork?.close()
    await expect(Universe.fork(lab, { count: 2, save: 'nothing' })).rejects.toThrow('there is: save-1, save-2')
    for (const count of [0, -1, 1.5]) await expect(Universe.fork(lab, { count })).rejects.toMatchObject({ code: 'INVALID_VALUE' })
    expect(await readdir(join(lab, 'runs'))).toEqual([])
  })

  test.each([true, false])('that can not be opened leave nothing behind (detached: %s)', async (detached) => {
    const universe = await Universe.create(lab, { driver: 'memory' })
    await universe.newResident('notebook', 'diary')
    await universe.save()
    process.env.NOTEBOOK_FAIL = 'diary'
    await expect(Universe.fork(lab, { count: 3, detached })).rejects.toMatchObject({ code: 'UNSUPPORTED' })
    expect(await readdir(join(lab, 'runs'))).toEqual([])
  })
})

describe('a keeper with several runs of plain memory', () => {
  test('keeps the others when one is closed or saved, and ends with the last one', async () => {
    await saveOne('memory')
    const [first, second, third] = await Universe.fork(lab, { count: 3, detached: true })
    if (!first || !second || !third) throw new Error('three were asked for')
    const [keeper, ...others] = new Set((await keepers()).map(({ pid }) => pid))
    expect([keeper === process.pid, others]).toEqual([false, []])
    await writeIn(second, 'of the second')
    const guest = await Universe.attach(lab, '2')
    expect(await stateIn(guest)).toBe('of the second')

    await first.close()
    expect(await stateIn(guest)).toBe('of the second')
    expect(await second.save()).toBe('save-2')
    expect(await guest.ended).toBe('it was saved as save-2')
    await expect(guest.vms()).rejects.toMatchObject({ code: 'RUN_GONE' })
    expect(await stateIn(third)).toBe('saved')
    expect((await Universe.runs(lab)).map(({ id }) => id)).toEqual(['3'])
    const [last] = await keepers()
    await third.close()
    if (!last) throw new Error('the last run has a keeper')
    await eventually('the end of the keeper', async () => ((await isAlive(last)) ? undefined : true))
  })

  test('that is killed is swept up with all of them', async () => {
    await saveOne('memory')
    const runs = await Universe.fork(lab, { count: 3, detached: true })
    const [keeper] = await keepers()
    process.kill(keeper?.pid ?? 0, 'SIGKILL')
    expect(await Promise.all(runs.map((run) => run.ended))).toEqual(Array(3).fill('its keeper ended'))
    await eventually('the sweep', async () => ((await Universe.runs(lab)).length === 0 ? true : undefined))
    expect(await readdir(join(lab, 'runs'))).toEqual([])
  })

  test('is reached however deep its folder lies', async () => {
    const deep = join(workplace.path, ...Array.from({ length: 6 }, () => 'a rather long name of a folder, one of many'))
    await mkdir(deep, { recursive: true })
    lab = join(deep, 'lab')
    await saveOne('memory')
    const runs = await Universe.fork(lab, { count: 2, joinable: true })
    expect(await Promise.all(runs.map(stateIn))).toEqual(['saved', 'saved'])
    for (const { id } of await Universe.runs(lab)) expect((await stat(join(lab, 'runs', id, 'control.sock'))).mode & 0o777).toBe(0o600)
    for (const run of runs) await run.close()
  })

  test('a call that is under way when somebody else closes the run ends with it', async () => {
    await saveOne('memory')
    const [mine, other] = await Universe.fork(lab, { count: 2, detached: true })
    if (!mine || !other) throw new Error('two were asked for')
    const guest = await Universe.attach(lab, mine.runId)
    await (await guest.newResident('notebook', 'busy', { options: { text: 'never settles' } })).name
    const settling = guest.settled()
    const advancing = guest.clock.advance(1e12).catch((error) => error.code)
    await eventually('the advance', async () =>
      Date.parse((await mine.clock.describe()).now) > Date.now() + 86_400_000 ? true : undefined,
    )
    await settling
    await mine.close()
    expect(['RUN_GONE', 'CANCELLED']).toContain(await advancing)
    expect(await stateIn(other)).toBe('saved')
    await other.close()
  })
})

test('a command that one client waits for ends when another one closes the run, and both are told why', async () => {
  await saveOne('fake')
  const owner = await Universe.open(lab, { detached: true })
  const guest = await Universe.attach(lab)
  const web = await guest.vm('web')
  const running = web.run('touch begun; exec sleep 600').catch((error) => error)
  await eventually('the command', () =>
    web.readFile('begun').then(
      () => true,
      () => undefined,
    ),
  )
  await owner.close()
  const error = await running
  expect(error).toMatchObject({ code: 'RUN_GONE' })
  expect(error.message).toContain('it was closed')
  expect(await guest.ended).toBe('it was closed')
})

describe('a run of plain memory in the process that opened it', () => {
  test('can be joined in there, and is closed by force in there', async () => {
    await saveOne('memory')
    const universe = await Universe.open(lab)
    await writeIn(universe, 'changed')
    const same = await Universe.attach(lab)
    expect(await stateIn(same)).toBe('changed')
    expect(await readdir(join(lab, 'runs', '1'))).not.toContain('control.sock')
    await Universe.destroy(lab, { force: true })
    expect(await universe.ended).toBe('it was closed')
    await expect(universe.vms()).rejects.toMatchObject({ code: 'RUN_CLOSED' })
  })

  test('is of no use to others, who are told so, and is swept up when that process is killed', async () => {
    await saveOne('memory')
    const owner = spawn(process.execPath, [ownerProgram, lab], { stdio: ['ignore', 'pipe', 'inherit'] })
    children.push(owner)
    let said = ''
    owner.stdout.on('data', (chunk) => {
      said += chunk
    })
    await eventually('the owner', () => said.includes('open') || undefined)
    expect((await readRun(lab, '1')).keeper.pid).toBe(owner.pid)
    const error = await Universe.attach(lab).catch((thrown) => thrown)
    expect(error).toMatchObject({ code: 'RUN_ELSEWHERE' })
    expect(error.message).toContain(`process ${owner.pid}`)
    await expect(Universe.attach(lab, '1')).rejects.toMatchObject({ code: 'RUN_ELSEWHERE' })
    await expect(Universe.destroy(lab, { force: true })).rejects.toMatchObject({ code: 'RUN_ELSEWHERE' })
    owner.kill('SIGKILL')
    await eventually('the sweep', async () => ((await Universe.runs(lab)).length === 0 ? true : undefined))
    expect(await readdir(join(lab, 'runs'))).toEqual([])
  })
})
