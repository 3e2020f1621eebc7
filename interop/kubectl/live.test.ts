import { ApiServer } from '@vivarium/simcluster'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Kubectl, timeToBuildMs, whyNoKubectl } from './kubectl.js'

const missing = await whyNoKubectl()
if (missing) console.warn(`tests with the real kubectl are skipped: ${missing}`)

/** An owner, what it owns, and what that owns, as a deployment has it. */
const family = (name: string, uid: string, child = '') => `
apiVersion: apps/v1
kind: ReplicaSet
metadata:
  name: ${name}
  ${uid === '' ? '' : `ownerReferences: [{apiVersion: apps/v1, kind: ${child}, name: ${name}, uid: ${uid}, controller: true, blockOwnerDeletion: true}]`}
spec:
  replicas: 0
  selector: {matchLabels: {app: ${name}}}
  template: {metadata: {labels: {app: ${name}}}, spec: {containers: [{name: c, image: c}]}}
`
const deployment = (name: string) => family(name, '').replace('kind: ReplicaSet', 'kind: Deployment')

const crd = `
apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: {name: widgets.example.com}
spec:
  group: example.com
  scope: Namespaced
  names: {plural: widgets, singular: widget, kind: Widget, listKind: WidgetList}
  versions:
  - {name: v1, served: true, storage: true, schema: {openAPIV3Schema: {type: object, x-kubernetes-preserve-unknown-fields: true}}}
`

describe.skipIf(missing)('the real kubectl with a live API server', { timeout: 60_000 }, () => {
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

  /** A deployment that owns a replica set. */
  const make = async (name: string) => {
    await kubectl.run(['apply', '-f', '-'], deployment(name))
    const uid = await kubectl.run(['get', 'deployment', name, '-o', 'jsonpath={.metadata.uid}'])
    await kubectl.run(['apply', '-f', '-'], family(name, uid, 'Deployment'))
  }
  const names = async (kinds: string, namespace = 'default') =>
    (await kubectl.run(['-n', namespace, 'get', kinds, '-o', 'name'])).trim().split('\n').filter(Boolean).sort()

  it('deletes in the background: the dependents go after their owner', async () => {
    await make('background')
    expect(await kubectl.run(['delete', 'deployment', 'background'])).toMatch(/^deployment.apps "background" deleted/)
    await kubectl.run(['wait', '--for=delete', 'replicaset/background', '--timeout=10s'])
    expect(await names('deployments,replicasets')).toEqual([])
  })

  it('deletes in the foreground: when it returns, all are gone', async () => {
    await make('foreground')
    expect(await kubectl.run(['delete', 'deployment', 'foreground', '--cascade=foreground'])).toMatch(/deleted/)
    expect(await names('deployments,replicasets')).toEqual([])
  })

  it('orphans: the dependents stay, and belong to nobody', async () => {
    await make('orphan')
    await kubectl.run(['delete', 'deployment', 'orphan', '--cascade=orphan'])
    expect(await names('deployments,replicasets')).toEqual(['replicaset.apps/orphan'])
    expect(await kubectl.run(['get', 'rs', 'orphan', '-o', 'jsonpath={.metadata.ownerReferences}'])).toBe('')
    await kubectl.run(['delete', 'rs', 'orphan'])
  })

  it('deletes a namespace with everything in it', async () => {
    await kubectl.run(['apply', '-f', '-'], crd)
    await kubectl.run(['wait', '--for=condition=established', 'crd/widgets.example.com', '--timeout=10s'])
    await kubectl.run(['create', 'namespace', 'team'])
    expect(await names('serviceaccounts,configmaps', 'team')).toEqual(['configmap/kube-root-ca.crt', 'serviceaccount/default'])
    await kubectl.run(['-n', 'team', 'create', 'configmap', 'settings'])
    await kubectl.run(['-n', 'team', 'apply', '-f', '-'], 'apiVersion: example.com/v1\nkind: Widget\nmetadata: {name: w}\n')
    expect(await kubectl.run(['delete', 'ns', 'team'])).toBe('namespace "team" deleted\n')
    expect((await kubectl.try(['get', 'ns', 'team'])).stderr).toBe('Error from server (NotFound): namespaces "team" not found\n')
    expect(await names('configmaps,widgets', 'team')).toEqual([])
  })

  it('tells why a namespace stays, and lets it go when it can', async () => {
    await kubectl.run(['create', 'namespace', 'stuck'])
    await kubectl.run(
      ['apply', '-f', '-'],
      'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: held, namespace: stuck, finalizers: [example.com/wait]}\n',
    )
    await kubectl.run(['delete', 'ns', 'stuck', '--wait=false'])
    await kubectl.run(['wait', '--for=condition=NamespaceFinalizersRemaining', 'ns/stuck', '--timeout=10s'])
    expect(await kubectl.run(['get', 'ns', 'stuck', '--no-headers'])).toMatch(/^stuck +Terminating/)
    expect(await kubectl.run(['describe', 'ns', 'stuck'])).toContain(
      'Some content in the namespace has finalizers remaining: example.com/wait in 1 resource instances',
    )
    expect((await kubectl.try(['-n', 'stuck', 'create', 'configmap', 'more'])).stderr).toContain(
      'unable to create new content in namespace stuck because it is being terminated',
    )
    await kubectl.run(['-n', 'stuck', 'patch', 'cm', 'held', '--type=json', '-p', '[{"op":"remove","path":"/metadata/finalizers"}]'])
    await kubectl.run(['wait', '--for=delete', 'ns/stuck', '--timeout=10s'])
  })

  it('finds the default service account again after it deleted it', async () => {
    await kubectl.run(['delete', 'serviceaccount', 'default'])
    await kubectl.run(['wait', '--for=create', 'serviceaccount/default', '--timeout=10s'])
    expect(await kubectl.run(['create', 'token', 'default'])).toMatch(/^ey/)
  })
})
