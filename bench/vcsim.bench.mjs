// A vCenter beside govmomi's vcsim: both as processes, under the load of a client that is a process of its own. The reference takes seven minutes
// for 10,000 machines, so it is started with them once. VIVARIUM_BENCH_MACHINES=100,200 has other sizes.
import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { goProgram } from '../scripts/lib/go-programs.mjs'
import { benchmark } from './lib/benchmark.mjs'
import { residentMebibytes } from './lib/process-memory.mjs'
import { load, startOurs, startTheirs } from './lib/vcenters.mjs'

const peer = 'vcsim of govmomi'
const vcsim = fileURLToPath(new URL('../packages/vivarium/dist/vcsim.js', import.meta.url))

/** Machines, and what is promised for so many: milliseconds until they are there, MiB with them, MiB after all that they have was read. */
const sizes = (process.env.VIVARIUM_BENCH_MACHINES?.split(',').map(Number) ?? [1000, 10_000]).map((machines) => ({
  machines,
  ...(machines > 1000 ? { readyMs: 2000, idle: 200, read: 400 } : { readyMs: 700 }),
}))

const reads = [
  { what: 'name, power state and hardware', paths: 'name,runtime.powerState,config.hardware' },
  { what: 'summary', paths: 'summary' },
]

const works = [
  { what: '1,000 logins and logouts, 4 clients', args: ['-work', 'login', '-n', '1000'], atMostRatio: 1 },
  { what: '500 power cycles, 4 clients', args: ['-work', 'power', '-n', '500'], atMostRatio: 1 / 2 },
  { what: '200 clones, 4 clients', args: ['-work', 'clone', '-n', '200'], atMostRatio: 1 / 5 },
]

export default benchmark('a vCenter as a process, beside the vcsim of govmomi', async (bench) => {
  // Built before anything is timed.
  for (const name of ['govmomi-vcsim', 'vcsim-load']) await goProgram(name)

  await bench.measure('vcsim uuidgen', { name: 'vivarium', run: () => execFileSync(process.execPath, [vcsim, 'uuidgen']), atMostMs: 120 })

  let started
  const until = (start) => ({
    run: async () => {
      started = await start()
    },
    after: () => started?.close(),
  })
  await bench.compare('the default inventory, from the start until it tells where it is', {
    ours: { name: 'vivarium', ...until(() => startOurs()) },
    peer: { name: peer, ...until(() => startTheirs()) },
    atMostMs: 500,
  })

  await withBoth([], async (ours, theirs) => {
    bench.size('memory, default inventory', {
      ours: 'vivarium',
      mebibytes: await residentMebibytes(ours.pid),
      peer,
      peerMebibytes: await residentMebibytes(theirs.pid),
    })
    for (const { what, args, atMostRatio } of works) await compareLoads(bench, what, { ours, theirs, args, atMostRatio })
  })
  await updates(bench)
  for (const size of sizes) await many(bench, size)
})

/** Runs `body` with one of each kind, which end with it: what the reference still has to do must not slow what is measured next. */
async function withBoth(flags, body) {
  const ours = await startOurs('-tls=false', ...flags)
  try {
    const theirs = await startTheirs(...flags)
    try {
      await body(ours, theirs)
    } finally {
      await theirs.close()
    }
  } finally {
    await ours.close()
  }
}

async function compareLoads(bench, what, { ours, theirs, args, atMostRatio, ...settings }) {
  const side = (name, vcenter) => ({ name, run: () => timed(vcenter, args) })
  await bench.compare(what, { ours: side('vivarium', ours), peer: side(peer, theirs), atMostRatio, ...settings })
}

async function timed(vcenter, args) {
  const { milliseconds, bytes, unheard, perSecond } = await load(vcenter, ...args)
  const notes = { bytes, unheard, 'changes a second': perSecond && Math.round(perSecond) }
  return { milliseconds, notes: Object.fromEntries(Object.entries(notes).filter(([, value]) => value !== undefined)) }
}

/** The reference applies all filters for each filter and each change: with 200 filters nothing is heard of within the patience, which then is its time. */
async function updates(bench) {
  await withBoth(['-vm', '100'], async (ours, theirs) => {
    const args = ['-work', 'updates', '-filters', '200', '-rate', '500', '-n', '2500', '-patience', '10s']
    await compareLoads(
      bench,
      'WaitForUpdatesEx with 200 filters under 500 changes a second: from a call to the update that tells of it, median',
      {
        ours,
        theirs,
        args,
        runs: 3,
        warmups: 0,
      },
    )
  })
}

async function many(bench, { machines, readyMs, idle, read }) {
  const count = machines.toLocaleString('en')
  // Two pools in the default inventory, with so many machines in each.
  const flags = ['-vm', String(machines / 2)]
  const start = performance.now()
  const theirs = await startTheirs(...flags)
  const theirReadyMs = Math.round(performance.now() - start)
  let ours
  try {
    await bench.measure(`${count} machines, from the start until it tells where it is`, {
      name: 'vivarium',
      before: () => ours?.close(),
      run: async () => {
        ours = await startOurs('-tls=false', ...flags)
        return { notes: { [`${peer} once, ms`]: theirReadyMs } }
      },
      atMostMs: readyMs,
    })
    const size = async (what, atMost) =>
      bench.size(what, {
        ours: 'vivarium',
        mebibytes: await residentMebibytes(ours.pid),
        peer,
        peerMebibytes: await residentMebibytes(theirs.pid),
        atMost,
      })
    await size(`memory, ${count} machines`, idle)
    for (const { what, paths } of reads) {
      const args = ['-work', 'read', '-n', '1', '-paths', paths]
      await compareLoads(bench, `${what} of ${count} machines, until the last byte`, { ours, theirs, args, atMostRatio: 1 / 3 })
    }
    await load(ours, '-work', 'read', '-n', '1', '-paths', allProperties)
    await size(`memory, ${count} machines and all properties read`, read)
  } finally {
    await theirs.close()
    await ours?.close()
  }
}

const allProperties = [
  'alarmActionsEnabled',
  'availableField',
  'capability',
  'config',
  'configIssue',
  'configStatus',
  'customValue',
  'datastore',
  'declaredAlarmState',
  'disabledMethod',
  'effectiveRole',
  'environmentBrowser',
  'guest',
  'guestHeartbeatStatus',
  'layout',
  'layoutEx',
  'name',
  'network',
  'overallStatus',
  'parent',
  'parentVApp',
  'permission',
  'recentTask',
  'resourceConfig',
  'resourcePool',
  'rootSnapshot',
  'runtime',
  'snapshot',
  'storage',
  'summary',
  'tag',
  'triggeredAlarmState',
  'value',
].join(',')
