import { spawn } from 'node:child_process'
import { mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { findProgram } from '@vivarium/core'
import { qemuDriver } from '@vivarium/driver-qemu'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { Desk, eventually, exists, isGone, processesOf } from './viv.js'

const { ready, problems } = await qemuDriver.status()
const missing = ready || process.env.CI ? undefined : problems.map(({ message }) => message).join('; ')
if (missing) console.warn(`tests with real machines are skipped: ${missing}`)

const minutes = 60_000

interface Machine {
  readonly name: string
  readonly status: string
  readonly pid: number
}

describe.skipIf(missing)('viv with a real machine', { timeout: 10 * minutes }, () => {
  let desk: Desk
  let lab: string

  /** A PATH with these programs alone. */
  const pathWith = async (folder: string, names: readonly string[]) => {
    const bin = join(desk.path, folder)
    await mkdir(bin)
    for (const name of names) {
      const path = await findProgram(name)
      if (path) await symlink(path, join(bin, name))
    }
    return bin
  }

  /** Nothing of a run is left, and the save is what it was. */
  const nothingIsLeft = async (pids: readonly number[], saves: readonly string[]) => {
    for (const pid of pids) await eventually(`the end of process ${pid}`, () => isGone(pid))
    expect(await desk.json('ps')).toEqual([])
    expect(await readdir(join(lab, 'runs'))).toEqual([])
    expect(await readdir(join(lab, 'saves'))).toEqual(saves)
    await desk.viv('open', 'lab', '--detach')
    expect(await desk.viv('ssh', 'web', '--', 'cat /root/state /dev/shm/state')).toBe('saved\nsaved')
    await desk.viv('close')
  }

  beforeAll(async () => {
    desk = await Desk.make()
    lab = join(desk.work, 'lab')
    await desk.viv('create', 'lab', '--driver', 'qemu')
    await desk.viv('image', 'build', 'node')
    await desk.viv('vm', 'create', 'web', '--image', 'node', '--memory', '256MiB', '--cpus', '1', '--forward', '80')
    await desk.viv('ssh', 'web', '--', 'echo saved | tee /root/state > /dev/shm/state')
    await desk.viv('save')
  }, 15 * minutes)
  afterAll(async () => {
    await desk?.[Symbol.asyncDispose]()
  }, 2 * minutes)

  // What a failed test leaves open must not be what the next one meets.
  afterEach(async () => {
    await desk.run(['close', 'lab', '--all'])
  })

  test('what was changed since the save is gone after close', async () => {
    await desk.viv('open', 'lab', '--detach')
    expect(await desk.json('ps')).toMatchObject([{ run: '1', save: 'save-1' }])
    expect(await desk.json<Machine[]>('vm', 'ls')).toMatchObject([{ name: 'web', status: 'running' }])
    await desk.viv('ssh', 'web', '--', 'echo changed | tee /root/state > /dev/shm/state')
    await desk.viv('close', 'lab')
    await nothingIsLeft([], ['save-1'])
  })

  test('commands pass their output and exit code on, and files go both ways, whatever their names', async () => {
    await desk.viv('open', 'lab', '--detach')
    const failed = await desk.run(['ssh', 'web', '--', 'cat; echo "it\'s" >&2; exit 42'], { input: 'typed' })
    expect(failed).toMatchObject({ exitCode: 42, stdout: 'typed', stderr: "it's\n" })
    const tree = join(desk.work, '.tree, a; "b"')
    const name = `it's; "x" & $HOME`
    await mkdir(join(tree, 'node_modules'), { recursive: true })
    await writeFile(join(tree, name), 'content')
    await writeFile(join(tree, 'node_modules', 'left out'), '')
    await desk.viv('vm', 'cp', tree, 'web:/tmp/')
    await desk.viv('vm', 'sync', `${tree}/`, 'web:/srv', '--chown', 'www-data:www-data', '--exclude', 'node_modules')
    expect(await desk.viv('vm', 'exec', 'web', '--', 'sh', '-c', 'cd /srv; stat -c "%U %n" *')).toBe(`www-data ${name}`)
    const copy = join(desk.work, '.copy')
    await desk.viv('vm', 'cp', `web:/tmp/.tree, a; "b"/${name}`, copy)
    expect(await readFile(copy, 'utf8')).toBe('content')
    await desk.viv('close')
  })

  test('the serial console is a terminal that Ctrl-] leaves', async () => {
    await desk.viv('open', 'lab', '--detach')
    const script = await findProgram('script')
    if (!script) throw new Error('script of util-linux (bsdutils) is needed')
    const console = spawn(script, ['-qec', `exec "${process.execPath}" "$VIV" vm console web`, '/dev/null'], {
      cwd: desk.work,
      env: { ...desk.environment(), SHELL: '/bin/sh', VIV: join(import.meta.dirname, '../../packages/vivarium/dist/bin.js') },
    })
    let seen = ''
    console.stdout.on('data', (chunk) => {
      seen += chunk
    })
    const ended = new Promise((resolve) => console.on('exit', resolve))
    const shows = (what: RegExp) => eventually(`${what} on the console`, () => (what.test(seen) ? true : undefined), 2 * minutes)
    await shows(/Ctrl-\] leaves/)
    // The login waits for Enter, and the terminal passes it on as it is only once it is raw.
    const knocking = setInterval(() => console.stdin.write('\r'), 1500)
    await shows(/root@web:.*#/).finally(() => clearInterval(knocking))
    console.stdin.write('echo $((6*7))\r')
    await shows(/\b42\b/)
    console.stdin.write('\u001d')
    expect(await ended).toBe(0)
    await desk.viv('close')
  })

  test('Ctrl-C at an open universe closes it in order', async () => {
    const owner = desk.start(['open', 'lab'])
    const ended = new Promise((resolve) => owner.on('exit', (code, signal) => resolve(code ?? signal)))
    await eventually('the run', async () => ((await desk.json<unknown[]>('ps')).length === 1 ? true : undefined))
    await eventually('the machine', async () => ((await desk.run(['vm', 'exec', 'web', '--', 'true'])).exitCode === 0 ? true : undefined))
    const { keeper, machines } = await processesOf(lab, '1')
    expect(machines).toHaveLength(1)
    owner.kill('SIGINT')
    expect([0, 130]).toContain(await ended)
    await nothingIsLeft([keeper, ...machines], ['save-1'])
  })

  test.each(['keeper', 'owner'])('kill -9 of the %s of an open universe leaves no process, and the next open works', async (victim) => {
    const owner = desk.start(['open', 'lab'])
    await eventually('the machine', async () => ((await desk.run(['vm', 'exec', 'web', '--', 'true'])).exitCode === 0 ? true : undefined))
    const { keeper, machines } = await processesOf(lab, '1')
    process.kill(victim === 'keeper' ? keeper : (owner.pid ?? 0), 'SIGKILL')
    await nothingIsLeft([keeper, ...machines], ['save-1'])
  })

  test.each(['keeper', 'owner'])('kill -9 of the %s while it opens leaves no process, and the next open works', async (victim) => {
    const owner = desk.start(['open', 'lab'])
    const found = await eventually('the first process of a machine', async () => {
      if (!(await exists(join(lab, 'runs', '1', 'run.json')))) return undefined
      const processes = await processesOf(lab, '1')
      return processes.machines.length > 0 ? processes : undefined
    })
    process.kill(victim === 'keeper' ? found.keeper : (owner.pid ?? 0), 'SIGKILL')
    await nothingIsLeft([found.keeper, ...found.machines], ['save-1'])
  })

  test('kill -9 of the keeper while it saves leaves no process, and the last save is whole', async () => {
    await desk.viv('open', 'lab', '--detach')
    const { keeper, machines } = await processesOf(lab, '1')
    const saving = desk.run(['save'])
    await eventually('the save', async () => ((await exists(join(lab, 'saves', '.run-1'))) ? true : undefined))
    process.kill(keeper, 'SIGKILL')
    expect((await saving).exitCode).not.toBe(0)
    await nothingIsLeft([keeper, ...machines], ['save-1'])
  })

  test('a program that is missing is named with its package', async () => {
    const few = ['sh', 'setpriv', 'env', 'node', 'ssh']
    const env = { PATH: await pathWith('few', few) }
    const created = await desk.run(['create', 'other', '--driver', 'qemu'], { env })
    expect(created).toMatchObject({ exitCode: 3 })
    expect(created.stderr).toContain('apt install qemu-system-')
    expect(await exists(join(desk.work, 'other'))).toBe(false)
    const drivers = await desk.run(['driver', 'ls', '--output', 'json'], { env })
    expect(JSON.parse(drivers.stdout)).toContainEqual(expect.objectContaining({ name: 'qemu', ready: false }))

    await desk.viv('open', 'lab', '--detach')
    const synced = await desk.run(['vm', 'sync', '.', 'web:/srv'], { env })
    expect(synced.exitCode).toBe(3)
    expect(synced.stderr).toContain('apt install rsync')
    await desk.viv('close')

    const withoutBuilder = { PATH: await pathWith('no-builder', [...few, 'qemu-system-x86_64', 'qemu-system-aarch64', 'qemu-img']) }
    await desk.run(['create', 'other', '--driver', 'qemu'], { env: withoutBuilder })
    // A recipe that nobody has built yet: an image that is in the cache needs no builder.
    await writeFile(join(desk.work, '.script'), `echo ${crypto.randomUUID()}\n`)
    const built = await desk.run(['image', 'build', 'custom', '--script', '.script'], { env: withoutBuilder })
    expect(built.exitCode).toBe(3)
    expect(built.stderr).toContain('apt install mmdebstrap')
    await desk.viv('destroy', 'other', '--force', '--yes')

    const opened = await desk.run(['open', 'lab', '--detach'], { env })
    expect(opened.exitCode).toBe(3)
    expect(opened.stderr).toContain('qemu-system-')
    await nothingIsLeft([], ['save-1'])
  })
})
