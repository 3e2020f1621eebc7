import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ApiServer } from '../api-server.js'
import { type TestAnswer, TestHttpClient, testTokens } from '../testing/http-client.js'
import { definitionOf, definitionsPath, widget, widgetNames, widgetsPath, widgetVersion } from '../testing/widgets.js'

const mergeType = 'application/merge-patch+json'
const said = ({ status, body }: TestAnswer) => [status, body?.message]
const named = (plural: string, kind: string, more: object = {}) =>
  definitionOf({ names: { plural, kind, ...more }, versions: [{ ...widgetVersion, selectableFields: null }] })

interface Condition {
  readonly type: string
  readonly status: string
  readonly reason: string
  readonly message: string
}

describe('custom resource definitions', () => {
  let api: ApiServer
  let http: TestHttpClient
  const conditions = async (name: string): Promise<string[]> =>
    ((await http.get(`${definitionsPath}/${name}`)).body.status.conditions as Condition[]).map(
      ({ type, status, reason }) => `${type}=${status} ${reason}`,
    )
  const conditionOf = async (name: string, type: string) =>
    ((await http.get(`${definitionsPath}/${name}`)).body.status.conditions as Condition[]).find((one) => one.type === type)
  beforeAll(async () => {
    api = await ApiServer.start({ tokens: testTokens })
    http = new TestHttpClient(api)
  })
  afterAll(async () => {
    await http[Symbol.asyncDispose]()
    await api.close()
  })

  it('are seen by watchers step by step', async () => {
    const watch = http.watch(`${definitionsPath}?watch=true`)
    const made = await http.post(definitionsPath, named('steps', 'Step'))
    expect(made.body.status).toEqual({ conditions: null, acceptedNames: { plural: '', kind: '' }, storedVersions: ['v1'] })
    expect(made.body.spec.names).toEqual({ plural: 'steps', singular: 'step', kind: 'Step', listKind: 'StepList' })
    expect(made.body.spec.conversion).toEqual({ strategy: 'None' })
    const events = await watch.take(3)
    expect(
      events.map(({ type, object }) => [
        type,
        (object.status.conditions ?? []).map((one: Condition) => `${one.type}=${one.status} ${one.reason}`),
      ]),
    ).toEqual([
      ['ADDED', []],
      ['MODIFIED', ['NamesAccepted=True NoConflicts', 'Established=False Installing']],
      ['MODIFIED', ['NamesAccepted=True NoConflicts', 'Established=True InitialNamesAccepted']],
    ])
    watch.close()
    expect(events[2]?.object.status.acceptedNames).toEqual(made.body.spec.names)
    const managers = events[2]?.object.metadata.managedFields.map(({ manager, subresource }: Record<string, string>) => [
      manager,
      subresource,
    ])
    expect(managers).toContainEqual(['kube-apiserver', 'status'])
    expect((await http.get('/apis/apiregistration.k8s.io/v1/apiservices/v1.example.com')).body.spec).toEqual({
      group: 'example.com',
      version: 'v1',
      groupPriorityMinimum: 1000,
      versionPriority: 100,
    })
  })

  it('with names that are taken wait until these are free', async () => {
    await http.post(definitionsPath, named('firsts', 'First', { shortNames: ['f'] }))
    await http.post(definitionsPath, named('seconds', 'First', { shortNames: ['f', 'steps', 's'] }))
    expect(await conditions('seconds.example.com')).toEqual(['NamesAccepted=False ListKindConflict', 'Established=False NotAccepted'])
    expect(await conditionOf('seconds.example.com', 'NamesAccepted')).toMatchObject({ message: '"FirstList" is already in use' })
    expect((await http.get('/apis/example.com/v1/seconds')).status).toBe(404)
    await http.patch(`${definitionsPath}/seconds.example.com`, mergeType, {
      spec: { names: { kind: 'Second', listKind: 'SecondList', singular: 'second' } },
    })
    expect(await conditionOf('seconds.example.com', 'NamesAccepted')).toMatchObject({
      reason: 'ShortNamesConflict',
      message: '["f" is already in use, "steps" is already in use]',
    })
    await http.patch(`${definitionsPath}/seconds.example.com`, mergeType, { spec: { names: { shortNames: ['f'] } } })
    await http.delete(`${definitionsPath}/firsts.example.com`)
    await expect
      .poll(() => conditions('seconds.example.com'))
      .toEqual(['NamesAccepted=True NoConflicts', 'Established=True InitialNamesAccepted'])
    expect((await http.get('/apis/example.com/v1/seconds')).status).toBe(200)
    // One that is served goes on being served under the names that it has.
    await http.patch(`${definitionsPath}/seconds.example.com`, mergeType, { spec: { names: { shortNames: ['step'] } } })
    expect(await conditions('seconds.example.com')).toEqual([
      'NamesAccepted=False ShortNamesConflict',
      'Established=True InitialNamesAccepted',
    ])
    const listed = (await http.get('/apis/example.com/v1')).body.resources.find(({ name }: { name: string }) => name === 'seconds')
    expect(listed.shortNames).toEqual(['f'])
  })

  it('keep their group, names and scope', async () => {
    await http.post(definitionsPath, named('fixed', 'Fixed'))
    const patch = (spec: object) => http.patch(`${definitionsPath}/fixed.example.com`, mergeType, { spec })
    expect(said(await patch({ scope: 'Cluster' }))).toEqual([
      422,
      'CustomResourceDefinition.apiextensions.k8s.io "fixed.example.com" is invalid: spec.scope: Invalid value: "Cluster": field is immutable',
    ])
    expect(said(await patch({ names: { kind: 'Other' } }))[1]).toContain('spec.names.kind: Invalid value: "Other": field is immutable')
    expect((await patch({ names: { categories: ['all'] } })).body.metadata.generation).toBe(2)
    const { body } = await http.get(`${definitionsPath}/fixed.example.com`)
    delete body.metadata.resourceVersion
    expect(said(await http.put(`${definitionsPath}/fixed.example.com`, body))[1]).toContain('metadata.resourceVersion: Invalid value: 0')
  })

  it('of groups of the Kubernetes project need an approval', async () => {
    const made = (annotations: object) => http.post(definitionsPath, definitionOf({ group: 'tests.k8s.io' }, { annotations }))
    expect(said(await made({}))).toEqual([
      422,
      'CustomResourceDefinition.apiextensions.k8s.io "widgets.tests.k8s.io" is invalid: metadata.annotations[api-approved.kubernetes.io]: Required value: protected groups must have approval annotation "api-approved.kubernetes.io", see https://github.com/kubernetes/enhancements/pull/1111',
    ])
    expect((await made({ 'api-approved.kubernetes.io': 'unapproved, a test' })).status).toBe(201)
    expect(await conditionOf('widgets.tests.k8s.io', 'KubernetesAPIApprovalPolicyConformant')).toMatchObject({
      status: 'False',
      reason: 'UnapprovedAnnotation',
      message: 'not approved: "unapproved, a test"',
    })
    await http.patch(`${definitionsPath}/widgets.tests.k8s.io`, mergeType, {
      metadata: { annotations: { 'api-approved.kubernetes.io': 'https://example.com/1' } },
    })
    expect(await conditionOf('widgets.tests.k8s.io', 'KubernetesAPIApprovalPolicyConformant')).toMatchObject({
      status: 'True',
      reason: 'ApprovedAnnotation',
    })
  })

  it('that need a webhook are refused, and rules that nobody checks are warned of', async () => {
    const conversion = { strategy: 'Webhook', webhook: { conversionReviewVersions: ['v1'], clientConfig: { url: 'https://example.com' } } }
    const refused = await http.post(definitionsPath, definitionOf({ names: { plural: 'hooked', kind: 'Hooked' }, conversion }))
    expect([refused.status, refused.body.reason, refused.body.details.causes]).toEqual([
      422,
      'Invalid',
      [
        {
          reason: 'FieldValueInvalid',
          field: 'spec.conversion.strategy',
          message: 'Invalid value: "Webhook": this API server does not call conversion webhooks: use the strategy None',
        },
      ],
    ])
    const schema = {
      openAPIV3Schema: {
        type: 'object',
        properties: {
          spec: {
            type: 'object',
            'x-kubernetes-validations': [{ rule: 'self.a < self.b' }],
            properties: { a: { type: 'integer', format: 'odd' }, b: { type: 'string', format: 'odd' } },
          },
        },
      },
    }
    const ruled = await http.post(
      definitionsPath,
      definitionOf({ names: { plural: 'ruled', kind: 'Ruled' }, versions: [{ ...widgetVersion, schema, selectableFields: null }] }),
    )
    expect(ruled.status).toBe(201)
    expect(ruled.headers.warning).toBe(
      '299 - "unrecognized format \\"odd\\"", 299 - "this API server does not enforce x-kubernetes-validations yet: the rules of ruled.example.com in v1 are stored, and nothing is checked by them"',
    )
    const wrong = await http.post('/apis/example.com/v1/namespaces/default/ruled', { ...widget('x', { a: 'text' }), kind: 'Ruled' })
    expect(wrong.body.message).toContain('some validation rules were not checked because the object was invalid')
  })

  it('go when their objects are gone, and take no new ones meanwhile', async () => {
    await http.post(definitionsPath, definitionOf())
    await http.post(widgetsPath, widget('plain'))
    await http.post(widgetsPath, { ...widget('held'), metadata: { name: 'held', finalizers: ['example.com/hold'] } })
    const watch = http.watch(`${widgetsPath}?watch=true`)
    const definitions = http.watch(`${definitionsPath}?watch=true&fieldSelector=metadata.name%3Dwidgets.example.com`)
    await Promise.all([watch.take(2), definitions.take(1)])
    const path = `${definitionsPath}/widgets.example.com`
    const deleted = await http.delete(path)
    expect([deleted.status, deleted.body.kind, deleted.body.metadata.finalizers]).toEqual([
      200,
      'CustomResourceDefinition',
      ['customresourcecleanup.apiextensions.k8s.io'],
    ])
    expect((await watch.take(2)).map(({ type, object }) => [type, object.metadata.name]).sort()).toEqual([
      ['DELETED', 'plain'],
      ['MODIFIED', 'held'],
    ])
    expect(await conditions('widgets.example.com')).toEqual([
      'NamesAccepted=True NoConflicts',
      'Established=True InitialNamesAccepted',
      'Terminating=True InstanceDeletionInProgress',
    ])
    const forbidden = [403, 'widgets.example.com "late" is forbidden: create not allowed while custom resource definition is terminating']
    expect(said(await http.post(widgetsPath, widget('late')))).toEqual(forbidden)
    expect(said(await http.patch(`${widgetsPath}/late?fieldManager=a`, 'application/apply-patch+yaml', widget('late')))).toEqual(forbidden)
    expect((await http.get('/apis/example.com/v1')).body.resources.find(({ name }: { name: string }) => name === 'widgets').verbs).toEqual([
      'delete',
      'deletecollection',
      'get',
      'list',
      'watch',
    ])
    const before = (await http.delete(path)).body.metadata.resourceVersion
    expect((await http.delete(path)).body.metadata.resourceVersion).toBe(before)
    await http.patch(`${widgetsPath}/held`, mergeType, { metadata: { finalizers: null } })
    await expect.poll(async () => (await http.get(path)).status).toBe(404)
    expect((await watch.take(1))[0]).toMatchObject({ type: 'DELETED', object: { metadata: { name: 'held' } } })
    await watch.end()
    expect((await definitions.take(4)).map(({ type }) => type)).toEqual(['MODIFIED', 'MODIFIED', 'MODIFIED', 'DELETED'])
    definitions.close()
    expect((await http.get(widgetsPath)).status).toBe(404)
    expect((await http.post(definitionsPath, definitionOf())).status).toBe(201)
    expect((await http.get(widgetsPath)).body.items).toEqual([])
  })

  it('can be applied, and lose their names through nobody', async () => {
    const applied = await http.patch(
      `${definitionsPath}/gears.example.com?fieldManager=a`,
      'application/apply-patch+yaml',
      named('gears', 'Gear'),
    )
    expect(applied.status).toBe(201)
    expect(await conditions('gears.example.com')).toContain('Established=True InitialNamesAccepted')
    const status = await http.patch(`${definitionsPath}/gears.example.com/status`, mergeType, {
      status: { acceptedNames: { plural: 'others' } },
      spec: { scope: 'Cluster' },
    })
    expect([status.status, status.body.spec.scope]).toEqual([200, 'Namespaced'])
    await expect.poll(async () => (await http.get(`${definitionsPath}/gears.example.com`)).body.status.acceptedNames.plural).toBe('gears')
    expect(
      said(await http.patch(`${definitionsPath}/gears.example.com/status`, mergeType, { status: { acceptedNames: { plural: 'No' } } }))[0],
    ).toBe(422)
  })
})

it('definitions of a server that is closed in the middle of a deletion go after its restart', async () => {
  await using api = await ApiServer.start()
  await api.client.create(definitionOf({ names: widgetNames }))
  await api.client.create({ ...widget('held'), metadata: { name: 'held', namespace: 'default', finalizers: ['example.com/hold'] } })
  const kind = { apiVersion: 'apiextensions.k8s.io/v1', kind: 'CustomResourceDefinition' }
  await api.client.delete(kind, { name: 'widgets.example.com' })
  await using next = await ApiServer.start({ snapshot: api.snapshot() })
  const held = { apiVersion: 'example.com/v1', kind: 'Widget' }
  await next.client.patch(held, { namespace: 'default', name: 'held' }, { metadata: { finalizers: null } })
  await expect.poll(() => next.client.find(kind, { name: 'widgets.example.com' })).toBeUndefined()
  expect(api.client.find(held, { namespace: 'default', name: 'held' })).toBeDefined()
})
