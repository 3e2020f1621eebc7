import { mkdir, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createSshClient, findProgram, uploadTree } from '@vivarium/core'
import { expect, it } from 'vitest'
import { Lab, output } from '../testing/lab.js'

it('takes a folder of this computer, as rsync would bring it, though it has no rsync', async ({ skip }) => {
  if ((await findProgram('rsync')) === undefined && process.env.CI === undefined) skip('there is no rsync')
  await using lab = await Lab.make()
  const { hosts } = await lab.openWith('web')
  const [host] = hosts
  const address = await host?.sshAddress()
  if (host === undefined || address === undefined) throw new Error('one machine with SSH')
  const tree = join(lab.folder, 'tree')
  await mkdir(join(tree, 'in', 'node modules'), { recursive: true })
  await writeFile(join(tree, 'in', 'run'), '#!/bin/sh\necho ran\n', { mode: 0o755 })
  await writeFile(join(tree, "it's"), 'here')
  await writeFile(join(tree, 'in', 'node modules', 'big'), 'not')
  await symlink('in/run', join(tree, 'link'))
  await output(host, 'useradd -m ann; mkdir -p /srv/tree; echo kept > /srv/tree/only; echo old > "/srv/tree/it\'s"')
  const identityFile = join(lab.folder, 'id')
  await writeFile(identityFile, lab.key.privateKey, { mode: 0o600 })
  await using client = createSshClient({ user: 'root', identityFile })
  expect((await client.runWithResults(address, 'command -v rsync')).exitCode).not.toBe(0)

  await uploadTree(client, address, { from: tree, to: '/srv', chown: 'ann:ann', excludes: ['node modules'] })
  expect(await output(host, 'cd /srv/tree; find . | sort; cat "it\'s" only; ./link; stat -c %a in/run')).toBe(
    ".\n./in\n./in/run\n./it's\n./link\n./only\nherekept\nran\n755",
  )
  expect(await output(host, 'su ann -c "chmod 700 /srv/tree/in/run" && echo hers')).toBe('hers')
  expect(await host.readFile('/srv/tree/in/run')).toEqual(Buffer.from('#!/bin/sh\necho ran\n'))

  await uploadTree(client, address, { from: `${tree}/`, to: '/opt/new' })
  expect(await output(host, 'ls /opt/new "/opt/new/in/node modules"')).toContain('big')
  await uploadTree(client, address, { from: join(tree, "it's"), to: '/opt/name', chown: 'ann' })
  expect(await output(host, 'cat /opt/name')).toBe('here')
  await expect(uploadTree(client, address, { from: tree, to: '/no/such/folder' })).rejects.toMatchObject({ code: 'COMMAND_FAILED' })
  await expect(uploadTree(client, address, { from: '/no/such', to: '/srv' })).rejects.toMatchObject({ code: 'NOT_FOUND' })
})
