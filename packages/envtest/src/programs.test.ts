import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { CertificateAuthority } from '@vivarium/core'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { freePort, TestClient, TestProgram } from './testing/programs.js'

let folder: string
let etcd: TestProgram
let etcdUrl: string
let clients: CertificateAuthority
let serving: CertificateAuthority

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vivarium-envtest-'))
  await mkdir(join(folder, 'certs'))
  ;[clients, serving] = await Promise.all([CertificateAuthority.create('clients'), CertificateAuthority.create('envtest')])
  const [server, accounts] = await Promise.all([serving.issueServer(['localhost', '127.0.0.1']), serving.issueServer(['sa'])])
  const files = {
    'apiserver.crt': server.certificate,
    'apiserver.key': server.key,
    'client-cert-auth-ca.crt': clients.certificate,
    'sa-signer.crt': accounts.certificate,
    'sa-signer.key': accounts.key,
  }
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, 'certs', name), text)
})
afterEach(async () => {
  await rm(folder, { recursive: true, force: true, maxRetries: 5 })
})

async function startEtcd() {
  const started = await TestProgram.start(
    'etcd',
    [
      '--advertise-client-urls=http://127.0.0.1:0',
      `--data-dir=${join(folder, 'etcd')}`,
      '--listen-client-urls=http://127.0.0.1:0',
      '--listen-peer-urls=http://127.0.0.1:0',
      '--unsafe-no-fsync=true',
    ],
    { cwd: folder },
  )
  return { etcd: started, etcdUrl: await started.says(/http:\S+/) }
}

/** The arguments that envtest gives. */
function envtestArguments(port: number): string[] {
  const certs = join(folder, 'certs')
  return [
    '--allow-privileged=true',
    '--authorization-mode=RBAC',
    '--bind-address=127.0.0.1',
    `--cert-dir=${certs}`,
    `--client-ca-file=${certs}/client-cert-auth-ca.crt`,
    '--disable-admission-plugins=ServiceAccount',
    `--etcd-servers=${etcdUrl}`,
    `--secure-port=${port}`,
    `--service-account-issuer=https://127.0.0.1:${port}/`,
    `--service-account-key-file=${certs}/sa-signer.crt`,
    `--service-account-signing-key-file=${certs}/sa-signer.key`,
    '--service-cluster-ip-range=10.0.0.0/24',
  ]
}

async function startServer(port: number, argv: readonly string[] = [], env?: Record<string, string>): Promise<TestProgram> {
  const server = await TestProgram.start('kube-apiserver', [...envtestArguments(port), ...argv], { cwd: folder, ...(env && { env }) })
  try {
    await server.says(/serving Kubernetes/)
    return server
  } catch (error) {
    await server[Symbol.asyncDispose]()
    throw error
  }
}

async function clientOf(port: number, user = 'admin', groups = ['system:masters']): Promise<TestClient> {
  return new TestClient(port, serving.certificate, await clients.issueClient(user, groups))
}

const namespace = (name: string) => ({ apiVersion: 'v1', kind: 'Namespace', metadata: { name } })

describe('kube-apiserver', () => {
  beforeEach(async () => {
    ;({ etcd, etcdUrl } = await startEtcd())
  })
  afterEach(() => etcd[Symbol.asyncDispose]())

  it('serves with the certificate of its folder; strangers may ask for its health, and users come by certificates of the authority', async () => {
    const port = await freePort()
    await using _server = await startServer(port)
    using stranger = new TestClient(port, serving.certificate)
    expect((await stranger.get('/healthz')).status).toBe(200)
    expect((await stranger.get('/api/v1/namespaces')).status).toBe(403)
    using client = await clientOf(port, 'jane', ['team', 'system:masters'])
    const review = { apiVersion: 'authentication.k8s.io/v1', kind: 'SelfSubjectReview' }
    const { body } = await client.post('/apis/authentication.k8s.io/v1/selfsubjectreviews', review)
    expect(body.status.userInfo).toMatchObject({ username: 'jane', groups: ['team', 'system:masters', 'system:authenticated'] })
    for (const name of ['default', 'kube-system', 'kube-public', 'kube-node-lease'])
      expect((await client.get(`/api/v1/namespaces/${name}`)).status).toBe(200)
    expect((await client.get('/api/v1/namespaces/default/services/kubernetes')).body.spec.clusterIP).toBe('10.0.0.1')
    expect((await client.get('/version')).body.gitVersion).toMatch(/^v1\.34\./)
  })

  it('signs tokens of service accounts with the key that it is given', async () => {
    const port = await freePort()
    await using _server = await startServer(port)
    using client = await clientOf(port)
    const accounts = '/api/v1/namespaces/default/serviceaccounts'
    await client.post(accounts, { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: 'robot' } })
    const { body } = await client.post(`${accounts}/robot/token`, {
      apiVersion: 'authentication.k8s.io/v1',
      kind: 'TokenRequest',
      spec: {},
    })
    const [header = '', payload = ''] = String(body.status.token).split('.')
    const decoded = (part: string) => JSON.parse(Buffer.from(part, 'base64url').toString())
    expect([decoded(header).alg, decoded(payload).iss]).toEqual(['ES256', `https://127.0.0.1:${port}/`])
    using robot = new TestClient(port, serving.certificate, { token: body.status.token })
    expect((await robot.get('/api/v1/namespaces')).status).toBe(200)
  })

  it('runs no controllers unless somebody asks for them', async () => {
    const port = await freePort()
    const configMap = '/api/v1/namespaces/team/configmaps/kube-root-ca.crt'
    await using bare = await startServer(port)
    {
      using client = await clientOf(port)
      await client.post('/api/v1/namespaces', namespace('team'))
      expect((await client.request('DELETE', '/api/v1/namespaces/team')).body.status.phase).toBe('Terminating')
      expect((await client.get('/api/v1/namespaces/team')).status).toBe(200)
      expect((await client.get('/api/v1/namespaces/default/serviceaccounts/default')).status).toBe(404)
    }
    bare.kill('SIGTERM')
    await bare.exitCode()
    await using _server = await startServer(port, [], { VIVARIUM_CONTROLLERS: 'namespace,root-ca-cert-publisher' })
    using client = await clientOf(port)
    await expect.poll(async () => (await client.get('/api/v1/namespaces/team')).status).toBe(404)
    await client.post('/api/v1/namespaces', namespace('team'))
    await expect.poll(async () => (await client.get(configMap)).status).toBe(200)
    expect((await client.get('/api/v1/namespaces/team/serviceaccounts/default')).status).toBe(404)
  })

  it('finds its state again, however it ended: what was answered is kept', { timeout: 120_000 }, async () => {
    const port = await freePort()
    const created: string[] = []
    for (const signal of ['SIGKILL', 'SIGTERM', 'SIGKILL'] as const) {
      await using server = await startServer(port)
      using client = await clientOf(port)
      const { body } = await client.get('/api/v1/namespaces')
      const names = body.items.map(({ metadata }: { metadata: { name: string } }) => metadata.name)
      expect(names).toEqual(expect.arrayContaining(created))
      // Side by side, and killed in the middle of them.
      const writes = Array.from({ length: 200 }, async (_, i) => {
        const name = `${signal.toLowerCase()}-${created.length}-${i}`
        const answer = await client.post('/api/v1/namespaces', namespace(name)).catch(() => undefined)
        if (answer?.status === 201) created.push(name)
      })
      await Promise.all(writes.slice(0, 20))
      server.kill(signal)
      await server.exitCode()
      await Promise.all(writes)
    }
    expect(created.length).toBeGreaterThanOrEqual(60)
    await using _server = await startServer(port)
    using client = await clientOf(port)
    for (const name of created) expect((await client.get(`/api/v1/namespaces/${name}`)).status).toBe(200)
  })

  it('finds its state again also when etcd was started again in its folder', async () => {
    const port = await freePort()
    let uid = ''
    {
      await using _server = await startServer(port)
      using client = await clientOf(port)
      uid = (await client.post('/api/v1/namespaces', namespace('kept'))).body.metadata.uid
    }
    etcd.kill('SIGKILL')
    await etcd.exitCode()
    ;({ etcd, etcdUrl } = await startEtcd())
    await using _server = await startServer(port)
    using client = await clientOf(port)
    expect((await client.get('/api/v1/namespaces/kept')).body.metadata.uid).toBe(uid)
  })

  it('refuses an etcd that another API server has, and takes one with another prefix', async () => {
    const port = await freePort()
    await using _server = await startServer(port)
    const other = await freePort()
    await expect(startServer(other)).rejects.toThrow(/in use by the API server with process id \d+/)
    await using _third = await startServer(other, ['--etcd-prefix=/other'])
    using client = await clientOf(port)
    await client.post('/api/v1/namespaces', namespace('mine'))
    using another = await clientOf(other)
    expect((await another.get('/api/v1/namespaces/mine')).status).toBe(404)
  })

  it('ends with etcd, in whose care its state is', async () => {
    await using server = await startServer(await freePort())
    etcd.kill('SIGKILL')
    expect(await server.exitCode()).toBe(1)
    expect(server.stderr).toMatch(/has ended, and the API server ends with it/)
  })

  it('makes a certificate where there is none, and uses it the next time', async () => {
    const port = await freePort()
    const fresh = join(folder, 'fresh')
    const certificates: string[] = []
    for (let round = 0; round < 2; round++) {
      await using _server = await startServer(port, [`--cert-dir=${fresh}`])
      const certificate = await readFile(join(fresh, 'apiserver.crt'), 'utf8')
      certificates.push(certificate)
      using client = new TestClient(port, certificate)
      expect((await client.get('/readyz')).status).toBe(200)
    }
    expect(certificates[0]).toBe(certificates[1])
    expect((await stat(join(fresh, 'apiserver.key'))).mode & 0o777).toBe(0o600)
  })

  it('names the port that is in use', async () => {
    const port = await freePort()
    await using _server = await startServer(port)
    await expect(startServer(port, ['--etcd-prefix=/other'])).rejects.toThrow(/127.0.0.1:\d+ is in use/)
  })
})

describe('etcd', () => {
  beforeEach(async () => {
    ;({ etcd, etcdUrl } = await startEtcd())
  })
  afterEach(() => etcd[Symbol.asyncDispose]())

  const get = (path: string) =>
    new Promise<number | undefined>((resolve, reject) => {
      request(new URL(path, etcdUrl), (response) => {
        response.resume()
        resolve(response.statusCode)
      })
        .on('error', reject)
        .end()
    })

  it('answers for its health, and keeps what it has to itself', async () => {
    expect([await get('/health'), await get('/v3/kv/range'), await get('/vivarium/state')]).toEqual([200, 404, 404])
    const port = await freePort()
    await using _server = await startServer(port)
    const state = join(folder, 'etcd/vivarium/registry')
    expect((await stat(state)).mode & 0o777).toBe(0o700)
    for (const name of await readdir(state)) expect((await stat(join(state, name))).mode & 0o777).toBe(0o600)
  })

  it('ends at once, with connections open', async () => {
    await using server = await startServer(await freePort())
    const started = performance.now()
    etcd.kill('SIGTERM')
    expect(await etcd.exitCode()).toBe(0)
    expect(performance.now() - started).toBeLessThan(5000)
    await server.exitCode()
  })

  it('has its folder to itself', async () => {
    await using second = await TestProgram.start(
      'etcd',
      [`--data-dir=${join(folder, 'etcd')}`, '--listen-client-urls=http://127.0.0.1:0'],
      { cwd: folder },
    )
    expect(await second.exitCode()).toBe(1)
    expect(second.stderr).toMatch(/the data directory .* is in use by/)
  })
})

describe('a program that can not start, or has only something to say', () => {
  it.each([
    [['--nope'], 'Error: unknown flag: --nope\n'],
    [['--oidc-issuer-url=https://x'], /^Error: --oidc-issuer-url=https:\/\/x is not supported/],
    [['--etcd-servers=http://127.0.0.1:1', '--authorization-mode=RBAC'], /^Error: no etcd answers at http:\/\/127.0.0.1:1/m],
  ])('with %j ends at once and says why', async (argv, message) => {
    await using server = await TestProgram.start('kube-apiserver', argv, { cwd: folder })
    expect(await server.exitCode()).toBe(1)
    expect(server.stderr).toEqual(typeof message === 'string' ? message : expect.stringMatching(message))
  })

  it('prints its version', async () => {
    await using server = await TestProgram.start('kube-apiserver', ['--version'], { cwd: folder })
    expect(await server.exitCode()).toBe(0)
    expect(server.stdout).toMatch(/^Kubernetes v1\.34\.\d+\n$/)
  })

  it('does not take the folder of a real etcd', async () => {
    await mkdir(join(folder, 'real', 'member'), { recursive: true })
    await using second = await TestProgram.start('etcd', ['--data-dir=real', '--listen-client-urls=http://127.0.0.1:0'], { cwd: folder })
    expect(await second.exitCode()).toBe(1)
    expect(second.stderr).toMatch(/has the data of a real etcd/)
  })

  it('refuses flags in the words of etcd', async () => {
    await using second = await TestProgram.start('etcd', ['--nope'], { cwd: folder })
    expect(await second.exitCode()).toBe(2)
    expect(second.stderr).toBe('Error: flag provided but not defined: -nope\n')
  })
})
