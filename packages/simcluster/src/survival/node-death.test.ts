import type { KubeObject } from '@vivarium/controller'
import { expect, it } from 'vitest'
import { RunningCluster } from '../testing/running-cluster.js'
import { deploymentKind, podsOf, web } from '../testing/web-deployment.js'

it('a rollout in which a node dies comes to its end: what was on the node moves when its grace is over', async () => {
  await using c = await RunningCluster.start({ nodes: 3 })
  await c.create(web({ replicas: 6 }))
  await c.pass(5)
  const status = () => c.get<KubeObject & { status: Record<string, number> }>(deploymentKind, 'web').status
  expect(status()).toMatchObject({ replicas: 6, readyReplicas: 6 })

  await c.patch(deploymentKind, 'web', { spec: { template: web({ image: 'nginx:2' }).spec.template } })
  const updated = () => podsOf(c).filter(({ spec }) => spec.containers[0]?.image === 'nginx:2')
  for (let i = 0; i < 50 && updated().length < 3; i++) await c.pass(0.1, 0.1)
  const dead = updated().find(({ spec }) => spec.nodeName)?.spec.nodeName ?? ''
  expect(status().updatedReplicas).toBeLessThan(6)
  c.cluster.nodes.get(dead)?.crash()

  await c.pass(120, 5)
  const moving = updated().filter(({ spec }) => spec.nodeName === dead)
  expect(moving.length).toBeGreaterThan(0)
  expect(moving.filter(({ metadata }) => metadata.deletionTimestamp)).toEqual([])

  await c.pass(300, 5)
  expect(status()).toMatchObject({ replicas: 6, updatedReplicas: 6, readyReplicas: 6, availableReplicas: 6 })
  const living = podsOf(c).filter(({ metadata }) => !metadata.deletionTimestamp)
  expect(living.map(({ spec }) => spec.containers[0]?.image)).toEqual(Array(6).fill('nginx:2'))
  expect(living.filter(({ spec }) => spec.nodeName === dead)).toEqual([])
  // Nobody can say that they have ended, until the node is back or gone.
  expect(podsOf(c).filter(({ metadata }) => metadata.deletionTimestamp).length).toBeGreaterThan(0)
  await c.cluster.nodes.get(dead)?.recover()
  await c.pass(60, 5)
  expect(podsOf(c).filter(({ metadata }) => metadata.deletionTimestamp)).toEqual([])
}, 60_000)
