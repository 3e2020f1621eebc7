import { readdirSync, readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ApiServer } from '../api-server.js'
import { StatusError } from '../status.js'

let api: ApiServer
beforeAll(async () => {
  api = await ApiServer.start()
})
afterAll(() => api.close())

// biome-ignore lint/suspicious/noExplicitAny: objects of every kind, wrong ones too
type Loose = any

const of = (apiVersion: string, kind: string, fields: object, namespace: string | undefined = 'default') => ({
  apiVersion,
  kind,
  metadata: { name: 'x', ...(namespace && { namespace }) },
  ...fields,
})
const template = (labels: object, spec: object = {}) => ({
  metadata: { labels },
  spec: { containers: [{ name: 'c', image: 'i' }], ...spec },
})
const container = (fields: object) => of('v1', 'Pod', { spec: { containers: [{ name: 'c', image: 'i', ...fields }] } })
const selector = { matchLabels: { a: 'b' } }

const qualified =
  "name part must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')"

/** What kube-apiserver says, by its source. */
const cases: readonly (readonly [what: string, object: Loose, message: string])[] = [
  [
    'a config map',
    of('v1', 'ConfigMap', { data: { dup: '1' }, binaryData: { dup: 'MQ==' } }),
    'ConfigMap "x" is invalid: data[dup]: Invalid value: "dup": duplicate of key present in binaryData',
  ],
  [
    'a secret',
    of('v1', 'Secret', { type: 'kubernetes.io/tls' }),
    'Secret "x" is invalid: [data[tls.crt]: Required value, data[tls.key]: Required value]',
  ],
  ['an empty pod', of('v1', 'Pod', { spec: {} }), 'Pod "x" is invalid: spec.containers: Required value'],
  [
    'requests over limits',
    container({ resources: { requests: { cpu: '2' }, limits: { cpu: '1' } } }),
    'Pod "x" is invalid: spec.containers[0].resources.requests: Invalid value: "2": must be less than or equal to cpu limit of 1',
  ],
  [
    'a mount of nothing',
    container({ volumeMounts: [{ name: 'v', mountPath: '/v' }] }),
    'Pod "x" is invalid: spec.containers[0].volumeMounts[0].name: Not found: "v"',
  ],
  [
    'a probe of nothing',
    container({ livenessProbe: {} }),
    'Pod "x" is invalid: spec.containers[0].livenessProbe: Required value: must specify a handler type',
  ],
  [
    'a pull policy',
    container({ imagePullPolicy: 'Y' }),
    'Pod "x" is invalid: spec.containers[0].imagePullPolicy: Unsupported value: "Y": supported values: "Always", "IfNotPresent", "Never"',
  ],
  [
    'a node selector',
    of('v1', 'Pod', { spec: { containers: [{ name: 'c', image: 'i' }], nodeSelector: { 'a b': 'c' } } }),
    `Pod "x" is invalid: spec.nodeSelector: Invalid value: "a b": ${qualified}`,
  ],
  ['a service without ports', of('v1', 'Service', { spec: {} }), 'Service "x" is invalid: spec.ports: Required value'],
  [
    'an external service',
    of('v1', 'Service', { spec: { type: 'ExternalName' } }),
    'Service "x" is invalid: spec.externalName: Required value',
  ],
  [
    'ports of a service',
    of('v1', 'Service', {
      spec: {
        ports: [
          { name: 'a', port: 80 },
          { name: 'b', port: 80 },
        ],
      },
    }),
    'Service "x" is invalid: spec.ports[1]: Duplicate value: {"Name":"","Protocol":"TCP","AppProtocol":null,"Port":80,"TargetPort":0,"NodePort":0}',
  ],
  [
    'a deployment without anything',
    of('apps/v1', 'Deployment', { spec: {} }),
    'Deployment.apps "x" is invalid: [spec.selector: Required value, spec.template.metadata.labels: Invalid value: null: `selector` does not match template `labels`, spec.template.spec.containers: Required value]',
  ],
  [
    'a deployment that selects others',
    of('apps/v1', 'Deployment', {
      spec: { replicas: -1, selector, template: template({ a: 'c' }), strategy: { type: 'Recreate', rollingUpdate: { maxSurge: 1 } } },
    }),
    'Deployment.apps "x" is invalid: [spec.replicas: Invalid value: -1: must be greater than or equal to 0, spec.template.metadata.labels: Invalid value: {"a":"c"}: `selector` does not match template `labels`, spec.strategy.rollingUpdate: Forbidden: may not be specified when strategy `type` is \'Recreate\']',
  ],
  [
    'a stateful set',
    of('apps/v1', 'StatefulSet', { spec: { selector, template: template({ a: 'b' }), updateStrategy: { type: 'Y' } } }),
    'StatefulSet.apps "x" is invalid: spec.updateStrategy: Invalid value: {"Type":"Y","RollingUpdate":null}: must be \'RollingUpdate\' or \'OnDelete\'',
  ],
  [
    'a daemon set',
    of('apps/v1', 'DaemonSet', {
      spec: { selector, template: template({ a: 'b' }), updateStrategy: { rollingUpdate: { maxUnavailable: 0 } } },
    }),
    'DaemonSet.apps "x" is invalid: spec.updateStrategy.rollingUpdate.maxUnavailable: Required value: cannot be 0 when maxSurge is 0',
  ],
  [
    'a job',
    of('batch/v1', 'Job', { spec: { completionMode: 'X', template: template({}) } }),
    'Job.batch "x" is invalid: [spec.completionMode: Unsupported value: "X": supported values: "NonIndexed", "Indexed", spec.template.spec.restartPolicy: Required value: valid values: "OnFailure", "Never"]',
  ],
  [
    'a cron job',
    of('batch/v1', 'CronJob', {
      spec: { schedule: 'nope', timeZone: 'Mars/X', jobTemplate: { spec: { template: template({}, { restartPolicy: 'Never' }) } } },
    }),
    'CronJob.batch "x" is invalid: [spec.schedule: Invalid value: "nope": expected exactly 5 fields, found 1: [nope], spec.timeZone: Invalid value: "Mars/X": unknown time zone Mars/X]',
  ],
  [
    'an ingress',
    of('networking.k8s.io/v1', 'Ingress', { spec: {} }),
    'Ingress.networking.k8s.io "x" is invalid: spec: Invalid value: null: either `defaultBackend` or `rules` must be specified',
  ],
  [
    'a network policy',
    of('networking.k8s.io/v1', 'NetworkPolicy', { spec: { podSelector: {}, ingress: [{ from: [{ ipBlock: { cidr: '1.2.3.4' } }] }] } }),
    'NetworkPolicy.networking.k8s.io "x" is invalid: spec.ingress[0].from[0].ipBlock.cidr: Invalid value: "1.2.3.4": must be a valid CIDR value, (e.g. 10.9.8.0/24 or 2001:db8::/64)',
  ],
  [
    'an autoscaler',
    of('autoscaling/v2', 'HorizontalPodAutoscaler', { spec: { maxReplicas: 0, scaleTargetRef: { kind: 'A', name: 'b' } } }),
    'HorizontalPodAutoscaler.autoscaling "x" is invalid: [spec.maxReplicas: Invalid value: 0: must be greater than 0, spec.maxReplicas: Invalid value: 0: must be greater than or equal to `minReplicas`, spec.scaleTargetRef.apiVersion: Invalid value: "": apiVersion must specify API group]',
  ],
  [
    'a disruption budget',
    of('policy/v1', 'PodDisruptionBudget', { spec: { minAvailable: 1, maxUnavailable: '10%' } }),
    'PodDisruptionBudget.policy "x" is invalid: spec: Invalid value: {"MinAvailable":1,"Selector":null,"MaxUnavailable":"10%","UnhealthyPodEvictionPolicy":null}: minAvailable and maxUnavailable cannot be both set',
  ],
  [
    'a role',
    of('rbac.authorization.k8s.io/v1', 'Role', { rules: [{ verbs: [], resources: ['pods'] }] }),
    'Role.rbac.authorization.k8s.io "x" is invalid: [rules[0].verbs: Required value: verbs must contain at least one value, rules[0].apiGroups: Required value: resource rules must supply at least one api group]',
  ],
  [
    'a volume claim',
    of('v1', 'PersistentVolumeClaim', { spec: {} }),
    'PersistentVolumeClaim "x" is invalid: [spec.accessModes: Required value: at least 1 access mode is required, spec.resources[storage]: Required value]',
  ],
  [
    'a taint',
    of('v1', 'Node', { spec: { taints: [{ key: 'a', effect: 'X' }] } }, ''),
    'Node "x" is invalid: metadata.taints[0].effect: Unsupported value: "X": supported values: "NoSchedule", "PreferNoSchedule", "NoExecute"',
  ],
  [
    'a quota',
    of('v1', 'ResourceQuota', { spec: { hard: { pods: '1.5' } } }),
    'ResourceQuota "x" is invalid: spec.hard[pods]: Invalid value: "1500m": must be an integer',
  ],
  [
    'a lease',
    of('coordination.k8s.io/v1', 'Lease', { spec: { leaseTransitions: -1 } }),
    'Lease.coordination.k8s.io "x" is invalid: spec.leaseTransitions: Invalid value: -1: must be greater than or equal to 0',
  ],
  [
    'an event about another namespace',
    of('v1', 'Event', { involvedObject: { namespace: 'other', kind: 'Pod', name: 'x' } }),
    'Event "x" is invalid: involvedObject.namespace: Invalid value: "other": does not match event.namespace',
  ],
  [
    'a finalizer without a domain',
    { ...of('v1', 'ConfigMap', {}), metadata: { name: 'x', namespace: 'default', finalizers: ['x'] } },
    'ConfigMap "x" is invalid: metadata.finalizers[0]: Invalid value: "x": name is neither a standard finalizer name nor is it fully qualified',
  ],
]

describe('validation says what kube-apiserver says of', () => {
  it.each(cases)('%s', async (_what, object, message) => {
    const error: unknown = await api.client.create(object, { dryRun: true }).catch((error: unknown) => error)
    expect(error).toBeInstanceOf(StatusError)
    expect((error as StatusError).message).toBe(message)
    expect((error as StatusError).httpCode).toBe(422)
  })
})

describe('no object is too wrong', () => {
  const folder = new URL('../../fixtures/1.34/tables/', import.meta.url)
  const values = [undefined, null, {}, [], '', -1, 'x', [null], [{}]]

  function* paths(value: Loose, path: (string | number)[] = []): Generator<(string | number)[]> {
    if (typeof value !== 'object' || value === null) return
    for (const key of Object.keys(value)) {
      const at = [...path, Array.isArray(value) ? Number(key) : key]
      yield at
      yield* paths(value[key], at)
    }
  }

  /** A copy with one value replaced; undefined removes it. */
  function changed(object: Loose, path: readonly (string | number)[], value: unknown): Loose {
    const copy = structuredClone(object)
    let at = copy
    for (const key of path.slice(0, -1)) at = at[key]
    const last = path.at(-1) as string
    if (value !== undefined) at[last] = value
    else if (Array.isArray(at)) at.splice(Number(last), 1)
    else delete at[last]
    return copy
  }

  // Every kind with one value at a time replaced by something else, or gone: there are thousands, and each run of this test takes some.
  it('for an answer other than an internal error', async () => {
    const internal: string[] = []
    let count = 0
    for (const file of readdirSync(folder).filter((name) => name.endsWith('.list.json'))) {
      const list = JSON.parse(readFileSync(new URL(file, folder), 'utf8'))
      const [captured] = list.items
      if (!captured || list.kind === 'ComponentStatusList') continue
      const { resourceVersion: _version, uid: _uid, managedFields: _fields, ...metadata } = captured.metadata
      const object = { apiVersion: list.apiVersion, kind: list.kind.replace(/List$/, ''), ...captured, metadata }
      if (metadata.namespace) object.metadata.namespace = 'default'
      const every = [...paths(object)].filter(([first]) => first !== 'apiVersion' && first !== 'kind')
      const stride = Math.ceil(every.length / 8)
      for (let i = Math.floor(Math.random() * stride); i < every.length; i += stride) {
        const path = every[i] ?? []
        for (const value of values) {
          count++
          await api.client.create(changed(object, path, value), { dryRun: true }).catch((error: StatusError) => {
            if (error.httpCode >= 500) internal.push(`${object.kind} ${path.join('.')} = ${JSON.stringify(value)}: ${error.message}`)
          })
        }
      }
    }
    expect(internal).toEqual([])
    expect(count).toBeGreaterThan(2000)
  })
})
