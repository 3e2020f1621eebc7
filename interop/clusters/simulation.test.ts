import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { registerDriver } from '@vivarium/core'
import { clusterSimulation, simDriver } from '@vivarium/driver-sim'
import { Universe } from '@vivarium/universe'
import { afterAll, beforeAll, expect, it } from 'vitest'

let folder: string
let path: string
const before = { config: process.env.VIVARIUM_CONFIG_DIR, cache: process.env.VIVARIUM_CACHE_DIR }

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'viv simulation '))
  process.env.VIVARIUM_CONFIG_DIR = join(folder, 'config')
  process.env.VIVARIUM_CACHE_DIR = join(folder, 'cache')
  registerDriver(simDriver)
  path = join(folder, 'lab')
  const universe = await Universe.create(path)
  await universe.newCluster('main', { workers: 1 })
  await universe.save()
}, 60_000)
afterAll(async () => {
  process.env.VIVARIUM_CONFIG_DIR = before.config
  process.env.VIVARIUM_CACHE_DIR = before.cache
  await rm(folder, { recursive: true, force: true })
})

const pod = {
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name: 'web', namespace: 'default' },
  spec: { containers: [{ name: 'web', image: 'web', readinessProbe: { httpGet: { port: 8080, path: '/' }, periodSeconds: 1 } }] },
}

it('has nothing changed when a new cluster was saved and is opened, nor when only time has passed', async () => {
  const universe = await Universe.open(path)
  try {
    expect(await universe.changes()).toEqual([])
    await universe.clock.advance(3600_000)
    expect(await universe.changes()).toEqual([])
    await (await universe.cluster('main')).apply(pod)
    expect(await universe.changes()).toContainEqual(expect.objectContaining({ kind: 'object', name: 'pods default/web', change: 'added' }))
  } finally {
    await universe.close()
  }
}, 60_000)

it('lets a test answer for a container in one of several forks, and others know nothing of it', async () => {
  const universes = await Universe.fork(path, { count: 2 })
  try {
    const asked: string[] = []
    const [one, other] = universes
    if (!one || !other) throw new Error('two forks')
    const simulation = clusterSimulation(one.driverRun, 'main')
    simulation.addBehaviours([
      {
        when: { image: 'web' },
        http: [
          {
            port: 8080,
            handler: (request, response) => {
              asked.push(request.url ?? '')
              response.end('hello')
            },
          },
        ],
      },
    ])
    for (const universe of universes) await (await universe.cluster('main')).apply(pod)
    const found = await (await one.cluster('main')).waitFor({ kind: 'Pod', name: 'web', condition: 'Ready' })
    const { podIP = '' } = (found as { status?: { podIP?: string } }).status ?? {}
    const machine = await one.vm('main-worker-1')
    expect((await machine.run(`curl -sS http://${podIP}:8080/hi`)).stdout).toBe('hello')
    expect(asked).toContain('/hi')
    await (await other.cluster('main')).waitFor({ kind: 'Pod', name: 'web', condition: 'Ready' })
    await expect(clusterSimulation(other.driverRun, 'main').dial(podIP, 8080)).rejects.toMatchObject({ code: 'CONNECTION_REFUSED' })
  } finally {
    await Promise.all(universes.map((universe) => universe.close()))
  }
}, 60_000)

it('says how else, for a run that is not simulated in this process', async () => {
  const universe = await Universe.open(path)
  const { simulationOf: _, ...elsewhere } = { ...universe.driverRun } as Record<string, unknown>
  await universe.close()
  expect(() => clusterSimulation(elsewhere as never, 'main')).toThrow(
    /open the universe in this process, or use a config map with the label/,
  )
})
