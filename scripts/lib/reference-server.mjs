import { generateKeyPairSync, randomUUID } from 'node:crypto'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { request } from 'node:https'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { launch, Operation } from '@vivarium/core'
import { goProgram } from './go-programs.mjs'

/**
 * The real kube-apiserver with its etcd, on free ports of 127.0.0.1, ready when this resolves: `{ url, certificateAuthority, close }`.
 * Everybody may do everything. `tokens`: users by bearer token, each `{ name, groups }`; `flags`: more flags of kube-apiserver.
 */
export async function startReferenceServer({ tokens = {}, flags = /** @type {string[]} */ ([]), ...options } = {}) {
  const operation = Operation.from(options, 'starting kube-apiserver', 60_000)
  const [kubeApiserver, etcd] = [await goProgram('kube-apiserver'), await goProgram('etcd')]
  const folder = await mkdtemp(join(tmpdir(), 'vivarium-reference-'))
  const started = []
  const close = async () => {
    for (const one of started.toReversed()) await one.stop()
    await rm(folder, { recursive: true, force: true })
  }
  const start = async (program, args) => {
    const launched = await launch(program, args, { stdout: 'ignore', stderr: 'pipe', cwd: folder })
    started.push(launched)
    const printed = { text: '' }
    launched.child.stderr.setEncoding('utf8').on('data', (chunk) => {
      printed.text = `${printed.text}${chunk}`.slice(-10_000)
    })
    return { launched, printed }
  }
  try {
    const [clientPort, peerPort, port] = await freePorts(3)
    // Nobody may ask without a name where everybody may do everything.
    const probe = randomUUID()
    const users = Object.entries({ ...tokens, [probe]: { name: 'probe' } }).map(
      ([token, { name, groups = [] }]) => `${token},${name},${name}-uid,"${groups.join(',')}"`,
    )
    await writeFile(join(folder, 'tokens.csv'), `${users.join('\n')}\n`, { mode: 0o600 })
    await writeFile(join(folder, 'service-account.key'), serviceAccountKey(), { mode: 0o600 })
    const etcdUrl = `http://127.0.0.1:${clientPort}`
    const peerUrl = `http://127.0.0.1:${peerPort}`
    await start(etcd, [
      `--data-dir=${join(folder, 'etcd')}`,
      '--unsafe-no-fsync',
      `--listen-client-urls=${etcdUrl}`,
      `--advertise-client-urls=${etcdUrl}`,
      `--listen-peer-urls=${peerUrl}`,
      `--initial-advertise-peer-urls=${peerUrl}`,
      `--initial-cluster=default=${peerUrl}`,
    ])
    const { launched, printed } = await start(kubeApiserver, [
      `--etcd-servers=${etcdUrl}`,
      `--secure-port=${port}`,
      '--bind-address=127.0.0.1',
      `--cert-dir=${join(folder, 'certificates')}`,
      `--token-auth-file=${join(folder, 'tokens.csv')}`,
      '--authorization-mode=AlwaysAllow',
      '--service-cluster-ip-range=10.0.0.0/24',
      '--service-account-issuer=https://kubernetes.default.svc.cluster.local',
      `--service-account-key-file=${join(folder, 'service-account.key')}`,
      `--service-account-signing-key-file=${join(folder, 'service-account.key')}`,
      '--allow-privileged=true',
      ...flags,
    ])
    const url = `https://127.0.0.1:${port}`
    await operation.poll(async () => {
      if (launched.child.exitCode !== null) throw new Error(`kube-apiserver ended:\n${printed.text}`)
      return (await statusOf(`${url}/readyz`, probe)) === 200 ? true : undefined
    }, 100)
    const certificateAuthority = await readFile(join(folder, 'certificates', 'apiserver.crt'), 'utf8')
    return { url, certificateAuthority, pids: started.map(({ pid }) => pid), close }
  } catch (error) {
    await close()
    throw error
  }
}

function serviceAccountKey() {
  return generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ type: 'pkcs8', format: 'pem' })
}

/** Its certificate is its own, made when it starts: nobody has it yet. */
function statusOf(url, token) {
  return new Promise((resolve) => {
    request(url, { rejectUnauthorized: false, agent: false, headers: { authorization: `Bearer ${token}` } }, (response) => {
      response.resume()
      resolve(response.statusCode)
    })
      .on('error', () => resolve(0))
      .end()
  })
}

async function freePorts(count) {
  const servers = await Promise.all(
    Array.from(
      { length: count },
      () =>
        new Promise((resolve, reject) => {
          const server = createServer()
          server.on('error', reject)
          server.listen(0, '127.0.0.1', () => resolve(server))
        }),
    ),
  )
  const ports = servers.map((server) => server.address().port)
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))))
  return ports
}
