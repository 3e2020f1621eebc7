import { ApiServer } from '@vivarium/apiserver'
import { type KubeObject, Manager, silentLog } from '@vivarium/controller'
import { expect, it } from 'vitest'
import { InProcessClient } from './in-process-client.js'

interface ConfigMap extends KubeObject {
  data?: Record<string, string>
}

it('what changes many times in a turn is looked at once more, as it is then', async () => {
  await using api = await ApiServer.start({ listen: false })
  const client = new InProcessClient(api.client)
  await using manager = new Manager(client, { log: silentLog })
  const kind = { apiVersion: 'v1', kind: 'ConfigMap' } as const
  const key = { namespace: 'default', name: 'counter' }
  const seen: (string | undefined)[] = []
  const controller = manager.addController({
    name: 'seen',
    for: kind,
    async reconcile({ name, namespace }, { informers }) {
      if (name === 'counter') seen.push(informers.of<ConfigMap>(kind).get({ namespace, name })?.data?.count)
    },
  })
  await manager.start()
  await api.client.create({ ...kind, metadata: key, data: { count: '0' } })
  for (let count = 1; count <= 50; count++) await api.client.patch(kind, key, { data: { count: String(count) } })
  while (!controller.isIdle) await new Promise((resolve) => setImmediate(resolve))
  expect(seen.at(-1)).toBe('50')
  expect(seen.length).toBeLessThanOrEqual(3)
})
