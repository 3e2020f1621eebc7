import { once } from 'node:events'
import { request } from 'node:https'
import { text } from 'node:stream/consumers'
import type { DriverSave } from '@vivarium/core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { SimHost } from '../machines/host.js'
import type { SimRun } from '../run.js'
import { controlPlane, kubectl, newCluster } from '../testing/kubeadm.js'
import { Lab, output } from '../testing/lab.js'
import { ManualClock } from '../testing/manual-clock.js'

let lab: Lab
let saved: DriverSave
let savedAt: Date
beforeAll(async () => {
  lab = await Lab.make()
  const clock = new ManualClock(new Date())
  const run = await lab.open(undefined, { clock })
  await newCluster(lab, run, 2)
  // Until the probes of all pods have had their time.
  await clock.advance(120_000, () => run.settled())
  savedAt = clock.now()
  saved = await lab.save(run)
})
afterAll(() => lab[Symbol.asyncDispose]())

const machine = (run: SimRun, name: string) => run.getHost({ name, cluster: 'main', network: 'lan' })

/** The saved cluster, opened at a time that goes on only by `advance`. */
async function open() {
  const clock = new ManualClock(savedAt)
  const run = await lab.open(saved, { clock })
  const [first, one, two] = await Promise.all([controlPlane, 'main-worker-1', 'main-worker-2'].map((name) => machine(run, name)))
  if (!first || !one || !two) throw new Error('three machines')
  return { run, first, one, two, advance: (seconds: number) => clock.advance(seconds * 1000, () => run.settled()) }
}

async function nodes(host: SimHost): Promise<Record<string, string>> {
  const lines = await kubectl(host, 'get nodes --no-headers')
  return Object.fromEntries(lines.split('\n').map((line) => line.split(/\s+/).slice(0, 2) as [string, string]))
}

const ready = { [controlPlane]: 'Ready', 'main-worker-1': 'Ready', 'main-worker-2': 'Ready' }

const web = `
apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  replicas: 4
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec: { containers: [{ name: web, image: nginx }] }
`

const service = `
apiVersion: v1
kind: Service
metadata: { name: web }
spec:
  type: NodePort
  selector: { app: web }
  ports: [{ port: 80, nodePort: 30080 }]
`

async function deploy({ run, first, advance }: Awaited<ReturnType<typeof open>>): Promise<void> {
  await first.writeFile('/root/web.yaml', web)
  await kubectl(first, 'apply -f /root/web.yaml')
  await advance(60)
  await run.settled()
}

it('has nodes that are ready, at their addresses, with the pods that kubeadm makes', async () => {
  const { first } = await open()
  expect(await nodes(first)).toEqual(ready)
  expect(await kubectl(first, 'get node main-worker-2 -o jsonpath={.status.addresses[0].address}')).toBe('10.77.0.4')
  const pods = await kubectl(first, 'get pods -n kube-system --no-headers')
  for (const name of ['etcd', 'kube-apiserver', 'kube-controller-manager', 'kube-scheduler'])
    expect(pods).toContain(`${name}-${controlPlane} `)
  expect(pods.match(/kube-proxy-\w+ /g)).toHaveLength(3)
})

it('has endpoints of its own API, in both forms', async () => {
  const { first } = await open()
  expect(await kubectl(first, 'get endpoints kubernetes --no-headers')).toMatch(/^kubernetes +10\.77\.0\.2:6443 /)
  expect(await kubectl(first, 'get endpointslices --no-headers')).toMatch(/^kubernetes +IPv4 +6443 +10\.77\.0\.2 [^\n]*$/)
})

it('knows who asked for the certificates of nodes: those who joined with a token', async () => {
  const { first } = await open()
  const found = JSON.parse(await kubectl(first, 'get csr -o json')) as { items: { spec: { username: string; groups: string[] } }[] }
  expect(found.items).toHaveLength(2)
  for (const { spec } of found.items) {
    expect(spec.username).toMatch(/^system:bootstrap:[a-z0-9]{6}$/)
    expect(spec.groups).toEqual(['system:bootstrappers', 'system:bootstrappers:kubeadm:default-node-token', 'system:authenticated'])
  }
})

it('answers at a port of this computer, with the certificate that kubeadm made', async () => {
  const { first } = await open()
  const [forward] = await first.forwards()
  const ca = await first.readFile('/etc/kubernetes/pki/ca.crt')
  const call = request({ host: '127.0.0.1', port: forward?.hostPort, path: '/readyz', ca, agent: false }).end()
  const [response] = await once(call, 'response')
  expect([response.statusCode, await text(response)]).toEqual([200, 'ok'])
})

it('runs what is deployed on its nodes, and leads node ports to it from machines', async () => {
  const world = await open()
  await deploy(world)
  const { first, one } = world
  const places = await kubectl(first, 'get pods -o jsonpath={.items[*].spec.nodeName}')
  expect(new Set(places.split(' '))).toEqual(new Set(['main-worker-1', 'main-worker-2']))
  await first.writeFile('/root/service.yaml', service)
  await kubectl(first, 'apply -f /root/service.yaml')
  await world.run.settled()
  expect(await output(one, 'curl -sS http://10.77.0.4:30080/')).toContain('nginx')
})

it('says of nodes what their machines are', async () => {
  const { first, one } = await open()
  const info = JSON.parse(await kubectl(first, 'get node main-worker-1 -o jsonpath={.status.nodeInfo}')) as Record<string, string>
  expect(info).toMatchObject({
    osImage: await output(one, '. /etc/os-release; echo "$PRETTY_NAME"'),
    kernelVersion: await output(one, 'uname -r'),
    machineID: await output(one, 'cat /etc/machine-id'),
    bootID: one.bootId,
    containerRuntimeVersion: 'containerd://1.7.24',
  })
  await one.stop()
  await one.start()
  expect(await kubectl(first, 'get node main-worker-1 -o jsonpath={.status.nodeInfo.bootID}')).toBe(one.bootId)
})

it('loses a node whose machine crashes, and its containers start anew with the machine', async () => {
  const world = await open()
  await deploy(world)
  const { first, one, advance } = world
  await one.breakWith({ kind: 'crash' })
  await advance(60)
  expect(await nodes(first)).toEqual({ ...ready, 'main-worker-1': 'NotReady' })
  await one.start()
  await advance(30)
  expect(await nodes(first)).toEqual(ready)
  const restarts = await kubectl(
    first,
    'get pods --field-selector=spec.nodeName=main-worker-1 -o jsonpath={.items[*].status.containerStatuses[*].restartCount}',
  )
  expect(new Set(restarts.split(' '))).toEqual(new Set(['1']))
})

it('does not hear from a node that is frozen, partitioned, or whose kubelet was stopped, until it is mended', async () => {
  const { first, one, two, advance } = await open()
  await one.breakWith({ kind: 'freeze' })
  await two.breakWith({ kind: 'partition', from: [controlPlane] })
  await advance(60)
  expect(await nodes(first)).toEqual({ ...ready, 'main-worker-1': 'NotReady', 'main-worker-2': 'NotReady' })
  await one.heal()
  await two.heal()
  await advance(15)
  expect(await nodes(first)).toEqual(ready)
  await output(one, 'systemctl stop kubelet')
  await advance(60)
  expect(await nodes(first)).toEqual({ ...ready, 'main-worker-1': 'NotReady' })
  await output(one, 'systemctl start kubelet')
  await advance(15)
  expect(await nodes(first)).toEqual(ready)
})

it('tells that a disk is full', async () => {
  const { first, one } = await open()
  const pressure = () => kubectl(first, `get node main-worker-1 -o jsonpath='{.status.conditions[?(@.type=="DiskPressure")].status}'`)
  await one.breakWith({ kind: 'full-disk' })
  expect(await pressure()).toBe('True')
  await one.heal()
  expect(await pressure()).toBe('False')
})

it('is off with the machine of its control plane, and goes on where it was', async () => {
  const { first, one, advance } = await open()
  await kubectl(first, 'create configmap kept --from-literal=a=b')
  await first.stop()
  expect((await one.exec('curl -sk https://10.77.0.2:6443/version')).exitCode).toBe(7)
  await advance(3600)
  await first.start()
  expect(await kubectl(first, 'get configmap kept -o jsonpath={.data.a}')).toBe('b')
  await advance(15)
  expect(await nodes(first)).toEqual(ready)
})

it('stands while the machine of its control plane is frozen: who asks waits, and nobody is taken for lost', async () => {
  const { first, one, advance } = await open()
  await first.breakWith({ kind: 'freeze' })
  const answer = output(one, 'curl -sk https://10.77.0.2:6443/version')
  await advance(60)
  await first.heal()
  expect(await answer).toContain('gitVersion')
  await advance(15)
  expect(await nodes(first)).toEqual(ready)
})

it('is the same in every fork that is opened, and none sees what another does', async () => {
  const [one, other] = [await open(), await open()]
  await kubectl(one.first, 'delete node main-worker-2')
  expect(Object.keys(await nodes(one.first))).toHaveLength(2)
  expect(await nodes(other.first)).toEqual(ready)
  await kubectl(other.first, 'create configmap mine --from-literal=a=b')
  expect(await other.run.changes()).toEqual([{ kind: 'object', in: 'main', name: 'configmaps default/mine', change: 'added' }])
  expect(await one.run.changes()).toContainEqual({ kind: 'object', in: 'main', name: 'nodes main-worker-2', change: 'removed' })
  await kubectl(other.first, 'label node main-worker-1 tier=gold')
  expect(await other.run.changes()).toContainEqual({
    kind: 'object',
    in: 'main',
    name: 'nodes main-worker-1',
    change: 'changed',
    fields: ['metadata.labels.tier'],
  })
})

it('goes on with pods that were starting when it was saved', async () => {
  const { run, first } = await open()
  await first.writeFile('/root/web.yaml', web)
  await kubectl(first, 'apply -f /root/web.yaml')
  await run.settled()
  expect(await kubectl(first, 'get pods --no-headers')).toContain('ContainerCreating')
  const clock = new ManualClock(savedAt)
  const opened = await lab.open(await lab.save(run), { clock })
  await clock.advance(60_000, () => opened.settled())
  const lines = await kubectl(await machine(opened, controlPlane), 'get pods --no-headers')
  expect(lines.split('\n').map((line) => line.split(/\s+/)[2])).toEqual(['Running', 'Running', 'Running', 'Running'])
})

it('knows after it was opened that a machine was off, and that its containers start anew', async () => {
  const world = await open()
  await deploy(world)
  await world.one.breakWith({ kind: 'crash' })
  await world.advance(60)
  const clock = new ManualClock(new Date(savedAt.getTime() + 120_000))
  const opened = await lab.open(await lab.save(world.run), { clock })
  const [first, one] = [await machine(opened, controlPlane), await machine(opened, 'main-worker-1')]
  await clock.advance(15_000, () => opened.settled())
  expect(await nodes(first)).toEqual({ ...ready, 'main-worker-1': 'NotReady' })
  await one.start()
  await clock.advance(15_000, () => opened.settled())
  expect(await nodes(first)).toEqual(ready)
  const restarts = await kubectl(
    first,
    'get pods -n default --field-selector=spec.nodeName=main-worker-1 -o jsonpath={.items[*].status.containerStatuses[*].restartCount}',
  )
  expect(new Set(restarts.split(' '))).toEqual(new Set(['1']))
})

it('lets a machine go by kubeadm reset, and forgets a control plane whose last machine is reset', async () => {
  const { first, one, advance } = await open()
  await output(one, 'kubeadm reset --force')
  await advance(60)
  expect(await nodes(first)).toEqual({ ...ready, 'main-worker-1': 'NotReady' })
  await output(first, 'kubeadm reset --force')
  expect((await one.exec('curl -sk https://10.77.0.2:6443/version')).exitCode).toBe(7)
})

it('refuses a version of Kubernetes that it has no data of, in the words of kubeadm', async () => {
  const run = await lab.open()
  await expect(newCluster(lab, run, 0, { kubernetesVersion: 'v1.33.1' })).rejects.toThrow('1.34')
})

it('starts a cluster of its own in each run, side by side', async () => {
  const run = await lab.open()
  const hosts = await newCluster(lab, run, 1)
  const { first } = await open()
  const [other] = hosts
  if (!other) throw new Error('a control plane')
  expect(await nodes(other)).toEqual({ [controlPlane]: 'Ready', 'main-worker-1': 'Ready' })
  const authority = async (host: SimHost) => String(await host.readFile('/etc/kubernetes/pki/ca.crt'))
  expect(await authority(other)).not.toBe(await authority(first))
})

it('answers on each machine of its control plane, with the certificate of that machine, as long as one is on', async () => {
  const clock = new ManualClock(new Date())
  const run = await lab.open(undefined, { clock })
  const [first] = await newCluster(lab, run, 0, { controlPlaneEndpoint: '10.77.0.2:6443' })
  if (!first) throw new Error('a control plane')
  await run.createHost(lab.spec('main-control-plane-2', { cluster: 'main', image: 'kubernetes-1.34' }))
  const second = await machine(run, 'main-control-plane-2')
  await second.start()
  const key = '0123456789abcdef'.repeat(4)
  await output(first, `kubeadm init phase upload-certs --upload-certs --certificate-key ${key}`)
  const join = await output(first, `kubeadm token create --print-join-command --certificate-key ${key}`)
  await output(second, `${join} --apiserver-advertise-address ${second.addresses.ipv4}`)
  await clock.advance(30_000, () => run.settled())
  expect(await nodes(first)).toEqual({ [controlPlane]: 'Ready', 'main-control-plane-2': 'Ready' })
  const version = (host: SimHost, address: string) =>
    output(host, `curl -sS --cacert /etc/kubernetes/pki/ca.crt https://${address}:6443/version`)
  const endpoints = () => kubectl(first, 'get endpoints kubernetes -o jsonpath={.subsets[*].addresses[*].ip}')
  expect(await endpoints()).toBe('10.77.0.2 10.77.0.3')
  for (const address of ['10.77.0.2', '10.77.0.3']) expect(await version(second, address)).toContain('v1.34')
  await first.breakWith({ kind: 'crash' })
  await clock.advance(60_000, () => run.settled())
  const config = (await output(second, 'cat /etc/kubernetes/admin.conf')).replaceAll('10.77.0.2', '10.77.0.3')
  await second.writeFile('/root/config', config)
  expect(await output(second, 'kubectl --kubeconfig /root/config get nodes --no-headers')).toMatch(/main-control-plane +NotReady/)
  expect(await output(second, 'kubectl --kubeconfig /root/config get endpoints kubernetes --no-headers')).toMatch(/ 10\.77\.0\.3:6443 /)
})
