import { createInterface } from 'node:readline'
import { ApiServer } from '@vivarium/apiserver'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Kubectl, timeToBuildMs, whyNoKubectl } from './kubectl.js'

const missing = await whyNoKubectl()
if (missing) console.warn(`tests with the real kubectl are skipped: ${missing}`)

const deployment = (image: string) => `
apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  replicas: 2
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec: {containers: [{name: web, image: "${image}", ports: [{containerPort: 80}]}]}
`

describe.skipIf(missing)('the real kubectl', { timeout: 60_000 }, () => {
  let api: ApiServer
  let kubectl: Kubectl
  beforeAll(async () => {
    api = await ApiServer.start()
    kubectl = await Kubectl.create(api.kubeconfig)
  }, timeToBuildMs)
  afterAll(async () => {
    await kubectl?.[Symbol.asyncDispose]()
    await api?.close()
  })

  it('creates, shows, changes and deletes a config map', async () => {
    expect(await kubectl.run(['create', 'configmap', 'settings', '--from-literal=a=1'])).toBe('configmap/settings created\n')
    expect(await kubectl.run(['get', 'configmap', 'settings', '-o', 'jsonpath={.data.a}'])).toBe('1')
    expect(await kubectl.run(['get', 'cm'])).toMatch(/^NAME +DATA +AGE\nsettings +1 +\d+s\n$/)
    expect(await kubectl.run(['patch', 'cm', 'settings', '-p', '{"data":{"b":"2"}}'])).toBe('configmap/settings patched\n')
    expect(await kubectl.run(['label', 'cm', 'settings', 'x=y'])).toBe('configmap/settings labeled\n')
    expect(await kubectl.run(['describe', 'cm', 'settings'])).toMatch(/Labels: +x=y[\s\S]*a:\n----\n1/)
    const taken = await kubectl.try(['create', 'configmap', 'settings'])
    expect([taken.code, taken.stderr]).toEqual([1, 'error: failed to create configmap: configmaps "settings" already exists\n'])
    expect(await kubectl.run(['delete', 'cm', 'settings'])).toMatch(/^configmap "settings" deleted/)
    expect((await kubectl.try(['get', 'cm', 'settings'])).stderr).toBe('Error from server (NotFound): configmaps "settings" not found\n')
  })

  it('applies a deployment from both sides, and knows when nothing changes', async () => {
    expect(await kubectl.run(['apply', '-f', '-'], deployment('nginx:1'))).toBe('deployment.apps/web created\n')
    expect(await kubectl.run(['apply', '-f', '-'], deployment('nginx:1'))).toBe('deployment.apps/web unchanged\n')
    expect(await kubectl.run(['apply', '-f', '-'], deployment('nginx:2'))).toBe('deployment.apps/web configured\n')
    expect((await kubectl.try(['diff', '-f', '-'], deployment('nginx:2'))).code).toBe(0)
    expect((await kubectl.try(['diff', '-f', '-'], deployment('nginx:3'))).code).toBe(1)
    const applied = await kubectl.try(['apply', '--server-side', '--field-manager=other', '-f', '-'], deployment('nginx:3'))
    expect(applied.stderr).toContain(
      'Apply failed with 1 conflict: conflict with "kubectl-client-side-apply" using apps/v1: .spec.template.spec.containers[name="web"].image',
    )
    expect(
      await kubectl.run(['apply', '--server-side', '--force-conflicts', '--field-manager=other', '-f', '-'], deployment('nginx:3')),
    ).toBe('deployment.apps/web serverside-applied\n')
    expect(await kubectl.run(['scale', 'deployment', 'web', '--replicas=5'])).toBe('deployment.apps/web scaled\n')
    expect(await kubectl.run(['get', 'deployments'])).toMatch(/^NAME +READY +UP-TO-DATE +AVAILABLE +AGE\nweb +0\/5 +0 +0 +\d+s\n$/)
    expect(await kubectl.run(['expose', 'deployment', 'web'])).toBe('service/web exposed\n')
    expect(await kubectl.run(['get', 'service', 'web'])).toMatch(/web +ClusterIP +10\.0\.0\.\d+ +<none> +80\/TCP/)
  })

  it('is told what is wrong with an object', async () => {
    const { stderr } = await kubectl.try(
      ['apply', '-f', '-'],
      deployment('nginx').replace('matchLabels: {app: web}', 'matchLabels: {app: other}').replace('name: web}', 'name: broken}'),
    )
    expect(stderr).toBe(
      'The Deployment "broken" is invalid: spec.template.metadata.labels: Invalid value: {"app":"web"}: `selector` does not match template `labels`\n',
    )
    const unknown = await kubectl.try(
      ['create', '-f', '-'],
      deployment('nginx').replace('replicas: 2', 'replica: 2').replace('name: web}', 'name: unknown}'),
    )
    expect(unknown.stderr).toContain('strict decoding error: unknown field "spec.replica"')
  })

  it('watches', async () => {
    const child = kubectl.start(['get', 'configmaps', '--watch', '--output-watch-events', '--no-headers'])
    const lines = createInterface(child.stdout)[Symbol.asyncIterator]()
    const next = async () => ((await lines.next()).value as string).split(/ +/).slice(0, 3)
    const client = api.client
    const kind = { apiVersion: 'v1', kind: 'ConfigMap' }
    await client.create({ ...kind, metadata: { name: 'watched', namespace: 'default' } })
    expect(await next()).toEqual(['ADDED', 'watched', '0'])
    await client.patch(kind, { namespace: 'default', name: 'watched' }, { data: { a: '1' } })
    expect(await next()).toEqual(['MODIFIED', 'watched', '1'])
    await client.delete(kind, { namespace: 'default', name: 'watched' })
    expect(await next()).toEqual(['DELETED', 'watched', '1'])
  })

  it('finds out what there is, and explains it', async () => {
    const resources = await kubectl.run(['api-resources', '--no-headers'])
    expect(resources).toMatch(/^configmaps +cm +v1 +true +ConfigMap/m)
    expect(resources).toMatch(/^deployments +deploy +apps\/v1 +true +Deployment/m)
    expect(resources.trim().split('\n').length).toBeGreaterThan(55)
    expect(await kubectl.run(['api-versions'])).toContain('rbac.authorization.k8s.io/v1\n')
    const explained = await kubectl.run(['explain', 'deployment.spec.replicas'])
    expect(explained).toContain('FIELD: replicas <integer>')
    expect(await kubectl.run(['version'])).toContain('Server Version: v1.34')
    expect(await kubectl.run(['auth', 'whoami', '-o', 'jsonpath={.status.userInfo.username}'])).toBe('kubernetes-admin')
  })

  it('deletes with what waits for it', async () => {
    await kubectl.run(['create', 'namespace', 'team'])
    await kubectl.run(['-n', 'team', 'run', 'pod', '--image=busybox'])
    expect(await kubectl.run(['-n', 'team', 'get', 'pods'])).toMatch(/pod +0\/1 +Pending +0 +\d+s/)
    expect(await kubectl.run(['-n', 'team', 'delete', 'pod', 'pod'])).toMatch(/^pod "pod" deleted/)
    expect(await kubectl.run(['wait', '--for=jsonpath={.status.phase}=Active', 'namespace/team'])).toBe('namespace/team condition met\n')
    expect(await kubectl.run(['create', 'token', 'robot'], '').catch((error: Error) => error.message)).toContain(
      'serviceaccounts "robot" not found',
    )
  })
})
