import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { beforeAll, expect, it } from 'vitest'
import { workspaceRoot } from '../testing/workspace.js'
import { describeWithKubectl } from './suite.js'

const everyKind = join(workspaceRoot, 'interop/kubectl/fixtures/every-kind.yaml')

const pod = (name: string, app: string, image = 'nginx:1') => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name, namespace: 'shop', labels: { app, tier: name } },
  spec: { nodeName: `node-${name}`, containers: [{ name: 'main', image, ports: [{ containerPort: 80 }] }] },
})

const lines = (text: string) => text.trimEnd().split('\n')
const words = (text: string) => lines(text).map((line) => line.trim().split(/ {2,}/))

describeWithKubectl('what kubectl get and describe print', (suite) => {
  const get = (...args: string[]) => suite.kubectl.run(['-n', 'shop', 'get', ...args])

  beforeAll(async () => {
    await suite.namespace('shop')
    await suite.api.client.create(pod('b', 'web', 'nginx:2'))
    await suite.api.client.create(pod('a', 'web'))
    await suite.api.client.create(pod('c', 'db', 'postgres'))
  })

  it('prints objects as JSON, YAML and names', async () => {
    const object = JSON.parse(await get('pod', 'a', '-o', 'json')) as ReturnType<typeof pod>
    expect(object.spec.containers[0]?.image).toBe('nginx:1')
    expect(object.metadata).not.toHaveProperty('managedFields')
    const list = JSON.parse(await get('pods', '-o', 'json')) as { kind: string; items: unknown[] }
    expect([list.kind, list.items.length]).toEqual(['List', 3])
    expect(await get('pod', 'a', '-o', 'yaml')).toMatch(/^apiVersion: v1\nkind: Pod\nmetadata:\n {2}creationTimestamp: "/)
    expect(await get('pod', 'a', '-o', 'yaml', '--show-managed-fields')).toContain('f:containers:')
    expect(lines(await get('pods,configmaps', '-o', 'name'))).toEqual(['pod/a', 'pod/b', 'pod/c'])
  })

  it('prints tables, wide ones and ones with labels', async () => {
    expect(words(await get('pods', '--no-headers'))).toEqual(
      ['a', 'b', 'c'].map((name) => [name, '0/1', 'Pending', '0', expect.any(String)]),
    )
    expect(words(await get('pods', '-o', 'wide'))[0]).toEqual([
      'NAME',
      'READY',
      'STATUS',
      'RESTARTS',
      'AGE',
      'IP',
      'NODE',
      'NOMINATED NODE',
      'READINESS GATES',
    ])
    expect(words(await get('pods', '-o', 'wide'))[1]?.slice(5)).toEqual(['<none>', 'node-a', '<none>', '<none>'])
    expect(words(await get('pod', 'a', '--show-labels', '--no-headers'))[0]?.at(-1)).toBe('app=web,tier=a')
    expect(words(await get('pods', '-L', 'app', '--no-headers')).map((row) => row.at(-1))).toEqual(['web', 'web', 'db'])
    expect(lines(await suite.kubectl.run(['get', 'pods', '-A', '--no-headers'])).map((line) => line.split(/ +/)[0])).toEqual([
      'shop',
      'shop',
      'shop',
    ])
    expect(await get('pods', '--show-kind', '--no-headers')).toMatch(/^pod\/a /)
    expect(words(await get('pods', '--server-print=false'))[0]).toEqual(['NAME', 'AGE'])
  })

  it('prints what a template, a JSON path or columns say', async () => {
    expect(await get('pods', '-o', 'jsonpath={.items[*].metadata.name}')).toBe('a b c')
    expect(await get('pods', '-o', 'jsonpath={range .items[?(@.metadata.labels.app=="web")]}{.metadata.name}={.spec.nodeName};{end}')).toBe(
      'a=node-a;b=node-b;',
    )
    expect(JSON.parse(await get('pod', 'a', '-o', 'jsonpath-as-json={.metadata.labels}'))).toEqual([{ app: 'web', tier: 'a' }])
    expect(await get('pods', '-o', 'go-template={{range .items}}{{.metadata.name}} {{end}}')).toBe('a b c ')
    await suite.kubectl.write('columns', 'NODE NAME\n.spec.nodeName .metadata.name\n')
    await suite.kubectl.write('path', '{.items[0].metadata.name}')
    expect(await get('pods', '-o', 'jsonpath-file=path')).toBe('a')
    expect(words(await get('pods', '-o', 'custom-columns-file=columns'))[1]).toEqual(['node-a', 'a'])
    expect(words(await get('pods', '-o', 'custom-columns=NAME:.metadata.name,IMAGES:.spec.containers[*].image'))).toEqual([
      ['NAME', 'IMAGES'],
      ['a', 'nginx:1'],
      ['b', 'nginx:2'],
      ['c', 'postgres'],
    ])
  })

  it('selects, sorts and pages', async () => {
    const names = async (...args: string[]) => lines(await get('pods', '-o', 'name', ...args)).map((name) => name.slice('pod/'.length))
    expect(await names('-l', 'app=web')).toEqual(['a', 'b'])
    expect(await names('-l', 'app in (db, other),tier')).toEqual(['c'])
    expect(await names('-l', 'app!=web')).toEqual(['c'])
    expect(await names('--field-selector', 'spec.nodeName=node-b')).toEqual(['b'])
    expect(await names('--field-selector', 'metadata.name!=a,status.phase=Pending')).toEqual(['b', 'c'])
    expect(await names('--chunk-size=1')).toEqual(['a', 'b', 'c'])
    expect(words(await get('pods', '--sort-by={.metadata.labels.app}', '--no-headers')).map(([name]) => name)[0]).toBe('c')
    expect((await get('pods', '--chunk-size=1')).match(/NAME/g)).toHaveLength(1)
    const refused = await suite.kubectl.try(['get', 'pods', '--field-selector', 'spec.colour=red'])
    expect(refused.stderr).toContain('field label not supported: spec.colour')
  })

  it('says so when there is nothing', async () => {
    expect(await get('pod', 'none', '--ignore-not-found')).toBe('')
    expect((await suite.kubectl.try(['-n', 'shop', 'get', 'services'])).stderr).toBe('No resources found in shop namespace.\n')
    expect((await suite.kubectl.try(['get', 'pods', '-l', 'app=none', '-A'])).stderr).toBe('No resources found\n')
    expect((await suite.kubectl.try(['-n', 'shop', 'get', 'pod', 'a', 'none'])).stderr).toBe(
      'Error from server (NotFound): pods "none" not found\n',
    )
    expect((await suite.kubectl.try(['get', 'unicorns'])).stderr).toBe('error: the server doesn\'t have a resource type "unicorns"\n')
  })

  it('hands out any path as it is', async () => {
    expect(JSON.parse(await suite.kubectl.run(['get', '--raw', '/api/v1/namespaces/shop/pods?limit=1'])).items).toHaveLength(1)
    expect(await suite.kubectl.run(['get', '--raw', '/readyz'])).toBe('ok')
    const created = await suite.kubectl.run(
      ['create', '--raw', '/api/v1/namespaces/shop/configmaps', '-f', '-'],
      '{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"raw"}}',
    )
    expect(JSON.parse(created).metadata.uid).toMatch(/^[0-9a-f-]{36}$/)
    await suite.kubectl.run(['delete', '--raw', '/api/v1/namespaces/shop/configmaps/raw'])
    expect((await suite.kubectl.try(['get', '--raw', '/api/v1/namespaces/shop/configmaps/raw'])).stderr).toContain('(NotFound)')
  })

  it('watches what is there and what comes, or only what comes', async () => {
    const watch = (...args: string[]) => {
      const child = suite.kubectl.start(['-n', 'shop', 'get', 'secrets', '--no-headers', '-o', 'name', ...args])
      const iterator = createInterface(child.stdout)[Symbol.asyncIterator]()
      return { child, next: async () => (await iterator.next()).value }
    }
    const secret = (name: string, labels = {}) =>
      suite.api.client.create({ apiVersion: 'v1', kind: 'Secret', metadata: { name, namespace: 'shop', labels } })
    await secret('first')
    const all = watch('-w')
    expect(await all.next()).toBe('secret/first')
    const later = watch('--watch-only')
    const labelled = watch('-w', '-l', 'x=y')
    // Watches of which nothing is printed yet: what they have asked for is seen at the server, by what they print in the end.
    const seen = { all: all.next(), later: later.next(), labelled: labelled.next() }
    const stop = new AbortController()
    const writing = (async () => {
      for (let count = 0; !stop.signal.aborted; count++) {
        await secret(`extra-${count}`, { x: 'y' })
        await new Promise((resolve) => setTimeout(resolve, 50))
      }
    })()
    expect(await seen.all).toBe('secret/extra-0')
    expect(await seen.labelled).toMatch(/^secret\/extra-\d+$/)
    expect(await seen.later).toMatch(/^secret\/extra-\d+$/)
    stop.abort()
    await writing
    for (const { child } of [all, later, labelled]) child.kill()
  })

  it('describes', async () => {
    const text = await suite.kubectl.run(['-n', 'shop', 'describe', 'pod', 'a'])
    expect(text).toMatch(/^Name: +a\nNamespace: +shop\n/)
    expect(text).toMatch(/Node: +node-a\//)
    expect(text).toMatch(/ {2}main:\n(?: {4}.*\n)*? {4}Image: +nginx:1\n {4}Port: +80\/TCP/)
    expect(text).toMatch(/QoS Class: +BestEffort/)
    expect(
      words(await suite.kubectl.run(['-n', 'shop', 'describe', 'pods', '-l', 'app=web'])).filter(([key]) => key === 'Name:'),
    ).toHaveLength(2)
  })

  it('gets and describes an object of every kind that a user can make', async () => {
    await suite.namespace('described')
    const all = (...args: string[]) => suite.kubectl.run(['-n', 'described', ...args, '-f', everyKind])
    const made = lines(await all('create', '-o', 'name'))
    expect(made.length).toBeGreaterThan(35)
    expect(lines(await all('get', '-o', 'name'))).toEqual(made)
    const described = await all('describe')
    expect(described.match(/^Name: +(?:everies\.)?every(?:\.example\.com)?$/gm)).toHaveLength(made.length)
    for (const part of [
      /Type +Resource +Min +Max +Default Request +Default Limit +Max Limit\/Request Ratio\n.*\nContainer +cpu +- +2 +100m +500m +-/,
      /Resource +Used +Hard\n/,
      /Subsets:\n {2}Addresses: +10\.1\.1\.1/,
      /Source:\n +Type: +HostPath \(bare host directory volume\)\n +Path: +\/data/,
      /Init Containers:\n {2}first:\n/,
      /NODE: +\(v1:spec\.nodeName\)/,
      /Liveness: +http-get http:\/\/:http\/ delay=0s timeout=1s period=10s #success=1 #failure=3/,
      /Volume Claims:\n {2}Name: +data/,
      /resource cpu on pods {2}\(as a percentage of request\): +<unknown> \/ 70%/,
      /every\.example +\n +\/ +every:80 \(10\.1\.1\.1:/,
      /CIDR: 10\.0\.0\.0\/8\n +Except: 10\.1\.0\.0\/16/,
      /deployments\.apps +\[\] +\[every\] +\[get update\]/,
      /ReclaimPolicy: +Delete\nVolumeBindingMode: +Immediate/,
      /Roles: +worker\n/,
      /Labels: +batch\.kubernetes\.io\/controller-uid=.*\n +batch\.kubernetes\.io\/job-name=every\n/,
    ])
      expect(described).toMatch(part)
    const tables = await all('get')
    expect(tables.split('\n\n').length).toBe(made.length)
    const wide = await all('get', '-o', 'wide')
    expect(wide).toMatch(/NAME +DESIRED +CURRENT +READY +UP-TO-DATE +AVAILABLE +NODE SELECTOR +AGE +CONTAINERS +IMAGES +SELECTOR\n/)
    await all('delete', '--wait=false')
  })
})
