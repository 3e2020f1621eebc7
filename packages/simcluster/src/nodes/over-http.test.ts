import { ApiServer } from '@vivarium/apiserver'
import { HttpClient, Manager, silentLog } from '@vivarium/controller'
import { afterEach, expect, it } from 'vitest'
import { Kubelet } from '../kubelet/kubelet.js'
import { isFinished, type Pod, podKind } from '../kubelet/pod.js'
import { exitAfterAnnotation } from '../kubelet/stages.js'
import { NodeLifecycle } from '../node-lifecycle/node-lifecycle.js'
import { Scheduler } from '../scheduler/scheduler.js'
import { waitFor } from '../testing/wait-for.js'
import { Nodes } from './nodes.js'

const stops: (() => Promise<unknown> | unknown)[] = []
afterEach(async () => {
  for (const stop of stops.splice(0).reverse()) await stop()
})

it('nodes, kubelets and scheduler do the same over HTTP: for a server that runs by itself', async () => {
  const api = await ApiServer.start()
  stops.push(() => api.close())
  const client = await HttpClient.fromKubeconfig(api.kubeconfig)
  stops.push(() => client.close())
  const manager = new Manager(client, { log: silentLog })
  const nodes = new Nodes(manager, { version: 'v1.34.1' })
  for (const runnable of [nodes, new Kubelet(manager, { nodes }), new Scheduler(manager), new NodeLifecycle(manager)]) manager.add(runnable)
  stops.push(() => manager.stop())
  await manager.start()
  for (const name of ['one', 'two']) await nodes.add({ name })
  for (let i = 0; i < 20; i++) {
    await client.create<Pod>({
      ...podKind,
      metadata: { namespace: 'default', name: `job-${i}`, annotations: { [exitAfterAnnotation]: '0' } },
      spec: { restartPolicy: 'Never', containers: [{ name: 'job', image: 'job' }] },
    })
  }
  const pods = () => api.client.list(podKind).items as unknown as Pod[]
  await waitFor('the end of all pods', () => pods().every(isFinished), 20_000)
  expect(new Set(pods().map(({ status }) => status?.phase))).toEqual(new Set(['Succeeded']))
  expect(new Set(pods().map(({ spec }) => spec.nodeName))).toEqual(new Set(['one', 'two']))
  await client.delete(podKind, { namespace: 'default', name: 'job-0' })
  await waitFor('the end of one', () => pods().length === 19)
})
