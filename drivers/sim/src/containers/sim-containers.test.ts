import { duplexPair, PassThrough, Writable } from 'node:stream'
import { hostClock, VivariumError } from '@vivarium/core'
import { Guest } from '@vivarium/guest'
import type { ApiServerSnapshot, ContainerSpec, Mount, MountedFile, RunningContainer } from '@vivarium/simcluster'
import { expect, it } from 'vitest'
import { type ContainersState, type ContainersWorld, noContainers, SimContainers } from './sim-containers.js'

const machine = new Guest({ hostname: 'worker' })

function containers(state: ContainersState = noContainers, dialFrom: ContainersWorld['dialFrom'] = () => undefined): SimContainers {
  return new SimContainers(
    {
      clock: hostClock,
      dialFrom,
      filesOfNode: (node) => (node === 'worker' ? machine.files : undefined),
      nameServer: '10.96.0.10',
      dnsDomain: 'cluster.local',
    },
    state,
  )
}

function spec(name: string, mounts: () => readonly Mount[] = () => [], container: object = {}, podDetails: object = {}): ContainerSpec {
  const details = { name, image: 'registry.example/team/web:1.2', ...container }
  const pod = {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'web-1', namespace: 'shop', uid: 'uid-1' },
    spec: { containers: [details], nodeName: 'worker', ...podDetails },
    status: { podIP: '10.244.1.7' },
  }
  return {
    id: `containerd://${name}`,
    pod: () => pod,
    container: details,
    hostname: 'web-1',
    env: { GREETING: 'hello' },
    mounts,
    now: () => new Date(),
    resolve: (host) => (host === 'db' ? { name: 'db.shop.svc.cluster.local', addresses: ['10.96.3.4'] } : { name: host, addresses: [] }),
    dial: async () => {
      throw new Error('connection refused')
    },
  }
}

async function run(inside: RunningContainer, ...command: string[]): Promise<string> {
  let text = ''
  const sink = () =>
    new Writable({
      write(chunk, _encoding, done) {
        text += String(chunk)
        done()
      },
    })
  const { exitCode } = await inside.exec({ command, tty: false, stdout: sink(), stderr: sink(), signal: new AbortController().signal })
  return exitCode === 0 ? text : `${exitCode} ${text}`
}

const snapshotWith = (ids: readonly string[], pods: readonly string[]): ApiServerSnapshot =>
  ({
    version: '1.34',
    store: {
      revision: 1,
      tables: new Map<string, unknown>([
        [
          'pods',
          pods.map((uid) => ({
            object: { metadata: { uid }, status: { containerStatuses: ids.map((containerID) => ({ containerID })) } },
          })),
        ],
        ['persistentvolumeclaims', [{ key: 'shop/data' }]],
      ]),
    },
  }) as unknown as ApiServerSnapshot

it('gives containers a shell with their names, variables and user', async () => {
  const inside = containers().open(spec('web', undefined, { workingDir: '/srv', securityContext: { runAsUser: 1000 } }))
  expect(await run(inside, 'sh', '-c', 'hostname; echo $GREETING; id -u; pwd; cat /etc/hosts; cat /etc/resolv.conf')).toMatch(
    /^web-1\nhello\n1000\n[\s\S]*10\.244\.1\.7\tweb-1[\s\S]*search shop\.svc\.cluster\.local[\s\S]*nameserver 10\.96\.0\.10/,
  )
  await expect(run(inside, 'no-such-program')).rejects.toMatchObject({ code: 'NOT_FOUND' })
})

it('shares volumes of a pod and of claims between those who mount them, and paths of the node with its machine', async () => {
  const all = containers()
  const mounts = (path: string) => (): Mount[] => [
    { path, volume: 'pod/uid-1/scratch', readOnly: false },
    { path: `${path}-part`, volume: 'pod/uid-1/scratch/deep', readOnly: false },
    { path: '/data', volume: 'claim/shop/data', readOnly: path === '/b' },
    { path: '/host', volume: 'node/worker/var/log', readOnly: false },
  ]
  const one = all.open(spec('one', mounts('/a')))
  const other = all.open(spec('other', mounts('/b')))
  expect(await run(one, 'sh', '-c', 'mkdir -p /a/deep; echo 1 > /a/deep/x; echo 2 > /data/y; echo 3 > /host/z')).toBe('')
  expect(await run(other, 'sh', '-c', 'cat /b/deep/x /b-part/x /data/y')).toBe('1\n1\n2\n')
  expect(await run(other, 'sh', '-c', 'echo 4 > /data/y')).toContain('Read-only file system')
  expect(String(machine.files.readFile('/var/log/z'))).toBe('3\n')
})

it('shows what config maps have now, in a folder; one file alone stays as it was', async () => {
  const file = (text: string): MountedFile => ({ content: Buffer.from(text), mode: 0o444 })
  let value = 'before'
  const mounts = (): Mount[] => [
    { path: '/etc/config', volume: 'pod/uid-1/config', readOnly: true, files: new Map([['key', file(value)]]) },
    { path: '/etc/one', volume: 'pod/uid-1/config/key', readOnly: true, files: new Map([['', file(value)]]) },
  ]
  const inside = containers().open(spec('web', mounts))
  expect(await run(inside, 'cat', '/etc/config/key', '/etc/one')).toBe('beforebefore')
  value = 'after'
  expect(await run(inside, 'cat', '/etc/config/key', '/etc/one')).toBe('afterbefore')
})

it('gives a pod of a headless service its whole name, and shows the whole names of others', async () => {
  const inside = containers().open(spec('web', undefined, {}, { subdomain: 'web' }))
  const full = 'web-1.web.shop.svc.cluster.local'
  expect(await run(inside, 'sh', '-c', 'hostname -f; hostname; grep 10.244 /etc/hosts')).toBe(
    `${full}\nweb-1\n10.244.1.7\t${full}\tweb-1\n`,
  )
  expect(await run(inside, 'nslookup', 'db')).toContain('Name:\tdb.shop.svc.cluster.local\nAddress: 10.96.3.4\n')
})

it('keeps the files of containers and volumes that are still there, for who opens them again', async () => {
  const all = containers()
  const mounts = (): Mount[] => [{ path: '/scratch', volume: 'pod/uid-1/scratch', readOnly: false }]
  const web = all.open(spec('web', mounts))
  const old = all.open(spec('old'))
  await run(web, 'sh', '-c', 'echo own > /own; echo shared > /scratch/shared')
  await run(old, 'sh', '-c', 'echo gone > /own')
  old.close()
  const state = all.state(snapshotWith(['containerd://web'], ['uid-1']))
  expect([[...state.containers.keys()], [...state.volumes.keys()]]).toEqual([['containerd://web'], ['pod/uid-1/scratch']])
  const again = containers(state).open(spec('web', mounts))
  expect(await run(again, 'cat', '/own', '/scratch/shared')).toBe('own\nshared\n')
  await run(again, 'rm', '/own')
  expect(await run(web, 'cat', '/own')).toBe('own\n')
  expect(all.state(snapshotWith([], [])).volumes.size).toBe(0)
})

it('ends what runs in a container that ends', async () => {
  const inside = containers().open(spec('web'))
  const running = inside.exec({
    command: ['sleep', '1000'],
    tty: false,
    stdout: new PassThrough(),
    stderr: new PassThrough(),
    signal: new AbortController().signal,
  })
  inside.close()
  await expect(running).rejects.toMatchObject({ code: 'NOT_RUNNING' })
})

it('asks the names of services of the cluster', async () => {
  const inside = containers().open(spec('web'))
  expect(await run(inside, 'getent', 'hosts', 'db')).toContain('10.96.3.4')
  expect(await run(inside, 'nslookup', 'db')).toContain('10.96.3.4')
  expect(await run(inside, 'getent', 'hosts', 'nobody')).toBe('2 ')
  inside.close()
})

it('reaches by address what is not in the cluster as its node does', async () => {
  const dialled: string[] = []
  const world = containers(noContainers, async (node, host, port) => {
    dialled.push(`${node} ${host}:${port}`)
    const [near, far] = duplexPair()
    far.end('HTTP/1.0 200 OK\r\n\r\nfrom outside')
    return near
  })
  const dial = async () => {
    throw new VivariumError('NO_ROUTE', 'state', 'dial tcp: connect: no route to host')
  }
  const inside = world.open({ ...spec('web'), dial })
  expect(await run(inside, 'curl', '-sS', 'http://10.77.0.9:8080/')).toBe('from outside')
  expect(dialled).toEqual(['worker 10.77.0.9:8080'])
  inside.close()
})
