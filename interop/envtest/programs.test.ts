// The steps of controller-runtime's envtest with the programs that `viv envtest path` prints, as they are; interop/go has the real one.
import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, rm, stat, writeFile } from 'node:fs/promises'
import { request as requestHttp } from 'node:http'
import { request as requestHttps } from 'node:https'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { workspaceRoot } from '../testing/workspace.js'

const execute = promisify(execFile)
const viv = join(workspaceRoot, 'packages/vivarium/dist/bin.js')

let home: string
let assets: string
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), "vivarium envtest's 'own' "))
  const env = { ...process.env, VIVARIUM_CACHE_DIR: join(home, 'cache') }
  const { stdout } = await execute(process.execPath, [viv, 'envtest', 'path', '--quiet'], { env })
  assets = stdout.trim()
})
afterAll(() => rm(home, { recursive: true, force: true, maxRetries: 5 }))

/** One that was free a moment ago: envtest closes its own too before it starts the programs. */
async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as { port: number }
  await new Promise((resolve) => server.close(resolve))
  return port
}

/** Undefined when nobody answers. With a body it is a POST. */
function statusOf(url: string, body?: string): Promise<number | undefined> {
  return new Promise((resolve) => {
    const secure = url.startsWith('https')
    const options = {
      agent: false,
      method: body === undefined ? 'GET' : 'POST',
      headers: { 'content-type': 'application/json', ...(secure && !url.endsWith('/healthz') && { authorization: 'Bearer secret' }) },
    }
    const answer = (response: { statusCode?: number; resume(): void }) => {
      response.resume()
      resolve(response.statusCode)
    }
    const asked = secure ? requestHttps(url, { ...options, rejectUnauthorized: false }, answer) : requestHttp(url, options, answer)
    asked.on('error', () => resolve(undefined))
    asked.end(body)
  })
}

/** A program as envtest starts it: in a process group of its own. */
class Started implements AsyncDisposable {
  readonly #child: ChildProcess

  constructor(name: string, argv: readonly string[]) {
    this.#child = spawn(join(assets, name), argv, { cwd: home, detached: true, stdio: ['ignore', 'ignore', 'inherit'] })
  }

  async ready(url: string): Promise<void> {
    await expect.poll(() => (this.#child.exitCode === null ? statusOf(url) : 'ended'), { interval: 100, timeout: 20_000 }).toBe(200)
  }

  /** Signals go to the program alone, not to its group. Gives the milliseconds that it took. */
  async stop(): Promise<number> {
    const started = performance.now()
    if (this.#child.exitCode === null && this.#child.signalCode === null) {
      const exited = once(this.#child, 'exit')
      this.#child.kill('SIGTERM')
      await exited
    }
    return performance.now() - started
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.stop()
  }
}

describe.skipIf(process.platform === 'win32')('the programs of viv envtest', () => {
  it('are asked for their help first', async () => {
    expect((await execute(join(assets, 'etcd'), ['--help'])).stdout).toMatch(/^\s*--unsafe-no-fsync\b/m)
    expect((await execute(join(assets, 'kube-apiserver'), ['--help'])).stdout).not.toMatch(/^\s*--insecure-port/m)
  })

  it('make a control plane, whose state outlives the API server', { timeout: 120_000 }, async () => {
    const certs = join(home, 'certs')
    await mkdir(certs)
    const [client, peer, secure] = [await freePort(), await freePort(), await freePort()]
    const etcdUrl = `http://127.0.0.1:${client}`
    await using etcd = new Started('etcd', [
      `--advertise-client-urls=${etcdUrl}`,
      `--data-dir=${join(home, 'data')}`,
      `--listen-client-urls=${etcdUrl}`,
      `--listen-peer-urls=http://127.0.0.1:${peer}`,
      '--unsafe-no-fsync=true',
    ])
    await etcd.ready(`${etcdUrl}/health`)
    const server = () =>
      new Started('kube-apiserver', [
        '--allow-privileged=true',
        '--authorization-mode=RBAC',
        '--bind-address=127.0.0.1',
        `--cert-dir=${certs}`,
        '--disable-admission-plugins=ServiceAccount',
        `--etcd-servers=${etcdUrl}`,
        `--secure-port=${secure}`,
        `--service-account-issuer=https://127.0.0.1:${secure}/`,
        '--service-cluster-ip-range=10.0.0.0/24',
        `--token-auth-file=${join(home, 'tokens.csv')}`,
      ])
    await writeFile(join(home, 'tokens.csv'), 'secret,admin,u-1,"system:masters"\n')
    const api = `https://127.0.0.1:${secure}`
    {
      await using first = server()
      await first.ready(`${api}/healthz`)
      expect(
        await statusOf(`${api}/api/v1/namespaces`, JSON.stringify({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'kept' } })),
      ).toBe(201)
      expect(await first.stop()).toBeLessThan(5000)
    }
    await using second = server()
    await second.ready(`${api}/healthz`)
    expect(await statusOf(`${api}/api/v1/namespaces/kept`)).toBe(200)
    expect((await stat(join(certs, 'apiserver.crt'))).isFile()).toBe(true)
    expect(await second.stop()).toBeLessThan(5000)
    expect(await etcd.stop()).toBeLessThan(5000)
  })
})
