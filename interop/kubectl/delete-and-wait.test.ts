import { beforeAll, expect, it } from 'vitest'
import { describeWithKubectl } from './suite.js'

const configMaps = { apiVersion: 'v1', kind: 'ConfigMap' }
const pods = { apiVersion: 'v1', kind: 'Pod' }

describeWithKubectl('how kubectl deletes and waits', (suite) => {
  const kubectl = (...args: string[]) => suite.kubectl.run(['-n', 'gone', ...args])
  const attempt = (...args: string[]) => suite.kubectl.try(['-n', 'gone', ...args])
  const configMap = (name: string, metadata = {}) =>
    suite.api.client.create({ ...configMaps, metadata: { name, namespace: 'gone', ...metadata } })
  const pod = (name: string, labels = {}) =>
    suite.api.client.create({
      ...pods,
      metadata: { name, namespace: 'gone', labels },
      spec: { nodeName: 'somewhere', containers: [{ name: 'main', image: 'busybox' }] },
    })
  const key = (name: string) => ({ namespace: 'gone', name })

  beforeAll(() => suite.namespace('gone'))

  it('by name, by selector, all of a kind, from a file', async () => {
    for (const name of ['a', 'b', 'c', 'd']) await configMap(name, { labels: { half: name < 'c' ? 'first' : 'second' } })
    await suite.kubectl.write('d.yaml', 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: d, namespace: gone}\n')
    expect(await kubectl('delete', 'configmap', 'a', '--dry-run=server')).toMatch(/^configmap "a" deleted.*\(server dry run\)/)
    expect(await kubectl('delete', 'configmaps', '-l', 'half=first')).toMatch(/^configmap "a" deleted.*\nconfigmap "b" deleted.*\n$/)
    expect(await kubectl('delete', '-f', 'd.yaml', '-o', 'name')).toBe('configmap/d\n')
    expect((await attempt('delete', 'configmap', 'd')).stderr).toBe('Error from server (NotFound): configmaps "d" not found\n')
    expect(await kubectl('delete', 'configmap', 'd', '--ignore-not-found')).toBe('')
    expect(await kubectl('delete', 'configmaps', '--all')).toMatch(/^configmap "c" deleted/)
    expect(await kubectl('get', 'configmaps', '-o', 'name')).toBe('')
  })

  it('waits until finalizers are gone, or does not', async () => {
    await configMap('held', { finalizers: ['example.com/hold'] })
    expect(await kubectl('delete', 'configmap', 'held', '--wait=false')).toMatch(/^configmap "held" deleted/)
    expect((await attempt('delete', 'configmap', 'held', '--timeout=1s')).stderr).toContain(
      'timed out waiting for the condition on configmaps/held',
    )
    // At this verbosity it says what it asks the server for.
    const children = [
      ['wait', '--for=delete', 'configmap/held'],
      ['delete', 'configmap', 'held'],
    ].map((args) => {
      const child = suite.kubectl.start(['-n', 'gone', ...args, '-v=6'])
      const printed = { stdout: '', stderr: '' }
      for (const name of ['stdout', 'stderr'] as const) {
        child[name].setEncoding('utf8').on('data', (chunk: string) => {
          printed[name] += chunk
        })
      }
      return { printed, ended: new Promise<number | null>((resolve) => child.on('close', resolve)) }
    })
    for (const { printed } of children) await expect.poll(() => printed.stderr, { timeout: 20_000 }).toContain('watch=true')
    await suite.api.client.patch(configMaps, key('held'), { metadata: { finalizers: null } })
    expect(await Promise.all(children.map(({ ended }) => ended))).toEqual([0, 0])
    expect(children.map(({ printed }) => printed.stdout)).toEqual([
      'configmap/held condition met\n',
      expect.stringMatching(/^configmap "held" deleted/),
    ])
  })

  it('lets a pod on a node finish, or not', async () => {
    await pod('slow')
    await kubectl('delete', 'pod', 'slow', '--grace-period=20', '--wait=false')
    expect(suite.api.client.get(pods, key('slow')).metadata.deletionGracePeriodSeconds).toBe(20)
    expect(await kubectl('get', 'pod', 'slow', '--no-headers')).toMatch(/^slow +0\/1 +Terminating /)
    await kubectl('delete', 'pod', 'slow', '--now', '--wait=false')
    expect(suite.api.client.get(pods, key('slow')).metadata.deletionGracePeriodSeconds).toBe(1)
    expect((await attempt('delete', 'pod', 'slow', '--grace-period=0', '--force')).stderr).toContain('Immediate deletion does not wait')
    expect(suite.api.client.find(pods, key('slow'))).toBeUndefined()
  })

  it('passes on what becomes of the dependents', async () => {
    const propagation = async (cascade: string) => {
      await configMap('owner')
      await kubectl('delete', 'configmap', 'owner', `--cascade=${cascade}`, '--wait=false')
      const finalizers = suite.api.client.find(configMaps, key('owner'))?.metadata.finalizers
      if (finalizers) await suite.api.client.patch(configMaps, key('owner'), { metadata: { finalizers: null } })
      return finalizers
    }
    expect(await propagation('background')).toBeUndefined()
    expect(await propagation('foreground')).toEqual(['foregroundDeletion'])
    expect(await propagation('orphan')).toEqual(['orphan'])
  })

  it('wait: conditions, JSON paths, creation, several at once, and the end of patience', async () => {
    await pod('one', { app: 'w' })
    await pod('two', { app: 'w' })
    const ready = (name: string) =>
      suite.api.client.patch(
        pods,
        key(name),
        { status: { phase: 'Running', conditions: [{ type: 'Ready', status: 'True' }] } },
        { subresource: 'status' },
      )
    const all = kubectl('wait', '--for=condition=Ready', 'pods', '-l', 'app=w')
    const running = kubectl('wait', '--for=jsonpath={.status.phase}=Running', 'pod/two')
    const created = kubectl('wait', '--for=create', 'configmap/later', '--timeout=20s')
    expect((await attempt('wait', '--for=condition=Ready', 'pod/one', '--timeout=1s')).stderr).toContain(
      'timed out waiting for the condition on pods/one',
    )
    await ready('one')
    await ready('two')
    await configMap('later')
    expect(await all).toBe('pod/one condition met\npod/two condition met\n')
    expect(await running).toBe('pod/two condition met\n')
    expect(await created).toMatch(/condition met/)
    expect(await kubectl('wait', '--for=condition=Ready=True', 'pod/one')).toBe('pod/one condition met\n')
    expect((await attempt('wait', '--for=condition=Ready', 'pod/none')).stderr).toContain('pods "none" not found')
  })

  it('marks a namespace as on its way out, and nothing new gets in', async () => {
    await suite.namespace('leaving')
    await suite.kubectl.run(['delete', 'namespace', 'leaving', '--wait=false'])
    expect(await suite.kubectl.run(['get', 'namespace', 'leaving', '--no-headers'])).toMatch(/^leaving +Terminating /)
    const refused = await suite.kubectl.try(['-n', 'leaving', 'create', 'configmap', 'late'])
    expect(refused.stderr).toContain(
      'configmaps "late" is forbidden: unable to create new content in namespace leaving because it is being terminated',
    )
  })
})
