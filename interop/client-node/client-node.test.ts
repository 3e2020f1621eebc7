import { Writable } from 'node:stream'
import {
  ApiException,
  ApiextensionsV1Api,
  AppsV1Api,
  AuthenticationV1Api,
  CoreV1Api,
  CustomObjectsApi,
  Exec,
  Health,
  KubeConfig,
  KubernetesObjectApi,
  Log,
  loadAllYaml,
  makeInformer,
  PatchStrategy,
  setHeaderOptions,
  type V1ConfigMap,
  type V1Deployment,
  type V1Status,
  VersionApi,
  Watch,
} from '@kubernetes/client-node'
import { ApiServer } from '@vivarium/apiserver'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const patience = { timeout: 20_000 }
const patchAs = (strategy: PatchStrategy) => setHeaderOptions('Content-Type', strategy)

/** The body of the ApiException that the call must end with: a Status. */
async function statusOf(call: Promise<unknown>): Promise<V1Status> {
  const error = await call.then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  expect(error).toBeInstanceOf(ApiException)
  const { body, code } = error as ApiException<unknown>
  const status = (typeof body === 'string' ? JSON.parse(body) : body) as V1Status
  expect(status).toMatchObject({ kind: 'Status', status: 'Failure', code })
  return status
}

const deployment = (name: string): V1Deployment => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name },
  spec: {
    selector: { matchLabels: { app: name } },
    template: { metadata: { labels: { app: name } }, spec: { containers: [{ name: 'main', image: 'nginx:1' }] } },
  },
})

describe('@kubernetes/client-node', { timeout: 30_000 }, () => {
  let api: ApiServer
  const config = new KubeConfig()
  let core: CoreV1Api
  let namespace: string
  let count = 0

  const newNamespace = async () => {
    namespace = `space-${++count}`
    await core.createNamespace({ body: { metadata: { name: namespace } } })
  }

  beforeAll(async () => {
    api = await ApiServer.start()
    config.loadFromString(api.kubeconfig)
    core = config.makeApiClient(CoreV1Api)
  })
  afterAll(() => api?.close())

  it('reads the kubeconfig and finds a healthy server of the version', async () => {
    expect(config.getCurrentCluster()?.server).toBe(api.url)
    expect((await config.makeApiClient(VersionApi).getCode()).gitVersion).toMatch(/^v1\.34\./)
    const health = new Health(config)
    expect([await health.readyz({}), await health.livez({})]).toEqual([true, true])
  })

  it('makes, reads, replaces, scales and deletes a deployment with the typed API', async () => {
    await newNamespace()
    const apps = config.makeApiClient(AppsV1Api)
    const made = await apps.createNamespacedDeployment({ namespace, body: deployment('web') })
    expect(made.spec).toMatchObject({ replicas: 1, strategy: { rollingUpdate: { maxSurge: '25%' } } })
    expect(made.metadata?.creationTimestamp).toBeInstanceOf(Date)

    const body = structuredClone(made)
    if (body.spec) body.spec.replicas = 3
    const replaced = await apps.replaceNamespacedDeployment({ namespace, name: 'web', body })
    expect(replaced.metadata?.generation).toBe(2)
    expect((await statusOf(apps.replaceNamespacedDeployment({ namespace, name: 'web', body: made }))).reason).toBe('Conflict')
    const scale = await apps.readNamespacedDeploymentScale({ namespace, name: 'web' })
    expect(scale.spec?.replicas).toBe(3)
    await apps.replaceNamespacedDeploymentScale({ namespace, name: 'web', body: { ...scale, spec: { replicas: 5 } } })
    const status = { ...(await apps.readNamespacedDeployment({ namespace, name: 'web' })), status: { replicas: 5, readyReplicas: 4 } }
    await apps.replaceNamespacedDeploymentStatus({ namespace, name: 'web', body: status })
    const now = await apps.readNamespacedDeployment({ namespace, name: 'web' })
    expect([now.spec?.replicas, now.status?.readyReplicas]).toEqual([5, 4])
    expect((await apps.deleteNamespacedDeployment({ namespace, name: 'web' })).status).toBe('Success')
    expect((await apps.listNamespacedDeployment({ namespace })).items).toEqual([])
  })

  it('patches in each of the four ways', async () => {
    await newNamespace()
    const apps = config.makeApiClient(AppsV1Api)
    await apps.createNamespacedDeployment({ namespace, body: deployment('web') })
    const patch = async (strategy: PatchStrategy, body: unknown, more = {}) =>
      (
        await apps.patchNamespacedDeployment({ namespace, name: 'web', body, ...more }, patchAs(strategy))
      ).spec?.template.spec?.containers.map(({ image }) => image)
    const containers = (...list: unknown[]) => ({ spec: { template: { spec: { containers: list } } } })
    expect(await patch(PatchStrategy.StrategicMergePatch, containers({ name: 'side', image: 'side:1' }))).toEqual(['side:1', 'nginx:1'])
    expect(await patch(PatchStrategy.MergePatch, containers({ name: 'one', image: 'one:1' }))).toEqual(['one:1'])
    const operation = { op: 'replace', path: '/spec/template/spec/containers/0/image', value: 'one:2' }
    expect(await patch(PatchStrategy.JsonPatch, [operation])).toEqual(['one:2'])
    const applied = { apiVersion: 'apps/v1', kind: 'Deployment', ...containers({ name: 'one', image: 'one:3' }) }
    const conflict = await statusOf(
      apps.patchNamespacedDeployment({ namespace, name: 'web', body: applied, fieldManager: 'me' }, patchAs(PatchStrategy.ServerSideApply)),
    )
    expect(conflict.details?.causes?.[0]).toMatchObject({
      reason: 'FieldManagerConflict',
      field: '.spec.template.spec.containers[name="one"].image',
    })
    expect(await patch(PatchStrategy.ServerSideApply, applied, { fieldManager: 'me', force: true })).toEqual(['one:3'])
  })

  it('pages, selects and deletes collections', async () => {
    await newNamespace()
    for (let i = 0; i < 5; i++) {
      await core.createNamespacedConfigMap({ namespace, body: { metadata: { name: `m${i}`, labels: { parity: String(i % 2) } } } })
    }
    const names: (string | undefined)[] = []
    let page = await core.listNamespacedConfigMap({ namespace, limit: 2 })
    expect(page.metadata?.remainingItemCount).toBe(3)
    for (;;) {
      names.push(...page.items.map(({ metadata }) => metadata?.name))
      const _continue = page.metadata?._continue
      if (!_continue) break
      page = await core.listNamespacedConfigMap({ namespace, limit: 2, _continue })
    }
    expect(names).toEqual(['m0', 'm1', 'm2', 'm3', 'm4'])
    const wrong = await statusOf(core.listNamespacedConfigMap({ namespace, _continue: 'nonsense' }))
    expect([wrong.code, wrong.reason]).toEqual([400, 'BadRequest'])
    expect((await core.listNamespacedConfigMap({ namespace, fieldSelector: 'metadata.name=m3' })).items).toHaveLength(1)
    await core.deleteCollectionNamespacedConfigMap({ namespace, labelSelector: 'parity=1' })
    expect((await core.listNamespacedConfigMap({ namespace })).items).toHaveLength(3)
  })

  it('watches from a version on, until the time is up', async () => {
    await newNamespace()
    const path = `/api/v1/namespaces/${namespace}/configmaps`
    const { metadata } = await core.listNamespacedConfigMap({ namespace })
    await core.createNamespacedConfigMap({ namespace, body: { metadata: { name: 'a' } } })
    const seen: [string, string | undefined][] = []
    const watch = new Watch(config)
    let ended: (value: unknown) => void
    const end = new Promise((resolve) => {
      ended = resolve
    })
    const controller = await watch.watch(
      path,
      { resourceVersion: metadata?.resourceVersion, allowWatchBookmarks: true },
      (phase, object: V1ConfigMap) => seen.push([phase, object.metadata?.name]),
      (error) => ended(error),
    )
    await core.patchNamespacedConfigMap({ namespace, name: 'a', body: { data: { x: '1' } } }, patchAs(PatchStrategy.MergePatch))
    await core.deleteNamespacedConfigMap({ namespace, name: 'a' })
    await expect.poll(() => seen, patience).toEqual(['ADDED', 'MODIFIED', 'DELETED'].map((phase) => [phase, 'a']))
    controller.abort()
    await end

    const closed = new Promise((resolve) => {
      void watch.watch(path, { timeoutSeconds: 1 }, () => {}, resolve)
    })
    expect(await closed).toBeNull()
    const refused = await new Promise<unknown>((resolve) => {
      void watch.watch(path, { resourceVersion: 'many' }, () => {}, resolve)
    })
    expect(String(refused)).toContain('Internal Server Error')
  })

  it('is told by an event that the version to watch from is too old', async () => {
    const forgetful = await ApiServer.start({ historyLimit: 2 })
    try {
      const there = new KubeConfig()
      there.loadFromString(forgetful.kubeconfig)
      const maps = there.makeApiClient(CoreV1Api)
      const { metadata } = await maps.listNamespacedConfigMap({ namespace: 'default' })
      for (let i = 0; i < 5; i++) await maps.createNamespacedConfigMap({ namespace: 'default', body: { metadata: { name: `m${i}` } } })
      const seen: [string, number][] = []
      await new Promise((resolve) => {
        const query = { resourceVersion: metadata?.resourceVersion }
        const take = (phase: string, object: V1Status) => seen.push([phase, object.code ?? 0])
        void new Watch(there).watch('/api/v1/namespaces/default/configmaps', query, take, resolve)
      })
      expect(seen).toEqual([['ERROR', 410]])
    } finally {
      await forgetful.close()
    }
  })

  it('keeps an informer in step, through the end of its watch', async () => {
    await newNamespace()
    const path = `/api/v1/namespaces/${namespace}/configmaps`
    const configMap = (name: string, labels = { kept: 'yes' }) =>
      core.createNamespacedConfigMap({ namespace, body: { metadata: { name, labels } } })
    await configMap('first')
    const informer = makeInformer(config, path, () => core.listNamespacedConfigMap({ namespace, labelSelector: 'kept=yes' }), 'kept=yes')
    const events: string[] = []
    for (const verb of ['add', 'update', 'delete'] as const) informer.on(verb, ({ metadata }) => events.push(`${verb} ${metadata?.name}`))
    await informer.start()
    await configMap('second')
    await configMap('other', { kept: 'no' })
    await core.patchNamespacedConfigMap({ namespace, name: 'first', body: { data: { a: '1' } } }, patchAs(PatchStrategy.MergePatch))
    await core.patchNamespacedConfigMap(
      { namespace, name: 'first', body: { metadata: { labels: { kept: 'no' } } } },
      patchAs(PatchStrategy.MergePatch),
    )
    await core.deleteNamespacedConfigMap({ namespace, name: 'second' })
    // The object that leaves the selection is deleted from the informer's view.
    await expect.poll(() => events, patience).toEqual(['add first', 'add second', 'update first', 'delete first', 'delete second'])
    expect(informer.list(namespace)).toEqual([])
    await informer.stop()
  })

  it('works with objects of any kind', async () => {
    await newNamespace()
    const objects = KubernetesObjectApi.makeApiClient(config)
    const manifests = loadAllYaml(
      `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: any, namespace: ${namespace}}\ndata: {a: "1"}\n---\n` +
        `apiVersion: v1\nkind: Service\nmetadata: {name: any, namespace: ${namespace}}\nspec: {ports: [{port: 80}]}\n`,
    )
    for (const manifest of manifests) await objects.create(manifest)
    const key = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'any', namespace } }
    expect(await objects.read<V1ConfigMap>(key)).toMatchObject({ data: { a: '1' } })
    await objects.replace({ ...key, data: { b: '2' } } as V1ConfigMap)
    const patched = await objects.patch(
      { ...key, data: { c: '3' } } as V1ConfigMap,
      undefined,
      undefined,
      'me',
      true,
      PatchStrategy.ServerSideApply,
    )
    expect((patched as V1ConfigMap).data).toEqual({ b: '2', c: '3' })
    expect((await objects.list('v1', 'Service', namespace)).items).toHaveLength(1)
    expect((await objects.delete(key)).status).toBe('Success')
    expect((await statusOf(objects.read(key))).message).toBe('configmaps "any" not found')
  })

  it('sees a custom resource as soon as its definition is established', async () => {
    await newNamespace()
    const group = 'shapes.example.com'
    const extensions = config.makeApiClient(ApiextensionsV1Api)
    await extensions.createCustomResourceDefinition({
      body: {
        metadata: { name: `boxes.${group}` },
        spec: {
          group,
          scope: 'Namespaced',
          names: { plural: 'boxes', singular: 'box', kind: 'Box' },
          versions: [
            {
              name: 'v1',
              served: true,
              storage: true,
              subresources: { status: {}, scale: { specReplicasPath: '.spec.size', statusReplicasPath: '.status.size' } },
              schema: {
                openAPIV3Schema: {
                  type: 'object',
                  properties: {
                    spec: {
                      type: 'object',
                      properties: { size: { type: 'integer', maximum: 9 }, colour: { type: 'string', _default: 'red' } },
                    },
                    status: { type: 'object', properties: { size: { type: 'integer' } } },
                  },
                },
              },
            },
          ],
        },
      },
    })
    const established = async () => {
      const { status } = await extensions.readCustomResourceDefinition({ name: `boxes.${group}` })
      return status?.conditions?.find(({ type }) => type === 'Established')?.status
    }
    await expect.poll(established, patience).toBe('True')
    const custom = config.makeApiClient(CustomObjectsApi)
    const where = { group, version: 'v1', namespace, plural: 'boxes' }
    const body = { apiVersion: `${group}/v1`, kind: 'Box', metadata: { name: 'one' }, spec: { size: 3 } }
    expect(await custom.createNamespacedCustomObject({ ...where, body })).toMatchObject({ spec: { size: 3, colour: 'red' } })
    const invalid = await statusOf(
      custom.createNamespacedCustomObject({ ...where, body: { ...body, metadata: { name: 'two' }, spec: { size: 10 } } }),
    )
    expect(invalid.message).toContain('spec.size: Invalid value: 10: spec.size in body should be less than or equal to 9')
    await custom.patchNamespacedCustomObjectStatus(
      { ...where, name: 'one', body: { status: { size: 2 }, spec: { size: 7 } } },
      patchAs(PatchStrategy.MergePatch),
    )
    expect(await custom.getNamespacedCustomObject({ ...where, name: 'one' })).toMatchObject({ spec: { size: 3 }, status: { size: 2 } })
    expect(await custom.getNamespacedCustomObjectScale({ ...where, name: 'one' })).toMatchObject({
      kind: 'Scale',
      spec: { replicas: 3 },
      status: { replicas: 2 },
    })
    expect((await custom.listNamespacedCustomObject(where)).items).toHaveLength(1)
    await custom.deleteNamespacedCustomObject({ ...where, name: 'one' })
    await extensions.deleteCustomResourceDefinition({ name: `boxes.${group}` })
  })

  it('gets errors with the status of the real server', async () => {
    await newNamespace()
    expect((await statusOf(core.readNamespacedPod({ namespace, name: 'none' }))).details).toEqual({ name: 'none', kind: 'pods' })
    const broken = deployment('web')
    if (broken.spec) broken.spec.selector = { matchLabels: { app: 'other' } }
    const invalid = await statusOf(config.makeApiClient(AppsV1Api).createNamespacedDeployment({ namespace, body: broken }))
    expect([invalid.code, invalid.details?.causes?.[0]?.field]).toEqual([422, 'spec.template.metadata.labels'])
    await core.createNamespacedConfigMap({ namespace, body: { metadata: { name: 'dry' } }, dryRun: 'All' })
    expect((await statusOf(core.readNamespacedConfigMap({ namespace, name: 'dry' }))).reason).toBe('NotFound')
  })

  it('signs in with the token of a service account', async () => {
    await newNamespace()
    await core.createNamespacedServiceAccount({ namespace, body: { metadata: { name: 'robot' } } })
    const { status } = await core.createNamespacedServiceAccountToken({
      namespace,
      name: 'robot',
      body: { spec: { audiences: [], expirationSeconds: 600 } },
    })
    const robot = new KubeConfig()
    robot.loadFromClusterAndUser(
      { name: 'c', server: api.url, caData: Buffer.from(api.certificateAuthority).toString('base64'), skipTLSVerify: false },
      { name: 'robot', token: status?.token ?? '' },
    )
    const review = await robot.makeApiClient(AuthenticationV1Api).createSelfSubjectReview({ body: {} })
    expect(review.status?.userInfo?.username).toBe(`system:serviceaccount:${namespace}:robot`)
    const stranger = new KubeConfig()
    stranger.loadFromClusterAndUser(
      { name: 'c', server: api.url, caData: Buffer.from(api.certificateAuthority).toString('base64'), skipTLSVerify: false },
      { name: 'stranger', token: 'nonsense' },
    )
    // Of a 401 it keeps no body.
    await expect(stranger.makeApiClient(CoreV1Api).listNamespace()).rejects.toMatchObject({ code: 401 })
  })

  it('is told that there are no nodes to run a command or to have a log', async () => {
    await newNamespace()
    await core.createNamespacedPod({
      namespace,
      body: { metadata: { name: 'p' }, spec: { nodeName: 'n', containers: [{ name: 'c', image: 'i' }] } },
    })
    const sink = new Writable({ write: (_chunk, _encoding, done) => done() })
    const run = new Exec(config).exec(namespace, 'p', 'c', ['ls'], sink, sink, null, false)
    expect(await run.then(String, (error: unknown) => (error as { message?: string }).message ?? String(error))).toContain('501')
    await expect(new Log(config).log(namespace, 'p', 'c', sink)).rejects.toThrow(/needs nodes|501/)
  })
})
