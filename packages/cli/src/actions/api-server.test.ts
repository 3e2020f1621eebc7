import { readFile, stat, writeFile } from 'node:fs/promises'
import { request } from 'node:https'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { controllerNames } from '../commands/api-servers.js'
import { TestConsole } from '../testing/console.js'
import { launchViv } from '../testing/terminal.js'

let user: TestConsole
beforeEach(async () => {
  user = await TestConsole.open()
})
afterEach(() => user[Symbol.asyncDispose]())

interface Kubeconfig {
  readonly clusters: readonly { readonly cluster: Readonly<Record<string, string>> }[]
  readonly users: readonly { readonly user: Readonly<Record<string, string>> }[]
}

/** A request with what a kubeconfig says. */
async function ask(kubeconfig: string, method: string, path: string, body?: unknown): Promise<{ status: number; body: unknown }> {
  const { clusters, users } = JSON.parse(await readFile(join(user.home, kubeconfig), 'utf8')) as Kubeconfig
  const [{ cluster } = { cluster: {} as Record<string, string> }, { user: credentials } = { user: {} as Record<string, string> }] = [
    clusters[0],
    users[0],
  ]
  const pem = (text: string | undefined) => Buffer.from(text ?? '', 'base64')
  return new Promise((resolve, reject) => {
    const asked = request(
      new URL(path, cluster.server),
      {
        method,
        agent: false,
        ca: pem(cluster['certificate-authority-data']),
        cert: pem(credentials['client-certificate-data']),
        key: pem(credentials['client-key-data']),
        headers: { 'content-type': 'application/json' },
      },
      (response) => {
        const chunks: Buffer[] = []
        response.on('data', (chunk: Buffer) => chunks.push(chunk))
        response.on('end', () => {
          const text = Buffer.concat(chunks).toString()
          resolve({ status: response.statusCode ?? 0, body: text.startsWith('{') ? JSON.parse(text) : text })
        })
      },
    )
    asked.on('error', reject)
    asked.end(body === undefined ? undefined : JSON.stringify(body))
  })
}

/** Runs the command in this process until `body` is done. */
async function whileServing(argv: readonly string[], body: () => Promise<void>) {
  const interrupt = new AbortController()
  const serving = user.run(['apiserver', '--kubeconfig', 'kubeconfig', ...argv], { signal: interrupt.signal })
  let ended = false
  void serving.then(() => {
    ended = true
  })
  await expect
    .poll(async () => ended || (await ask('kubeconfig', 'GET', '/readyz').catch(() => undefined))?.status, { timeout: 20_000 })
    .toBe(200)
  try {
    await body()
  } finally {
    interrupt.abort()
  }
  return serving
}

const namespace = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'team' } }
const accountOfTeam = '/api/v1/namespaces/team/serviceaccounts/default'

describe('viv apiserver', () => {
  it('serves until it is interrupted, with a kubeconfig for its user only, and keeps nothing', async () => {
    const { exitCode, stdout, stderr } = await whileServing([], async () => {
      expect((await stat(join(user.home, 'kubeconfig'))).mode & 0o777).toBe(0o600)
      expect((await ask('kubeconfig', 'POST', '/api/v1/namespaces', namespace)).status).toBe(201)
      await expect.poll(async () => (await ask('kubeconfig', 'GET', accountOfTeam)).status).toBe(200)
    })
    expect({ exitCode, stdout }).toEqual({ exitCode: 0, stdout: '' })
    expect(stderr).toMatch(/^Kubernetes 1\.34 is served on https:\/\/127\.0\.0\.1:\d+\.$/m)
    expect(stderr).toMatch(/nothing of it is kept/)
  })

  it('keeps its state in a file and starts from it', async () => {
    const state = join(user.home, 'state.gz')
    await whileServing(['--state', 'state.gz', '--controllers', 'none'], async () => {
      await ask('kubeconfig', 'POST', '/api/v1/namespaces', namespace)
      const second = await user.run(['apiserver', '--state', 'state.gz'])
      expect([second.exitCode, second.stderr]).toEqual([1, expect.stringMatching(/in use/)])
    })
    expect((await stat(state)).mode & 0o777).toBe(0o600)
    await whileServing(['--state', 'state.gz', '--controllers', 'none'], async () => {
      expect((await ask('kubeconfig', 'GET', '/api/v1/namespaces/team')).status).toBe(200)
      expect((await ask('kubeconfig', 'GET', accountOfTeam)).status).toBe(404)
    })
    await writeFile(state, 'something else')
    const { exitCode, stderr } = await user.run(['apiserver', '--state', 'state.gz'])
    expect([exitCode, stderr]).toEqual([2, expect.stringMatching(/is not the state of an API server/)])
  })

  it('prints a record for programs', async () => {
    const { stdout } = await whileServing(['--output', 'json'], async () => {})
    expect(JSON.parse(stdout)).toEqual({
      url: expect.stringMatching(/^https:\/\/127\.0\.0\.1:\d+$/),
      port: expect.any(Number),
      version: '1.34',
      kubeconfig: 'kubeconfig',
      state: null,
      pid: process.pid,
    })
  })

  it.each([
    [['--port', 'x'], /a whole number/],
    [['--port', '70000'], /a port, 0 for any free one/],
    [['--controllers', 'scheduler'], /garbage-collector, namespaces/],
    [['--kubernetes-version', '1.2'], /there is no Kubernetes version "1\.2"/],
  ])('%j is a wrong command line', async (argv, message) => {
    const { exitCode, stderr } = await user.run(['apiserver', ...argv])
    expect([exitCode, stderr]).toEqual([2, expect.stringMatching(message)])
  })

  it('names every controller that there is', async () => {
    await whileServing(['--controllers', controllerNames.join(',')], async () => {
      await ask('kubeconfig', 'POST', '/api/v1/namespaces', namespace)
      await expect.poll(async () => (await ask('kubeconfig', 'GET', accountOfTeam)).status).toBe(200)
    })
  })

  it('as a process ends at once when it is told to', async () => {
    const viv = await launchViv(['apiserver', '--kubeconfig', 'kubeconfig', '--state', 'state.gz'], { cwd: user.home })
    await expect.poll(async () => (await ask('kubeconfig', 'GET', '/readyz').catch(() => undefined))?.status, { timeout: 20_000 }).toBe(200)
    const started = performance.now()
    process.kill(viv.pid, 'SIGTERM')
    expect(await viv.exited).toEqual({ code: 0, signal: null })
    expect(performance.now() - started).toBeLessThan(5000)
    expect((await stat(join(user.home, 'state.gz'))).size).toBeGreaterThan(1000)
  })
})

describe('viv envtest', () => {
  it('prints a folder, and warns when there is no kubectl', async () => {
    const { exitCode, stdout, stderr } = await user.run(['envtest', 'path'], { env: { PATH: user.home } })
    expect([exitCode, stderr]).toEqual([0, expect.stringMatching(/no kubectl is in PATH/)])
    for (const name of ['kube-apiserver', 'etcd', 'kubectl']) expect((await stat(join(stdout.trim(), name))).mode & 0o111).toBe(0o111)
    expect(await user.run(['envtest', 'path', '--quiet'], { env: { PATH: user.home } })).toEqual({ exitCode: 0, stdout, stderr: '' })
  })

  it('puts the programs where it is told to, and never over foreign files', async () => {
    const { exitCode, stdout } = await user.run(['envtest', 'install', 'bin', '--output', 'json'], { env: { PATH: user.home } })
    expect([exitCode, JSON.parse(stdout)]).toEqual([0, { folder: join(user.home, 'bin'), kubectl: null }])
    await writeFile(join(user.home, 'bin', 'etcd'), 'mine')
    const refused = await user.run(['envtest', 'install', 'bin'])
    expect([refused.exitCode, refused.stderr]).toEqual([2, expect.stringMatching(/--force/)])
    expect((await user.run(['envtest', 'install', 'bin', '--force', '--quiet'], { env: { PATH: user.home } })).exitCode).toBe(0)
  })
})
