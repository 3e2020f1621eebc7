import { afterAll, beforeAll, expect, it } from 'vitest'
import { ApiServer } from '../api-server.js'
import type { KubeObject } from '../registry/objects.js'

// The real server decodes what it has stored, with defaults, before it answers.
let api: ApiServer
beforeAll(async () => {
  api = await ApiServer.start()
})
afterAll(() => api.close())

const create = (object: object): Promise<KubeObject & { spec: Record<string, unknown> }> => api.client.create(object as never)
const pod = (restartPolicy: string) => ({ spec: { restartPolicy, containers: [{ name: 'c', image: 'i' }] } })
const job = (labels?: object) => ({
  apiVersion: 'batch/v1',
  kind: 'Job',
  metadata: { generateName: 'j-', namespace: 'default', ...(labels && { labels }) },
  spec: { template: pod('Never') },
})

it('a job without labels has those that its pods were given, and nobody owns them', async () => {
  const { metadata } = await create(job())
  expect(metadata.labels).toEqual({
    'batch.kubernetes.io/controller-uid': metadata.uid,
    'batch.kubernetes.io/job-name': metadata.name,
    'controller-uid': metadata.uid,
    'job-name': metadata.name,
  })
  expect(JSON.stringify(metadata.managedFields)).not.toContain('f:labels')
  expect((await create(job({ my: 'own' }))).metadata.labels).toEqual({ my: 'own' })
})

it('the claim templates of a stateful set say what they are', async () => {
  const labels = { app: 's' }
  const claim = { metadata: { name: 'data' }, spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } } }
  const { spec } = await create({
    apiVersion: 'apps/v1',
    kind: 'StatefulSet',
    metadata: { name: 's', namespace: 'default' },
    spec: { selector: { matchLabels: labels }, template: { metadata: { labels }, ...pod('Always') }, volumeClaimTemplates: [claim] },
  })
  expect(spec.volumeClaimTemplates).toMatchObject([{ apiVersion: 'v1', kind: 'PersistentVolumeClaim', metadata: { name: 'data' } }])
})
