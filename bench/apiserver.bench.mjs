// The API server beside the real kube-apiserver with etcd: both as processes, under the same load by a client that is a process of its own.
import { fork } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { request } from 'node:https'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { launch, Operation } from '@vivarium/core'
import { ApiServer } from 'vivarium'
import { parse } from 'yaml'
import { goProgram } from '../scripts/lib/go-programs.mjs'
import { startReferenceServer } from '../scripts/lib/reference-server.mjs'
import { benchmark } from './lib/benchmark.mjs'
import { residentMebibytes } from './lib/process-memory.mjs'

const bin = fileURLToPath(new URL('../packages/vivarium/dist/bin.js', import.meta.url))
const token = 'bench'

/** What a process does that needs an API server at once, and how long that took without loading the code. */
const inProcess = `import { ApiServer } from 'vivarium'
const started = performance.now()
const api = await ApiServer.start()
process.stdout.write(String(performance.now() - started))
await api.close()`

const phases = [
  { phase: 'create', what: '2,000 creates', from: 'absent', atMostRatio: 1 / 2 },
  { phase: 'get', what: '4,000 gets', from: 'present', atMostRatio: 1 / 4 },
  { phase: 'list', what: '200 lists of 2,000 objects', from: 'present', atMostRatio: 1 / 4 },
  { phase: 'list by label', what: '400 lists of 200 of 2,000 objects, by label', from: 'present', atMostRatio: 1 / 4 },
  { phase: 'merge patch', what: '2,000 merge patches', from: 'present', atMostRatio: 1 / 3 },
  { phase: 'apply', what: '2,000 server-side applies', from: 'present', atMostRatio: 1 / 3 },
  { phase: 'delete', what: '2,000 deletes', from: 'present', atMostRatio: 1 / 2 },
  { phase: 'watch latency', what: 'from the start of a request to its event, median of 300', from: 'present', atMostRatio: 1 / 2 },
]

export default benchmark('an API server, 20 requests at a time on one HTTP/2 connection, beside kube-apiserver and etcd', async (bench) => {
  // Built before anything is timed.
  for (const name of ['kube-apiserver', 'etcd']) await goProgram(name)
  const folder = await mkdtemp(join(tmpdir(), 'vivarium-bench-'))
  bench.defer(() => rm(folder, { recursive: true, force: true }))

  await bench.measure('in process, from the call until it is ready', {
    name: 'vivarium',
    atMostMs: 150,
    run: async () => {
      const child = await launch(process.execPath, ['--input-type=module', '-e', inProcess], { cwd: import.meta.dirname, stdout: 'pipe' })
      let printed = ''
      for await (const chunk of child.child.stdout) printed += chunk
      return { milliseconds: Number(printed) }
    },
  })

  let started
  const end = async () => {
    await started?.close()
    started = undefined
  }
  await bench.compare('as a process, from its start until /readyz answers 200', {
    ours: {
      name: 'vivarium',
      run: async () => {
        started = await startOurs(folder)
      },
      after: end,
    },
    peer: {
      name: 'kube-apiserver with etcd',
      run: async () => {
        started = await startTheirs()
      },
      after: end,
    },
    atMostMs: 500,
  })

  const ours = await startOurs(folder)
  bench.defer(() => ours.close())
  const theirs = await startTheirs()
  bench.defer(() => theirs.close())
  const size = async (what, atMost) =>
    bench.size(what, {
      ours: 'vivarium',
      mebibytes: await memoryOf(ours.pids),
      peer: 'kube-apiserver with etcd',
      peerMebibytes: await memoryOf(theirs.pids),
      atMost,
    })
  await size('memory, idle', 90)

  const loads = { ours: await connect(ours), theirs: await connect(theirs) }
  bench.defer(() => {
    for (const load of Object.values(loads)) load.close()
  })
  for (const load of Object.values(loads)) await load.say('present')
  for (const path of await openApiPaths(ours)) for (const server of [ours, theirs]) await get(server, path)
  await size('memory, every schema read and 2,000 objects written', 140)
  for (const { phase, what, from, atMostRatio } of phases) {
    const side = (name, load) => ({ name, before: () => load.say(from), run: () => load.say(phase) })
    await bench.compare(what, {
      ours: side('vivarium', loads.ours),
      peer: side('kube-apiserver with etcd', loads.theirs),
      atMostRatio,
    })
  }

  await inOneProcess(bench)
})

/** What forks and crowds of servers cost the process that they are in. */
async function inOneProcess(bench) {
  const configMap = (index, name = 'settings') => ({
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: `${name}-${index}`, namespace: 'default' },
    data: { index: String(index) },
  })
  const api = await ApiServer.start()
  bench.defer(() => api.close())
  for (let index = 0; index < 10_000; index++) await api.client.create(configMap(index))
  let round = 0
  await bench.measure('fork of 10,000 objects, then 1,000 writes on each side', {
    name: 'vivarium',
    atMostMs: 500,
    run: async () => {
      const fork = await api.fork()
      const name = `written-${++round}`
      for (let index = 0; index < 1000; index++) {
        await api.client.create(configMap(index, name))
        await fork.client.create(configMap(index, `${name}-there`))
      }
      const seen = fork.client.list({ apiVersion: 'v1', kind: 'ConfigMap' }, { namespace: 'default' }).items
      if (seen.some(({ metadata }) => metadata.name.startsWith(`${name}-`) && !metadata.name.startsWith(`${name}-there`)))
        throw new Error('the fork sees what its origin wrote')
      await fork.close()
    },
  })

  globalThis.gc?.()
  const before = await residentMebibytes(process.pid)
  const crowd = []
  for (let index = 0; index < 1000; index++) crowd.push(await ApiServer.start())
  globalThis.gc?.()
  bench.size('memory of one more idle API server in the process, mean of 1,000', {
    ours: 'vivarium',
    mebibytes: ((await residentMebibytes(process.pid)) - before) / crowd.length,
    atMost: 2,
  })
  for (const one of crowd) await one.close()

  const large = await ApiServer.start()
  bench.defer(() => large.close())
  globalThis.gc?.()
  const empty = await residentMebibytes(process.pid)
  for (let index = 0; index < 100_000; index++) await large.client.create(configMap(index))
  globalThis.gc?.()
  bench.size('memory of 100,000 config maps', { ours: 'vivarium', mebibytes: (await residentMebibytes(process.pid)) - empty })
}

async function startOurs(folder) {
  const kubeconfigFile = join(await mkdtemp(join(folder, 'api-')), 'kubeconfig')
  const operation = Operation.from({ timeoutMs: 60_000 }, 'starting viv apiserver')
  const viv = await launch(process.execPath, [bin, 'apiserver', '--port', '0', '--kubeconfig', kubeconfigFile], { stdout: 'ignore' })
  const kubeconfig = await operation.poll(async () => {
    const text = await readFile(kubeconfigFile, 'utf8').catch(() => '')
    return text === '' ? undefined : parse(text)
  }, 5)
  const [{ cluster }] = kubeconfig.clusters
  const [{ user }] = kubeconfig.users
  const server = {
    url: cluster.server,
    certificateAuthority: fromBase64(cluster['certificate-authority-data']),
    certificate: fromBase64(user['client-certificate-data']),
    key: fromBase64(user['client-key-data']),
    pids: [viv.pid],
    close: () => viv.stop(),
  }
  await operation.poll(async () => ((await get(server, '/readyz').catch(() => 0)) === 200 ? true : undefined), 5)
  return server
}

async function startTheirs() {
  const server = await startReferenceServer({ tokens: { [token]: { name: 'bench', groups: ['system:masters'] } } })
  return { ...server, token }
}

async function memoryOf(pids) {
  const sizes = await Promise.all(pids.map(residentMebibytes))
  return sizes.reduce((sum, size) => sum + size, 0)
}

/** The status; the body is thrown away. */
function get(server, path) {
  return new Promise((resolve, reject) => {
    const { url, certificateAuthority: ca, certificate: cert, key, token } = server
    const headers = { ...(token && { authorization: `Bearer ${token}` }) }
    request(`${url}${path}`, { ca, cert, key, headers, agent: false }, (response) => {
      response.resume()
      response.on('end', () => resolve(response.statusCode))
    })
      .on('error', reject)
      .end()
  })
}

async function openApiPaths(server) {
  const { certificateAuthority: ca, certificate: cert, key } = server
  const index = await new Promise((resolve, reject) => {
    request(`${server.url}/openapi/v3`, { ca, cert, key, agent: false }, async (response) => {
      let text = ''
      for await (const chunk of response) text += chunk
      resolve(JSON.parse(text))
    })
      .on('error', reject)
      .end()
  })
  return ['/openapi/v2', ...Object.keys(index.paths).map((path) => `/openapi/v3/${path}`)]
}

const fromBase64 = (text) => Buffer.from(text, 'base64').toString()

/** A process that puts load on a server. */
async function connect({ url, certificateAuthority, certificate, key, token }) {
  const child = fork(new URL('./lib/api-load.mjs', import.meta.url))
  const say = async (message) => {
    const answered = new Promise((resolve, reject) => {
      child.once('message', resolve)
      child.once('exit', () => reject(new Error('the load process ended')))
    })
    child.send(message)
    const { error, ...answer } = await answered
    child.removeAllListeners('exit')
    if (error) throw new Error(error)
    return answer
  }
  await say({ url, certificateAuthority, certificate, key, token })
  return { say, close: () => child.disconnect() }
}
