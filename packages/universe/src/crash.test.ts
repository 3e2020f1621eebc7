import { type ChildProcess, spawn } from 'node:child_process'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Operation } from '@vivarium/core'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { setKeeperModule } from './keeper/start-keeper.js'
import { readRun } from './store/runs.js'
import { registerForTests } from './testing/register.js'
import { makeWorkplace } from './testing/workplace.js'
import { Universe } from './universe.js'

registerForTests()
setKeeperModule(new URL('../dist/testing/fake-keeper.js', import.meta.url))
const ownerProgram = new URL('../dist/testing/owner.js', import.meta.url).pathname

let workplace: Awaited<ReturnType<typeof makeWorkplace>>
let lab: string
const children: ChildProcess[] = []

beforeEach(async () => {
  workplace = await makeWorkplace()
  lab = join(workplace.path, 'lab')
  const universe = await Universe.create(lab, { driver: 'fake' })
  await universe.newImage('node')
  const web = await universe.newVM('web', { image: 'node' })
  await web.start()
  await web.writeFile('state', 'saved')
  await universe.save()
})
afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL')
  await Universe.destroy(lab, { force: true })
  await workplace.remove()
})

/** Starts a program that opens the universe, and waits until it says `until`. */
async function startOwner(action: string, until: 'started' | 'open', env: Record<string, string> = {}): Promise<ChildProcess> {
  const child = spawn(process.execPath, [ownerProgram, lab, action], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  children.push(child)
  let said = ''
  child.stdout?.on('data', (chunk) => {
    said += chunk
  })
  await eventually('the owner', () => said.includes(until) || undefined)
  return child
}

function eventually<T>(what: string, ask: () => Promise<T | undefined> | T | undefined): Promise<T> {
  return Operation.from({ timeoutMs: 20_000 }, what).poll(ask, 10)
}

async function keeperPid(): Promise<number> {
  return (await readRun(lab, '1')).keeper.pid
}

/** The machines of the run: every process whose working directory or parent is the keeper's would do; the ledger names them. */
async function machinePids(): Promise<number[]> {
  const names = await readdir(join(lab, 'runs', '1', 'processes')).catch(() => [])
  return names.filter((name) => /^\d+\.json$/.test(name)).map((name) => Number.parseInt(name, 10))
}

async function isGone(pid: number): Promise<true | undefined> {
  const state = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '')
  return state === '' || / [ZX] /.test(state) ? true : undefined
}

async function nothingIsLeft(pids: readonly number[]): Promise<void> {
  for (const pid of pids) await eventually(`the end of process ${pid}`, () => isGone(pid))
  expect(await Universe.runs(lab)).toEqual([])
  expect(await readdir(join(lab, 'runs'))).toEqual([])
  expect(await readdir(join(lab, 'saves'))).toEqual(['save-1'])
  await using universe = await Universe.open(lab)
  expect((await (await universe.vm('web')).readFile('state')).toString()).toBe('saved')
}

test.each(['keeper', 'owner'])('kill -9 of the %s of an open run: nothing is left, and the universe opens', async (victim) => {
  const owner = await startOwner('', 'open')
  const [keeper, machines] = [await keeperPid(), await machinePids()]
  expect(machines).toHaveLength(1)
  process.kill(victim === 'keeper' ? keeper : (owner.pid ?? 0), 'SIGKILL')
  await nothingIsLeft([keeper, ...machines])
})

test.each(['keeper', 'owner'])('kill -9 of the %s while it opens: nothing is left, and the universe opens', async (victim) => {
  const owner = await startOwner('', 'started', { FAKE_DRIVER_HANG: 'open' })
  const machines = await eventually('a machine', async () => {
    const pids = await machinePids()
    return pids.length > 0 ? pids : undefined
  })
  const keeper = await keeperPid()
  expect(keeper).not.toBe(owner.pid)
  process.kill(victim === 'keeper' ? keeper : (owner.pid ?? 0), 'SIGKILL')
  await nothingIsLeft([keeper, ...machines])
})

test.each(['keeper', 'owner'])('kill -9 of the %s while it saves: nothing is left, and the last save is whole', async (victim) => {
  const owner = await startOwner('save', 'open', { FAKE_DRIVER_HANG: 'save' })
  await eventually('the save', async () => ((await readdir(join(lab, 'saves'))).includes('.run-1') ? true : undefined))
  const [keeper, machines] = [await keeperPid(), await machinePids()]
  process.kill(victim === 'keeper' ? keeper : (owner.pid ?? 0), 'SIGKILL')
  await nothingIsLeft([keeper, ...machines])
})

test('kill -9 of a detached keeper: its client hears of it, and nothing is left', async () => {
  const universe = await Universe.open(lab, { detached: true })
  const [keeper, machines] = [await keeperPid(), await machinePids()]
  process.kill(keeper, 'SIGKILL')
  expect(await universe.ended).toBe('its keeper ended')
  await expect(universe.vms()).rejects.toMatchObject({ code: 'RUN_GONE' })
  await nothingIsLeft([keeper, ...machines])
})

test('SIGTERM to a keeper closes in order', async () => {
  const universe = await Universe.open(lab, { detached: true })
  const [keeper, machines] = [await keeperPid(), await machinePids()]
  process.kill(keeper, 'SIGTERM')
  await universe.ended
  await nothingIsLeft([keeper, ...machines])
})

test('a run whose record was spoilt is swept up, with its processes', async () => {
  const universe = await Universe.open(lab, { detached: true })
  const [keeper, machines] = [await keeperPid(), await machinePids()]
  // The machine alone survives, as one that could not be told to die with its parent.
  process.kill(keeper, 'SIGKILL')
  await universe.ended
  await writeFile(join(lab, 'runs', '1', 'run.json'), '{')
  await nothingIsLeft([keeper, ...machines])
})
