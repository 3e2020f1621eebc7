import { expect, test } from 'vitest'
import { completeLockfile, missingOptionalPackages } from '../../scripts/lib/lockfile.mjs'

const lockfile = {
  lockfileVersion: 3,
  packages: {
    '': { name: 'workspace' },
    'node_modules/tool': {
      version: '1.0.0',
      dev: true,
      optionalDependencies: { 'tool-linux-x64': '1.0.0', 'tool-linux-arm-musleabihf': '1.0.0' },
    },
    'node_modules/tool-linux-x64': { version: '1.0.0', optional: true },
    'node_modules/user/node_modules/tool': { version: '2.0.0', optionalDependencies: { 'own-win32-x64': '2.0.0' } },
    'node_modules/user/node_modules/own-win32-x64': { version: '2.0.0', optional: true },
  },
}

test('optional packages that a registry did not have are found, wherever Node would look for them', () => {
  expect(missingOptionalPackages(lockfile)).toEqual([
    {
      path: 'node_modules/tool-linux-arm-musleabihf',
      name: 'tool-linux-arm-musleabihf',
      version: '1.0.0',
      dev: true,
      wantedBy: 'node_modules/tool',
    },
  ])
})

test('a completed lock file has them with their platform, and is not completed twice', () => {
  const completed = completeLockfile(lockfile)
  const added = { version: '1.0.0', cpu: ['arm'], libc: ['musl'], os: ['linux'], dev: true, optional: true }
  expect(completed).toEqual({ ...lockfile, packages: { ...lockfile.packages, 'node_modules/tool-linux-arm-musleabihf': added } })
  expect(completeLockfile(completed)).toEqual(completed)
})
