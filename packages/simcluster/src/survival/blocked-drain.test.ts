import { request } from 'node:https'
import { expect, it } from 'vitest'
import { nodeKind } from '../nodes/node.js'
import { RunningCluster } from '../testing/running-cluster.js'
import { deploymentKind, podsOf, web } from '../testing/web-deployment.js'

const token = 'drainer'

it('a drain that a budget blocks goes on as soon as the budget allows it', async () => {
  await using c = await RunningCluster.start({ nodes: 2, tokens: { [token]: { name: 'drainer', groups: ['system:masters'] } } })
  const evict = (name: string) => createEviction(c, name)
  const ready = () =>
    podsOf(c).filter(
      ({ metadata, status }) => !metadata.deletionTimestamp && status?.conditions?.some((x) => x.type === 'Ready' && x.status === 'True'),
    )
  const on = (node: string) => podsOf(c).filter(({ metadata, spec }) => spec.nodeName === node && !metadata.deletionTimestamp)
  await c.create({
    apiVersion: 'policy/v1',
    kind: 'PodDisruptionBudget',
    metadata: { name: 'web' },
    spec: { minAvailable: 2, selector: { matchLabels: { app: 'web' } } },
  } as never)
  await c.create(web({ replicas: 2 }))
  await c.pass(5)
  const [first, second] = ready()
  const node = first?.spec.nodeName ?? ''
  await c.patch(nodeKind, node, { spec: { unschedulable: true } }, { namespace: '' })

  const refused = await evict(first?.metadata.name ?? '')
  expect(refused).toMatchObject({
    code: 429,
    reason: 'TooManyRequests',
    message: "Cannot evict pod as it would violate the pod's disruption budget.",
    details: {
      causes: [{ reason: 'DisruptionBudget', message: 'The disruption budget web needs 2 healthy pods and has 2 currently' }],
    },
  })
  expect(ready()).toHaveLength(2)

  await c.patch(deploymentKind, 'web', { spec: { replicas: 3 } })
  await c.pass(3)
  expect(ready()).toHaveLength(3)
  const victims = on(node)
  const others = ready().filter(({ spec }) => spec.nodeName !== node)
  expect(others.length + victims.length).toBe(3)
  expect((await evict(victims[0]?.metadata.name ?? '')).code).toBe(201)
  // That was all that the budget had, until the next pod is ready.
  expect((await evict((victims[1] ?? others[0] ?? second)?.metadata.name ?? '')).code).toBe(429)
  await c.pass(40)
  for (const { metadata } of on(node)) {
    expect((await evict(metadata.name ?? '')).code).toBe(201)
    await c.pass(40)
  }
  expect(on(node)).toEqual([])
  expect(ready()).toHaveLength(3)
}, 60_000)

interface Status {
  readonly code: number
}

/** As `kubectl drain` asks. */
function createEviction({ cluster }: RunningCluster, name: string): Promise<Status> {
  const { url, certificateAuthority: ca } = cluster.api
  const eviction = { apiVersion: 'policy/v1', kind: 'Eviction', metadata: { namespace: 'default', name } }
  return new Promise((resolve, reject) => {
    request(
      `${url}/api/v1/namespaces/default/pods/${name}/eviction`,
      { method: 'POST', ca, agent: false, headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' } },
      async (response) => {
        let text = ''
        for await (const chunk of response) text += chunk
        resolve(JSON.parse(text))
      },
    )
      .on('error', reject)
      .end(JSON.stringify(eviction))
  })
}
