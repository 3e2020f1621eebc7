import { execFile } from 'node:child_process'
import { copyFile, mkdir, mkdtemp, realpath, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { workspaceRoot } from '../testing/workspace.js'

/** A workspace of a few rooms like ours, in which each file breaks one rule or none. */
const files: Record<string, { content: string; breaks?: string }> = {
  'packages/core/src/index.ts': { content: 'export const core = 1' },
  'packages/vm/src/index.ts': { content: "export { core } from '@vivarium/core'" },
  'packages/vm/src/testing/fake.ts': { content: 'export const fake = 1' },
  'packages/vm/src/uses-fake.ts': { content: "export * from './testing/fake.js'", breaks: 'test-code-stays-in-tests' },
  'packages/vm/src/uses-fake.test.ts': { content: "export * from './testing/fake.js'" },
  'packages/vm/src/ring-one.ts': { content: "import './ring-two.js'", breaks: 'no-circular' },
  // A ring is told once.
  'packages/vm/src/ring-two.ts': { content: "import './ring-one.js'" },
  'packages/vm/src/lazy-one.ts': { content: "export const load = () => import('./lazy-two.js')" },
  'packages/vm/src/lazy-two.ts': { content: "import './lazy-one.js'" },
  'packages/core/src/upwards.ts': { content: "export * from '@vivarium/vm'", breaks: 'imports-of-packages-core' },
  'packages/vmi/src/index.ts': { content: 'export const vmi = 1' },
  'packages/vmi/src/sideways.ts': { content: "export * from '@vivarium/vm'", breaks: 'imports-of-packages-vmi' },
  'packages/vmi/src/sideways-by-type.ts': { content: "export type T = import('@vivarium/vm').T", breaks: 'imports-of-packages-vmi' },
  'packages/vmi/src/by-path.ts': { content: "export * from '../../core/src/index.js'", breaks: 'only-through-the-front-door' },
  'packages/vmi/src/to-a-root.ts': { content: "export * from '@vivarium/cli'", breaks: 'imports-of-packages-vmi' },
  'packages/vmi/src/nowhere.ts': { content: "export * from './nowhere-to-be-found.js'", breaks: 'no-unresolvable' },
  'packages/vmi/src/undeclared.ts': { content: "export * from 'undeclared'", breaks: 'no-undeclared-package' },
  'packages/cli/src/index.ts': { content: "export * from '@vivarium/vm'" },
  'packages/cli/src/to-a-later-root.ts': { content: "export * from 'vivarium'", breaks: 'imports-of-packages-cli' },
  'packages/vivarium/src/index.ts': { content: "export * from '@vivarium/cli'" },
  'packages/unknown/src/index.ts': { content: "export * from '@vivarium/core'", breaks: 'a-room-has-a-rule' },
}

let folder: string

beforeAll(async () => {
  folder = await realpath(await mkdtemp(join(tmpdir(), 'vivarium-rooms-')))
  const write = async (path: string, content: string) => {
    await mkdir(dirname(join(folder, path)), { recursive: true })
    await writeFile(join(folder, path), content)
  }
  await copyFile(join(workspaceRoot, 'tsconfig.base.json'), join(folder, 'tsconfig.base.json'))
  await write('package.json', '{ "name": "rooms", "private": true }')
  await write('node_modules/undeclared/package.json', '{ "name": "undeclared", "version": "1.0.0", "main": "index.js" }')
  await write('node_modules/undeclared/index.js', '')
  for (const [path, { content }] of Object.entries(files)) await write(path, content)
  for (const room of ['core', 'vm', 'vmi', 'cli', 'vivarium']) {
    const name = room === 'vivarium' ? room : `@vivarium/${room}`
    const exports = { '.': { types: './dist/index.d.ts', default: './dist/index.js' } }
    await write(`packages/${room}/package.json`, JSON.stringify({ name, version: '1.0.0', type: 'module', exports }))
    await write(`packages/${room}/dist/index.d.ts`, 'export {}')
    await write(`packages/${room}/dist/index.js`, 'export {}')
    await mkdir(join(folder, 'node_modules/@vivarium'), { recursive: true })
    await symlink(join(folder, 'packages', room), join(folder, 'node_modules', name))
  }
})

afterAll(() => rm(folder, { recursive: true, force: true }))

test('npm run lint:rooms finds each forbidden import, by package name and by path, and no other', async () => {
  const found = await violations()
  const expected = Object.entries(files).flatMap(([path, { breaks }]) => (breaks === undefined ? [] : [`${path}: ${breaks}`]))
  expect(found.sort()).toEqual(expected.sort())
})

function violations(): Promise<string[]> {
  const program = join(workspaceRoot, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs')
  const args = [program, '--config', join(workspaceRoot, '.dependency-cruiser.cjs'), '--output-type', 'json', 'packages']
  return new Promise((resolve, reject) => {
    execFile(process.execPath, args, { cwd: folder, maxBuffer: 16 << 20 }, (_error, stdout, stderr) => {
      try {
        const report = JSON.parse(stdout) as { summary: { violations: { from: string; rule: { name: string } }[] } }
        resolve(report.summary.violations.map(({ from, rule }) => `${from}: ${rule.name}`))
      } catch (cause) {
        reject(new Error(`dependency-cruiser gave no report: ${stderr}${stdout}`, { cause }))
      }
    })
  })
}
