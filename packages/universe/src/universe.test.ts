import { access, mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { errors, isVivariumError, Operation } from '@vivarium/core'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { setKeeperModule } from './keeper/start-keeper.js'
import { knownUniverses, rememberUniverse } from './known-universes.js'
import { registerForTests } from './testing/register.js'
import { makeWorkplace } from './testing/workplace.js'
import { Universe } from './universe.js'

registerForTests()
setKeeperModule(new URL('../dist/testing/fake-keeper.js', import.meta.url))

let workplace: Awaited<ReturnType<typeof makeWorkplace>>
let lab: string

beforeEach(async () => {
  workplace = await makeWorkplace()
  lab = join(workplace.path, 'lab')
})
afterEach(async () => {
  delete process.env.FAKE_DRIVER_FAIL
  for (const universe of await readdir(workplace.path)) {
    await Universe.destroy(join(workplace.path, universe), { force: true }).catch(() => {})
  }
  await workplace.remove()
})

const alive = (pid: number) => {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

describe.each(['fake', 'fake-here'])('a universe of the driver %s', (driver) => {
  const create = async () => {
    const universe = await Universe.create(lab, { driver })
    await universe.newImage('node')
    const web = await universe.newVM('web', { image: 'node', memory: '64MiB', ports: [80] })
    await web.start()
    return { universe, web }
  }

  test('is rewound by close, and keeps what was saved', async () => {
    const { universe, web } = await create()
    await web.writeFile('state', 'saved')
    expect(await universe.save()).toBe('save-1')

    const opened = await Universe.open(lab)
    const machine = await opened.vm('web')
    expect(await machine.status()).toBe('running')
    await machine.writeFile('state', 'changed')
    await (await opened.newVM('other', { image: 'node' })).start()
    await opened.newImage('later')
    await opened.close()

    await using again = await Universe.open(lab)
    expect((await (await again.vm('web')).readFile('state')).toString()).toBe('saved')
    expect((await again.vms()).map((vm) => vm.name)).toEqual(['web'])
    expect((await again.images()).map((image) => image.name)).toEqual(['node'])
    expect(await (await again.vm('web')).forwardedPort(80)).toBe(1080)
  })

  test('never saved opens to its pristine state', async () => {
    const { universe } = await create()
    await universe.close()
    await using pristine = await Universe.open(lab)
    expect(await pristine.vms()).toEqual([])
    expect((await pristine.describe()).save).toBe(null)
  })

  test('is open in any number of runs that do not see each other', async () => {
    const { universe } = await create()
    await universe.save()
    const runs = await Promise.all([1, 2, 3].map(() => Universe.open(lab)))
    expect(runs.map((run) => run.runId).sort()).toEqual(['1', '2', '3'])
    for (const run of runs) await (await run.vm('web')).writeFile('mine', run.runId)
    for (const run of runs) expect((await (await run.vm('web')).run('cat mine')).stdout).toBe(run.runId)
    for (const run of runs) await run.close()
    expect(await readdir(join(lab, 'runs'))).toEqual([])
  })

  test('refuses to save over a save that came meanwhile, and branches when told to', async () => {
    const { universe } = await create()
    await universe.save()
    const [first, second] = [await Universe.open(lab), await Universe.open(lab)]
    expect(await first.save()).toBe('save-2')
    await expect(second.save()).rejects.toMatchObject({ code: 'SAVE_CONFLICT' })
    expect(await (await second.vm('web')).status()).toBe('running')
    expect(await second.save({ as: 'branch' })).toBe('branch')
    const saves = await Universe.saves(lab)
    expect(saves.map(({ name, parent, current }) => ({ name, parent, current }))).toEqual([
      { name: 'save-1', parent: null, current: false },
      { name: 'save-2', parent: 'save-1', current: true },
      { name: 'branch', parent: 'save-1', current: false },
    ])
    await expect(Universe.deleteSave(lab, 'save-1')).rejects.toMatchObject({ code: 'IN_USE' })
    await expect(Universe.deleteSave(lab, 'save-2')).rejects.toMatchObject({ code: 'IN_USE' })
    await Universe.deleteSave(lab, 'branch')
    expect(await readdir(join(lab, 'saves'))).toEqual(['save-1', 'save-2'])
  })

  test('goes on after a checkpoint, from which close then rewinds', async () => {
    const { universe, web } = await create()
    await web.writeFile('state', 'checkpoint')
    expect(await universe.checkpoint()).toBe('save-1')
    expect((await universe.describe()).save).toBe('save-1')
    const machine = await universe.vm('web')
    expect((await machine.readFile('state')).toString()).toBe('checkpoint')
    await machine.writeFile('state', 'later')
    await universe.close()
    await using opened = await Universe.open(lab)
    expect((await (await opened.vm('web')).readFile('state')).toString()).toBe('checkpoint')
  })

  test('keeps its clock while it is closed', async () => {
    const { universe } = await create()
    const before = Date.parse((await universe.describe()).clock)
    await universe.save()
    const file = join(lab, 'saves', 'save-1', 'save.json')
    const saved = JSON.parse(await readFile(file, 'utf8'))
    // As if it was saved a year ago.
    saved.clock = new Date(before - 365 * 86_400_000).toISOString()
    await writeFile(file, JSON.stringify(saved))
    await using opened = await Universe.open(lab)
    const elapsed = Date.parse((await opened.describe()).clock) - Date.parse(saved.clock)
    expect(elapsed).toBeGreaterThanOrEqual(0)
    expect(elapsed).toBeLessThan(60_000)
  })

  test('leaves nothing behind when it can not be opened or created', async () => {
    const { universe } = await create()
    await universe.save()
    process.env.FAKE_DRIVER_FAIL = 'open'
    await expect(Universe.open(lab)).rejects.toMatchObject({ code: 'UNSUPPORTED' })
    expect(await readdir(join(lab, 'runs'))).toEqual([])
    await expect(Universe.create(join(workplace.path, 'new'), { driver })).rejects.toMatchObject({ code: 'UNSUPPORTED' })
    await expect(access(join(workplace.path, 'new'))).rejects.toThrow()
  })

  test('goes on as before when a save fails', async () => {
    const { universe, web } = await create()
    await web.writeFile('state', 'first')
    await universe.checkpoint()
    const machine = await universe.vm('web')
    await machine.writeFile('state', 'second')
    await expect(universe.save({ as: '../evil' })).rejects.toMatchObject({ code: 'INVALID_NAME' })
    await expect(universe.save({ as: 'save-1' })).rejects.toMatchObject({ code: 'ALREADY_EXISTS' })
    await expect(universe.save({ signal: AbortSignal.abort() })).rejects.toMatchObject({ code: 'CANCELLED' })
    expect((await machine.readFile('state')).toString()).toBe('second')
    expect(await readdir(join(lab, 'saves'))).toEqual(['save-1'])
    await universe.close()
  })

  test('says what is wrong with names, sizes and commands', async () => {
    const { universe, web } = await create()
    await expect(universe.newVM('Web', { image: 'node' })).rejects.toMatchObject({ code: 'INVALID_NAME' })
    await expect(universe.newVM('../web', { image: 'node' })).rejects.toMatchObject({ code: 'INVALID_NAME' })
    await expect(universe.newVM('web', { image: 'node' })).rejects.toMatchObject({ code: 'ALREADY_EXISTS' })
    await expect(universe.newVM('db', { image: 'nod' })).rejects.toThrow('there is: node')
    await expect(universe.newVM('db', { image: 'node', memory: 'much' })).rejects.toMatchObject({ code: 'INVALID_VALUE' })
    await expect(universe.newVM('db', { image: 'node', cpus: 0 })).rejects.toMatchObject({ code: 'INVALID_VALUE' })
    await expect(universe.newVM('db', { image: 'node', ports: [70000] })).rejects.toMatchObject({ code: 'INVALID_VALUE' })
    await expect(universe.newVM('db', { image: 'node', authorizedKeys: ['not a key\nat all'] })).rejects.toMatchObject({
      code: 'INVALID_VALUE',
    })
    await expect(universe.vm('web2')).rejects.toThrow('there is: web')
    await expect(universe.newImage('broken')).rejects.toMatchObject({ code: 'UNSUPPORTED' })
    expect((await universe.images()).map((image) => image.name)).toEqual(['node'])
    await expect(web.forwardedPort(81)).rejects.toMatchObject({ code: 'PORT_NOT_FORWARDED' })
    await expect(web.readFile('nothing')).rejects.toMatchObject({ code: 'NOT_FOUND' })
    const failed = await web.run('echo out; echo err >&2; exit 3').catch((error) => error)
    expect(isVivariumError(failed, 'COMMAND_FAILED') && failed.details).toMatchObject({ exitCode: 3, stdout: 'out\n', stderr: 'err\n' })
    expect(await web.run('exit 3', { allowFailure: true })).toMatchObject({ exitCode: 3 })
    await expect(web.start()).rejects.toMatchObject({ code: 'ALREADY_RUNNING' })
    await web.shutdown()
    await expect(web.shutdown()).rejects.toMatchObject({ code: 'NOT_RUNNING' })
    await web.wait()
    await expect(web.suspend()).rejects.toMatchObject({ code: 'UNSUPPORTED' })
    await web.destroy()
    expect(await universe.vms()).toEqual([])
    await universe.close()
    await universe.close()
    await expect(universe.save()).rejects.toMatchObject({ code: 'RUN_CLOSED' })
  })

  test('reports each step, and stops when it is cancelled', async () => {
    const steps: string[] = []
    await using universe = await Universe.create(lab, { driver })
    await universe.newImage('node', { onProgress: ({ step, state }) => steps.push(`${step.join('/')} ${state}`) })
    expect(steps).toEqual(['build image node started', 'build image node done'])
    const web = await universe.newVM('web', { image: 'node' })
    await web.start()
    const started = performance.now()
    await expect(web.run('sleep 60', { timeoutMs: 200 })).rejects.toMatchObject({ code: 'TIMED_OUT' })
    await expect(web.run('sleep 60', { signal: AbortSignal.timeout(200) })).rejects.toMatchObject({ code: 'CANCELLED' })
    expect(performance.now() - started).toBeLessThan(20_000)
  })

  test('destroy removes what is ours, and nothing else', async () => {
    const { universe, web } = await create()
    const pid = await web.pid()
    await writeFile(join(lab, 'notes.txt'), "its owner's")
    if (driver === 'fake') await expect(Universe.destroy(lab)).rejects.toMatchObject({ code: 'UNIVERSE_OPEN' })
    await universe.destroy()
    expect(await readdir(lab)).toEqual(['notes.txt'])
    await Operation.from({ timeoutMs: 5000 }, 'the end of the machine').poll(() => (alive(pid) ? undefined : true), 10)
  })
})

describe('a universe in a keeper', () => {
  test('is shared by whoever attaches to the run', async () => {
    const owner = await Universe.create(lab, { driver: 'fake', detached: true })
    await owner.newImage('node')
    const other = await Universe.attach(lab)
    await other.newVM('web', { image: 'node' })
    expect((await owner.vms()).map((vm) => vm.name)).toEqual(['web'])
    await expect(Universe.attach(lab, '7')).rejects.toThrow('there is: 1')
    await using _second = await Universe.open(lab)
    await expect(Universe.attach(lab)).rejects.toThrow('several runs (1, 2)')
    await other.close()
    expect(await owner.ended).toBe('it was closed')
    await expect(owner.vms()).rejects.toMatchObject({ code: 'RUN_GONE' })
  })

  test('detached, outlives a handle that lets go of it', async () => {
    const owner = await Universe.create(lab, { driver: 'fake', detached: true })
    owner.disconnect()
    expect((await Universe.runs(lab)).map(({ id, owner: process }) => ({ id, process }))).toEqual([{ id: '1', process: null }])
    await (await Universe.attach(lab)).close()
    expect(await Universe.runs(lab)).toEqual([])
    await expect(Universe.attach(lab)).rejects.toMatchObject({ code: 'NO_OPEN_RUN' })
  })

  test('opened by a Vivarium that speaks another protocol is refused by name', async () => {
    const owner = await Universe.create(lab, { driver: 'fake', detached: true })
    const file = join(lab, 'runs', '1', 'run.json')
    const record = JSON.parse(await readFile(file, 'utf8'))
    await writeFile(file, JSON.stringify({ ...record, protocol: 99 }))
    await expect(Universe.attach(lab)).rejects.toMatchObject({ code: 'OTHER_PROTOCOL' })
    await writeFile(file, JSON.stringify(record))
    await owner.close()
  })

  test('is reached however deep its folder lies', async () => {
    const deep = join(workplace.path, ...Array.from({ length: 6 }, () => 'a rather long name of a folder, one of many'))
    await mkdir(deep, { recursive: true })
    const universe = await Universe.create(join(deep, 'lab'), { driver: 'fake' })
    await universe.newImage('node')
    await universe.save()
    await using opened = await Universe.open(join(deep, 'lab'))
    expect((await opened.images()).map((image) => image.name)).toEqual(['node'])
    expect((await stat(join(opened.path, 'runs', '1', 'control.sock'))).mode & 0o777).toBe(0o600)
    await opened.close()
    await Universe.destroy(join(deep, 'lab'))
  })

  test('refuses a second save while one is under way', async () => {
    const universe = await Universe.create(lab, { driver: 'fake' })
    await universe.save()
    process.env.FAKE_DRIVER_HANG = 'save'
    const slow = await Universe.open(lab)
    delete process.env.FAKE_DRIVER_HANG
    const quick = await Universe.open(lab)
    const saving = slow.save().catch((error) => error)
    await Operation.from({ timeoutMs: 10_000 }, 'the save').poll(
      async () => ((await readdir(lab)).includes('save.lock') ? true : undefined),
      10,
    )
    await expect(quick.save()).rejects.toMatchObject({ code: 'LOCKED' })
    await expect(slow.save()).rejects.toMatchObject({ code: 'RUN_BUSY' })
    await slow.close()
    expect(await saving).toMatchObject({ code: 'CANCELLED' })
    expect(await quick.save()).toBe('save-2')
  })
})

describe('what lies on disk', () => {
  test.each([
    ['truncated', '{"formatVersion": 1, "id"', 'CORRUPT_FILE'],
    ['empty', '', 'CORRUPT_FILE'],
    ['of another shape', '{"formatVersion": 1}', 'CORRUPT_FILE'],
    ['of a newer format', '{"formatVersion": 99}', 'NEWER_FORMAT'],
  ])('a universe.json that is %s is refused by name', async (_what, content, code) => {
    const universe = await Universe.create(lab, { driver: 'fake-here' })
    await universe.save()
    await writeFile(join(lab, 'universe.json'), content)
    const error = await Universe.open(lab).catch((thrown) => thrown)
    expect(error).toMatchObject({ code })
    expect(error.message).toContain('universe.json')
  })

  test.each([
    ['truncated', '{"formatVersion": 1', 'CORRUPT_FILE'],
    ['of a newer format', '{"formatVersion": 99}', 'NEWER_FORMAT'],
  ])('a save that is %s is refused by name, and no run is left', async (_what, content, code) => {
    const universe = await Universe.create(lab, { driver: 'fake-here' })
    await universe.save()
    await writeFile(join(lab, 'saves', 'save-1', 'save.json'), content)
    const error = await Universe.open(lab).catch((thrown) => thrown)
    expect(error).toMatchObject({ code })
    expect(error.message).toContain(join('save-1', 'save.json'))
    expect(await readdir(join(lab, 'runs'))).toEqual([])
  })

  test('folders that are no universes, or not empty, are refused', async () => {
    await expect(Universe.open(lab)).rejects.toMatchObject({ code: 'NOT_A_UNIVERSE' })
    await mkdir(lab)
    await writeFile(join(lab, 'file'), '')
    await expect(Universe.create(lab, { driver: 'fake-here' })).rejects.toMatchObject({ code: 'FOLDER_NOT_EMPTY' })
    await expect(Universe.create(lab, { driver: 'fakir' })).rejects.toThrow(
      errors.notFound('driver', 'fakir', ['fake', 'fake-here', 'memory']).message,
    )
    const universe = await Universe.create(join(workplace.path, 'other'), { driver: 'fake-here' })
    await universe.save()
    await expect(Universe.open(universe.path, { save: 'save-2' })).rejects.toThrow('there is: save-1')
    await expect(Universe.open(universe.path, { save: '../x' })).rejects.toMatchObject({ code: 'INVALID_NAME' })
  })

  test('keys are for their owner only', async () => {
    await using universe = await Universe.create(lab, { driver: 'fake-here' })
    expect((await stat(join(universe.path, 'ssh', 'id_ed25519'))).mode & 0o777).toBe(0o600)
    expect((await stat(universe.path)).mode & 0o777).toBe(0o700)
  })

  test('universes are remembered, one is current, and destroyed ones are forgotten', async () => {
    const universe = await Universe.create(lab, { driver: 'fake-here' })
    await rememberUniverse(lab, { makeCurrent: true })
    await rememberUniverse(join(workplace.path, 'other'), { makeCurrent: false })
    expect(await knownUniverses()).toMatchObject({ universes: [lab, join(workplace.path, 'other')], current: lab })
    await universe.close()
    await Universe.destroy(lab)
    expect(await knownUniverses()).toMatchObject({ universes: [join(workplace.path, 'other')], current: null })
  })
})
