import { afterEach, beforeEach, expect, it } from 'vitest'
import { kubectl, newCluster } from '../testing/kubeadm.js'
import { Lab } from '../testing/lab.js'

let lab: Lab
beforeEach(async () => {
  lab = await Lab.make()
})
afterEach(() => lab[Symbol.asyncDispose]())

it('prints logs of workloads, what is used as the real one does, and follows what it runs to its end', async () => {
  const run = await lab.open(undefined)
  const [first] = await newCluster(lab, run, 1)
  if (!first) throw new Error('one machine')
  const annotations = { 'vivarium.io/behaviour': 'logs: [{ text: from the container }]' }
  const labels = { app: 'web' }
  const template = { metadata: { labels, annotations }, spec: { containers: [{ name: 'web', image: 'nginx:1.27' }] } }
  const spec = { replicas: 2, selector: { matchLabels: labels }, template }
  await first.writeFile('/root/web.json', JSON.stringify({ apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'web' }, spec }))
  await kubectl(first, 'apply -f /root/web.json')
  await kubectl(first, 'rollout status deploy/web')

  const { stdout, stderr } = await first.exec('kubectl --kubeconfig /etc/kubernetes/admin.conf logs deploy/web')
  expect(String(stdout)).toBe('from the container\n')
  expect(String(stderr)).toMatch(/^Found 2 pods, using pod\/web-\w+-\w+\n$/)

  const [header, ...nodes] = (await kubectl(first, 'top nodes')).split('\n')
  expect(header).toMatch(/^NAME +CPU\(cores\) +CPU\(%\) +MEMORY\(bytes\) +MEMORY\(%\)/)
  expect(nodes).toHaveLength(2)
  for (const line of nodes) expect(line).toMatch(/^main-[\w-]+ +\d+m +\d+% +\d+Mi +\d+%/)
  const pods = (await kubectl(first, 'top pods --no-headers')).split('\n')
  for (const line of pods) expect(line).toMatch(/^web-\w+-\w+ +\d+m +\d+Mi/)
  expect(await kubectl(first, 'top pods --containers --no-headers')).toMatch(/^web-\w+-\w+ +web +\d+m +\d+Mi/)

  const begin = 'kubectl --kubeconfig /etc/kubernetes/admin.conf run once --image busybox --restart=Never'
  const once = await first.exec(`${begin} -i --rm -- sh -c 'echo done; exit 3' </dev/null`)
  expect([once.exitCode, String(once.stdout)]).toEqual([3, expect.stringMatching(/done\npod "once" deleted from default namespace\n$/)])
  expect(await kubectl(first, 'get pods --no-headers')).not.toContain('once')
  const refused = await first.exec(`${begin} --rm`)
  expect([refused.exitCode, String(refused.stderr)]).toEqual([1, 'error: --rm should only be used for attached containers\n'])
})
