// Simulated universes with a cluster of three nodes: made, opened, forked; as a command and in process.
import { spawnSync } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Universe } from 'vivarium'
import { goProgram } from '../scripts/lib/go-programs.mjs'
import { benchmark } from './lib/benchmark.mjs'
import { residentMebibytes } from './lib/process-memory.mjs'

const viv = fileURLToPath(new URL('../packages/vivarium/dist/bin.js', import.meta.url))
const forks = 50

export default benchmark('simulated universes with a cluster of three nodes', async (bench) => {
  const folder = await mkdtemp(join(tmpdir(), 'vivarium-bench-'))
  bench.defer(() => rm(folder, { recursive: true, force: true }))
  const kubectl = await goProgram('kubectl')
  const env = {
    ...process.env,
    VIVARIUM_CONFIG_DIR: join(folder, 'config'),
    VIVARIUM_CACHE_DIR: join(folder, 'cache'),
    HOME: folder,
  }
  /** Runs a program to its end, and gives what it printed. */
  const run = (program, args, more = {}) => {
    const { status, stdout, stderr } = spawnSync(program, args, { cwd: folder, env: { ...env, ...more }, encoding: 'utf8' })
    if (status !== 0) throw new Error(`${program} ${args.join(' ')} ended with ${status}: ${stderr}`)
    return stdout
  }
  const command = (...args) => run(process.execPath, [viv, '--quiet', ...args])
  const seeReady = (kubeconfig) => {
    const nodes = run(kubectl, ['get', 'nodes', '--no-headers'], { KUBECONFIG: kubeconfig })
    if (nodes.match(/ Ready /g)?.length !== 3) throw new Error(`not three nodes that are ready:\n${nodes}`)
  }

  let number = 0
  await bench.measure('a universe with three nodes, until kubectl get nodes shows them ready: commands', {
    name: 'vivarium',
    run: () => {
      command('create', `command-${++number}`, '--cluster', 'main', '--workers', '2')
      seeReady(command('cluster', 'kubeconfig', 'main').trim())
    },
    after: () => command('destroy', `command-${number}`, '--force', '--yes'),
    atMostMs: 1000,
  })

  let made
  await bench.measure('a universe with three nodes, ready: in process', {
    name: 'vivarium',
    run: async () => {
      made = await Universe.create(join(folder, `process-${++number}`))
      const cluster = await made.newCluster('main', { workers: 2 })
      await cluster.nodesReady()
    },
    after: () => made.destroy(),
    atMostMs: 400,
  })

  const lab = join(folder, 'lab')
  const filled = await Universe.create(lab)
  await (await filled.newCluster('main', { workers: 2 })).nodesReady()
  await filled.save()
  bench.defer(() => Universe.destroy(lab, { force: true }))

  let opened
  await bench.measure('open it, in process, until its API answers', {
    name: 'vivarium',
    run: async () => {
      opened = await Universe.open(lab)
      await (await opened.cluster('main')).kubeClient.list({ apiVersion: 'v1', kind: 'Node' })
    },
    after: () => opened.close(),
    runs: 20,
    warmups: 3,
    atMostMs: 80,
  })

  let many = []
  const before = await residentMebibytes(process.pid)
  let after = before
  await bench.measure(`${forks} forks of it, in process, until each API answers`, {
    name: 'vivarium',
    run: async () => {
      many = await Universe.fork(lab, { count: forks })
      await Promise.all(many.map(async (fork) => (await fork.cluster('main')).kubeClient.list({ apiVersion: 'v1', kind: 'Node' })))
    },
    after: async () => {
      after = Math.max(after, await residentMebibytes(process.pid))
      await Promise.all(many.map((fork) => fork.close()))
    },
    runs: 3,
    atMostMs: 2000,
  })
  bench.size(`memory of ${forks} forks in one process, beside what it had before`, {
    ours: 'vivarium',
    mebibytes: after - before,
    atMost: 500,
  })
})
