import { afterEach, beforeEach, expect, it } from 'vitest'
import { ApiServer } from '../api-server.js'

let api: ApiServer
beforeEach(async () => {
  api = await ApiServer.start({ listen: false })
})
afterEach(() => api.close())

const kind = { apiVersion: 'v1', kind: 'Pod' } as const
const key = { namespace: 'default', name: 'web' }
const pod = {
  ...kind,
  metadata: key,
  spec: { serviceAccountName: 'web', containers: [{ name: 'c', image: 'i', resources: { limits: { cpu: '1' } } }] },
}

it('a write to the status stores the spec that is there, not a copy, whatever the client sends for it', async () => {
  const before = await api.client.create(pod)
  const patched = await api.client.patch<typeof before>(kind, key, { status: { phase: 'Running' } }, { subresource: 'status' })
  expect(patched.spec).toBe(before.spec)
  expect(patched).toMatchObject({ status: { phase: 'Running' } })
  const updated = await api.client.update({ ...patched, status: { phase: 'Failed' } }, { subresource: 'status' })
  expect(updated.spec).toBe(before.spec)
  const changed = { ...structuredClone(updated), status: { phase: 'Running' } }
  changed.spec.serviceAccountName = 'other'
  const kept = await api.client.update(changed, { subresource: 'status' })
  expect(kept.spec).toEqual(before.spec)
  expect(kept).toMatchObject({ status: { phase: 'Running' } })
  expect(JSON.stringify(kept.metadata.managedFields?.filter(({ subresource }) => subresource === 'status'))).not.toContain('f:spec')
})

it('the labels of a job come from its template also where a write to its status leaves them out', async () => {
  const job = { apiVersion: 'batch/v1', kind: 'Job' } as const
  const template = { spec: { restartPolicy: 'Never', containers: [{ name: 'c', image: 'i' }] } }
  const before = await api.client.create({ ...job, metadata: { namespace: 'default', name: 'once' }, spec: { template } })
  const { labels, ...metadata } = before.metadata
  const after = await api.client.update({ ...before, metadata }, { subresource: 'status' })
  expect(after.metadata.labels).toEqual(labels)
})
