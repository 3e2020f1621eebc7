import type { KubeObject } from '@vivarium/controller'
import { expect, it } from 'vitest'
import { RunningCluster } from '../testing/running-cluster.js'
import type { Deployment } from '../workloads/objects.js'
import { deploymentKind } from '../workloads/objects.js'
import { type Autoscaler, autoscalerKind, type Behavior } from './autoscaler.js'

const requests = { cpu: '200m', memory: '64Mi' }
const web = (replicas = 1): Deployment => ({
  ...deploymentKind,
  metadata: { name: 'web' },
  spec: {
    replicas,
    selector: { matchLabels: { app: 'web' } },
    template: { metadata: { labels: { app: 'web' } }, spec: { containers: [{ name: 'web', image: 'nginx', resources: { requests } }] } },
  },
})
const autoscaler = (more: Partial<Autoscaler['spec']> = {}, name = 'web'): Autoscaler => ({
  ...autoscalerKind,
  metadata: { name },
  spec: {
    scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' },
    maxReplicas: 10,
    metrics: [{ type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 50 } } }],
    ...more,
  },
})

async function start(replicas: number, scaler: Autoscaler) {
  const load = { cpu: '100m' }
  const running = await RunningCluster.start({ nodes: 2, metrics: () => load })
  await running.create(web(replicas))
  await running.pass(30, 5)
  await running.create(scaler)
  return {
    running,
    load,
    replicas: () => running.get<Deployment>(deploymentKind, 'web').spec?.replicas,
    conditions: () =>
      Object.fromEntries(
        (running.get<Autoscaler>(autoscalerKind, scaler.metadata.name ?? '').status?.conditions ?? []).map(({ type, status, reason }) => [
          type,
          `${status} ${reason}`,
        ]),
      ),
    [Symbol.asyncDispose]: () => running[Symbol.asyncDispose](),
  }
}

it('a deployment grows with its load, at most twofold at once, and shrinks when five minutes were quiet', async () => {
  await using test = await start(2, autoscaler())
  const { running, load } = test
  expect(test.replicas()).toBe(2)
  expect(test.conditions()).toEqual({
    AbleToScale: 'True ReadyForNewScale',
    ScalingActive: 'True ValidMetricFound',
    ScalingLimited: 'False DesiredWithinRange',
  })
  expect(running.get<Autoscaler>(autoscalerKind, 'web').status).toMatchObject({
    currentReplicas: 2,
    desiredReplicas: 2,
    currentMetrics: [{ type: 'Resource', resource: { name: 'cpu', current: { averageUtilization: 50, averageValue: '100m' } } }],
  })
  load.cpu = '300m'
  await running.pass(15, 5)
  // 150 % of 50 % are six replicas; twice as many as now are four.
  expect(test.replicas()).toBe(4)
  expect(test.conditions()).toMatchObject({ AbleToScale: 'True SucceededRescale', ScalingLimited: 'True ScaleUpLimit' })
  expect(running.events('web')).toContain(
    'SuccessfulRescale: New size: 4; reason: cpu resource utilization (percentage of request) above target',
  )
  await running.pass(60, 5)
  expect(test.replicas()).toBe(10)
  expect(test.conditions()).toMatchObject({ ScalingLimited: 'True TooManyReplicas' })
  load.cpu = '10m'
  await running.pass(240, 15)
  expect(test.replicas()).toBe(10)
  expect(test.conditions()).toMatchObject({ AbleToScale: 'True ScaleDownStabilized' })
  await running.pass(90, 15)
  expect(test.replicas()).toBe(1)
  expect(running.events('web')).toContain('SuccessfulRescale: New size: 1; reason: All metrics below target')
})

it('a behavior says how fast, and whether at all', async () => {
  const behavior: Behavior = {
    scaleUp: { stabilizationWindowSeconds: 0, selectPolicy: 'Max', policies: [{ type: 'Pods', value: 1, periodSeconds: 60 }] },
    scaleDown: { selectPolicy: 'Disabled' },
  }
  await using test = await start(2, autoscaler({ behavior }))
  const { running, load } = test
  load.cpu = '200m'
  await running.pass(15, 5)
  expect(test.replicas()).toBe(3)
  await running.pass(30, 5)
  expect(test.replicas()).toBe(3)
  expect(test.conditions()).toMatchObject({ ScalingLimited: 'True ScaleUpLimit' })
  await running.pass(30, 5)
  expect(test.replicas()).toBe(4)
  load.cpu = '1m'
  await running.pass(600, 15)
  expect(test.replicas()).toBe(4)
  expect(test.conditions()).toMatchObject({ ScalingLimited: 'True ScaleDownLimit' })
})

it('the use of memory by one container, as an average value', async () => {
  const target = { type: 'AverageValue', averageValue: '64Mi' }
  const metrics = [{ type: 'ContainerResource', containerResource: { name: 'memory', container: 'web', target } }]
  await using test = await start(1, autoscaler({ metrics }))
  await test.running.patch({ apiVersion: 'apps/v1', kind: 'Deployment' }, 'web', {
    spec: { template: { metadata: { annotations: { 'vivarium.io/memory-usage': '128Mi' } } } },
  })
  await test.running.pass(60, 5)
  expect(test.replicas()).toBeGreaterThan(1)
  expect(test.running.get<Autoscaler>(autoscalerKind, 'web').status?.currentMetrics).toEqual([
    { type: 'ContainerResource', containerResource: { name: 'memory', container: 'web', current: { averageValue: '128Mi' } } },
  ])
})

it('what can not be scaled is said in conditions and events', async () => {
  await using running = await RunningCluster.start()
  const message = (name: string, type: string) =>
    running.get<Autoscaler>(autoscalerKind, name).status?.conditions?.find((condition) => condition.type === type)?.message
  await running.create(autoscaler())
  expect(message('web', 'AbleToScale')).toBe(
    `the HPA controller was unable to get the target's current scale: deployments.apps "web" not found`,
  )
  await running.create(autoscaler({ scaleTargetRef: { apiVersion: 'example.com/v1', kind: 'Thing', name: 'web' } }, 'thing'))
  expect(message('thing', 'AbleToScale')).toContain('no matches for kind "Thing" in group "example.com"')

  const noRequests = web()
  for (const container of noRequests.spec?.template?.spec?.containers ?? []) delete container.resources
  await running.create(noRequests)
  await running.pass(30, 5)
  expect(message('web', 'ScalingActive')).toMatch(
    /^the HPA was unable to compute the replica count: failed to get cpu utilization: missing request for cpu in container web of Pod web-/,
  )
  expect(
    running
      .events('web')
      .some((event) => event.startsWith('FailedComputeMetricsReplicas: invalid metrics (1 invalid out of 1), first error is: ')),
  ).toBe(true)

  await running.create(autoscaler({}, 'another'))
  await running.pass(30, 5)
  expect(message('web', 'ScalingActive')).toBe('pods by selector app=web are controlled by multiple HPAs: [default/another default/web]')
})

it('replicas out of bounds are brought back without metrics, and a target of zero replicas is left alone', async () => {
  await using test = await start(1, autoscaler({ minReplicas: 3 }))
  expect(test.replicas()).toBe(3)
  expect(test.running.events('web')).toContain('SuccessfulRescale: New size: 3; reason: Current number of replicas below Spec.MinReplicas')
  await test.running.patch(deploymentKind, 'web', { spec: { replicas: 0 } })
  await test.running.pass(30, 5)
  expect(test.replicas()).toBe(0)
  expect(test.conditions()).toMatchObject({ ScalingActive: 'False ScalingDisabled' })
})

it('whatever has a scale is scaled: a custom resource, and one that is named in a version that is not served', async () => {
  await using running = await RunningCluster.start({ metrics: [{ pods: {}, cpu: '300m' }] })
  await running.cluster.client.create(scalableDefinition as never)
  const widget = { apiVersion: 'example.com/v1', kind: 'Widget' } as const
  await running.create({ ...widget, metadata: { name: 'web' }, spec: { replicas: 1 } } as KubeObject)
  await running.patch(widget, 'web', { status: { replicas: 1, selector: 'app=widget' } }, { subresource: 'status' })
  const { template } = web().spec ?? {}
  await running.create({
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'web-1', labels: { app: 'widget' } },
    spec: template?.spec,
  } as KubeObject)
  await running.pass(30, 5)
  await running.create(autoscaler({ scaleTargetRef: { apiVersion: 'example.com/v9', kind: 'Widget', name: 'web' }, maxReplicas: 3 }))
  await running.pass(30, 5)
  expect(running.get<KubeObject & { spec?: object }>(widget, 'web').spec).toEqual({ replicas: 3 })
  const v1 = running.get<KubeObject & { status?: object }>({ apiVersion: 'autoscaling/v1', kind: 'HorizontalPodAutoscaler' }, 'web')
  expect(v1.status).toMatchObject({ currentReplicas: 3, desiredReplicas: 3, currentCPUUtilizationPercentage: 150 })
})

const scalableDefinition = {
  apiVersion: 'apiextensions.k8s.io/v1',
  kind: 'CustomResourceDefinition',
  metadata: { name: 'widgets.example.com' },
  spec: {
    group: 'example.com',
    scope: 'Namespaced',
    names: { plural: 'widgets', singular: 'widget', kind: 'Widget', listKind: 'WidgetList' },
    versions: [
      {
        name: 'v1',
        served: true,
        storage: true,
        schema: { openAPIV3Schema: { type: 'object', 'x-kubernetes-preserve-unknown-fields': true } },
        subresources: {
          status: {},
          scale: { specReplicasPath: '.spec.replicas', statusReplicasPath: '.status.replicas', labelSelectorPath: '.status.selector' },
        },
      },
    ],
  },
}
