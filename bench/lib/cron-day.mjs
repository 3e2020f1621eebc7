// A process in which a day of ten cron jobs a minute passes: `node cron-day.mjs HOURS` prints how many milliseconds that took.
import { ManualClock } from '@vivarium/controller'
import { Cluster } from '@vivarium/simcluster'

const cronJobs = 10
const hourMs = 3_600_000
const hours = Number(process.argv[2])
const clock = new ManualClock(new Date('2026-01-01T00:00:00Z'))
const cluster = await Cluster.start({ clock, seed: 'bench' })
for (let index = 0; index < 3; index++) await cluster.nodes.add({ name: `node-${index}` })
const template = { spec: { restartPolicy: 'Never', containers: [{ name: 'tick', image: 'busybox:1.37' }] } }
for (let index = 0; index < cronJobs; index++) {
  await cluster.client.create({
    apiVersion: 'batch/v1',
    kind: 'CronJob',
    metadata: { namespace: 'default', name: `tick-${index}` },
    spec: { schedule: '* * * * *', jobTemplate: { spec: { template } } },
  })
}
const completed = new Set()
cluster.client.watch({ apiVersion: 'batch/v1', kind: 'Job' }, {}, ({ object }) => {
  if (object.status?.conditions?.some(({ type, status }) => type === 'Complete' && status === 'True')) completed.add(object.metadata.uid)
})
await cluster.settled()

const started = performance.now()
const end = clock.now().getTime() + hours * hourMs
for (;;) {
  const [next = Number.POSITIVE_INFINITY] = clock.waits
  const rest = end - clock.now().getTime()
  clock.advance(Math.min(next, rest))
  await cluster.settled()
  if (next >= rest) break
}
const milliseconds = performance.now() - started
// Those of the last minute are on their way.
if (completed.size < (hours * 60 - 1) * cronJobs) throw new Error(`only ${completed.size} jobs are complete`)
process.stdout.write(JSON.stringify({ milliseconds, jobs: completed.size }))
await cluster.close()
