import { ApiServer } from '@vivarium/apiserver'
import { HttpClient, Informer, type KubeClient } from '@vivarium/controller'
import { describe, expect, it } from 'vitest'
import { InProcessClient } from './in-process-client.js'
import { waitFor } from './testing/wait-for.js'

const configMap = { apiVersion: 'v1', kind: 'ConfigMap' } as const
const key = (name: string) => ({ namespace: 'default', name })

describe.each([
  ['in process', async (api: ApiServer): Promise<KubeClient & { close?(): void }> => new InProcessClient(api.client)],
  ['over HTTP', (api: ApiServer): Promise<KubeClient & { close?(): void }> => HttpClient.fromKubeconfig(api.kubeconfig)],
] as const)('an informer %s', (_, connect) => {
  it('that was cut off for so long that the history is gone lists again, and knows what changed', async () => {
    await using api = await ApiServer.start({ historyLimit: 5 })
    const client = await connect(api)
    // Its connection can be cut, and stays so until it is mended.
    const cuts: (() => void)[] = []
    let cut = false
    const breakable: KubeClient = Object.assign(Object.create(client) as KubeClient, {
      watch: ((kind, options, handler) => {
        if (cut) {
          handler.end(new Error('no route'))
          return () => {}
        }
        const stop = client.watch(kind, options, handler)
        cuts.push(() => {
          stop()
          handler.end(new Error('connection reset'))
        })
        return stop
      }) satisfies KubeClient['watch'],
    })
    for (const name of ['kept', 'gone']) await api.client.create({ ...configMap, metadata: key(name) })
    const told: string[] = []
    const informer = new Informer(breakable, configMap, { backoff: { initialMs: 1, maxMs: 5 } })
    informer.handle({
      added: ({ metadata }, initial) => told.push(`+${metadata.name}${initial ? ' initial' : ''}`),
      updated: (_, { metadata }) => told.push(`~${metadata.name}`),
      deleted: ({ metadata }) => told.push(`-${metadata.name}`),
    })
    informer.start()
    await informer.whenSynced()
    cut = true
    for (const end of cuts.splice(0)) end()
    for (let i = 0; i < 20; i++) await api.client.patch(configMap, key('kept'), { data: { i: String(i) } })
    await api.client.delete(configMap, key('gone'))
    await api.client.create({ ...configMap, metadata: key('new') })
    told.length = 0
    cut = false
    await waitFor('the changes', () => told.length === 3)
    expect(told).toEqual(['~kept', '+new', '-gone'])
    await api.client.create({ ...configMap, metadata: key('later') })
    await waitFor('the next change', () => told.at(-1) === '+later')
    informer.stop()
    client.close?.()
  })
})
