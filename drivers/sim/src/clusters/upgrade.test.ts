import { afterEach, beforeEach, expect, it } from 'vitest'
import { controlPlane, kubectl, newCluster } from '../testing/kubeadm.js'
import { Lab, output } from '../testing/lab.js'

let lab: Lab
beforeEach(async () => {
  lab = await Lab.make()
})
afterEach(() => lab[Symbol.asyncDispose]())

it('brings a cluster to the version of its kubeadm, one node after the other', async () => {
  const run = await lab.open()
  const [first, worker] = await newCluster(lab, run, 1, { kubernetesVersion: 'v1.34.1' })
  if (!first || !worker) throw new Error('two machines')
  await kubectl(first, 'create configmap kept --from-literal a=1')
  const image = (name: string) => kubectl(first, `get pod -n kube-system ${name}-${controlPlane} -o jsonpath={.spec.containers[0].image}`)
  expect(await image('kube-scheduler')).toBe('registry.k8s.io/kube-scheduler:v1.34.1')

  const planned = await output(first, 'kubeadm upgrade plan')
  expect(planned).toContain('[upgrade/versions] Cluster version: 1.34.1\n[upgrade/versions] kubeadm version: v1.34.4\n')
  expect(planned).toMatch(/\nCOMPONENT {17}NODE +CURRENT +TARGET\nkube-apiserver +\S+ +v1\.34\.1 +v1\.34\.4\n/)
  expect(planned).toContain('\tkubeadm upgrade apply v1.34.4\n')

  const refused = await first.exec('kubeadm upgrade apply v1.36.0 -y')
  expect(refused.stderr.toString()).toContain(
    'Specified version to upgrade to "v1.36.0" is too high; kubeadm can upgrade only 1 minor version at a time',
  )
  expect((await first.exec('echo n | kubeadm upgrade apply v1.34.4')).stderr.toString()).toContain("won't proceed")
  expect(await image('kube-scheduler')).toBe('registry.k8s.io/kube-scheduler:v1.34.1')

  const applied = await output(first, 'kubeadm upgrade apply v1.34.4 -y')
  expect(applied).toContain('[upgrade/staticpods] Current and new manifests of etcd are equal, skipping upgrade\n')
  expect(applied).toContain('[upgrade] SUCCESS! A control plane node of your cluster was upgraded to "v1.34.4".\n')
  await run.settled()
  for (const name of ['kube-apiserver', 'kube-controller-manager', 'kube-scheduler'])
    expect(await image(name)).toBe(`registry.k8s.io/${name}:v1.34.4`)
  expect(await kubectl(first, 'get daemonset -n kube-system kube-proxy -o jsonpath={.spec.template.spec.containers[0].image}')).toBe(
    'registry.k8s.io/kube-proxy:v1.34.4',
  )
  expect(await kubectl(first, 'get configmap -n kube-system kubeadm-config -o yaml')).toContain('kubernetesVersion: v1.34.4')
  expect(await kubectl(first, 'get configmap kept -o jsonpath={.data.a}')).toBe('1')
  expect(await output(first, 'ls /etc/kubernetes/tmp/kubeadm-backup-manifests-*')).toContain('kube-apiserver.yaml')
  expect(await output(first, 'kubeadm upgrade plan')).not.toContain('kubeadm upgrade apply')

  const node = await output(worker, 'kubeadm upgrade node')
  expect(node).toContain('[upgrade/control-plane] Skipping phase. Not a control plane node.\n')
  expect(node).toContain('[upgrade/kubelet-config] The kubelet configuration for this node was successfully upgraded!\n')
  await output(worker, 'systemctl restart kubelet')
  await run.settled()
  expect(await kubectl(first, 'get nodes --no-headers')).not.toContain('NotReady')
})
