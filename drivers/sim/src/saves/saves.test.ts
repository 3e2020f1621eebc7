import { once } from 'node:events'
import { readdir, stat, writeFile } from 'node:fs/promises'
import { connect } from 'node:net'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { SimRun } from '../run.js'
import { Lab, output } from '../testing/lab.js'

let lab: Lab
beforeEach(async () => {
  lab = await Lab.make()
})
afterEach(() => lab[Symbol.asyncDispose]())

const web = (run: SimRun) => run.getHost({ name: 'web', network: 'lan' })

it('brings machines back as they were, running without booting, at ports of this computer', async () => {
  const { run, hosts } = await lab.openWith(lab.spec('web', { forwards: [{ guestPort: 22 }] }), 'db', 'off')
  await hosts[0]?.writeFile('/root/binary', Uint8Array.from([0, 255, 128]), { mode: 0o600 })
  const bootId = hosts[0]?.bootId
  await hosts[1]?.suspend()
  await hosts[1]?.breakWith({ kind: 'loss', rate: 0.5 })
  await hosts[2]?.stop()
  const opened = await lab.open(await lab.save(run))
  const all = await opened.listHosts()
  expect(await Promise.all(all.map((host) => host.status()))).toEqual(['running', 'paused', 'stopped'])
  const again = await web(opened)
  expect(again.bootId).toBe(bootId)
  expect([...(await again.readFile('/root/binary'))]).toEqual([0, 255, 128])
  expect(await output(again, 'stat -c %a /root/binary; systemctl is-system-running; ip -o -4 addr show ens4')).toMatch(
    /^600\nrunning\n[\s\S]*10\.77\.0\.2/,
  )
  expect(await (await opened.getHost({ name: 'db', network: 'lan' })).faults()).toEqual([{ kind: 'loss', rate: 0.5 }])
  const [forward] = await again.forwards()
  const socket = connect(forward?.hostPort ?? 0, '127.0.0.1')
  expect(String((await once(socket, 'data'))[0])).toMatch(/^SSH-2\.0/)
  socket.destroy()
})

it('keeps what it writes for its user only', async () => {
  const { run } = await lab.openWith('web')
  const { directory } = await lab.save(run)
  const folder = join(directory, 'simulation')
  for (const file of await readdir(folder)) expect((await stat(join(folder, file))).mode & 0o777).toBe(0o600)
})

it('opens forks that see nothing of each other, each at ports of its own', async () => {
  const { run } = await lab.openWith(lab.spec('web', { forwards: [{ guestPort: 22 }] }))
  const save = await lab.save(run)
  const forks = [await lab.open(save), await lab.open(save)]
  const [one, other] = await Promise.all(forks.map(web))
  await one?.writeFile('/etc/motd', 'one')
  await other?.writeFile('/etc/motd', 'other')
  expect(String(await one?.readFile('/etc/motd'))).toBe('one')
  const ports = await Promise.all(forks.map(async (fork) => (await (await web(fork)).forwards())[0]?.hostPort))
  expect(new Set(ports).size).toBe(2)
  await one?.breakWith({ kind: 'crash' })
  expect(await other?.status()).toBe('running')
  const third = await lab.open(save)
  await expect((await web(third)).readFile('/etc/motd')).rejects.toMatchObject({ code: 'NOT_FOUND' })
})

it('gives a run that is opened again the ports that it had', async () => {
  const { run, hosts } = await lab.openWith(lab.spec('web', { forwards: [{ guestPort: 22 }] }))
  const [forward] = (await hosts[0]?.forwards()) ?? []
  const save = await lab.save(run)
  const preferredPorts = { 'web.lan': { '22': forward?.hostPort ?? 0 } }
  const opened = await lab.open(save, { preferredPorts })
  expect(await (await web(opened)).forwards()).toEqual([forward])
  // Where somebody else has it, any.
  const other = await (await web(await lab.open(save, { preferredPorts }))).forwards()
  expect(other[0]?.hostPort).not.toBe(forward?.hostPort)
})

it('tells what is otherwise than in the save', async () => {
  const { run } = await lab.openWith('web', 'db')
  const opened = await lab.open(await lab.save(run))
  expect(await opened.changes()).toEqual([])
  const host = await web(opened)
  await host.writeFile('/etc/motd', 'changed')
  await output(host, 'mkdir /srv/new; touch /srv/new/x /tmp/scratch; rm /etc/shells; chmod 700 /etc/profile; touch /etc/group')
  await opened.createNetwork('dmz')
  await opened.deleteHost({ name: 'db', network: 'lan' })
  await opened.newImage({ name: 'mine' })
  expect(await opened.changes()).toEqual([
    { kind: 'network', name: 'dmz', change: 'added' },
    { kind: 'image', name: 'mine', change: 'added' },
    { kind: 'machine', name: 'db', change: 'removed' },
    { kind: 'file', in: 'web', name: '/etc/motd', change: 'added' },
    { kind: 'file', in: 'web', name: '/etc/profile', change: 'changed' },
    { kind: 'file', in: 'web', name: '/etc/shells', change: 'removed' },
    { kind: 'file', in: 'web', name: '/srv/new', change: 'added' },
  ])
})

it('refuses a save that is damaged or newer, by name', async () => {
  const { run } = await lab.openWith('web')
  const save = await lab.save(run)
  await expect(lab.open({ ...save, record: { formatVersion: 99 } })).rejects.toMatchObject({ code: 'NEWER_FORMAT' })
  await expect(lab.open({ ...save, record: {} })).rejects.toMatchObject({ code: 'CORRUPT_FILE' })
  await writeFile(join(save.directory, 'simulation', 'machines.json'), '{"formatVersion":1')
  await expect(lab.open(save)).rejects.toMatchObject({ code: 'CORRUPT_FILE' })
})

it('goes on when it could not be saved', async () => {
  const { run, hosts } = await lab.openWith('web')
  await expect(run.save(join(lab.folder, 'nowhere'))).rejects.toMatchObject({ code: 'ENOENT' })
  expect(await output(hosts[0] as never, 'echo on')).toBe('on')
})
