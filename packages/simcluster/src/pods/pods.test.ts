import { once } from 'node:events'
import { request } from 'node:http'
import type { Duplex } from 'node:stream'
import { text } from 'node:stream/consumers'
import { ManualClock } from '@vivarium/controller'
import { describe, expect, it } from 'vitest'
import { Cluster, type ClusterOptions } from '../cluster.js'
import type { Pod } from '../kubelet/pod.js'
import type { Behaviour } from './behaviours/behaviour.js'

const podKind = { apiVersion: 'v1', kind: 'Pod' }

/** A cluster with one node, whose time is moved by the test. */
class World implements AsyncDisposable {
  readonly cluster: Cluster
  readonly clock: ManualClock

  constructor(cluster: Cluster, clock: ManualClock) {
    this.cluster = cluster
    this.clock = clock
  }

  static async start(options: ClusterOptions = {}): Promise<World> {
    const clock = new ManualClock(new Date('2026-01-01T00:00:00Z'))
    const cluster = await Cluster.start({ clock, seed: 'test', ...options })
    await cluster.nodes.add({ name: 'node-1' })
    return new World(cluster, clock)
  }

  async pass(seconds: number): Promise<void> {
    for (let step = 0; step < seconds * 2; step++) {
      await this.cluster.settled()
      this.clock.advance(500)
    }
    await this.cluster.settled()
  }

  async pod(name: string, container: object = {}, more: { labels?: object; annotations?: object; spec?: object } = {}): Promise<void> {
    const { labels = {}, annotations = {}, spec = {} } = more
    await this.cluster.client.create({
      ...podKind,
      metadata: { namespace: 'default', name, labels, annotations },
      spec: { containers: [{ name: 'main', image: 'example/app', ...container }], ...spec },
    } as never)
  }

  status(name: string): Pod['status'] {
    return (this.cluster.client.find(podKind, { namespace: 'default', name }) as Pod | undefined)?.status
  }

  /** Of the container `main`: `running`, `waiting CrashLoopBackOff`, `terminated 3 Error`. */
  state(name: string): string {
    const { state: { waiting, running, terminated } = {}, ready } = this.status(name)?.containerStatuses?.[0] ?? {}
    if (running) return ready ? 'ready' : 'running'
    return terminated ? `terminated ${terminated.exitCode} ${terminated.reason}` : `waiting ${waiting?.reason}`
  }

  ip(name: string): string {
    return this.status(name)?.podIP ?? ''
  }

  events(name: string): string[] {
    const { items } = this.cluster.client.list({ apiVersion: 'v1', kind: 'Event' }, {})
    return (items as unknown as { involvedObject: { name: string }; reason: string; message: string }[])
      .filter(({ involvedObject }) => involvedObject.name === name)
      .map(({ reason, message }) => `${reason}: ${message}`)
  }

  async get(host: string, port: number, path = '/'): Promise<{ status: number; text: string }> {
    return ask(await this.cluster.dial(host, port), path)
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.cluster.close()
  }
}

function ask(socket: Duplex, path: string, options: { method?: string; headers?: Record<string, string>; body?: Buffer | string } = {}) {
  return new Promise<{ status: number; text: string; headers: NodeJS.Dict<string | string[]> }>((resolve, reject) => {
    const asked = request(
      { path, method: options.method ?? 'GET', headers: options.headers ?? {}, createConnection: () => socket },
      (answer) => {
        text(answer).then((got) => resolve({ status: answer.statusCode ?? 0, text: got, headers: answer.headers }), reject)
      },
    )
    asked.on('error', reject)
    asked.end(options.body)
  })
}

describe('behaviours', () => {
  it('answer HTTP and TCP at addresses of pods, services and nodes, by name too', async () => {
    await using world = await World.start({
      behaviours: [
        { when: { labels: { app: 'web' } }, http: [{ port: 8080, body: 'hello', routes: [{ path: '/api/*', status: 202, body: 'api' }] }] },
        { when: { name: 'echo' }, tcp: [{ port: 7, echo: true, greeting: 'hi ' }] },
      ],
    })
    await world.pod('web', { ports: [{ containerPort: 8080, hostPort: 9000 }] }, { labels: { app: 'web' } })
    await world.pod('echo')
    await world.cluster.client.create({
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { namespace: 'default', name: 'web' },
      spec: { type: 'NodePort', selector: { app: 'web' }, ports: [{ port: 80, targetPort: 8080, nodePort: 30080 }] },
    } as never)
    await world.pass(2)
    const service = world.cluster.client.get({ apiVersion: 'v1', kind: 'Service' }, { namespace: 'default', name: 'web' })
    const { clusterIP } = (service as unknown as { spec: { clusterIP: string } }).spec
    const nodeIp = world.status('web')?.hostIP ?? ''
    for (const [host, port] of [
      [world.ip('web'), 8080],
      [clusterIP, 80],
      ['web', 80],
      ['web.default.svc.cluster.local', 80],
      [nodeIp, 30080],
      ['localhost', 30080],
      [nodeIp, 9000],
    ] as const)
      expect(await world.get(host, port), `${host}:${port}`).toMatchObject({ status: 200, text: 'hello' })
    expect(await world.get('web', 80, '/api/x')).toMatchObject({ status: 202, text: 'api' })
    const socket = await world.cluster.dial(world.ip('echo'), 7)
    socket.end('there')
    expect(await text(socket)).toBe('hi there')
    await expect(world.cluster.dial(world.ip('web'), 81)).rejects.toThrow(/dial tcp .*:81: connect: connection refused/)
    await expect(world.cluster.dial('10.99.99.99', 80)).rejects.toMatchObject({ code: 'NO_ROUTE' })
    await expect(world.cluster.dial('nowhere', 80)).rejects.toMatchObject({ code: 'HOST_UNKNOWN' })
  })

  it('write logs, become ready and exit in their time; what they wrote before they crashed is kept', async () => {
    await using world = await World.start({
      behaviours: [{ ready: { afterMs: 3000 }, exit: { afterMs: 10_000, code: 3 }, logs: [{ text: 'tick', everyMs: 1000, count: 4 }] }],
    })
    await world.pod('app')
    await world.pass(2)
    expect(world.state('app')).toBe('running')
    await world.pass(3)
    expect(world.state('app')).toBe('ready')
    expect(await log(world, 'app')).toBe('tick\n'.repeat(4))
    await world.pass(8)
    expect(world.status('app')?.containerStatuses?.[0]).toMatchObject({ restartCount: 1, lastState: { terminated: { exitCode: 3 } } })
    expect(await log(world, 'app', 'previous=true')).toBe('tick\n'.repeat(4))
  })

  it('can be added to what runs, and taken away again', async () => {
    await using world = await World.start()
    await world.pod('app')
    await world.pass(2)
    expect(await log(world, 'app')).toContain('It has no behaviour')
    const remove = world.cluster.addBehaviours([{ http: [{ port: 80, body: 'added' }], logs: [{ text: 'new' }] }])
    expect((await world.get(world.ip('app'), 80)).text).toBe('added')
    expect(await log(world, 'app', 'tailLines=1')).toBe('new\n')
    remove()
    await expect(world.cluster.dial(world.ip('app'), 80)).rejects.toMatchObject({ code: 'CONNECTION_REFUSED' })
  })

  it('come from an annotation, in YAML; one that is wrong is told', async () => {
    await using world = await World.start()
    await world.pod('good', {}, { annotations: { 'vivarium.io/behaviour': 'http:\n- port: 80\n  body: from yaml\n' } })
    await world.pod('bad', {}, { annotations: { 'vivarium.io/behaviour': 'http: [{port: many}]' } })
    await world.pass(2)
    expect(await world.get(world.ip('good'), 80)).toMatchObject({ text: 'from yaml' })
    expect(world.events('bad').join('\n')).toMatch(/BehaviourInvalid: the annotation .* http\.0\.port/)
    expect(() => world.cluster.addBehaviours([{ http: [{ port: 0 }] }])).toThrow(/http\.0\.port/)
    expect(() => world.cluster.addBehaviours([{ htp: [] } as Behaviour])).toThrow(/htp/)
  })

  it('that throw take nothing down but their container', async () => {
    const fail = () => {
      throw new TypeError('of the user')
    }
    await using world = await World.start({
      behaviours: [
        { when: { name: 'start' }, onStart: async () => fail() },
        {
          when: { name: 'http' },
          http: [
            {
              port: 80,
              routes: [
                { path: '/bad', handler: fail },
                { path: '/good', body: 'still there' },
              ],
            },
          ],
        },
      ],
      stages: { containers: [{ name: 'odd', when: { phase: 'running', matches: fail }, next: { to: 'ready' } }] },
    })
    await world.pod('start', {}, { spec: { restartPolicy: 'Never' } })
    await world.pod('http')
    await world.pass(3)
    expect(world.state('start')).toBe('terminated 1 Error')
    expect(world.events('start').join('\n')).toContain('BehaviourFailed: Container main: onStart of the behaviour threw: of the user')
    expect(await log(world, 'start')).toContain('onStart of the behaviour threw: of the user')
    expect(await world.get(world.ip('http'), 80, '/bad')).toMatchObject({ status: 500 })
    expect(await world.get(world.ip('http'), 80, '/good')).toMatchObject({ status: 200, text: 'still there' })
    expect(world.events('http').join('\n')).toContain('StageFailed: The stage odd threw: of the user')
    expect(world.state('http')).toBe('ready')
  })

  it('are asked by probes: not ready, then ready, then dead', async () => {
    let health = 503
    await using world = await World.start({
      behaviours: [{ http: [{ port: 80, handler: (_request, response) => void response.writeHead(health).end() }] }],
    })
    const httpGet = { path: '/healthz', port: 80 }
    await world.pod('app', {
      readinessProbe: { httpGet, periodSeconds: 2 },
      livenessProbe: { httpGet, periodSeconds: 2, initialDelaySeconds: 20, failureThreshold: 2 },
    })
    await world.pass(4)
    expect(world.state('app')).toBe('running')
    expect(world.events('app').join('\n')).toContain('Unhealthy: Readiness probe failed: HTTP probe failed with statuscode: 503')
    health = 200
    await world.pass(4)
    expect(world.state('app')).toBe('ready')
    health = 500
    await world.pass(30)
    expect(world.status('app')?.containerStatuses?.[0]?.restartCount).toBe(1)
    expect(world.events('app').join('\n')).toContain('Killing: Container main failed liveness probe, will be restarted')
  })

  it('are asked for their health by gRPC', async () => {
    let status: 'SERVING' | 'NOT_SERVING' = 'NOT_SERVING'
    await using world = await World.start({
      behaviours: [
        { when: { name: 'app' }, grpc: [{ port: 9000, health: (service) => (service === 'shop.Cart' ? status : undefined) }] },
        { when: { name: 'web' }, http: [{ port: 9000 }] },
      ],
    })
    const probe = (service?: string) => ({ readinessProbe: { grpc: { port: 9000, service }, periodSeconds: 1 } })
    const annotations = { 'vivarium.io/behaviour': 'grpc: [{ port: 9000, health: { "": UNKNOWN } }]' }
    await world.pod('app', probe('shop.Cart'))
    await world.pod('other', probe('shop.Cart'), { annotations: { 'vivarium.io/behaviour': 'grpc: [{ port: 9000 }]' } })
    await world.pod('whole', probe(), { annotations: { 'vivarium.io/behaviour': 'grpc: [{ port: 9000 }]' } })
    await world.pod('unknown', probe(), { annotations })
    await world.pod('web', probe())
    await world.pod('away', { readinessProbe: { grpc: { port: 9001 } } }, { annotations })
    await world.pass(4)
    const told = (name: string) => world.events(name).find((text) => text.startsWith('Unhealthy'))
    const failed = (text: string) => `Unhealthy: Readiness probe failed: ${text}`
    expect(world.state('whole')).toBe('ready')
    expect(told('whole')).toBeUndefined()
    expect(told('app')).toBe(failed('service unhealthy (responded with "NOT_SERVING")'))
    expect(told('unknown')).toBe(failed('service unhealthy (responded with "UNKNOWN")'))
    expect(told('other')).toBe(failed('error: health rpc probe failed: rpc error: code = NotFound desc = unknown service'))
    for (const [name, port] of [
      ['web', 9000],
      ['away', 9001],
    ] as const) {
      const text = `timeout: failed to connect service "${world.ip(name)}:${port}" within 1s: context deadline exceeded`
      expect(told(name)).toBe(failed(text))
    }
    status = 'SERVING'
    await world.pass(2)
    expect(world.state('app')).toBe('ready')
  })

  it('end when they say so on SIGTERM', async () => {
    const signals: string[] = []
    await using world = await World.start({
      behaviours: [
        {
          onSignal: (signal, { exit, clock }) => {
            signals.push(signal)
            clock.after(2000, () => exit(0))
          },
        },
      ],
    })
    await world.pod('app')
    await world.pass(2)
    await world.cluster.client.delete(podKind, { namespace: 'default', name: 'app' })
    await world.pass(1)
    expect([signals, world.status('app') !== undefined]).toEqual([['SIGTERM'], true])
    await world.pass(3)
    expect(world.status('app')).toBeUndefined()
  })

  it('of well-known images need not be given', async () => {
    await using world = await World.start()
    await world.pod('web', { image: 'nginx:1.27' })
    await world.pass(2)
    expect((await world.get(world.ip('web'), 80)).text).toContain('Welcome to nginx!')
    expect(await log(world, 'web')).toMatch(/^127\.0\.0\.1 - - \[01\/Jan\/2026:00:00:02 \+0000\] "GET \/ HTTP\/1.1" 200 \d+ "-" "-"\n$/)
  })
})

describe('a registry in the cluster', () => {
  it('takes images, gives them, and is what images of its node port are pulled from, also after a save', async () => {
    await using world = await World.start()
    await world.pod('registry', { image: 'registry:2' }, { labels: { app: 'registry' } })
    await world.cluster.client.create({
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { namespace: 'default', name: 'registry' },
      spec: { type: 'NodePort', selector: { app: 'registry' }, ports: [{ port: 5000, nodePort: 30000 }] },
    } as never)
    await world.pass(2)
    const call = async (method: string, path: string, body?: Buffer | string, headers: Record<string, string> = {}) =>
      ask(await world.cluster.dial('localhost', 30000), path, { method, headers, ...(body !== undefined && { body }) })
    const digestOf = async (content: string) => (await import('./behaviours/registry/registry-storage.js')).digestOf(Buffer.from(content))
    const [layer, config] = ['layer', '{}']
    const [layerDigest, configDigest] = [await digestOf(layer), await digestOf(config)]
    expect((await call('GET', '/v2/')).status).toBe(200)
    expect((await call('POST', `/v2/team/app/blobs/uploads/?digest=${configDigest}`, config)).status).toBe(201)
    const { headers } = await call('POST', '/v2/team/app/blobs/uploads/')
    const location = String(headers.location)
    expect((await call('PATCH', location, 'lay', { 'content-range': '0-2' })).headers.range).toBe('0-2')
    expect((await call('PUT', `${location}?digest=${configDigest}`, 'er')).status).toBe(400)
    const second = String((await call('POST', '/v2/team/app/blobs/uploads/')).headers.location)
    await call('PATCH', second, 'lay')
    expect((await call('PUT', `${second}?digest=${layerDigest}`, 'er')).status).toBe(201)
    expect((await call('GET', `/v2/team/app/blobs/${layerDigest}`, undefined, { range: 'bytes=1-2' })).text).toBe('ay')
    const manifest = JSON.stringify({ schemaVersion: 2, config: { digest: configDigest }, layers: [{ digest: layerDigest }] })
    const type = { 'content-type': 'application/vnd.oci.image.manifest.v1+json' }
    const absent = JSON.stringify({ schemaVersion: 2, layers: [{ digest: `sha256:${'0'.repeat(64)}` }] })
    expect((await call('PUT', '/v2/team/app/manifests/1.0', absent, type)).text).toContain('MANIFEST_BLOB_UNKNOWN')
    expect((await call('PUT', '/v2/team/app/manifests/1.0', manifest, type)).headers['docker-content-digest']).toBe(
      await digestOf(manifest),
    )
    expect(JSON.parse((await call('GET', '/v2/team/app/tags/list')).text)).toEqual({ name: 'team/app', tags: ['1.0'] })
    expect((await call('HEAD', '/v2/team/app/manifests/1.0')).headers['content-type']).toBe(type['content-type'])
    expect((await call('GET', '/v2/team/app/manifests/2.0')).text).toContain('MANIFEST_UNKNOWN')

    await world.pod('pushed', { image: 'localhost:30000/team/app:1.0' })
    await world.pod('absent', { image: 'localhost:30000/team/app:2.0' })
    await world.pass(3)
    expect(world.state('pushed')).toBe('ready')
    expect(world.state('absent')).toBe('waiting ImagePullBackOff')
    expect(world.events('absent').join('\n')).toContain(
      'failed to resolve reference "localhost:30000/team/app:2.0": localhost:30000/team/app:2.0: not found',
    )
    await using fork = await World.start({ snapshot: world.cluster.snapshot(), registries: world.cluster.registries })
    const again = await ask(await fork.cluster.dial('localhost', 30000), '/v2/team/app/tags/list')
    expect(again.text).toContain('1.0')
  })
})

describe('connections', () => {
  it('end when the node crashes, and are refused until it runs again', async () => {
    await using world = await World.start({ behaviours: [{ tcp: [{ port: 7, echo: true }] }] })
    await world.pod('app')
    await world.pass(2)
    const ip = world.ip('app')
    const socket = await world.cluster.dial(ip, 7)
    const node = [...world.cluster.nodes][0]
    node?.crash()
    await once(socket, 'close')
    await expect(world.cluster.dial(ip, 7)).rejects.toMatchObject({ code: 'NO_ROUTE' })
    expect(await log(world, 'app')).toContain('error dialing backend')
    await node?.recover()
    await world.pass(5)
    ;(await world.cluster.dial(ip, 7)).destroy()
  })
})

/** Over the API, as a client gets it. */
async function log({ cluster }: World, pod: string, query = ''): Promise<string> {
  const { request: ask } = await import('node:https')
  const { api } = cluster
  const { parse } = await import('yaml')
  const user = (parse(cluster.kubeconfig) as { users: { user: Record<string, string> }[] }).users[0]?.user ?? {}
  const pem = (name: string) => Buffer.from(user[name] ?? '', 'base64')
  return new Promise((resolve, reject) => {
    const asked = ask(
      `${api.url}/api/v1/namespaces/default/pods/${pod}/log?${query}`,
      { ca: api.certificateAuthority, cert: pem('client-certificate-data'), key: pem('client-key-data'), agent: false },
      (answer) => text(answer).then(resolve, reject),
    )
    asked.on('error', reject)
    asked.end()
  })
}
