import { ApiServer } from '@vivarium/apiserver'
import { type CoreEvent, EventRecorder, eventKind, HttpClient, type KubeClient, ManualClock } from '@vivarium/controller'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { InProcessClient } from './in-process-client.js'

const clients: Record<string, (api: ApiServer) => Promise<KubeClient & { close?(): void }>> = {
  'in process': async (api) => new InProcessClient(api.client),
  'over HTTP': (api) => HttpClient.fromKubeconfig(api.kubeconfig),
}

describe.each(Object.entries(clients))('an event recorder %s', (_, connect) => {
  let api: ApiServer
  let client: KubeClient & { close?(): void }
  beforeEach(async () => {
    api = await ApiServer.start()
    client = await connect(api)
  })
  afterEach(async () => {
    client?.close?.()
    await api?.close()
  })
  const events = () =>
    (api.client.list<CoreEvent>(eventKind, { namespace: 'default' }).items as CoreEvent[]).map(({ reason, message, count, type }) => ({
      reason,
      message,
      count,
      type,
    }))

  it('writes events about objects, and counts those that come again', async () => {
    const clock = new ManualClock(new Date('2026-01-01T00:00:00Z'))
    const recorder = new EventRecorder(client, { component: 'test', clock })
    const subject = await api.client.create({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { namespace: 'default', name: 'settings' } })
    recorder.event(subject, 'Warning', 'Failed', 'it failed')
    clock.advance(60_000)
    recorder.event(subject, 'Warning', 'Failed', 'it failed')
    recorder.event(subject, 'Normal', 'Done', 'it is done')
    await recorder.flush()
    expect(events().sort((a, b) => ((a.reason ?? '') < (b.reason ?? '') ? -1 : 1))).toEqual([
      { reason: 'Done', message: 'it is done', count: 1, type: 'Normal' },
      { reason: 'Failed', message: 'it failed', count: 2, type: 'Warning' },
    ])
    const { items } = api.client.list<CoreEvent>(eventKind, { fieldSelector: `involvedObject.uid=${subject.metadata.uid},reason=Failed` })
    expect(items).toMatchObject([
      {
        firstTimestamp: '2026-01-01T00:00:00Z',
        lastTimestamp: '2026-01-01T00:01:00Z',
        source: { component: 'test' },
        involvedObject: { kind: 'ConfigMap', name: 'settings' },
      },
    ])
  })

  it('says where it reports from, and which part of an object it is about', async () => {
    const recorder = new EventRecorder(client, { component: 'kubelet', host: 'worker' })
    const subject = { apiVersion: 'v1', kind: 'Pod', metadata: { namespace: 'default', name: 'web' } }
    for (const name of ['one', 'two']) recorder.event(subject, 'Normal', 'Started', 'it runs', `spec.containers{${name}}`)
    await recorder.flush()
    const { items } = api.client.list<CoreEvent>(eventKind, { fieldSelector: 'involvedObject.fieldPath=spec.containers{one}' })
    expect(items).toMatchObject([
      { count: 1, source: { component: 'kubelet', host: 'worker' }, reportingComponent: 'kubelet', reportingInstance: 'worker' },
    ])
    expect(events()).toHaveLength(2)
  })

  it('writes an event anew that was deleted, and never throws', async () => {
    const recorder = new EventRecorder(client, { component: 'test' })
    const subject = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { namespace: 'default', name: 'settings' } }
    recorder.event(subject, 'Normal', 'Done', 'it is done')
    await recorder.flush()
    const [event] = api.client.list(eventKind, { namespace: 'default' }).items
    await api.client.delete(eventKind, { namespace: 'default', name: event?.metadata.name ?? '' })
    recorder.event({ ...subject, metadata: { namespace: 'nowhere', name: 'x' } }, 'Normal', 'Done', 'nobody can write this')
    recorder.event(subject, 'Normal', 'Done', 'it is done')
    await recorder.flush()
    expect(events()).toEqual([{ reason: 'Done', message: 'it is done', count: 2, type: 'Normal' }])
  })
})
