import { ApiServer } from '@vivarium/apiserver'
import { Informer, type KubeObject } from '@vivarium/controller'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { InProcessClient } from './in-process-client.js'
import { indexLabels, indexSelectors, selectedBy, selecting } from './label-index.js'
import type { LabelSelector } from './label-selector.js'

interface Service extends KubeObject {
  spec?: { selector?: Record<string, string> }
}

const configMapKind = { apiVersion: 'v1', kind: 'ConfigMap' } as const
const serviceKind = { apiVersion: 'v1', kind: 'Service' } as const
const selectorOf = ({ spec }: Service): LabelSelector | undefined => spec?.selector && { matchLabels: spec.selector }
const names = (objects: readonly KubeObject[]) => objects.map(({ metadata }) => metadata.name).sort()

let api: ApiServer
let labelled: Informer
let services: Informer<Service>
beforeEach(async () => {
  api = await ApiServer.start({ listen: false })
  const client = new InProcessClient(api.client)
  labelled = new Informer(client, configMapKind)
  indexLabels(labelled)
  services = new Informer<Service>(client, serviceKind)
  indexSelectors(services, selectorOf)
  labelled.start()
  services.start()
})
afterEach(async () => {
  labelled.stop()
  services.stop()
  await api.close()
})

const add = (name: string, labels: Record<string, string>, namespace = 'default') =>
  api.client.create({ ...configMapKind, metadata: { namespace, name, labels } })

it('finds what a selector takes, in its namespace, also when labels change', async () => {
  await add('a', { app: 'web', tier: 'front' })
  await add('b', { app: 'web' })
  await add('c', { app: 'db' })
  await add('elsewhere', { app: 'web' }, 'kube-system')
  const found = (selector: LabelSelector | undefined) => names(selectedBy(labelled, 'default', selector))
  expect(found({ matchLabels: { app: 'web' } })).toEqual(['a', 'b'])
  expect(found({ matchLabels: { app: 'web', tier: 'front' } })).toEqual(['a'])
  expect(found({ matchExpressions: [{ key: 'app', operator: 'In', values: ['db'] }] })).toEqual(['c'])
  expect(found({})).toEqual(['a', 'b', 'c'])
  expect(found(undefined)).toEqual([])
  await api.client.patch(configMapKind, { namespace: 'default', name: 'b' }, { metadata: { labels: { app: 'db' } } })
  expect(found({ matchLabels: { app: 'web' } })).toEqual(['a'])
  expect(found({ matchLabels: { app: 'db' } })).toEqual(['b', 'c'])
})

it('finds whose selector takes an object', async () => {
  const service = (name: string, selector?: Record<string, string>) =>
    api.client.create({
      ...serviceKind,
      metadata: { namespace: 'default', name },
      spec: { ports: [{ port: 80 }], ...(selector && { selector }) },
    } as never)
  await service('web', { app: 'web' })
  await service('front', { app: 'web', tier: 'front' })
  await service('db', { app: 'db' })
  await service('none')
  const found = (labels: Record<string, string>, namespace = 'default') =>
    names(selecting(services, selectorOf, { ...configMapKind, metadata: { namespace, name: 'x', labels } }))
  expect(found({ app: 'web' })).toEqual(['web'])
  expect(found({ tier: 'front', app: 'web' })).toEqual(['front', 'web'])
  expect(found({ app: 'web' }, 'kube-system')).toEqual([])
  expect(found({})).toEqual([])
})
