import { afterEach, beforeEach, expect, it } from 'vitest'
import { kubectl, newCluster } from '../testing/kubeadm.js'
import { Lab, output } from '../testing/lab.js'
import { ManualClock } from '../testing/manual-clock.js'

let lab: Lab
beforeEach(async () => {
  lab = await Lab.make()
})
afterEach(() => lab[Symbol.asyncDispose]())

it('shows with crictl what runs on a node, also while there is no API', async () => {
  const clock = new ManualClock(new Date())
  const run = await lab.open(undefined, { clock })
  const [first, worker] = await newCluster(lab, run, 1)
  if (!first || !worker) throw new Error('two machines')
  const annotations = { 'vivarium.io/behaviour': 'logs: [{ text: from the container }]' }
  const pod = {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'web', annotations },
    spec: { containers: [{ name: 'web', image: 'nginx:1.27' }] },
  }
  await first.writeFile('/root/web.json', JSON.stringify(pod))
  await kubectl(first, 'apply -f /root/web.json')
  await run.settled()
  await clock.advance(30_000, () => run.settled())

  const web = await output(worker, 'crictl ps --name web -q')
  expect(web).toMatch(/^[0-9a-f]{64}$/)
  const status = await kubectl(first, 'get pod web -o jsonpath={.status.containerStatuses[0].containerID}')
  expect(status).toBe(`containerd://${web}`)
  const [header, line] = (await output(worker, 'crictl ps --name web')).split('\n')
  expect(header).toMatch(/^CONTAINER {11}IMAGE {15}CREATED {13}STATE {15}NAME {16}ATTEMPT {13}POD ID {14}POD {17}NAMESPACE$/)
  expect(line).toMatch(new RegExp(`^${web.slice(0, 13)} +[0-9a-f]{13} +\\d+ seconds ago +Running +web +0 +[0-9a-f]{13} +web +default$`))
  expect(await output(worker, `crictl logs ${web.slice(0, 10)}`)).toBe('from the container')
  expect(await output(worker, 'crictl pods --namespace default')).toMatch(
    /\n[0-9a-f]{13} +\d+ seconds ago +Ready +web +default +0 +\(default\)$/,
  )
  expect(await output(worker, 'crictl images nginx')).toMatch(/\ndocker\.io\/library\/nginx +1\.27 +[0-9a-f]{13} +\d+(\.\d+)?MB$/)
  expect(JSON.parse(await output(worker, `crictl inspect ${web}`))).toMatchObject({
    status: { metadata: { name: 'web' }, state: 'CONTAINER_RUNNING' },
  })
  expect(await worker.exec('crictl inspect abc')).toMatchObject({ exitCode: 1 })

  await output(first, 'mv /etc/kubernetes/manifests/etcd.yaml /root/')
  await run.settled()
  const states = async (name: string) =>
    (await output(first, `crictl ps -a --name ${name}`))
      .split('\n')
      .slice(1)
      .map((row) => row.split(/ {2,}/)[3])
  expect(await states('etcd')).toEqual(['Exited'])
  expect(await states('kube-apiserver')).toEqual(['Exited'])
  expect(await states('kube-scheduler')).toEqual(['Running'])
  expect(await output(worker, 'crictl ps --name web -q')).toBe(web)

  await output(worker, 'systemctl stop containerd')
  const { exitCode, stderr } = await worker.exec('crictl ps')
  expect([exitCode, stderr.toString()]).toEqual([1, expect.stringContaining('validate CRI v1 runtime API')])
})
