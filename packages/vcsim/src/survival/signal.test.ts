import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
// As built: the program lies beside what is built.
import { layOutProgram } from '@vivarium/vcsim/program'
import { type ManagedObjectReference, reference, unbox, VimClient } from '@vivarium/vim'
import type { TaskInfo } from '@vivarium/vim/types'
import { expect, test } from 'vitest'

test.skipIf(process.platform === 'win32').each(['SIGTERM', 'SIGINT', 'SIGQUIT'] as const)(
  '%s ends the program in the middle of a task, a wait, an upload; nothing is left of its datastores',
  async (signal) => {
    const folder = await mkdtemp(join(tmpdir(), 'vcsim '))
    const program = join(await layOutProgram(folder), 'vcsim')
    const temporary = join(folder, 'temporary')
    await mkdir(temporary)
    const flags = ['-l', '127.0.0.1:0', '-tls=false', '-E', '-', '-method-delay', 'PowerOffVM_Task:600000']
    const child = spawn(program, flags, { env: { ...process.env, TMPDIR: temporary }, stdio: ['ignore', 'pipe', 'inherit'] })
    try {
      const lines = createInterface({ input: child.stdout })
      const [line] = (await once(lines, 'line')) as [string]
      const url = new URL(/GOVC_URL=(\S+)/.exec(line)?.[1] ?? '')
      const client = await VimClient.connect(url, { username: 'user', password: 'pass' })
      const { rootFolder } = client.serviceContent
      const views = reference('ViewManager', 'ViewManager')
      const view = await client.call(views, 'CreateContainerView', { container: rootFolder, type: ['VirtualMachine'], recursive: true })
      const [machine] = unbox(await client.call(view, 'Fetch', { prop: 'view' })) as readonly ManagedObjectReference[]
      const task = await client.call(machine ?? rootFolder, 'PowerOffVM_Task')
      const stateOf = async () => ((await client.call(task, 'Fetch', { prop: 'info' })) as TaskInfo).state
      await expect.poll(stateOf).toBe('running')

      const collector = reference('PropertyCollector', 'propertyCollector')
      const spec = { propSet: [{ type: 'Folder', pathSet: ['name'] }], objectSet: [{ obj: rootFolder }] }
      await client.call(collector, 'CreateFilter', { spec, partialUpdates: false })
      const first = await client.call(collector, 'WaitForUpdatesEx', { version: '' })
      const waiting = client.call(collector, 'WaitForUpdatesEx', { version: first?.version ?? '' })
      const outcome = waiting.then(
        () => 'an update',
        () => 'an error',
      )
      const upload = connect(Number(url.port), url.hostname)
      upload.on('error', () => {})
      const credentials = Buffer.from('user:pass').toString('base64')
      upload.write(
        `PUT /folder/half?dcPath=DC0&dsName=LocalDS_0 HTTP/1.1\r\nhost: x\r\nauthorization: Basic ${credentials}\r\ncontent-length: 1000\r\n\r\nhalf`,
      )
      await expect.poll(() => readdir(temporary)).not.toEqual([])

      const exited = once(child, 'exit')
      child.kill(signal)
      expect(await exited).toEqual([0, null])
      expect(await outcome).toBe('an error')
      expect(await readdir(temporary)).toEqual([])
      upload.destroy()
      await client.close().catch(() => {})
    } finally {
      if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL')
      await rm(folder, { recursive: true, force: true })
    }
  },
  60_000,
)
