import { expect, it } from 'vitest'
import { syncArguments, syncFiles } from './rsync.js'

const target = { hostAddress: '127.0.0.1', port: 22, user: 'root', identityFile: '/k', hostKey: 'ssh-ed25519 AAAA' }

it('names reach rsync as they are, each in an argument of its own', () => {
  const request = { from: './a b/', to: `/srv/x; "y" 'z' $(w)`, chown: 'www-data:www-data', excludes: ['node modules', '*.log'] }
  expect(syncArguments(request, '/here/a b/')).toEqual([
    '--archive',
    '--protect-args',
    '--rsh=ssh -F ssh_config',
    '--chown=www-data:www-data',
    '--exclude=node modules',
    '--exclude=*.log',
    '--',
    '/here/a b/',
    `machine:/srv/x; "y" 'z' $(w)`,
  ])
})

it.each([
  [{ from: '.', to: '' }, {}],
  [{ from: '.', to: '/x', chown: 'a b' }, {}],
  [{ from: '.', to: '/x', chown: '' }, {}],
  [{ from: '.', to: '/x', chown: 'root --delete' }, {}],
  [{ from: '.', to: '/x' }, { user: '-oProxyCommand=x' }],
  [{ from: '.', to: '/x' }, { user: 'a\nProxyCommand x' }],
])('is refused before anything is started: %j %j', async (request, login) => {
  await expect(syncFiles({ ...target, ...login }, request)).rejects.toMatchObject({ code: 'INVALID_VALUE' })
})

it('says which file is not there', async () => {
  await expect(syncFiles(target, { from: '/no/such folder', to: '/x' })).rejects.toMatchObject({ code: 'NOT_FOUND' })
})
