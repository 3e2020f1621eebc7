import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { request } from 'node:http'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { type Behaviour, Cluster } from '@vivarium/simcluster'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hostPrograms } from './host-programs.js'
import { Kubectl, timeToBuildMs, whyNoKubectl } from './kubectl.js'

const missing = await whyNoKubectl()
if (missing) console.warn(`tests with the real kubectl are skipped: ${missing}`)

const big = randomBytes(1024 * 1024)
const behaviours: Behaviour[] = [
  {
    when: { labels: { app: 'web' } },
    http: [
      {
        port: 8080,
        routes: [
          { path: '/hello', body: 'hello from inside\n' },
          {
            path: '/big',
            handler: (_request, response) => {
              response.writeHead(200, { 'content-length': big.length })
              response.end(big)
            },
          },
          { path: '/echo', handler: (asked, response) => void pipeline(asked, response).catch(() => {}) },
          {
            path: '/broken',
            handler: () => {
              throw new TypeError('no such thing')
            },
          },
        ],
      },
    ],
    logs: [{ text: 'started' }, { text: 'to the side', stream: 'stderr' }, { text: 'tick', everyMs: 200 }],
    onInput: (chunk, { log }) => log(`input: ${String(chunk).trim()}`),
  },
  { when: { name: 'crashing' }, logs: [{ text: 'about to crash' }], exit: { afterMs: 100, code: 3 } },
]

describe.skipIf(missing)('pods, from inside, with kubectl', { timeout: 60_000 }, () => {
  let cluster: Cluster
  let kubectl: Kubectl
  let folder: string
  const pod = (name: string, labels: Record<string, string>, containers: readonly string[] = ['main'], more: object = {}) =>
    cluster.client.create({
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { namespace: 'default', name, labels },
      spec: { containers: containers.map((container) => ({ name: container, image: 'example/app', ...more })) },
    } as never)

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'vivarium-pods-'))
    cluster = await Cluster.start({ behaviours, runtime: hostPrograms(folder), seed: 'pods' })
    await cluster.nodes.add({ name: 'node-1' })
    kubectl = await Kubectl.create(cluster.kubeconfig)
    await pod('web', { app: 'web' })
    await pod('two', {}, ['main', 'side'])
    await pod('crashing', {})
    await kubectl.run(['wait', '--for=condition=Ready', 'pod/web', 'pod/two', '--timeout=20s'])
  }, timeToBuildMs)
  afterAll(async () => {
    await kubectl?.[Symbol.asyncDispose]()
    await cluster?.close()
    await rm(folder, { recursive: true, force: true })
  })

  it('have logs: whole, the end of them, with times, by container', async () => {
    expect((await kubectl.run(['logs', 'web'])).startsWith('started\nto the side\n')).toBe(true)
    expect((await kubectl.run(['logs', 'web', '--tail=1'])).trim()).toBe('tick')
    expect(await kubectl.run(['logs', 'web', '--timestamps', '--limit-bytes=60'])).toMatch(/^\d{4}-\d\d-\d\dT\S+Z started\n/)
    expect(await kubectl.run(['logs', 'two', '-c', 'side'])).toContain('example/app')
    expect((await kubectl.try(['logs', 'two', '-c', 'nobody'])).stderr).toContain('container nobody is not valid for pod two')
  })

  it('are followed until they are deleted', async () => {
    await pod('short', { app: 'web' })
    await kubectl.run(['wait', '--for=condition=Ready', 'pod/short', '--timeout=20s'])
    const following = kubectl.start(['logs', '-f', 'short'])
    // It may end before the command that deletes the pod does.
    const closed = once(following, 'close')
    await untilPrinted(following.stdout, 'tick')
    await kubectl.run(['delete', 'pod', 'short', '--wait=false'])
    const [code] = await closed
    expect(code).toBe(0)
  })

  it('keep the log of the container before', async () => {
    await expect
      .poll(() => kubectl.try(['logs', 'crashing', '--previous']).then(({ stdout }) => stdout), { timeout: 20_000 })
      .toBe('about to crash\n')
    expect((await kubectl.try(['logs', 'web', '--previous'])).stderr).toContain(
      'previous terminated container "main" in pod "web" not found',
    )
  })

  it.each([
    ['WebSockets', {}],
    ['SPDY', { KUBECTL_REMOTE_COMMAND_WEBSOCKETS: 'false' }],
  ])('run commands over %s', async (_name, env) => {
    const exec = (args: readonly string[], input = '') => kubectl.try(['exec', ...args], input, env)
    expect(await exec(['web', '--', 'sh', '-c', 'echo out; echo err >&2; exit 7'])).toEqual({
      code: 7,
      stdout: 'out\n',
      stderr: expect.stringContaining('err\n'),
    })
    expect((await exec(['-i', 'web', '--', 'cat'], 'what goes in\n')).stdout).toBe('what goes in\n')
    const long = 'x'.repeat(300_000)
    expect((await exec(['-i', 'web', '--', 'cat'], long)).stdout).toBe(long)
    const none = await exec(['web', '--', 'nothing'])
    expect(none.stderr).toContain('exec: "nothing": executable file not found in $PATH')
    expect(none.code).toBe(126)
    expect((await exec(['crashing', '-c', 'nobody', '--', 'sh'])).code).toBe(1)
  })

  it.each([
    ['WebSockets', 'true'],
    ['SPDY', 'false'],
  ])('have a terminal over %s', async (_name, webSockets) => {
    const typed = 'stty cols 91 rows 31; kubectl exec -it web -- terminal; echo code $?'
    const program = await kubectl.write('terminal.sh', typed)
    const child = spawn('script', ['-qec', `sh ${program}`, '/dev/null'], {
      env: { ...kubectl.environment, KUBECTL_REMOTE_COMMAND_WEBSOCKETS: webSockets },
    })
    child.stdout.setEncoding('utf8')
    await untilPrinted(child.stdout, 'size 91x31')
    child.stdin.write('hello\r')
    await untilPrinted(child.stdout, 'got "hello\\r"')
    child.stdin.write('q')
    await untilPrinted(child.stdout, 'code 4')
    child.kill()
  })

  it.each([
    ['WebSockets', {}],
    ['SPDY', { KUBECTL_REMOTE_COMMAND_WEBSOCKETS: 'false' }],
  ])('take and give files over %s', async (name, env) => {
    const content = randomBytes(700_000)
    await mkdir(join(folder, name), { recursive: true })
    const source = await kubectl.write(`${name}.bin`, '')
    await writeFile(source, content)
    const there = await kubectl.try(['cp', `${name}.bin`, `web:/data/${name}/there.bin`], '', env)
    expect(there).toMatchObject({ code: 0 })
    expect((await readFile(join(folder, name, 'there.bin'))).equals(content)).toBe(true)
    expect(await kubectl.try(['cp', `web:/data/${name}/there.bin`, `${name}-back.bin`], '', env)).toMatchObject({ code: 0 })
    expect((await readFile(`${source.slice(0, -4)}-back.bin`)).equals(content)).toBe(true)
  })

  it.each([
    ['WebSockets', {}],
    ['SPDY', { KUBECTL_PORT_FORWARD_WEBSOCKETS: 'false' }],
  ])('forward ports over %s', async (_name, env) => {
    const forwarding = kubectl.start(['port-forward', 'web', ':8080', ':9'], env)
    const printed = await untilPrinted(forwarding.stdout, /127\.0\.0\.1:(\d+) -> 8080[\s\S]*127\.0\.0\.1:(\d+) -> 9\n/)
    const [, port = '', other = ''] = /127\.0\.0\.1:(\d+) -> 8080[\s\S]*127\.0\.0\.1:(\d+) -> 9\n/.exec(printed) ?? []
    expect(String((await fetchBytes(port, '/hello')).body)).toBe('hello from inside\n')
    const many = await Promise.all(Array.from({ length: 5 }, () => fetchBytes(port, '/big')))
    for (const { body } of many) expect(body.equals(big)).toBe(true)
    expect((await fetchBytes(port, '/echo', big)).body.equals(big)).toBe(true)
    expect((await fetchBytes(port, '/broken')).status).toBe(500)
    expect((await fetchBytes(port, '/nothing')).status).toBe(404)
    const refused = untilPrinted(forwarding.stderr, 'connection refused')
    const socket = connect(Number(other), '127.0.0.1')
    socket.on('error', () => {})
    await once(socket, 'close')
    expect(await refused).toContain('error forwarding port 9 to pod')
    forwarding.kill()
    await once(forwarding, 'close')
  })

  it('can be attached to', async () => {
    const attached = kubectl.start(['attach', '-i', 'web'])
    await untilPrinted(attached.stdout, 'tick')
    attached.stdin.write('hello there\n')
    await untilPrinted(attached.stdout, 'input: hello there')
    attached.kill()
    await once(attached, 'close')
  })

  it('run their command for who is attached, and end with it', async () => {
    const args = ['run', 'once', '--image=example/shell', '-i', '--restart=Never', '--', 'sh', '-c', 'read word; echo "got $word"; exit 5']
    const run = kubectl.start(args)
    let printed = ''
    run.stdout.on('data', (chunk) => {
      printed += String(chunk)
    })
    run.stdin.write('hello\n')
    const [code] = await once(run, 'close')
    expect([code, printed]).toEqual([5, 'got hello\n'])
  })

  it('end what goes on in them when they are deleted', async () => {
    await pod('doomed', { app: 'web' })
    await kubectl.run(['wait', '--for=condition=Ready', 'pod/doomed', '--timeout=20s'])
    const exec = kubectl.start(['exec', '-i', 'doomed', '--', 'sh', '-c', 'echo begun; sleep 1000'])
    const forward = kubectl.start(['port-forward', 'doomed', ':8080'])
    const closed = Promise.all([once(exec, 'close'), once(forward, 'close')])
    await untilPrinted(exec.stdout, 'begun')
    await untilPrinted(forward.stdout, '-> 8080')
    await kubectl.run(['delete', 'pod', 'doomed', '--wait=false'])
    const [[execCode], [forwardCode]] = await closed
    expect(execCode).toBe(137)
    expect(forwardCode).toBe(1)
  })

  it('are reached through the proxy, by themselves and by services', async () => {
    expect(await kubectl.run(['get', '--raw', '/api/v1/namespaces/default/pods/web:8080/proxy/hello'])).toBe('hello from inside\n')
    await kubectl.run(['expose', 'pod', 'web', '--port=80', '--target-port=8080'])
    await expect
      .poll(() => kubectl.try(['get', '--raw', '/api/v1/namespaces/default/services/web/proxy/hello']).then(({ stdout }) => stdout))
      .toBe('hello from inside\n')
    expect((await kubectl.try(['get', '--raw', '/api/v1/namespaces/default/pods/web:81/proxy/'])).stderr).toContain('connection refused')
  })

  it('get their variables and files as kubelets make them', async () => {
    await kubectl.run(['create', 'configmap', 'settings', '--from-literal=colour=blue', '--from-literal=size=5'])
    await kubectl.run(['create', 'secret', 'generic', 'hidden', '--from-literal=word=sesame'])
    const spec = {
      env: [
        { name: 'COLOUR', valueFrom: { configMapKeyRef: { name: 'settings', key: 'colour' } } },
        { name: 'TEXT', value: '$(COLOUR) and $$(COLOUR) at $(POD)' },
        { name: 'POD', valueFrom: { fieldRef: { fieldPath: 'metadata.name' } } },
        { name: 'MEMORY', valueFrom: { resourceFieldRef: { resource: 'limits.memory', divisor: '1Mi' } } },
      ],
      envFrom: [{ secretRef: { name: 'hidden' }, prefix: 'S_' }],
      resources: { limits: { memory: '64Mi' } },
      volumeMounts: [
        { name: 'settings', mountPath: '/etc/settings' },
        { name: 'late', mountPath: '/etc/late' },
      ],
    }
    await cluster.client.create({
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { namespace: 'default', name: 'full' },
      spec: {
        containers: [{ name: 'main', image: 'example/app', ...spec }],
        volumes: [
          { name: 'settings', configMap: { name: 'settings', items: [{ key: 'size', path: 'deep/size', mode: 0o400 }] } },
          { name: 'late', secret: { secretName: 'late' } },
        ],
      },
    } as never)
    await expect.poll(() => kubectl.run(['events', '--for', 'pod/full'])).toContain('FailedMount')
    expect((await kubectl.try(['logs', 'full'])).stderr).toContain('container "main" in pod "full" is waiting to start: ContainerCreating')
    await kubectl.run(['create', 'secret', 'generic', 'late', '--from-literal=k=v'])
    await kubectl.run(['wait', '--for=condition=Ready', 'pod/full', '--timeout=20s'])
    const variables = await kubectl.run(['exec', 'full', '--', 'env'])
    for (const line of ['COLOUR=blue', 'TEXT=blue and $(COLOUR) at $(POD)', 'MEMORY=64', 'S_word=sesame', 'HOSTNAME=full'])
      expect(variables).toContain(`${line}\n`)
    expect(variables).toContain('KUBERNETES_SERVICE_HOST=10.')
    const files = await kubectl.run(['exec', 'full', '--', 'mounts'])
    expect(files).toContain('/etc/settings/deep/size 400 5\n')
    expect(files).toContain('/etc/late/k 644 v\n')
    const token = /serviceaccount\/token \d+ (\S+)/.exec(files)?.[1] ?? ''
    const answer = await kubectl.run([
      'auth',
      'whoami',
      '-o',
      'jsonpath={.status.userInfo.username}',
      `--token=${token}`,
      '--kubeconfig',
      await kubectl.write('bare', bareKubeconfig(cluster)),
    ])
    expect(answer).toBe('system:serviceaccount:default:default')
  })

  it('wait for a config map that their variables need', async () => {
    await pod('waiting', {}, ['main'], { envFrom: [{ configMapRef: { name: 'absent' } }] })
    await expect
      .poll(() => kubectl.run(['get', 'pod', 'waiting', '-o', 'jsonpath={.status.containerStatuses[0].state.waiting}']), {
        timeout: 20_000,
      })
      .toContain('"message":"configmap \\"absent\\" not found","reason":"CreateContainerConfigError"')
  })
})

describe.skipIf(missing)('a cluster that is closed', { timeout: 60_000 }, () => {
  it('ends a watch, an exec, a followed log and a port-forward that somebody holds, and hangs on none of them', async () => {
    await using cluster = await Cluster.start({ behaviours, runtime: hostPrograms(tmpdir()) })
    await cluster.nodes.add({ name: 'node-1' })
    await using kubectl = await Kubectl.create(cluster.kubeconfig)
    await kubectl.run(['run', 'web', '--image=example/app', '--labels=app=web'])
    await kubectl.run(['wait', '--for=condition=Ready', 'pod/web', '--timeout=20s'])
    const held = [
      [['get', 'pods', '--watch'], 'web'],
      [['exec', '-i', 'web', '--', 'sh', '-c', 'echo begun; sleep 1000'], 'begun'],
      [['logs', '-f', 'web'], 'tick'],
      [['port-forward', 'web', ':8080'], '-> 8080'],
    ] as const
    const children = await Promise.all(
      held.map(async ([args, printed]) => {
        const child = kubectl.start(args)
        await untilPrinted(child.stdout, printed)
        return child
      }),
    )
    const ends = Promise.all(children.map((child) => once(child, 'close')))
    const begun = performance.now()
    await cluster.close()
    expect(performance.now() - begun).toBeLessThan(5000)
    const codes = (await ends).map(([code]) => code)
    // The program that ran in the container was killed with it.
    expect(codes[1]).toBe(137)
  })
})

function bareKubeconfig({ api }: Cluster): string {
  const cluster = { server: api.url, 'certificate-authority-data': Buffer.from(api.certificateAuthority).toString('base64') }
  return JSON.stringify({
    apiVersion: 'v1',
    kind: 'Config',
    clusters: [{ name: 'c', cluster }],
    contexts: [{ name: 'c', context: { cluster: 'c', user: '' } }],
    'current-context': 'c',
  })
}

/** What was printed, once it has that; rejects when the program ends before. */
function untilPrinted(stream: Readable, wanted: string | RegExp): Promise<string> {
  let text = ''
  return new Promise((resolve, reject) => {
    const look = (chunk: Buffer | string) => {
      text += String(chunk)
      if (typeof wanted === 'string' ? !text.includes(wanted) : !wanted.test(text)) return
      stream.off('data', look)
      stream.resume()
      resolve(text)
    }
    stream.on('data', look)
    stream.on('end', () => reject(new Error(`it has ended, and printed only ${JSON.stringify(text)}`)))
  })
}

function fetchBytes(port: string, path: string, body?: Buffer): Promise<{ readonly status: number; readonly body: Buffer }> {
  return new Promise((resolve, reject) => {
    const asked = request({ host: '127.0.0.1', port, path, method: body ? 'POST' : 'GET', agent: false }, (answer) => {
      const chunks: Buffer[] = []
      answer.on('data', (chunk: Buffer) => chunks.push(chunk))
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, body: Buffer.concat(chunks) }))
      answer.on('error', reject)
    })
    asked.on('error', reject)
    asked.end(body)
  })
}
