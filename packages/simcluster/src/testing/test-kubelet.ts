import { type Clock, formatTime, isConflict, isNotFound, type Manager } from '@vivarium/controller'
import { type Pod, podKind } from '../workloads/objects.js'

/** What becomes of pods, for tests: by default each runs and is ready at once. */
export interface TestKubelet {
  /** Which pods run; others stay pending. */
  runs: (pod: Pod) => boolean
  /** Which running pods are ready. */
  ready: (pod: Pod) => boolean
  /** Makes a pod end: with this exit code of its first container. */
  finish(pod: Pod, exitCode?: number): Promise<void>
}

export function addTestKubelet(manager: Manager, clock: Clock): TestKubelet {
  let address = 0
  const kubelet: TestKubelet = {
    runs: () => true,
    ready: () => true,
    async finish({ metadata, spec, status }, exitCode = 0) {
      const finishedAt = formatTime(clock.now())
      const phase = exitCode === 0 ? 'Succeeded' : 'Failed'
      const name = spec?.containers[0]?.name ?? ''
      const terminated = { exitCode, finishedAt, startedAt: finishedAt }
      const body = {
        status: {
          ...status,
          phase,
          containerStatuses: [{ name, image: 'x', imageID: '', ready: false, restartCount: 0, state: { terminated } }],
          conditions: [{ type: 'Ready', status: 'False', lastTransitionTime: finishedAt, reason: 'PodCompleted' }],
        },
      }
      const key = { namespace: metadata.namespace ?? '', name: metadata.name ?? '' }
      await manager.client.patch(podKind, key, { type: 'merge', body }, { subresource: 'status' })
    },
  }
  manager.addController({
    name: 'test-kubelet',
    for: podKind,
    concurrency: 10,
    async reconcile(request, { client, informers }) {
      const pod = informers.of<Pod>(podKind).get(request)
      if (!pod || pod.metadata.deletionTimestamp || pod.status?.phase !== 'Pending' || !kubelet.runs(pod)) return
      if ((pod.spec?.schedulingGates ?? []).length > 0) return
      const time = formatTime(clock.now())
      address++
      const podIP = `10.1.${address >> 8}.${address & 255}`
      const isReady = kubelet.ready(pod)
      const status = isReady ? 'True' : 'False'
      const condition = (type: string) => ({ type, status, lastTransitionTime: time })
      const body = {
        metadata: { resourceVersion: pod.metadata.resourceVersion },
        status: {
          phase: 'Running',
          startTime: time,
          podIP,
          podIPs: [{ ip: podIP }],
          conditions: [condition('Ready'), condition('ContainersReady')],
        },
      }
      try {
        await client.patch(podKind, request, { type: 'merge', body }, { subresource: 'status' })
      } catch (error) {
        if (!isNotFound(error) && !isConflict(error)) throw error
      }
    },
  })
  return kubelet
}
