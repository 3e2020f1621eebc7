import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, readdir, readFile, realpath, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { workspaceRoot } from '../testing/workspace.js'

const execute = promisify(execFile)
const limitMs = 300_000

interface Manifest {
  readonly version: string
  readonly exports: Readonly<Record<string, unknown>>
}

interface Workspace {
  readonly devDependencies: Readonly<Record<string, string>>
}

let folder: string
let project: string
let manifest: Manifest

/** Runs a program in the project of somebody who has installed the package; gives what it printed. */
async function runInProject(program: string, ...args: string[]): Promise<string> {
  const env = { ...process.env, VIVARIUM_CONFIG_DIR: join(folder, 'config'), VIVARIUM_CACHE_DIR: join(folder, 'cache'), NO_COLOR: '1' }
  try {
    const { stdout } = await execute(program, args, { cwd: project, env, maxBuffer: 16 << 20 })
    return stdout
  } catch (error) {
    const { stdout, stderr } = error as { stdout?: string; stderr?: string }
    throw new Error(`${program} ${args.join(' ')} failed:\n${stdout}${stderr}`, { cause: error })
  }
}

/** Runs a module of the project, given as its text. */
async function runModule(source: string): Promise<unknown> {
  await writeFile(join(project, 'main.js'), source)
  return JSON.parse(await runInProject(process.execPath, 'main.js'))
}

beforeAll(async () => {
  folder = await realpath(await mkdtemp(join(tmpdir(), 'vivarium-package-')))
  project = join(folder, 'project')
  await mkdir(project)
  await execute('npm', ['pack', '--workspace', 'vivarium', '--pack-destination', folder], { cwd: workspaceRoot, maxBuffer: 16 << 20 })
  const tarball = (await readdir(folder)).find((name) => name.endsWith('.tgz'))
  if (!tarball) throw new Error('npm pack made no tarball')
  await writeFile(join(project, 'package.json'), JSON.stringify({ name: 'project', private: true, type: 'module' }))
  // What a TypeScript project for Node has by itself.
  const versionsOf = async (path: string) => (JSON.parse(await readFile(join(workspaceRoot, path), 'utf8')) as Workspace).devDependencies
  const versions = Object.assign(
    {},
    ...(await Promise.all(['.', 'packages/apiserver', 'interop'].map((room) => versionsOf(`${room}/package.json`)))),
  )
  // What the package can be used with and does not bring along; client-node's own types want those of ws.
  const others = ['@types/node', 'vitest', '@kubernetes/client-node', '@types/ws'].map((name) => `${name}@${versions[name]}`)
  await runInProject('npm', 'install', '--prefer-offline', '--no-audit', '--no-fund', ...others, join(folder, tarball))
  manifest = JSON.parse(await readFile(join(project, 'node_modules/vivarium/package.json'), 'utf8')) as Manifest
}, limitMs)

afterAll(() => rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 }))

test('the packed package has its licence, notice, readme and changelog, and no sources or tests', async () => {
  const files = await readdir(join(project, 'node_modules/vivarium'))
  expect(files).toEqual(expect.arrayContaining(['CHANGELOG.md', 'LICENSE', 'NOTICE', 'README.md', 'dist', 'package.json']))
  expect(files).not.toContain('src')
  expect((await readdir(join(project, 'node_modules/vivarium/dist'))).filter((name) => name.includes('.test.'))).toEqual([])
})

test('the packed package needs no package of this workspace', async () => {
  expect(await readdir(join(project, 'node_modules'))).not.toContain('@vivarium')
})

test('every entry of the packed package can be imported', { timeout: limitMs }, async () => {
  // Vitest can only be imported in its own runs: below.
  const entries = Object.keys(manifest.exports).filter((path) => !path.endsWith('.json') && path !== './vitest')
  const names = entries.map((path) => path.replace(/^\./, 'vivarium'))
  const counts = await runModule(`
    const counts = {}
    for (const name of ${JSON.stringify(names)}) counts[name] = Object.keys(await import(name)).length
    console.log(JSON.stringify(counts))
  `)
  expect(Object.keys(counts as object)).toEqual(names)
  for (const count of Object.values(counts as Record<string, number>)) expect(count).toBeGreaterThan(0)
})

test('the packed library does its work: drivers are registered, errors are told by code, a manifest is composed', {
  timeout: limitMs,
}, async () => {
  const result = await runModule(`
    import { forEachDriver, isVivariumError, Universe } from 'vivarium'
    import { newVmi, withGuestMemory } from 'vivarium/vmi'
    const drivers = []
    forEachDriver((driver) => { drivers.push(driver.name) })
    const error = await Universe.open('nowhere').catch((error) => error)
    const vmi = newVmi(withGuestMemory('1Gi'))
    console.log(JSON.stringify({ drivers, known: isVivariumError(error, 'NOT_A_UNIVERSE'), kind: vmi.kind, memory: vmi.spec.domain.memory.guest }))
  `)
  expect(result).toEqual({ drivers: ['sim', 'qemu'], known: true, kind: 'VirtualMachineInstance', memory: '1Gi' })
})

test('a strict TypeScript project can use the packed types, with its libraries checked too', { timeout: limitMs }, async () => {
  await writeFile(
    join(project, 'consumer.ts'),
    `import { ApiServer, type Driver, isVivariumError, type KubeObject, packages, readSnapshot, registerDriver, Universe, type VM } from 'vivarium'
import * as vm from 'vivarium/vm'
import * as vmi from 'vivarium/vmi'
import * as cloudinit from 'vivarium/vmi/cloudinit'
import * as replicaset from 'vivarium/vmi/replicaset'
import * as status from 'vivarium/vmi/status'
import { CoreV1Api } from '@kubernetes/client-node'
import { withUniverse } from 'vivarium/node-test'
import { universeTest } from 'vivarium/vitest'

export async function use(driver: Driver): Promise<string> {
  registerDriver(driver)
  const universe: Universe = await Universe.create('lab', { driver: driver.name, onProgress: ({ step }) => console.log(step.join()) })
  try {
    await universe.newImage('node', { customize: [packages('nginx')] })
    const web: VM = await universe.newVM('web', { image: 'node', memory: '512MiB', ports: [80] })
    await web.start({ signal: AbortSignal.timeout(1000) })
    const { exitCode, stdout } = await web.run('true', { allowFailure: true })
    const save: string = await universe.save()
    // @ts-expect-error: memory is a string or a number
    await universe.newVM('db', { image: 'node', memory: true })
    return stdout.slice(exitCode) + save
  } catch (error) {
    if (isVivariumError(error, 'SAVE_CONFLICT')) return error.message
    throw error
  } finally {
    await universe.close()
  }
}
interface ConfigMap extends KubeObject {
  data?: Record<string, string>
}
export async function serve(): Promise<string | undefined> {
  const api: ApiServer = await ApiServer.start({ port: 0, controllers: { namespaces: false }, tokens: { secret: { name: 'jane', groups: [] } } })
  try {
    const found = api.client.get<ConfigMap>({ apiVersion: 'v1', kind: 'ConfigMap' }, { namespace: 'default', name: 'settings' })
    await api.export('state.gz')
    const fork = await ApiServer.start({ snapshot: await readSnapshot('state.gz') })
    await fork.close()
    // @ts-expect-error: a port is a number
    await ApiServer.start({ port: '1' })
    return found.data?.colour
  } finally {
    await api.close()
  }
}
export const rooms: readonly object[] = [vm, vmi, cloudinit, replicaset, status]
export const inLab = withUniverse('./lab')(async (universe) => {
  const cluster = await universe.newCluster('main', { workers: 2, controlPlane: { memory: '2GiB' } })
  const { items } = await cluster.client(CoreV1Api).listNamespacedPod({ namespace: 'default' })
  items.map((pod) => pod.spec?.containers)
  await universe.clock.advance(60_000)
  // @ts-expect-error: a fault has a kind that there is
  await cluster.controlPlane.breakWith({ kind: 'rust' })
})
universeTest({ name: 'lab', build: async (universe) => void (await universe.newVM('web', { image: 'debian-bookworm' })) })(
  'has a machine',
  async ({ universe }) => void (await universe.vm('web')),
)
`,
  )
  const tsc = join(workspaceRoot, 'node_modules/typescript/bin/tsc')
  await runInProject(
    process.execPath,
    tsc,
    '--noEmit',
    '--strict',
    '--module',
    'nodenext',
    '--target',
    'es2022',
    '--types',
    'node',
    'consumer.ts',
  )
})

test('npx viv runs from the packed package: help, version and a list as JSON', { timeout: limitMs }, async () => {
  expect(await runInProject('npx', 'viv', '--help')).toContain('viv')
  expect(await runInProject('npx', 'viv', 'version')).toContain(manifest.version)
  expect(JSON.parse(await runInProject('npx', 'viv', 'ls', '--output', 'json'))).toEqual([])
  const drivers = JSON.parse(await runInProject('npx', 'viv', 'driver', 'ls', '--output', 'json')) as { name: string }[]
  expect(drivers.map(({ name }) => name)).toEqual(['sim', 'qemu'])
})

test('an API server of the packed library is live, comes back from a file, and is forked', { timeout: limitMs }, async () => {
  const result = await runModule(`
    import { ApiServer, readSnapshot } from 'vivarium'
    import { get } from 'node:https'
    const kind = { apiVersion: 'v1', kind: 'ServiceAccount' }
    const api = await ApiServer.start()
    await api.client.create({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'team' } })
    await api.settled()
    const account = api.client.get(kind, { namespace: 'team', name: 'default' })
    await api.export('state.gz')
    const again = await ApiServer.start({ snapshot: await readSnapshot('state.gz') })
    const same = again.client.get(kind, { namespace: 'team', name: 'default' }).metadata.uid === account.metadata.uid
    const fork = await again.fork()
    const ready = await new Promise((resolve, reject) => {
      get(fork.url + '/readyz', { ca: fork.certificateAuthority, agent: false }, (response) => {
        response.resume()
        resolve(response.statusCode)
      }).on('error', reject)
    })
    await Promise.all([api, again, fork].map((one) => one.close()))
    console.log(JSON.stringify({ same, ready }))
  `)
  expect(result).toEqual({ same: true, ready: 200 })
})

test('viv apiserver and the programs of viv envtest run from the packed package', { timeout: limitMs }, async () => {
  const viv = join(project, 'node_modules/.bin/viv')
  const child = spawn(viv, ['apiserver', '--kubeconfig', 'kubeconfig', '--output', 'json'], {
    cwd: project,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  try {
    const [record] = (await once(child.stdout, 'data')) as [Buffer]
    expect(JSON.parse(record.toString())).toMatchObject({ url: expect.stringMatching(/^https:/), pid: child.pid })
    expect(await readFile(join(project, 'kubeconfig'), 'utf8')).toContain('client-certificate-data')
    child.kill('SIGTERM')
    expect(await once(child, 'exit')).toEqual([0, null])
  } finally {
    child.kill('SIGKILL')
  }
  const programs = (await runInProject('npx', 'viv', 'envtest', 'path', '--quiet')).trim()
  expect(await runInProject(join(programs, 'kube-apiserver'), '--version')).toMatch(/^Kubernetes v1\.34\./)
  expect(await runInProject(join(programs, 'etcd'), '--help')).toContain('--unsafe-no-fsync')
})

test('a test of Vitest in a project has a universe with a cluster, and uses it with client-node', { timeout: limitMs }, async () => {
  await writeFile(
    join(project, 'lab.test.js'),
    `import { CoreV1Api } from '@kubernetes/client-node'
import { universeTest } from 'vivarium/vitest'
import { expect } from 'vitest'
const test = universeTest({ name: 'lab', build: async (universe) => void (await universe.newCluster('main', { workers: 1 })) })
test('two nodes', async ({ universe }) => {
  const { items } = await (await universe.cluster('main')).client(CoreV1Api).listNode()
  expect(items.map(({ metadata }) => metadata.name).sort()).toEqual(['main-control-plane', 'main-worker-1'])
})
`,
  )
  expect(await runInProject('npx', 'vitest', 'run', 'lab.test.js')).toMatch(/1 passed/)
})
