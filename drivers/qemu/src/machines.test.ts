import { readdir, stat, truncate } from 'node:fs/promises'
import { join } from 'node:path'
import { createSshClient, type DriverSave, Operation } from '@vivarium/core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { QemuHost } from './host.js'
import type { QemuRun } from './run.js'
import { Lab, missingForMachines } from './testing/lab.js'

const missing = await missingForMachines()
if (missing) console.warn(`tests with real machines are skipped: ${missing}`)

const minutes = 60_000

/** Runs a command that must succeed, and gives what it prints. */
async function output(host: QemuHost, command: string): Promise<string> {
  const { exitCode, stdout, stderr } = await host.exec(command, { timeoutMs: 2 * minutes })
  expect(`${exitCode} ${stderr}`).toBe('0 ')
  return stdout.toString().trim()
}

async function isGone(pid: number): Promise<boolean> {
  return stat(`/proc/${pid}`).then(
    () => false,
    () => true,
  )
}

describe.skipIf(missing)('machines in QEMU', { timeout: 10 * minutes }, () => {
  let lab: Lab
  let run: QemuRun
  let web: QemuHost
  let db: QemuHost
  let saved: DriverSave
  const universeTime = new Date('2031-03-04T05:06:07Z')

  const hosts = async (opened: QemuRun) => ({
    web: await opened.getHost({ name: 'web', network: 'lan' }),
    db: await opened.getHost({ name: 'db', network: 'lan' }),
  })

  beforeAll(async () => {
    lab = await Lab.make()
    run = await lab.openPristine(() => universeTime)
    await run.createHost(lab.spec('web', { hostname: 'web.example.org', forwards: [{ guestPort: 22 }] }))
    await run.createHost(lab.spec('db'))
    ;({ web, db } = await hosts(run))
    await Promise.all([web.start(), db.start()])
  }, 10 * minutes)
  afterAll(async () => {
    await lab?.[Symbol.asyncDispose]()
  }, 2 * minutes)

  test('boot with the name, the key and the clock of their universe', async () => {
    expect(await output(web, 'hostname')).toBe('web.example.org')
    expect(await output(db, 'hostname; getent hosts db')).toContain('127.0.1.1')
    const elapsed = Date.parse(await output(web, 'date -Is')) - universeTime.getTime()
    expect(elapsed).toBeGreaterThanOrEqual(-1000)
    expect(elapsed).toBeLessThan(10 * minutes)
  })

  test('have the internet on ens3 by DHCP and the LAN on ens4 by us, IPv4 and IPv6', async () => {
    expect(await output(web, 'ip -o -4 address show dev ens3')).toContain('10.0.2.15/24')
    expect(await output(web, 'ip route show default')).toContain('dev ens3')
    expect(await output(web, 'ip -o -4 address show dev ens4')).toContain(web.addresses.ipv4)
    await output(web, `ping -c 1 -W 10 ${db.addresses.ipv4}`)
    await output(db, `ping -c 1 -W 10 ${web.addresses.ipv6}`)
  })

  test('have addresses of their own when they are made at the same time, and only one gets a name', async () => {
    const made = await Promise.all(['one', 'two', 'three'].map((name) => run.createHost(lab.spec(name))))
    expect(new Set([web, db, ...made].map((host) => host.addresses.ipv4)).size).toBe(5)
    const twice = await Promise.allSettled([run.createHost(lab.spec('four')), run.createHost(lab.spec('four'))])
    expect(twice.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    for (const name of ['one', 'two', 'three', 'four']) await run.deleteHost({ name, network: 'lan' })
  })

  test('run commands with input, environment and exit codes, and read and write files', async () => {
    const result = await web.exec('cat; echo "$GREETING" >&2; exit 7', { stdin: 'in', env: { GREETING: "it's; $HOME" } })
    expect(result).toMatchObject({ exitCode: 7, stdout: Buffer.from('in'), stderr: Buffer.from("it's; $HOME\n"), truncated: false })
    const content = Buffer.from(Array.from({ length: 70_000 }, (_, index) => index % 256))
    await web.writeFile('/root/a file', content, { mode: 0o640 })
    expect((await web.readFile('/root/a file')).equals(content)).toBe(true)
    expect(await output(web, "stat -c %a '/root/a file'")).toBe('640')
    await expect(web.readFile('/nowhere')).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(web.exec('sleep 100', { timeoutMs: 1500 })).rejects.toMatchObject({ code: 'TIMED_OUT' })
    expect(await output(web, 'echo still there')).toBe('still there')
  })

  test('let the universe in by SSH through a forwarded port', async () => {
    await using client = createSshClient({ user: 'root', identityFile: lab.identityFile })
    const address = await web.sshAddress()
    expect(address).toBe(`127.0.0.1:${(await web.forwards())[0]?.hostPort}`)
    expect(await client.runWithResults(address ?? '', 'echo $USER; exit 3')).toMatchObject({ stdout: 'root\n', exitCode: 3 })
  })

  test('forward ports while they run', async () => {
    const forward = await db.forwardPort(0, 22)
    expect(forward.hostPort).toBeGreaterThan(0)
    await expect(db.forwardPort(0, 22)).rejects.toMatchObject({ code: 'ALREADY_EXISTS' })
    await expect(db.forwardPort(forward.hostPort, 80)).rejects.toMatchObject({ code: 'FORWARD_FAILED' })
    await db.unforwardPort(22)
    expect(await db.forwards()).toEqual([])
    await expect(db.unforwardPort(22)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })

  test('answer nothing while they are suspended, and go on where they were', async () => {
    const change = db.waitForStateChange(60_000)
    await db.suspend()
    expect(await change).toBe('paused')
    await expect(db.exec('true')).rejects.toMatchObject({ code: 'MACHINE_SUSPENDED' })
    await db.resume()
    expect(await output(db, 'echo on')).toBe('on')
  })

  test('are set up again after a reboot from inside', async () => {
    const starting = db.waitForStateChange(2 * minutes)
    await db.exec('systemctl reboot', { timeoutMs: 20_000 }).catch(() => {})
    expect(await starting).toBe('starting')
    expect(await db.waitForStateChange(5 * minutes)).toBe('running')
    expect(await output(db, 'ip -o -4 address show dev ens4')).toContain(db.addresses.ipv4)
  })

  test('are saved together, with memory, disk, processes and clock', async () => {
    await output(
      web,
      'echo on the disk > /root/disk; sync; echo in memory > /dev/shm/memory; (sleep 86400 > /dev/null 2>&1 & echo $! > /root/pid)',
    )
    const pids = [await web.pid(), await db.pid()]
    saved = await lab.save(run, 'first')
    for (const pid of pids) expect(await isGone(pid)).toBe(true)
    expect((await readdir(join(lab.savePath('first'), 'machines'))).sort()).toEqual(['db.lan', 'web.lan'])
  })

  test('open side by side from one save, each in a world of its own', async () => {
    const runs = await Promise.all([lab.open(saved), lab.open(saved)])
    const [one, two] = await Promise.all(runs.map(hosts))
    if (!one || !two) throw new Error('two runs')
    await output(one.web, 'echo changed > /dev/shm/memory; echo changed > /root/disk; rm /root/pid')
    expect(await output(two.web, 'cat /dev/shm/memory /root/disk; kill -0 $(cat /root/pid)')).toBe('in memory\non the disk')
    // The LANs are apart: both have the same addresses, and each reaches its own.
    await output(one.web, `ping -c 1 -W 10 ${one.db.addresses.ipv4}`)
    await output(two.db, `ping -c 1 -W 10 ${two.web.addresses.ipv4}`)
    const ports = await Promise.all([one.web.forwards(), two.web.forwards()])
    expect(new Set(ports.flat().map(({ hostPort }) => hostPort)).size).toBe(2)
    const pids = [await one.web.pid(), await two.db.pid()]
    for (const opened of runs) await opened.close()
    for (const pid of pids) expect(await isGone(pid)).toBe(true)
  })

  test('keep their clock while they are saved', async () => {
    const opened = await lab.open(saved)
    const { web: machine } = await hosts(opened)
    const elapsed = Date.parse(await output(machine, 'date -Is')) - universeTime.getTime()
    expect(elapsed).toBeGreaterThanOrEqual(0)
    expect(elapsed).toBeLessThan(20 * minutes)
    await opened.close()
  })

  test('opened from a save, are saved again as whole as the first time', async () => {
    const opened = await lab.open(saved)
    const machines = await hosts(opened)
    await output(machines.web, 'echo second > /dev/shm/memory; echo second > /root/disk')
    await machines.db.suspend()
    const second = await lab.save(opened, 'second')

    const again = await lab.open(second)
    const { web: restored, db: suspended } = await hosts(again)
    expect(await output(restored, 'cat /dev/shm/memory /root/disk; kill -0 $(cat /root/pid)')).toBe('second\nsecond')
    expect(await suspended.status()).toBe('paused')
    await suspended.resume()
    await output(restored, `ping -c 1 -W 10 ${suspended.addresses.ipv4}`)
    // The first save is what it was.
    const first = await lab.open(saved)
    expect(await output((await hosts(first)).web, 'cat /dev/shm/memory')).toBe('in memory')
    await Promise.all([again.close(), first.close()])
  })

  test('shut down in order, keep their disk, and start again in a later run', async () => {
    const opened = await lab.open(saved)
    const machines = await hosts(opened)
    await machines.web.stop({ timeoutMs: 2 * minutes })
    expect(await machines.web.status()).toBe('stopped')
    await expect(machines.web.stop()).rejects.toMatchObject({ code: 'NOT_RUNNING' })
    await expect(machines.web.exec('true')).rejects.toMatchObject({ code: 'NOT_RUNNING' })
    await opened.deleteHost(machines.db.spec)
    const stopped = await lab.save(opened, 'stopped')
    const again = await lab.open(stopped)
    const restored = await again.getHost({ name: 'web', network: 'lan' })
    expect((await again.listHosts()).length).toBe(1)
    await restored.start({ timeoutMs: 5 * minutes })
    expect(await output(restored, 'cat /root/disk; test ! -e /dev/shm/memory')).toBe('on the disk')
    await again.close()
  })

  test('that die by themselves are seen to have failed, and can be started again', async () => {
    const opened = await lab.open(saved)
    const { web: machine } = await hosts(opened)
    const change = machine.waitForStateChange(60_000)
    process.kill(await machine.pid(), 'SIGKILL')
    expect(await change).toBe('failed')
    expect(await machine.pid()).toBe(0)
    await machine.start({ timeoutMs: 5 * minutes })
    expect(await output(machine, 'cat /root/disk')).toBe('on the disk')
    await opened.close()
  })

  test.each([
    ['machineType', 'pc-i440fx-99.0', 'pc-i440fx-99.0'],
    ['qemuVersion', '99.1.0', '99.1.0 or newer'],
    ['accelerator', 'hvf', 'hvf'],
    ['architecture', process.arch === 'x64' ? 'arm64' : 'amd64', 'architecture'],
  ])('whose %s this computer does not have are refused by name', async (field, value, named) => {
    const record = structuredClone(saved.record) as { machines: { running?: { hardware: Record<string, string> } }[] }
    for (const { running } of record.machines) if (running) running.hardware[field] = value
    const error = await lab.open({ ...saved, record }).catch((thrown) => thrown)
    expect(error).toMatchObject({ code: 'REQUIREMENT_NOT_MET' })
    expect(error.message).toContain(named)
  })

  test('whose saved state is cut off, or whose image is gone, are refused, and nothing runs on', async () => {
    await expect(lab.open({ ...saved, record: { formatVersion: 2 } })).rejects.toMatchObject({ code: 'CORRUPT_FILE' })
    const unknownImage = JSON.parse(JSON.stringify(saved.record).replaceAll(/"(hash|image)":"[0-9a-f]{64}"/g, `"$1":"${'0'.repeat(64)}"`))
    await expect(lab.open({ ...saved, record: unknownImage })).rejects.toMatchObject({ code: 'IMAGE_NOT_IN_CACHE' })
    await truncate(join(lab.savePath('first'), 'machines', 'web.lan', 'state'), 5000)
    const error = await lab.open(saved).catch((thrown) => thrown)
    expect(error).toMatchObject({ code: 'MIGRATION_FAILED' })
    await Operation.from({ timeoutMs: 10_000 }, 'the end of all').poll(
      async () => ((await lab.processesOfLastRun()).length === 0 ? true : undefined),
      50,
    )
  })
})
