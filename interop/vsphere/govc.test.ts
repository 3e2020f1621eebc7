import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { isVivariumError, run } from '@vivarium/core'
import { layOutProgram } from '@vivarium/vcsim/program'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findGoProgram, goProgram } from '../../scripts/lib/go-programs.mjs'

const minutes = 60_000
const missing = process.env.CI || (await findGoProgram('govc')) !== undefined ? undefined : 'govc is not built'
if (missing !== undefined) console.warn(`govc: skipped: ${missing}`)

// Against the program that scripts start. What each command does by itself is tested beside its sources; here each area changes something
// that another session sees through the property collector.
describe.skipIf(missing !== undefined || process.platform === 'win32')('govc and the program vcsim', () => {
  let folder: string
  let url: string
  let path: string
  let vcsim: ReturnType<typeof spawn>

  beforeAll(async () => {
    path = await goProgram('govc')
    folder = await mkdtemp(join(tmpdir(), 'vivarium-govc-'))
    const program = join(await layOutProgram(folder), 'vcsim')
    vcsim = spawn(program, ['-l', '127.0.0.1:0', '-E', '-'], { stdio: ['ignore', 'pipe', 'inherit'] })
    const [line] = (await once(createInterface({ input: vcsim.stdout as NodeJS.ReadableStream }), 'line')) as [string]
    url = /GOVC_URL=(\S+)/.exec(line)?.[1] ?? ''
  }, 20 * minutes)
  afterAll(async () => {
    if (vcsim?.exitCode === null) {
      vcsim.kill('SIGTERM')
      await once(vcsim, 'exit')
    }
    await rm(folder, { recursive: true, force: true })
  })

  const env = () => ({ GOVC_URL: url, GOVC_INSECURE: 'true', GOVC_HOME: join(folder, 'home'), GOVC_DATACENTER: 'DC0' })
  /** What it prints, without the last line's end; of a failure its message. */
  const govc = async (...words: string[]): Promise<string> => {
    try {
      const { stdout } = await run(path, words.length === 1 ? (words[0] ?? '').split(' ') : words, { env: env(), timeoutMs: minutes })
      return stdout.trimEnd()
    } catch (error) {
      if (isVivariumError(error, 'PROCESS_FAILED')) return error.message
      throw error
    }
  }
  const ok = async (...words: string[]) => {
    const output = await govc(...words)
    expect(output, words.join(' ')).not.toContain('ended with exit code')
    return output
  }
  /** Values of properties, as the property collector gives them. */
  const see = (object: string, ...properties: string[]) => ok('object.collect', '-s', object, ...properties)

  test('vm: made, changed, switched, cloned, destroyed', async () => {
    await ok('vm.create -on=false -m 256 -c 1 -net DC0_DVPG0 -pool /DC0/host/DC0_C0/Resources made')
    expect(await see('/DC0/vm/made', 'config.hardware.memoryMB', 'runtime.powerState')).toBe('256\npoweredOff')
    await ok('vm.change -vm made -m 512 -c 2 -e guestinfo.a=b -annotation told')
    expect(await see('/DC0/vm/made', 'config.hardware.numCPU', 'config.annotation')).toMatch(/told/)
    expect(await ok('vm.info -e made')).toMatch(/guestinfo\.a: +b/)
    await ok('vm.power -on made')
    expect(await see('/DC0/vm/made', 'runtime.powerState')).toBe('poweredOn')
    await ok('vm.power -off -force made')
    await ok('vm.clone -vm made -on=false -pool /DC0/host/DC0_C0/Resources copy')
    expect(await see('/DC0/vm/copy', 'config.hardware.numCPU')).toBe('2')
    await ok('vm.destroy made copy')
    expect(await govc('ls /DC0/vm')).not.toMatch(/made|copy/)
  }, 120_000)

  test('snapshot: created, listed as a tree, reverted to, removed', async () => {
    await ok('snapshot.create -vm DC0_H0_VM0 -m=false one')
    await ok('snapshot.create -vm DC0_H0_VM0 -m=false two')
    expect(await ok('snapshot.tree -vm DC0_H0_VM0')).toMatch(/^one\n {2}two/)
    await ok('snapshot.revert -vm DC0_H0_VM0 one')
    expect(await ok('snapshot.tree -vm DC0_H0_VM0 -C')).toBe('one')
    await ok('snapshot.remove -vm DC0_H0_VM0 *')
    expect(await see('/DC0/vm/DC0_H0_VM0', 'snapshot')).not.toContain('snapshot-')
  }, 120_000)

  test('device and disk: a disk, a drive and a controller come and go', async () => {
    await ok('vm.power -off -force DC0_H0_VM1')
    const devices = async () => (await ok('device.ls -vm DC0_H0_VM1')).split('\n').length
    const before = await devices()
    await ok('vm.disk.create -vm DC0_H0_VM1 -name DC0_H0_VM1/more -size 1G')
    expect(await ok('device.ls -vm DC0_H0_VM1')).toContain('disk-')
    await ok('device.cdrom.add -vm DC0_H0_VM1')
    await ok('device.scsi.add -vm DC0_H0_VM1')
    expect(await devices()).toBeGreaterThan(before)
    const info = await ok('device.info -vm DC0_H0_VM1 disk-*')
    expect(info).toContain('1,048,576 KB')
    await ok('device.remove -vm DC0_H0_VM1 cdrom-*')
    expect(await ok('device.ls -vm DC0_H0_VM1')).not.toContain('cdrom-300')
  }, 120_000)

  test('folder, datacenter and object: made, renamed, moved, destroyed', async () => {
    await ok('folder.create /DC0/vm/a')
    await ok('folder.create /DC0/vm/a/b')
    await ok('object.rename /DC0/vm/a/b c')
    await ok('object.mv /DC0/vm/a/c /DC0/vm')
    expect(await see('/DC0/vm/c', 'name')).toBe('c')
    await ok('datacenter.create DC7')
    expect(await ok('ls /')).toContain('/DC7')
    await ok('object.destroy /DC7 /DC0/vm/a /DC0/vm/c')
    expect(await ok('ls /')).not.toContain('/DC7')
    expect(await govc('object.collect -s /DC0/vm/a name')).toContain('not found')
  }, 120_000)

  test('cluster and host: made, added to, changed, in maintenance', async () => {
    await ok('cluster.create fresh')
    await ok('cluster.add -cluster fresh -hostname 10.8.8.8 -username u -password p -noverify')
    await ok('cluster.change -drs-enabled fresh')
    expect(await see('/DC0/host/fresh', 'configurationEx.drsConfig.enabled', 'summary.numHosts')).toContain('true')
    await ok('host.maintenance.enter 10.8.8.8')
    expect(await see('/DC0/host/fresh/10.8.8.8', 'runtime.inMaintenanceMode')).toBe('true')
    await ok('host.maintenance.exit 10.8.8.8')
    await ok('host.disconnect 10.8.8.8')
    expect(await see('/DC0/host/fresh/10.8.8.8', 'runtime.connectionState')).toBe('disconnected')
    await ok('object.destroy /DC0/host/fresh')
  }, 120_000)

  test('pool: made, changed, destroyed', async () => {
    await ok('pool.create -cpu.limit 1000 */Resources/small')
    await ok('pool.change -cpu.limit 500 */Resources/small')
    expect(await see('/DC0/host/DC0_C0/Resources/small', 'config.cpuAllocation.limit')).toBe('500')
    expect(await ok('pool.info */Resources/small')).toContain('small')
    await ok('pool.destroy */Resources/small')
    expect(await ok('find / -type p')).not.toContain('small')
  }, 120_000)

  test('network and dvs: a switch with a port group that a machine is connected to', async () => {
    await ok('dvs.create fresh-switch')
    await ok('dvs.portgroup.add -dvs fresh-switch -type earlyBinding -nports 8 fresh-group')
    expect(await see('/DC0/network/fresh-group', 'config.numPorts')).toBe('8')
    await ok('dvs.add -dvs fresh-switch DC0_H0')
    await ok('vm.network.add -vm DC0_H0_VM0 -net fresh-group')
    expect(await see('/DC0/network/fresh-group', 'vm')).toContain('VirtualMachine')
    await ok('device.remove -vm DC0_H0_VM0 ethernet-1')
    await ok('object.destroy /DC0/network/fresh-group')
    expect(await ok('ls /DC0/network')).not.toContain('fresh-group')
  }, 120_000)

  test('datastore: folders and files, up and down', async () => {
    const file = join(folder, 'file')
    await writeFile(file, 'some content')
    await ok('datastore.mkdir -ds LocalDS_0 place')
    await ok('datastore.upload', '-ds', 'LocalDS_0', file, 'place/file')
    expect(await ok('datastore.ls -ds LocalDS_0 place')).toBe('file')
    expect(await ok('datastore.download -ds LocalDS_0 place/file -')).toBe('some content')
    await ok('datastore.cp -ds LocalDS_0 place/file place/copy')
    await ok('datastore.mv -ds LocalDS_0 place/copy place/moved')
    await ok('datastore.rm -ds LocalDS_0 place')
    expect(await ok('datastore.ls -ds LocalDS_0')).not.toContain('place')
    expect(await see('/DC0/datastore/LocalDS_0', 'summary.accessible')).toBe('true')
  }, 120_000)

  test('collect: an update comes while it waits', async () => {
    const waiting = ok('object.collect', '-s', '-n', '2', '/DC0/vm/DC0_C0_RP0_VM0', 'runtime.powerState')
    const switchIt = async () => {
      await ok('vm.power -off -force DC0_C0_RP0_VM0')
      await ok('vm.power -on DC0_C0_RP0_VM0')
    }
    const over = waiting.then(() => true)
    while (!(await Promise.race([over, switchIt().then(() => false)])));
    expect(await waiting).toContain('poweredOff')
  }, 120_000)

  test('tasks and events tell what was done', async () => {
    await ok('vm.power -off -force DC0_C0_RP0_VM1')
    expect(await ok('events /DC0/vm/DC0_C0_RP0_VM1')).toMatch(/is powered off/i)
    expect(await ok('tasks')).toMatch(/PowerOffVM_Task|Power Off|powerOff/i)
    await ok('vm.power -on DC0_C0_RP0_VM1')
  }, 120_000)

  test('session: listed and ended', async () => {
    expect(await ok('session.ls')).toContain('user')
    await ok('session.logout')
    expect(await ok('about')).toContain('vCenter')
  }, 120_000)

  test('tags: categories, tags, what has them', async () => {
    await ok('tags.category.create -m zones')
    await ok('tags.create -c zones one')
    await ok('tags.attach -c zones one /DC0/vm/DC0_H0_VM0')
    expect(await ok('object.collect -json /DC0/vm/DC0_H0_VM0 tag')).toContain('InventoryServiceTag')
    expect(await ok('tags.attached.ls one')).toContain('VirtualMachine:')
    await ok('tags.detach -c zones one /DC0/vm/DC0_H0_VM0')
    await ok('tags.rm -c zones one')
    await ok('tags.category.rm zones')
    expect(await ok('tags.ls')).toBe('')
  }, 120_000)

  test('permissions and role: who may what', async () => {
    await ok('role.create mine VirtualMachine.Interact.PowerOn')
    await ok('role.update -a mine VirtualMachine.Interact.PowerOff')
    expect(await ok('role.ls mine')).toContain('VirtualMachine.Interact.PowerOff')
    await ok('permissions.set -principal somebody -role mine -propagate=true /DC0/vm')
    expect(await ok('object.collect -json /DC0/vm permission')).toContain('somebody')
    await ok('permissions.remove -principal somebody /DC0/vm')
    expect(await ok('object.collect -json /DC0/vm permission')).not.toContain('somebody')
    await ok('role.remove mine')
    expect(await govc('role.ls mine')).toContain('not found')
  }, 120_000)
})
