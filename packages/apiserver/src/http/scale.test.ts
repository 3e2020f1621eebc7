import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ApiServer } from '../api-server.js'
import { TestHttpClient, testTokens } from '../testing/http-client.js'

const deployments = '/apis/apps/v1/namespaces/default/deployments'
const deployment = (name: string) => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name },
  spec: {
    replicas: 1,
    selector: { matchLabels: { app: name } },
    template: { metadata: { labels: { app: name } }, spec: { containers: [{ name: 'main', image: 'nginx' }] } },
  },
})
const applyType = 'application/apply-patch+yaml'
const scaleOf = (replicas: number) => ({ apiVersion: 'autoscaling/v1', kind: 'Scale', spec: { replicas } })

interface Entry {
  readonly manager: string
  readonly operation: string
  readonly apiVersion: string
  readonly subresource?: string
  readonly fieldsV1: { readonly 'f:spec'?: { readonly 'f:replicas'?: object } }
}

describe('the scale of a workload', () => {
  let api: ApiServer
  let http: TestHttpClient
  beforeAll(async () => {
    api = await ApiServer.start({ tokens: testTokens })
    http = new TestHttpClient(api)
  })
  afterAll(async () => {
    await http[Symbol.asyncDispose]()
    await api.close()
  })

  /** Who owns the replicas, and by what. */
  async function owners(name: string): Promise<string[]> {
    const { body } = await http.get(`${deployments}/${name}`)
    return (body.metadata.managedFields as Entry[])
      .filter(({ fieldsV1 }) => fieldsV1['f:spec']?.['f:replicas'])
      .map(({ manager, operation, apiVersion, subresource = '' }) => `${manager} ${operation} ${apiVersion} ${subresource}`.trim())
  }

  it('takes the replicas over from who had them, with an update', async () => {
    await http.post(`${deployments}?fieldManager=maker`, deployment('updated'))
    expect(await owners('updated')).toEqual(['maker Update apps/v1'])
    const { body: scale } = await http.get(`${deployments}/updated/scale`)
    const answer = await http.put(`${deployments}/updated/scale?fieldManager=scaler`, { ...scale, spec: { replicas: 3 } })
    expect([answer.status, answer.body.spec, answer.body.metadata.managedFields]).toEqual([200, { replicas: 3 }, undefined])
    expect(await owners('updated')).toEqual(['scaler Update apps/v1 scale'])
    const { body: after } = await http.get(`${deployments}/updated`)
    expect([after.spec.replicas, after.metadata.generation]).toEqual([3, 2])
    expect(after.spec.template.spec.containers[0].image).toBe('nginx')
  })

  it('is left alone by a write that changes nothing', async () => {
    await http.post(`${deployments}?fieldManager=maker`, deployment('same'))
    const before = await http.get(`${deployments}/same`)
    await http.patch(`${deployments}/same/scale?fieldManager=other`, 'application/merge-patch+json', { spec: { replicas: 1 } })
    expect((await http.get(`${deployments}/same`)).body).toEqual(before.body)
  })

  it('can be applied: fields are owned, conflicts told, forced and given up', async () => {
    await http.post(`${deployments}?fieldManager=maker`, deployment('applied'))
    const path = `${deployments}/applied/scale`
    const conflict = await http.patch(`${path}?fieldManager=autoscaler`, applyType, scaleOf(5))
    expect([conflict.status, conflict.body.reason]).toEqual([409, 'Conflict'])
    expect(conflict.body.message).toBe('Apply failed with 1 conflict: conflict with "maker" using autoscaling/v1: .spec.replicas')
    const forced = await http.patch(`${path}?fieldManager=autoscaler&force=true`, applyType, scaleOf(5))
    expect([forced.status, forced.body.spec]).toEqual([200, { replicas: 5 }])
    expect(await owners('applied')).toEqual(['autoscaler Apply apps/v1 scale'])
    const again = await http.patch(`${path}?fieldManager=autoscaler`, applyType, scaleOf(6))
    expect([again.status, again.body.spec]).toEqual([200, { replicas: 6 }])

    // Somebody who applies the whole deployment with other replicas meets the owner.
    const whole = await http.patch(`${deployments}/applied?fieldManager=owner`, applyType, deployment('applied'))
    expect(whole.status).toBe(409)
    expect(whole.body.message).toContain('conflict with "autoscaler" with subresource "scale": .spec.replicas')
  })

  it('refuses what is no scale', async () => {
    await http.post(deployments, deployment('refusing'))
    const path = `${deployments}/refusing/scale`
    const negative = await http.patch(path, 'application/merge-patch+json', { spec: { replicas: -1 } })
    expect([negative.status, negative.body.message]).toEqual([
      422,
      'Scale.autoscaling "refusing" is invalid: spec.replicas: Invalid value: -1: must be greater than or equal to 0',
    ])
    const { body: scale } = await http.get(path)
    const stale = await http.put(path, { ...scale, metadata: { ...scale.metadata, resourceVersion: '1' }, spec: { replicas: 2 } })
    expect([stale.status, stale.body.reason]).toEqual([409, 'Conflict'])
    expect((await http.put(path, { ...scale, metadata: { ...scale.metadata, name: 'other' } })).status).toBe(400)
    expect((await http.patch(`${deployments}/nothing/scale?fieldManager=a`, applyType, scaleOf(1))).status).toBe(404)
    const text = await http.patch(`${path}?fieldManager=a`, applyType, { ...scaleOf(1), spec: { replicas: 'x' } })
    expect([text.status, text.body.message]).toEqual([
      500,
      'failed to create typed patch object (/; autoscaling/v1, Kind=Scale): .spec.replicas: expected numeric (int or float), got string',
    ])
  })
})
