import { ApiServer, type Client } from '@vivarium/apiserver'
import { EventRecorder, eventKind, silentLog } from '@vivarium/controller'
import { expect, it } from 'vitest'
import { startControllersWith } from './controllers.js'
import { InProcessClient } from './in-process-client.js'

it('have not settled while events are being written in the background, so that a save has them', async () => {
  await using api = await ApiServer.start()
  const client = new InProcessClient(withSlowCreations(api.client))
  await using controllers = await startControllersWith(client, api.certificateAuthority, { log: silentLog })
  const recorder = new EventRecorder(client, { component: 'test' })
  const subject = await api.client.create({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { namespace: 'default', name: 'settings' } })
  for (const message of ['one', 'two', 'three']) recorder.event(subject, 'Normal', 'Done', message)
  await controllers.settled()
  expect(api.client.list(eventKind, { namespace: 'default' }).items).toHaveLength(3)
})

/** As when admission asks somebody else. */
function withSlowCreations(client: Client): Client {
  const create: Client['create'] = async (object, options) => {
    for (let turn = 0; turn < 10; turn++) await new Promise((resolve) => setImmediate(resolve))
    return client.create(object, options)
  }
  return new Proxy(client, {
    get(target, name) {
      if (name === 'create') return create
      const value: unknown = Reflect.get(target, name, target)
      return typeof value === 'function' ? value.bind(target) : value
    },
  })
}
