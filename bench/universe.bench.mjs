// Real machines: opening and saving a universe, beside what QEMU's own snapshots take (`savevm` and `-loadvm`, virtuakube's way), with
// the same image, machine type, devices and memory content.
import { mkdir, mkdtemp, readdir, readFile, realpath, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  chooseAccelerator,
  createOverlay,
  findQemu,
  GuestAgent,
  hostArchitecture,
  machineArguments,
  pinMachineType,
  QemuProcess,
  standardChannels,
} from '@vivarium/vm'
import { Universe } from 'vivarium'
import { benchmark } from './lib/benchmark.mjs'

const names = ['one', 'two']
const memoryBytes = 512 * 2 ** 20
/** 400 MiB of a guest's memory are written: 220 in a file system in memory, 180 in the page cache. Random: nothing can leave it out. */
const fill = 'head -c 220M /dev/urandom > /dev/shm/fill && head -c 180M /dev/urandom > /root/fill && sync'
const slow = { timeoutMs: 900_000 }

export default benchmark('universes of two 512 MiB machines, 400 MiB of each written, beside QEMU -loadvm', async (bench) => {
  const folder = await mkdtemp(join(tmpdir(), 'vivarium-bench-'))
  bench.defer(() => rm(folder, { recursive: true, force: true }))
  const lab = join(folder, 'lab')

  let universe = await Universe.create(lab, { driver: 'qemu' })
  bench.defer(() => Universe.destroy(lab, { force: true }))
  await universe.newImage('node')
  const machines = []
  for (const name of names) machines.push(await universe.newVM(name, { image: 'node', memory: memoryBytes }))

  await bench.measure('cold boot to the first command', {
    name: 'vivarium',
    run: async () => {
      await machines[0].start(slow)
      await machines[0].run('true')
    },
    after: () => machines[0].kill(),
    runs: 3,
    atMostMs: 8000,
  })
  await Promise.all(machines.map((machine) => machine.start(slow)))
  // A machine answers before its boot has ended: what it does in the background would be measured too.
  for (const machine of machines) await machine.run('systemctl is-system-running --wait || true', slow)
  await bench.measure("run('true') in a running machine", {
    name: 'vivarium',
    run: () => machines[0].run('true'),
    runs: 30,
    warmups: 5,
    atMostMs: 60,
  })

  for (const machine of machines) await machine.run(fill, slow)
  const image = await imageOf(lab, universe.runId)
  await bench.measure('save of two booted machines, until durable', {
    name: 'vivarium',
    run: async () => {
      await universe.save({ as: 'base' })
      return { notes: { 'MiB on disk': await savedMiB(lab, 'base') } }
    },
    runs: 1,
    warmups: 0,
  })

  const peer = await preparePeer(join(folder, 'peer'), image, bench)
  let opened
  await bench.compare("open until both machines answer run('true')", {
    ours: {
      name: 'vivarium',
      run: async () => {
        opened = await Universe.open(lab, { save: 'base' })
        await Promise.all((await opened.vms()).map((machine) => machine.run('true')))
      },
      after: () => opened.close(),
    },
    peer: { name: 'qemu -loadvm', run: () => peer.open(), after: () => peer.close() },
    runs: 5,
    atMostRatio: 0.5,
  })

  let number = 0
  await bench.measure('save of two opened machines, until durable', {
    name: 'vivarium',
    before: async () => {
      universe = await Universe.open(lab, { save: 'base' })
    },
    run: async () => {
      const name = await universe.save({ as: `again-${++number}` })
      return { notes: { 'MiB on disk': await savedMiB(lab, name) } }
    },
    runs: 3,
  })
})

async function savedMiB(lab, name) {
  const saves = await Universe.saves(lab)
  return Math.round(saves.find((save) => save.name === name).bytes / 2 ** 20)
}

/** The folder of the image that a run's machines stand on, and what it says of itself. */
async function imageOf(lab, run) {
  const links = join(lab, 'runs', run, 'images')
  const [key] = await readdir(links)
  const path = await realpath(join(links, key))
  return { path, content: JSON.parse(await readFile(join(path, 'content.json'), 'utf8')) }
}

/** The same two machines with memory of the usual kind, saved in their qcow2 disks by `savevm`. */
async function preparePeer(folder, { path, content }, bench) {
  const architecture = hostArchitecture()
  const qemu = await findQemu(architecture)
  const { accelerator } = await chooseAccelerator(qemu)
  const machineType = pinMachineType(architecture, qemu.machineTypes, qemu.version)
  const start = async (name, more) => {
    const directory = join(folder, name)
    const description = {
      name,
      architecture,
      machineType,
      accelerator,
      cpus: 1,
      memory: { bytes: memoryBytes },
      boot: { ...content.boot, kernel: join(path, content.boot.kernel), initrd: join(path, content.boot.initrd) },
      rootDisk: {
        layers: [
          { path: join(path, content.disk), format: 'qcow2' },
          { path: 'disk.qcow2', format: 'qcow2' },
        ],
      },
      internet: { macAddress: '52:56:00:01:01:02' },
      channels: standardChannels,
      begin: 'running',
    }
    const process = await QemuProcess.start({
      program: qemu.path,
      arguments: [...machineArguments(description), ...more],
      directory,
      qmpSocket: standardChannels.qmp,
      log: 'qemu.log',
      diesWithParent: true,
    })
    const agent = GuestAgent.at(join(directory, standardChannels.agent))
    return {
      process,
      run: (command) => agent.exec({ path: '/bin/sh', args: ['-c', command] }, slow),
      end: async () => {
        await agent.close()
        await process.kill()
      },
    }
  }

  for (const name of names) {
    await mkdir(join(folder, name), { recursive: true })
    await createOverlay(join(folder, name, 'disk.qcow2'), content.diskBytes)
    const machine = await start(name, [])
    await machine.run(fill)
    await machine.process.stop()
    const complaint = await machine.process.qmp.humanMonitorCommand('savevm bench', slow)
    if (complaint.trim() !== '') throw new Error(complaint)
    await machine.process.quit()
    await machine.end()
    if ((await stat(join(folder, name, 'disk.qcow2'))).size < 400 * 2 ** 20)
      throw new Error('the snapshot is smaller than what was written')
  }

  let running = []
  const close = async () => {
    for (const machine of running) await machine.end()
    running = []
  }
  bench.defer(close)
  return {
    open: async () => {
      running = await Promise.all(names.map((name) => start(name, ['-loadvm', 'bench'])))
      await Promise.all(running.map((machine) => machine.run('true')))
    },
    close,
  }
}
