import { isNotFound, type Manager } from '@vivarium/controller'
import { type Job, jobEnd } from './job-objects.js'
import { jobKind } from './objects.js'
import { timeOf } from './pods.js'

/** Deletes jobs `ttlSecondsAfterFinished` after they have ended. */
export function addJobTtlController(manager: Manager): void {
  manager.addController({
    name: 'ttl-after-finished',
    for: jobKind,
    concurrency: 5,
    async reconcile(request, { client, clock, informers }) {
      const job = informers.of<Job>(jobKind).get(request)
      const end = job && jobEnd(job)
      const ttl = job?.spec?.ttlSecondsAfterFinished
      if (!job || !end || ttl === undefined || job.metadata.deletionTimestamp !== undefined) return
      const wait = timeOf(end.lastTransitionTime) + ttl * 1000 - clock.now().getTime()
      if (wait > 0) return { requeueAfterMs: wait }
      try {
        await client.delete(jobKind, request, { propagationPolicy: 'Foreground', preconditions: { uid: job.metadata.uid ?? '' } })
      } catch (error) {
        if (!isNotFound(error)) throw error
      }
      return undefined
    },
  })
}
