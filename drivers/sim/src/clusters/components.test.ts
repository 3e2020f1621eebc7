import { afterEach, beforeEach, expect, it } from 'vitest'
import { controlPlane, kubectl, newCluster } from '../testing/kubeadm.js'
import { Lab, output } from '../testing/lab.js'
import { ManualClock } from '../testing/manual-clock.js'
import { allControllersOff, switchesOf } from './controller-names.js'

let lab: Lab

beforeEach(async () => {
  lab = await Lab.make()
})
afterEach(() => lab[Symbol.asyncDispose]())

async function open(fields: object = {}) {
  const clock = new ManualClock(new Date())
  const run = await lab.open(undefined, { clock })
  const [first] = await newCluster(lab, run, 1, fields)
  if (!first) throw new Error('a control plane')
  await run.settled()
  return { run, first, clock }
}

const manifest = (name: string) => `/etc/kubernetes/manifests/${name}.yaml`

it('has the controllers that --controllers names, by their names of now and before', () => {
  expect(switchesOf('*,bootstrapsigner,tokencleaner')).toEqual({})
  expect(switchesOf('*')).toEqual({ bootstrapSigner: false, tokenCleaner: false })
  expect(switchesOf('*,-deployment,-replicaset-controller,bootstrap-signer-controller,tokencleaner')).toEqual({
    deployments: false,
    replicaSets: false,
  })
  expect(switchesOf('deployment')).toEqual({ ...allControllersOff, deployments: undefined, loadBalancers: false })
  expect(switchesOf('*,-deployments')).toEqual({ unknown: 'deployments' })
})

it('leaves a controller to others that kubeadm was told to leave out', async () => {
  const { run, first } = await open({
    controllerManager: { extraArgs: [{ name: 'controllers', value: '*,-deployment,bootstrapsigner,tokencleaner' }] },
  })
  await kubectl(first, 'create deployment web --image nginx')
  await run.settled()
  expect(await kubectl(first, 'get replicasets -A -o name')).toBe('')
  expect(await kubectl(first, 'get pods -A -o name')).toContain('kube-proxy-')
})

it('refuses what kube-controller-manager and kube-apiserver do not know, in their words', async () => {
  const cases = [
    [{ controllerManager: { extraArgs: [{ name: 'controllers', value: '*,-magic' }] } }, '"magic" is not in the list of known controllers'],
    [
      { apiServer: { extraArgs: [{ name: 'event-ttl', value: '1 hour' }] } },
      'invalid argument "1 hour" for "--event-ttl" flag: time: unknown unit',
    ],
    [
      { apiServer: { extraArgs: [{ name: 'enable-admission-plugins', value: 'Magic' }] } },
      'enable-admission-plugins plugin "Magic" is unknown',
    ],
  ] as const
  for (const [fields, words] of cases) {
    const run = await lab.open()
    await expect(newCluster(lab, run, 0, fields)).rejects.toThrow(words)
    await run.close()
  }
})

it('stops a component whose manifest is taken away, and lets it go on where it stood when it is back', async () => {
  const { run, first } = await open()
  await output(first, `mv ${manifest('kube-scheduler')} /root/`)
  await run.settled()
  expect(await kubectl(first, 'get pods -n kube-system -o name')).not.toContain(`kube-scheduler-${controlPlane}`)
  await kubectl(first, 'create deployment web --image nginx')
  await run.settled()
  const phase = () => kubectl(first, 'get pods -l app=web -o jsonpath={.items[0].status.phase}')
  expect(await phase()).toBe('Pending')
  expect(await kubectl(first, 'get pods -l app=web -o jsonpath={.items[0].spec.nodeName}')).toBe('')

  const save = await lab.save(run)
  const clock = new ManualClock(new Date())
  const opened = await lab.open(save, { clock })
  const again = await opened.getHost(first.spec)
  await opened.settled()
  expect(await kubectl(again, 'get pods -l app=web -o jsonpath={.items[0].spec.nodeName}')).toBe('')
  await output(again, `mv /root/kube-scheduler.yaml ${manifest('kube-scheduler')}`)
  await opened.settled()
  await clock.advance(60_000, () => opened.settled())
  expect(await kubectl(again, 'get pods -l app=web -o jsonpath={.items[0].status.phase}')).toBe('Running')
  expect(await kubectl(again, 'get pods -n kube-system -o name')).toContain(`kube-scheduler-${controlPlane}`)
})

it('has an API alone without its controller manager, and none without its API server', async () => {
  const { run, first } = await open()
  await output(first, `mv ${manifest('kube-controller-manager')} /root/`)
  await run.settled()
  await kubectl(first, 'create deployment web --image nginx')
  await kubectl(first, 'create namespace bare')
  await run.settled()
  expect(await kubectl(first, 'get replicasets -o name')).toBe('')
  expect(await kubectl(first, 'get serviceaccounts -n bare -o name')).toBe('')
  await output(first, `mv ${manifest('kube-apiserver')} /root/`)
  await run.settled()
  expect((await first.exec('kubectl --kubeconfig /etc/kubernetes/admin.conf get nodes')).exitCode).not.toBe(0)
  await output(first, 'mv /root/kube-apiserver.yaml /root/kube-controller-manager.yaml /etc/kubernetes/manifests/')
  await run.settled()
  expect(await kubectl(first, 'get replicasets -o name')).toContain('replicaset.apps/web-')
  expect(await kubectl(first, 'get serviceaccounts -n bare -o name')).toBe('serviceaccount/default')
})

it('has no API without its etcd, and all that was in it when that is back', async () => {
  const { run, first } = await open()
  await kubectl(first, 'create configmap kept --from-literal a=1')
  await output(first, `mv ${manifest('etcd')} /root/`)
  await run.settled()
  expect((await first.exec('kubectl --kubeconfig /etc/kubernetes/admin.conf get nodes')).exitCode).not.toBe(0)
  await output(first, `mv /root/etcd.yaml ${manifest('etcd')}`)
  await run.settled()
  expect(await kubectl(first, 'get configmap kept -o jsonpath={.data.a}')).toBe('1')
})

it('follows flags that are written into a manifest, and lets a component with wrong ones crash', async () => {
  const { run, first, clock } = await open()
  await output(first, `sed -i 's/--controllers=.*/--controllers=-magic/' ${manifest('kube-controller-manager')}`)
  await run.settled()
  await clock.advance(60_000, () => run.settled())
  const pod = `kube-controller-manager-${controlPlane}`
  expect(await kubectl(first, `get pod -n kube-system ${pod} --no-headers`)).toContain('CrashLoopBackOff')
  expect(await kubectl(first, `logs -n kube-system ${pod}`)).toContain('"magic" is not in the list of known controllers')
  await output(first, `sed -i 's/--controllers=.*/--controllers=*/' ${manifest('kube-controller-manager')}`)
  await run.settled()
  await clock.advance(60_000, () => run.settled())
  expect(await kubectl(first, `get pod -n kube-system ${pod} --no-headers`)).toContain('Running')
  await output(
    first,
    `sed -i 's/- --secure-port/- --service-node-port-range=31000-31001\\n    - --secure-port/' ${manifest('kube-apiserver')}`,
  )
  await run.settled()
  const service = {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: 'web' },
    spec: { type: 'NodePort', ports: [{ port: 80, nodePort: 30080 }] },
  }
  await first.writeFile('/root/service.json', JSON.stringify(service))
  const taken = await first.exec('kubectl --kubeconfig /etc/kubernetes/admin.conf apply -f /root/service.json')
  expect(taken.stderr.toString() + taken.stdout.toString()).toContain('The range of valid ports is 31000-31001')
})

it('lets a component that crashed in a save run again when its flags are right', async () => {
  const { run, first, clock } = await open()
  const pod = `kube-controller-manager-${controlPlane}`
  await output(first, `sed -i 's/--controllers=.*/--controllers=-magic/' ${manifest('kube-controller-manager')}`)
  await run.settled()
  await clock.advance(60_000, () => run.settled())
  const save = await lab.save(run)
  const later = new ManualClock(clock.now())
  const opened = await lab.open(save, { clock: later })
  const again = await opened.getHost(first.spec)
  await opened.settled()
  await later.advance(60_000, () => opened.settled())
  expect(await kubectl(again, `get pod -n kube-system ${pod} --no-headers`)).toContain('CrashLoopBackOff')
  await output(again, `sed -i 's/--controllers=.*/--controllers=*/' ${manifest('kube-controller-manager')}`)
  await opened.settled()
  await later.advance(400_000, () => opened.settled())
  expect(await kubectl(again, `get pod -n kube-system ${pod} --no-headers`)).toContain('Running')
})

it('gives nodes pod addresses of the subnet that kubeadm was told', async () => {
  const { first } = await open({
    networking: { podSubnet: '10.50.0.0/16' },
    controllerManager: { extraArgs: [{ name: 'node-cidr-mask-size', value: '26' }] },
  })
  expect((await kubectl(first, 'get nodes -o jsonpath={.items[*].spec.podCIDR}')).split(' ')).toEqual(['10.50.0.0/26', '10.50.0.64/26'])
})

it('has a mirror pod back at once that somebody deleted', async () => {
  const { run, first } = await open()
  const uid = () => kubectl(first, `get pod -n kube-system etcd-${controlPlane} -o jsonpath={.metadata.uid}`)
  const before = await uid()
  await kubectl(first, `delete pod -n kube-system etcd-${controlPlane} --wait=false`)
  await run.settled()
  expect(await uid()).not.toBe(before)
})
