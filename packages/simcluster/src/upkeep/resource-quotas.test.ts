import type { KubeObject } from '@vivarium/controller'
import { expect, it } from 'vitest'
import { RunningCluster } from '../testing/running-cluster.js'
import { deploymentKind, podKind } from '../workloads/objects.js'
import type { ResourceQuota } from './quota-usage.js'

const quotaKind = { apiVersion: 'v1', kind: 'ResourceQuota' } as const
const quota = (name: string, hard: Record<string, string>, more: object = {}): ResourceQuota => ({
  ...quotaKind,
  metadata: { name },
  spec: { hard, ...more },
})
const usedOf = (running: RunningCluster, name: string) => running.get<ResourceQuota>(quotaKind, name).status?.used
const pod = (name: string, resources: object, spec: object = {}): KubeObject =>
  ({ ...podKind, metadata: { name }, spec: { containers: [{ name: 'main', image: 'nginx', resources }], ...spec } }) as KubeObject

it('says what is used of what is limited, as objects come and go', async () => {
  await using running = await RunningCluster.start()
  await running.create(
    quota('all', {
      pods: '10',
      'requests.cpu': '4',
      'limits.memory': '8Gi',
      'count/deployments.apps': '5',
      configmaps: '10',
      'services.nodeports': '2',
      'requests.storage': '10Gi',
      'fast.storageclass.storage.k8s.io/persistentvolumeclaims': '3',
    }),
  )
  const before = { pods: '0', 'requests.cpu': '0', 'limits.memory': '0', 'count/deployments.apps': '0', configmaps: '1' }
  expect(usedOf(running, 'all')).toMatchObject(before)
  await running.create(pod('one', { requests: { cpu: '250m' }, limits: { cpu: '1', memory: '64Mi' } }))
  await running.create(pod('two', { requests: { cpu: '1' }, limits: { memory: '1Gi' } }))
  await running.create({
    ...deploymentKind,
    metadata: { name: 'web' },
    spec: {
      replicas: 0,
      selector: { matchLabels: { app: 'web' } },
      template: { metadata: { labels: { app: 'web' } }, spec: { containers: [{ name: 'main', image: 'x' }] } },
    },
  } as KubeObject)
  await running.create({
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: 'web' },
    spec: { type: 'NodePort', ports: [{ port: 80 }] },
  } as KubeObject)
  await running.create({
    apiVersion: 'v1',
    kind: 'PersistentVolumeClaim',
    metadata: { name: 'data' },
    spec: { storageClassName: 'fast', accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '2Gi' } } },
  } as KubeObject)
  expect(usedOf(running, 'all')).toEqual({
    pods: '2',
    'requests.cpu': '1250m',
    'limits.memory': '1088Mi',
    'count/deployments.apps': '1',
    configmaps: '1',
    'services.nodeports': '1',
    'requests.storage': '2Gi',
    'fast.storageclass.storage.k8s.io/persistentvolumeclaims': '1',
  })
  await running.cluster.client.delete(podKind, { namespace: 'default', name: 'two' }, { gracePeriodSeconds: 0 })
  await running.cluster.settled()
  expect(usedOf(running, 'all')).toMatchObject({ pods: '1', 'requests.cpu': '250m', 'limits.memory': '64Mi' })
})

it('counts pods in its scope alone', async () => {
  await using running = await RunningCluster.start()
  await running.create(quota('best-effort', { pods: '5' }, { scopes: ['BestEffort'] }))
  await running.create(quota('short', { pods: '5' }, { scopes: ['Terminating'] }))
  await running.create(pod('free', {}))
  await running.create(pod('fixed', { requests: { cpu: '1' } }, { activeDeadlineSeconds: 600 }))
  expect(usedOf(running, 'best-effort')).toEqual({ pods: '1' })
  expect(usedOf(running, 'short')).toEqual({ pods: '1' })
})
