import { afterEach, beforeEach, expect, it } from 'vitest'
import { kubectl, newCluster } from '../testing/kubeadm.js'
import { Lab, output } from '../testing/lab.js'
import { clusterSimulation } from './simulation.js'

let lab: Lab

beforeEach(async () => {
  lab = await Lab.make()
})
afterEach(() => lab[Symbol.asyncDispose]())

it('has code of this process take part in a cluster, also after its control plane was off, until it is taken away', async () => {
  const run = await lab.open()
  const [first] = await newCluster(lab, run, 1)
  if (!first) throw new Error('a control plane')
  let asked = 0
  const remove = clusterSimulation(run, 'main').addBehaviours([
    { when: { image: 'web' }, http: [{ port: 8080, handler: (_request, response) => void response.end(`request ${++asked}`) }] },
  ])
  const pod = { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'web' }, spec: { containers: [{ name: 'web', image: 'web' }] } }
  await first.writeFile('/root/pod.json', JSON.stringify(pod))
  await kubectl(first, 'apply -f /root/pod.json')
  await kubectl(first, 'wait --for=condition=Ready pod/web')
  const address = () => kubectl(first, 'get pod web -o jsonpath={.status.podIP}')
  expect(await output(first, `curl -sS http://${await address()}:8080/`)).toBe('request 1')
  await first.stop()
  await first.start()
  await run.settled()
  expect(await output(first, `curl -sS http://${await address()}:8080/`)).toBe('request 2')
  remove()
  expect((await first.exec(`curl -sS http://${await address()}:8080/`)).exitCode).toBe(7)
  expect(() => clusterSimulation(run, 'other')).toThrow(expect.objectContaining({ code: 'NOT_FOUND' }))
})
