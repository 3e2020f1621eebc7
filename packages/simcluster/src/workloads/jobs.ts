import { controllerOf, keyText, type Manager, watchSource } from '@vivarium/controller'
import { selects } from '../label-selector.js'
import { candidatesFor, claim, indexOrphans } from './claim.js'
import { Expectations } from './expectations.js'
import { type Job, jobEnd, trackingFinalizer } from './job-objects.js'
import { isTracked } from './job-pods.js'
import { type JobMemory, JobRun, releaseAll } from './job-run.js'
import { jobKind, type Pod, podKind } from './objects.js'
import { recorderOf } from './recorder.js'

const ownManager = 'kubernetes.io/job-controller'

/** Runs pods until enough of them have succeeded, or too many failed; each is counted once, by a finalizer that it has until then. */
export function addJobController(manager: Manager): void {
  const recorder = recorderOf('job-controller')
  const jobs = manager.informers.of<Job>(jobKind)
  const pods = manager.informers.of<Pod>(podKind)
  const memory: JobMemory = { expectations: new Expectations(), backoffs: new Map(), released: new Set() }
  indexOrphans(pods)
  const owned = (pod: Pod) => {
    const controller = controllerOf(pod)
    return controller?.kind === 'Job' ? keyText({ namespace: pod.metadata.namespace ?? '', name: controller.name }) : undefined
  }
  pods.handle({
    added(pod, initial) {
      const key = owned(pod)
      if (key !== undefined && !initial) memory.expectations.created(key)
    },
    updated(_, pod) {
      const { uid = '', deletionTimestamp } = pod.metadata
      const key = owned(pod)
      if (key !== undefined && deletionTimestamp !== undefined) memory.expectations.deleted(key, uid)
      if (!isTracked(pod)) memory.released.delete(uid)
    },
    deleted(pod) {
      const key = owned(pod)
      if (key !== undefined) memory.expectations.deleted(key, pod.metadata.uid ?? '')
      memory.released.delete(pod.metadata.uid ?? '')
    },
  })
  manager.addController({
    name: 'job',
    for: jobKind,
    owns: [podKind],
    watches: [
      watchSource<Pod>({
        ...podKind,
        predicate: ({ after }) => after !== undefined && controllerOf(after) === undefined,
        map: (pod) =>
          controllerOf(pod)
            ? []
            : jobs
                .list({ namespace: pod.metadata.namespace ?? '' })
                .filter((job) => !jobEnd(job) && selects(job.spec?.selector, pod.metadata.labels))
                .map(({ metadata }) => ({ namespace: metadata.namespace ?? '', name: metadata.name ?? '' })),
      }),
    ],
    concurrency: 5,
    async reconcile(request, context) {
      const key = keyText(request)
      const job = jobs.get(request)
      if (!job || jobEnd(job)) {
        memory.backoffs.delete(key)
        memory.expectations.forget(key)
        if (job) await releaseAll(context, pods.ownedBy(job.metadata.uid ?? ''), memory)
        return
      }
      if (job.spec?.managedBy !== undefined && job.spec.managedBy !== ownManager) return
      const mine = await claim(candidatesFor(pods, job), {
        client: context.client,
        owner: job,
        kind: podKind,
        matches: (pod) => selects(job.spec?.selector, pod.metadata.labels),
        adoptFinalizer: trackingFinalizer,
        releaseFinalizer: trackingFinalizer,
      })
      return new JobRun(key, job, mine, memory, context, recorder(context)).sync()
    },
  })
  // A pod whose job is gone has nobody else who would let it go.
  manager.addController({
    name: 'job-orphans',
    for: {
      ...podKind,
      predicate: ({ after }) => after !== undefined && isTracked(after as Pod),
    },
    watches: [
      watchSource<Job>({
        ...jobKind,
        predicate: ({ after }) => after === undefined,
        map: ({ metadata }) =>
          pods.ownedBy(metadata.uid ?? '').map((pod) => ({ namespace: pod.metadata.namespace ?? '', name: pod.metadata.name ?? '' })),
      }),
    ],
    async reconcile(request, context) {
      const pod = pods.get(request)
      if (!pod || !isTracked(pod)) return
      const controller = controllerOf(pod)
      const job = controller?.kind === 'Job' ? jobs.get({ namespace: request.namespace, name: controller.name }) : undefined
      if (job === undefined || job.metadata.uid !== controller?.uid) await releaseAll(context, [pod], memory)
    },
  })
}
