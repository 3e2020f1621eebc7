import { describe, expect, it } from 'vitest'
import { ApiServer } from '../api-server.js'
import type { JsonObject } from '../schema/json.js'
import type { ApiServerSnapshot } from '../snapshot.js'
import { Stored } from '../store/stored.js'
import { TestHttpClient, testTokens } from '../testing/http-client.js'

// biome-ignore lint/suspicious/noExplicitAny: objects of every kind
type Loose = Record<string, any>

/** A value that no new object may have, and one more that is not allowed either. */
interface Case {
  readonly what: string
  readonly path: string
  readonly object: Loose
  /** Puts the wrong value in. */
  readonly spoil: (object: Loose) => void
  /** Another change that is wrong in the same way, and stays wrong. */
  readonly spoilMore: (object: Loose) => void
}

const wrongLabel = { matchExpressions: [{ key: 'a', operator: 'In', values: ['not a label!'] }] }
const cases: readonly Case[] = [
  {
    what: 'a network of a policy',
    path: '/apis/networking.k8s.io/v1/namespaces/default/networkpolicies',
    object: { spec: { podSelector: {}, ingress: [{ from: [{ ipBlock: { cidr: '10.0.0.0/8' } }] }] } },
    spoil: (policy) => {
      policy.spec.ingress[0].from[0].ipBlock.cidr = 'nonsense'
    },
    spoilMore: (policy) => {
      policy.spec.ingress[0].from[0].ipBlock.cidr = 'more nonsense'
    },
  },
  {
    what: 'addresses of endpoints',
    path: '/api/v1/namespaces/default/endpoints',
    object: { subsets: [{ addresses: [{ ip: '1.2.3.4' }] }] },
    spoil: (endpoints) => {
      endpoints.subsets[0].addresses[0].ip = '127.0.0.1'
    },
    spoilMore: (endpoints) => {
      endpoints.subsets[0].addresses.push({ ip: '127.0.0.2' })
    },
  },
  {
    what: 'a name of a webhook that is there twice',
    path: '/apis/admissionregistration.k8s.io/v1/validatingwebhookconfigurations',
    object: {
      webhooks: ['a.b.c', 'd.e.f'].map((name) => ({
        name,
        clientConfig: { url: 'https://x' },
        sideEffects: 'None',
        admissionReviewVersions: ['v1'],
      })),
    },
    spoil: (configuration) => {
      configuration.webhooks[1].name = 'a.b.c'
    },
    spoilMore: (configuration) => {
      configuration.webhooks[1].sideEffects = 'Some'
    },
  },
  {
    what: 'the target of an autoscaler',
    path: '/apis/autoscaling/v2/namespaces/default/horizontalpodautoscalers',
    object: { spec: { maxReplicas: 3, scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'x' } } },
    spoil: (autoscaler) => {
      autoscaler.spec.scaleTargetRef.apiVersion = 'v1'
    },
    spoilMore: (autoscaler) => {
      autoscaler.spec.scaleTargetRef.apiVersion = 'v2'
    },
  },
  {
    what: 'a time zone in a schedule',
    path: '/apis/batch/v1/namespaces/default/cronjobs',
    object: {
      spec: {
        schedule: '0 0 * * *',
        jobTemplate: { spec: { template: { spec: { restartPolicy: 'Never', containers: [{ name: 'c', image: 'i' }] } } } },
      },
    },
    spoil: (job) => {
      job.spec.schedule = 'TZ=UTC 0 0 * * *'
    },
    spoilMore: (job) => {
      job.spec.timeZone = 'Etc/UTC'
    },
  },
  {
    what: "a label in a pod's affinity",
    path: '/api/v1/namespaces/default/podtemplates',
    object: {
      template: {
        spec: {
          containers: [{ name: 'c', image: 'i' }],
          affinity: {
            podAffinity: {
              requiredDuringSchedulingIgnoredDuringExecution: [{ topologyKey: 'zone', labelSelector: { matchLabels: { a: 'b' } } }],
            },
          },
        },
      },
    },
    spoil: ({ template }) => {
      template.spec.affinity.podAffinity.requiredDuringSchedulingIgnoredDuringExecution[0].labelSelector = wrongLabel
    },
    spoilMore: ({ template }) => {
      template.spec.containers[0].name = ''
    },
  },
  {
    what: 'the selector of a disruption budget',
    path: '/apis/policy/v1/namespaces/default/poddisruptionbudgets',
    object: { spec: { minAvailable: 1, selector: { matchLabels: { a: 'b' } } } },
    spoil: (budget) => {
      budget.spec.selector = wrongLabel
    },
    spoilMore: (budget) => {
      budget.spec.selector = { matchExpressions: [{ key: 'a b', operator: 'In', values: ['c'] }] }
    },
  },
]

/** The server's state with one object changed, as a server of older rules could have left it. */
function withWrong(api: ApiServer, name: string, spoil: (object: Loose) => void): ApiServerSnapshot {
  const { version, store } = api.snapshot()
  const tables = [...store.tables].map(([resource, items]): [string, typeof items] => [
    resource,
    items.map((item) => {
      const object = structuredClone(item.object) as Loose
      if (object.metadata.name !== name) return item
      spoil(object)
      return new Stored(item.key, object as JsonObject, item.revision)
    }),
  ])
  return { version, store: { ...store, tables: new Map(tables) } }
}

describe('what an older server let through may stay as it is', () => {
  it.each(cases)('$what', async ({ path, object, spoil, spoilMore }) => {
    const before = await ApiServer.start({ tokens: testTokens })
    const first = new TestHttpClient(before)
    const created = await first.post(path, { metadata: { name: 'old' }, ...object })
    expect(created.body.message ?? '').toBe('')
    const wrong = structuredClone(created.body)
    spoil(wrong)
    expect((await first.put(`${path}/old`, wrong)).status).toBe(422)
    const snapshot = withWrong(before, 'old', spoil)
    await first[Symbol.asyncDispose]()
    await before.close()

    const after = await ApiServer.start({ tokens: testTokens, snapshot })
    const second = new TestHttpClient(after)
    const stored = (await second.get(`${path}/old`)).body
    const touched = await second.put(`${path}/old`, { ...stored, metadata: { ...stored.metadata, labels: { touched: 'yes' } } })
    expect(touched.body.message ?? '').toBe('')
    const worse = structuredClone(touched.body)
    spoilMore(worse)
    expect((await second.put(`${path}/old`, worse)).status).toBe(422)
    await second[Symbol.asyncDispose]()
    await after.close()
  })
})
