import { Manager } from '@vivarium/controller'
import { InProcessClient, Kubelet, NodeLifecycle, Nodes, Scheduler } from '@vivarium/simcluster'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { describeWithKubectl } from './suite.js'

describeWithKubectl('kubectl and simulated nodes', (suite) => {
  const kubectl = (...args: readonly string[]) => suite.kubectl.run(args)
  let manager: Manager | undefined
  let nodes: Nodes | undefined
  beforeAll(async () => {
    manager = new Manager(new InProcessClient(suite.api.client))
    nodes = new Nodes(manager, { version: 'v1.34.1' })
    for (const runnable of [nodes, new Kubelet(manager, { nodes }), new Scheduler(manager), new NodeLifecycle(manager)])
      manager.add(runnable)
    await manager.start()
    for (const name of ['one', 'two']) await nodes.add({ name, labels: { 'node-role.kubernetes.io/worker': '' } })
  })
  afterAll(() => manager?.stop())

  it('waits for them, shows and describes them', async () => {
    await kubectl('wait', 'node', '--all', '--for=condition=Ready', '--timeout=20s')
    const [heading = '', first = ''] = (await kubectl('get', 'nodes', '-o', 'wide')).split('\n')
    expect(heading.split(/\s{2,}/).slice(0, 6)).toEqual(['NAME', 'STATUS', 'ROLES', 'AGE', 'VERSION', 'INTERNAL-IP'])
    expect(first).toMatch(
      /^one +Ready +worker +\S+ +v1\.34\.1 +172\.18\.0\.2 +<none> +Ubuntu 24\.04\.3 LTS +\S+ +containerd:\/\/2\.1\.4 *$/,
    )
    const text = await kubectl('describe', 'node', 'two')
    for (const line of [
      /^Taints: +<none>$/m,
      /HolderIdentity: +two/,
      /KubeletReady +kubelet is posting ready status/,
      /PodCIDR: +10\.244\.1\.0\/24/,
    ])
      expect(text).toMatch(line)
  })

  it('runs a pod, waits for it, describes it, and deletes it', async () => {
    await kubectl('run', 'web', '--image=nginx')
    await kubectl('wait', 'pod', 'web', '--for=condition=Ready', '--timeout=20s')
    expect(await kubectl('get', 'pod', 'web')).toMatch(/\nweb +1\/1 +Running +0 /)
    const text = await kubectl('describe', 'pod', 'web')
    const reasons = [...text.slice(text.indexOf('Events:')).matchAll(/^ +(?:Normal|Warning) +(\S+)/gm)].map(([, reason]) => reason)
    expect(reasons).toEqual(['Scheduled', 'Pulling', 'Pulled', 'Created', 'Started'])
    expect(await kubectl('delete', 'pod', 'web', '--wait', '--timeout=20s')).toMatch(/^pod "web" deleted/)
  })

  it('says why a pod is pending', async () => {
    await kubectl('run', 'big', '--image=nginx', '--overrides={"spec":{"nodeSelector":{"disk":"ssd"}}}')
    await kubectl('wait', 'pod', 'big', '--for=jsonpath={.status.conditions[0].reason}=Unschedulable', '--timeout=20s')
    const { stdout } = await suite.kubectl.try(['get', 'events', '--field-selector=involvedObject.name=big,reason=FailedScheduling'])
    expect(stdout).toContain("0/2 nodes are available: 2 node(s) didn't match Pod's node affinity/selector.")
  })

  it('drains a node: its pods go, and new ones go elsewhere', async () => {
    await kubectl('run', 'guest', '--image=nginx', '--overrides={"spec":{"nodeName":"one"}}')
    await kubectl('wait', 'pod', 'guest', '--for=condition=Ready', '--timeout=20s')
    expect(await kubectl('drain', 'one', '--force', '--timeout=30s')).toContain('node/one drained')
    expect(await kubectl('get', 'nodes', 'one')).toContain('Ready,SchedulingDisabled')
    await kubectl('run', 'next', '--image=nginx')
    await kubectl('wait', 'pod', 'next', '--for=condition=Ready', '--timeout=20s')
    expect(await kubectl('get', 'pod', 'next', '-o', 'jsonpath={.spec.nodeName}')).toBe('two')
    await kubectl('uncordon', 'one')
  })
})
