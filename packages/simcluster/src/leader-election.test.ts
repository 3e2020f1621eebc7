import { ApiServer } from '@vivarium/apiserver'
import { HttpClient, type KubeClient, LeaderElector, type Lease, leaseKind, Manager, ManualClock, silentLog } from '@vivarium/controller'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { InProcessClient } from './in-process-client.js'
import { waitFor } from './testing/wait-for.js'

const lease = { namespace: 'kube-system', name: 'leader' }

describe('leader election', () => {
  let api: ApiServer
  let http: HttpClient
  let clock: ManualClock
  const electors: LeaderElector[] = []
  beforeEach(async () => {
    api = await ApiServer.start()
    http = await HttpClient.fromKubeconfig(api.kubeconfig)
    clock = new ManualClock(new Date('2026-01-01T00:00:00Z'))
  })
  afterEach(async () => {
    await Promise.all(electors.splice(0).map((elector) => elector.stop()))
    http?.close()
    await api?.close()
  })

  /** A candidate, and what it was told. */
  const candidate = (identity: string, client: KubeClient = new InProcessClient(api.client)) => {
    const told: string[] = []
    const elector = new LeaderElector(
      client,
      { ...lease, identity },
      {
        clock,
        onStartedLeading: () => told.push('leads'),
        onStoppedLeading: () => told.push('leads no longer'),
        onNewLeader: (leader) => told.push(`leader: ${leader}`),
      },
    )
    electors.push(elector)
    elector.start()
    return { elector, told }
  }
  const spec = () => api.client.find<Lease>(leaseKind, lease)?.spec
  /** Lets time pass in steps, so that candidates in process have their turns between them. */
  const pass = async (seconds: number) => {
    for (let i = 0; i < seconds * 2; i++) {
      clock.advance(500)
      await new Promise((resolve) => setImmediate(resolve))
    }
  }
  /** Lets time pass until it is so. */
  const until = (what: string, ask: () => boolean) =>
    waitFor(what, async () => {
      await pass(0.5)
      return ask()
    })

  it('has one leader, and another one as soon as that gives up', async () => {
    const one = candidate('one')
    await waitFor('a leader', () => one.elector.isLeader)
    const two = candidate('two', http)
    await waitFor('the other to know', () => two.elector.leader === 'one')
    expect(spec()).toEqual({
      holderIdentity: 'one',
      leaseDurationSeconds: 15,
      acquireTime: '2026-01-01T00:00:00.000000Z',
      renewTime: '2026-01-01T00:00:00.000000Z',
      leaseTransitions: 0,
    })
    await pass(40)
    expect([one.told, two.told]).toEqual([['leader: one', 'leads'], ['leader: one']])
    expect(Date.parse(spec()?.renewTime ?? '')).toBeGreaterThan(Date.parse('2026-01-01T00:00:35Z'))
    await one.elector.stop()
    expect(spec()).toMatchObject({ holderIdentity: '', leaseDurationSeconds: 1 })
    await until('the second leader', () => two.elector.isLeader)
    expect(spec()).toMatchObject({ holderIdentity: 'two', leaseTransitions: 1 })
    expect([one.told.at(-1), two.told]).toEqual(['leads', ['leader: one', 'leader: two', 'leads']])
  })

  it('takes the lease of a leader that is silent for its whole duration, and not before', async () => {
    const now = clock.now().toISOString().replace('Z', '000Z')
    await api.client.create<Lease>({
      ...leaseKind,
      metadata: lease,
      spec: { holderIdentity: 'dead', leaseDurationSeconds: 15, acquireTime: now, renewTime: now, leaseTransitions: 3 },
    })
    const { elector } = candidate('heir')
    await waitFor('the first look', () => elector.leader === 'dead')
    await pass(14)
    expect(elector.isLeader).toBe(false)
    await pass(7)
    expect([elector.isLeader, spec()?.holderIdentity, spec()?.leaseTransitions]).toEqual([true, 'heir', 4])
  })

  it('a leader that can not renew stops leading before its lease is over', async () => {
    const client = new InProcessClient(api.client)
    const { elector, told } = candidate('cut-off', client)
    await waitFor('a leader', () => elector.isLeader)
    client.find = () => Promise.reject(new Error('no network'))
    await pass(14)
    expect([elector.isLeader, told.at(-1)]).toEqual([false, 'leads no longer'])
  })

  it('a manager works only while it leads, and says why it stopped', async () => {
    const seen: string[] = []
    const managerOf = async (identity: string, client: InProcessClient) => {
      const manager = new Manager(client, { clock, log: silentLog, leaderElection: { ...lease, identity } })
      manager.addController({
        name: 'leases',
        for: { apiVersion: 'v1', kind: 'Namespace' },
        reconcile: async ({ name }) => void seen.push(`${identity} ${name}`),
      })
      await manager.start()
      return manager
    }
    const client = new InProcessClient(api.client)
    const first = await managerOf('one', client)
    await waitFor('its work', () => seen.includes('one default'))
    await using second = await managerOf('two', new InProcessClient(api.client))
    await pass(4)
    expect(seen.some((line) => line.startsWith('two'))).toBe(false)
    client.find = () => Promise.reject(new Error('no network'))
    await until('the other at work', () => seen.includes('two default'))
    expect(await first.stopped).toMatchObject({ code: 'LEADERSHIP_LOST' })
    await second.stop()
  })
})
