// A simulated cluster under load: a crowd of pods beside the real control plane with kwok, and a day of cron jobs.
import { fork } from 'node:child_process'
import { launch } from '@vivarium/core'
import { goProgram } from '../scripts/lib/go-programs.mjs'
import { benchmark } from './lib/benchmark.mjs'
import { checkCrowd, createNodes, startPods } from './lib/crowd.mjs'
import { peakMebibytes } from './lib/process-memory.mjs'
import { realPrograms, startRealCluster } from './lib/real-cluster.mjs'

const crowd = { nodes: 1000, deployments: 100, replicas: 100 }

export default benchmark(
  'a simulated cluster, beside kube-apiserver, etcd, kube-controller-manager, kube-scheduler and kwok',
  async (bench) => {
    // Built before anything is timed.
    for (const name of realPrograms) await goProgram(name)

    const memory = { ours: [], theirs: [] }
    const side = (name, start, addNodes, peaks) => {
      let server
      return {
        name,
        before: async () => {
          server = await start()
        },
        run: async () => {
          await addNodes(server)
          await startPods(server, crowd)
        },
        after: async () => {
          try {
            // On a busy computer nodes of the peer come late, and fewer than ours: what it did is not ours to judge.
            if (peaks === memory.ours) await checkCrowd(server, crowd)
            peaks.push((await Promise.all(server.pids.map(peakMebibytes))).reduce((sum, one) => sum + one, 0))
          } finally {
            await server.close()
          }
        },
      }
    }
    await bench.compare('1,000 nodes and 10,000 pods of 100 deployments, until a watch has seen all of them run', {
      ours: side('vivarium', startSimulated, (server) => server.addNodes(crowd.nodes), memory.ours),
      peer: side('kube-apiserver with kwok', startRealCluster, (server) => createNodes(server, crowd.nodes), memory.theirs),
      runs: 1,
      warmups: 0,
      atMostMs: 30_000,
      atMostRatio: 1 / 2,
    })
    bench.size('memory of that, at most', {
      ours: 'vivarium',
      mebibytes: Math.max(...memory.ours),
      peer: 'kube-apiserver with kwok',
      peerMebibytes: Math.max(...memory.theirs),
      atMost: 1024,
    })

    await bench.measure('a day of ten cron jobs each minute, as fast as it goes', {
      name: 'vivarium',
      runs: 1,
      warmups: 0,
      atMostMs: 60_000,
      run: async () => {
        const { milliseconds, jobs } = await cronDay(24)
        return { milliseconds, notes: { jobs } }
      },
    })
  },
)

async function startSimulated() {
  const child = fork(new URL('./lib/simulated-cluster.mjs', import.meta.url), ['bench'])
  const server = await new Promise((resolve, reject) => {
    child.once('message', resolve)
    child.once('exit', () => reject(new Error('the process of the cluster ended')))
  })
  const ended = new Promise((resolve) => child.once('exit', resolve))
  const close = () => {
    child.disconnect()
    return ended
  }
  return { ...server, pids: [child.pid], addNodes: (count) => child.send(count), close }
}

async function cronDay(hours) {
  const script = new URL('./lib/cron-day.mjs', import.meta.url).pathname
  const { child } = await launch(process.execPath, [script, String(hours)], { stdout: 'pipe' })
  let printed = ''
  for await (const chunk of child.stdout) printed += chunk
  return JSON.parse(printed)
}
