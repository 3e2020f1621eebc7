import { beforeAll, expect, it } from 'vitest'
import { describeWithKubectl } from './suite.js'

const configMap = (name: string, data: string, labels?: string) =>
  `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: ${name}${labels ? `, labels: ${labels}` : ''}}\ndata: ${data}\n---\n`

const deployment = (image: string, extra = '') => `apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  ${extra}
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec: {containers: [{name: web, image: "${image}", ports: [{containerPort: 80}]}]}
`

describeWithKubectl('how kubectl changes objects', (suite) => {
  const kubectl = (args: readonly string[], input?: string) => suite.kubectl.run(['-n', 'changed', ...args], input)
  const attempt = (args: readonly string[], input?: string, env?: Record<string, string>) =>
    suite.kubectl.try(['-n', 'changed', ...args], input, env)
  const data = (name: string) => kubectl(['get', 'configmap', name, '-o', 'jsonpath={.data}'])
  const managers = async (object: string) =>
    (
      JSON.parse(await kubectl(['get', object, '-o', 'json', '--show-managed-fields'])).metadata.managedFields as {
        manager: string
        operation: string
      }[]
    )
      .map(({ manager, operation }) => `${manager}:${operation}`)
      .sort()

  beforeAll(() => suite.namespace('changed'))

  it('apply: three ways, so that what others have set stays and what was left out goes', async () => {
    await kubectl(['apply', '-f', '-'], configMap('three', '{a: "1", b: "2"}'))
    await kubectl(['patch', 'configmap', 'three', '--type=merge', '-p', '{"data":{"other":"x"}}'])
    expect(await kubectl(['apply', '-f', '-'], configMap('three', '{a: "3"}'))).toBe('configmap/three configured\n')
    expect(await data('three')).toBe('{"a":"3","other":"x"}')
    expect(await kubectl(['apply', '-f', '-', '--dry-run=server'], configMap('three', '{a: "4"}'))).toBe(
      'configmap/three configured (server dry run)\n',
    )
    expect(await data('three')).toBe('{"a":"3","other":"x"}')
    expect(await kubectl(['apply', 'view-last-applied', 'configmap/three', '-o', 'json'])).toContain('"a": "3"')
    expect(await kubectl(['apply', 'set-last-applied', '-f', '-'], configMap('three', '{a: "9"}'))).toBe('configmap/three configured\n')
  })

  it('apply --server-side: owners, conflicts, force, and what an owner drops', async () => {
    const apply = (manager: string, manifest: string, ...args: string[]) =>
      attempt(['apply', '--server-side', `--field-manager=${manager}`, ...args, '-f', '-'], manifest)
    expect((await apply('one', configMap('shared', '{a: "1", b: "1"}'))).stdout).toBe('configmap/shared serverside-applied\n')
    expect((await apply('two', configMap('shared', '{c: "2"}'))).code).toBe(0)
    const conflict = await apply('two', configMap('shared', '{a: "2", c: "2"}'))
    expect([conflict.code, conflict.stderr.split('\n')[0]]).toEqual([
      1,
      'error: Apply failed with 1 conflict: conflict with "one": .data.a',
    ])
    expect(await data('shared')).toBe('{"a":"1","b":"1","c":"2"}')
    expect((await apply('two', configMap('shared', '{a: "2", c: "2"}'), '--force-conflicts')).code).toBe(0)
    expect((await apply('one', configMap('shared', '{}'))).code).toBe(0)
    expect(await data('shared')).toBe('{"a":"2","c":"2"}')
    expect(await managers('configmap/shared')).toEqual(['one:Apply', 'two:Apply'])
  })

  it('apply --server-side takes over what was applied from the client', async () => {
    await kubectl(['apply', '-f', '-'], configMap('moved', '{a: "1", b: "1"}'))
    expect(await managers('configmap/moved')).toEqual(['kubectl-client-side-apply:Update'])
    await kubectl(['apply', '--server-side', '-f', '-'], configMap('moved', '{a: "2"}'))
    expect(await data('moved')).toBe('{"a":"2"}')
    expect(await managers('configmap/moved')).not.toContain('kubectl-client-side-apply:Update')
  })

  it('apply --prune deletes what is no longer in the set', async () => {
    const set = ['apply', '--prune', '-l', 'set=one', '--prune-allowlist=core/v1/ConfigMap', '-f', '-']
    await kubectl(set, configMap('kept', '{a: "1"}', '{set: one}') + configMap('dropped', '{}', '{set: one}'))
    expect(await kubectl(set, configMap('kept', '{a: "1"}', '{set: one}'))).toBe('configmap/kept unchanged\nconfigmap/dropped pruned\n')
    expect(await kubectl(['get', 'configmaps', '-l', 'set', '-o', 'name'])).toBe('configmap/kept\n')
  })

  it('apply --prune --applyset does so with a set that is an object of its own', async () => {
    const apply = (manifest: string) =>
      attempt(['apply', '--server-side', '--prune', '--applyset=secrets/set', '-f', '-'], manifest, { KUBECTL_APPLYSET: 'true' })
    expect((await apply(configMap('first', '{}') + configMap('second', '{}'))).code).toBe(0)
    expect((await apply(configMap('first', '{}'))).stdout).toBe('configmap/first serverside-applied\nconfigmap/second pruned\n')
    expect(
      await kubectl(['get', 'secret', 'set', '-o', 'jsonpath={.metadata.annotations.applyset\\.kubernetes\\.io/contains-group-kinds}']),
    ).toBe('ConfigMap')
  })

  it('diff shows what apply would do, and its exit code tells', async () => {
    await kubectl(['apply', '-f', '-'], deployment('nginx:1'))
    const diff = (manifest: string, ...args: string[]) => attempt(['diff', ...args, '-f', '-'], manifest)
    expect((await diff(deployment('nginx:1'))).code).toBe(0)
    const changed = await diff(deployment('nginx:2', 'replicas: 3'))
    expect(changed.code).toBe(1)
    expect(changed.stdout).toMatch(/-\s+- image: nginx:1\n\+\s+- image: nginx:2/)
    expect(changed.stdout).toMatch(/-\s+replicas: 1\n\+\s+replicas: 3/)
    expect((await diff(deployment('nginx:1'), '--server-side', '--force-conflicts')).code).toBeLessThan(2)
    expect(await kubectl(['get', 'deployment', 'web', '-o', 'jsonpath={.spec.replicas}'])).toBe('1')
  })

  it('edit: what the editor leaves is the new object; a mistake is shown in the file', async () => {
    await kubectl(['create', 'configmap', 'edited', '--from-literal=colour=red'])
    const editor = async (script: string) => ({
      EDITOR: await suite.kubectl.write('editor', `#!/bin/sh\n${script}\n`, { executable: true }),
    })
    const edit = async (script: string, ...args: string[]) => attempt(['edit', 'configmap', 'edited', ...args], '', await editor(script))
    expect((await edit('sed -i s/red/blue/ "$1"')).stdout).toBe('configmap/edited edited\n')
    expect(await data('edited')).toBe('{"colour":"blue"}')
    expect((await edit('true')).stderr).toContain('Edit cancelled, no changes made')
    // The editor is opened again with the error on top; it then gives up by leaving the file alone.
    const mistaken = await edit('grep -q "is invalid" "$1" || sed -i "s/colour: blue/\'co lour\': blue/" "$1"')
    expect(mistaken.code).toBe(1)
    expect(mistaken.stderr).toContain('configmaps "edited" is invalid')
    expect(JSON.parse((await edit('sed -i s/blue/green/ "$1"', '-o', 'json')).stdout).data).toEqual({ colour: 'green' })
    expect(await data('edited')).toBe('{"colour":"green"}')
    const status = attempt(
      ['edit', 'deployment', 'web', '--subresource=status'],
      '',
      await editor('sed -i "s/^status: {}/status: {observedGeneration: 7}/" "$1"'),
    )
    expect((await status).stdout).toBe('deployment.apps/web edited\n')
    expect(await kubectl(['get', 'deployment', 'web', '-o', 'jsonpath={.status.observedGeneration}'])).toBe('7')
  })

  it('patch: strategic, merge and JSON, and each its own idea of a list', async () => {
    await kubectl(['apply', '-f', '-'], deployment('nginx:1'))
    const patch = (type: string, body: unknown, ...args: string[]) =>
      attempt(['patch', 'deployment', 'web', `--type=${type}`, '-p', JSON.stringify(body), ...args])
    const images = () => kubectl(['get', 'deployment', 'web', '-o', 'jsonpath={.spec.template.spec.containers[*].image}'])
    const containers = (...list: unknown[]) => ({ spec: { template: { spec: { containers: list } } } })
    expect((await patch('strategic', containers({ name: 'side', image: 'side:1' }))).stdout).toBe('deployment.apps/web patched\n')
    expect(await images()).toBe('side:1 nginx:1')
    await patch('strategic', containers({ name: 'side', $patch: 'delete' }))
    expect(await images()).toBe('nginx:1')
    await patch('merge', containers({ name: 'only', image: 'only:1' }))
    expect(await images()).toBe('only:1')
    await patch('json', [
      { op: 'test', path: '/spec/template/spec/containers/0/name', value: 'only' },
      { op: 'replace', path: '/spec/template/spec/containers/0/image', value: 'only:2' },
    ])
    expect(await images()).toBe('only:2')
    expect((await patch('json', [{ op: 'test', path: '/spec/replicas', value: 9 }])).stderr).toBe(
      'The request is invalid: the server rejected our request due to an error in our request\n',
    )
    expect((await patch('merge', { spec: { replicas: 1 } })).stdout).toBe('deployment.apps/web patched (no change)\n')
    expect((await patch('merge', { spec: { replicas: 'many' } })).stderr).toContain('json: cannot unmarshal string into Go struct field')
    await patch('merge', { spec: { replicas: 4 } }, '--subresource=scale')
    await patch('merge', { status: { replicas: 2 } }, '--subresource=status')
    expect(await kubectl(['get', 'deployment', 'web', '-o', 'jsonpath={.spec.replicas} {.status.replicas}'])).toBe('4 2')
  })

  it('replace: the whole object, at a version, or as a new one', async () => {
    await kubectl(['create', 'configmap', 'replaced', '--from-literal=a=1'])
    const object = JSON.parse(await kubectl(['get', 'configmap', 'replaced', '-o', 'json'])) as {
      metadata: Record<string, string>
      data: unknown
    }
    expect(await kubectl(['replace', '-f', '-'], configMap('replaced', '{b: "2"}'))).toBe('configmap/replaced replaced\n')
    expect(await data('replaced')).toBe('{"b":"2"}')
    const stale = await attempt(['replace', '-f', '-'], JSON.stringify(object))
    expect(stale.stderr).toContain(
      'Operation cannot be fulfilled on configmaps "replaced": the object has been modified; please apply your changes to the latest version and try again',
    )
    expect(await kubectl(['replace', '--force', '-f', '-'], configMap('replaced', '{c: "3"}'))).toMatch(
      /configmap "replaced" deleted.*\nconfigmap\/replaced replaced\n/,
    )
    expect(await kubectl(['get', 'configmap', 'replaced', '-o', 'jsonpath={.metadata.uid}'])).not.toBe(object.metadata.uid)
    expect((await attempt(['replace', '-f', '-'], configMap('absent', '{}'))).stderr).toContain('configmaps "absent" not found')
  })

  it('label and annotate: set, refuse to overwrite, overwrite, remove', async () => {
    await kubectl(['create', 'configmap', 'labelled'])
    for (const verb of ['label', 'annotate']) {
      const field = verb === 'label' ? 'labels' : 'annotations'
      const value = () => kubectl(['get', 'configmap', 'labelled', '-o', `jsonpath={.metadata.${field}.example\\.com/x}`])
      await kubectl([verb, 'configmap', 'labelled', 'example.com/x=1'])
      expect((await attempt([verb, 'configmap', 'labelled', 'example.com/x=2'])).stderr).toMatch(
        /--overwrite is false.*'example.com\/x' already has a value \(1\)|'example.com\/x' already has a value \(1\), and --overwrite is false/,
      )
      await kubectl([verb, '--overwrite', 'configmap', 'labelled', 'example.com/x=2'])
      expect(await value()).toBe('2')
      await kubectl([verb, 'configmap', 'labelled', 'example.com/x-'])
      expect(await value()).toBe('')
    }
    expect(await kubectl(['label', 'configmaps', '--all', 'every=one'])).toMatch(/configmap\/labelled labeled/)
    expect((await kubectl(['get', 'configmap', 'labelled', '--show-labels', '--no-headers'])).trim().split(/ +/).at(-1)).toBe('every=one')
    expect((await attempt(['label', 'configmap', 'labelled', 'a=no spaces'])).stderr).toContain(
      'a valid label must be an empty string or consist of alphanumeric',
    )
  })

  it('apply -k: a kustomization', async () => {
    await suite.kubectl.write(
      'kustom/kustomization.yaml',
      'namePrefix: k-\nlabels: [{pairs: {by: kustomize}}]\nresources: [map.yaml]\nconfigMapGenerator: [{name: made, literals: [a=1]}]\n',
    )
    await suite.kubectl.write('kustom/map.yaml', configMap('plain', '{a: "1"}').replace('---\n', ''))
    expect(await kubectl(['apply', '-k', 'kustom'])).toMatch(/^configmap\/k-made-\w{10} created\nconfigmap\/k-plain created\n$/)
    expect(await kubectl(['apply', '-k', 'kustom'])).toMatch(/^configmap\/k-made-\w{10} unchanged\nconfigmap\/k-plain unchanged\n$/)
    expect((await kubectl(['get', 'configmaps', '-l', 'by=kustomize', '-o', 'name'])).trim().split('\n')).toHaveLength(2)
    await kubectl(['delete', '-k', 'kustom'])
    expect(await kubectl(['get', 'configmaps', '-l', 'by=kustomize', '-o', 'name'])).toBe('')
  })

  it('set: image, environment, resources, selector, service account, subject', async () => {
    await kubectl(['replace', '-f', '-'], deployment('nginx:1'))
    const container = async () =>
      JSON.parse(await kubectl(['get', 'deployment', 'web', '-o', 'jsonpath={.spec.template.spec.containers[0]}'])) as Record<
        string,
        unknown
      >
    expect(await kubectl(['set', 'image', 'deployment/web', 'web=nginx:9'])).toBe('deployment.apps/web image updated\n')
    expect(await kubectl(['set', 'env', 'deployment/web', 'A=1', 'B=2'])).toBe('deployment.apps/web env updated\n')
    expect(await kubectl(['set', 'env', 'deployment/web', 'B-'])).toBe('deployment.apps/web env updated\n')
    await kubectl(['create', 'configmap', 'variables', '--from-literal=fromMap=1'])
    await kubectl(['set', 'env', 'deployment/web', '--from=configmap/variables'])
    expect(await kubectl(['set', 'resources', 'deployment/web', '--limits=cpu=200m,memory=512Mi', '--requests=cpu=0.1'])).toBe(
      'deployment.apps/web resource requirements updated\n',
    )
    expect(await container()).toMatchObject({
      image: 'nginx:9',
      env: [
        { name: 'A', value: '1' },
        { name: 'FROMMAP', valueFrom: { configMapKeyRef: { key: 'fromMap', name: 'variables' } } },
      ],
      resources: { limits: { cpu: '200m', memory: '512Mi' }, requests: { cpu: '100m' } },
    })
    await kubectl(['set', 'serviceaccount', 'deployment/web', 'robot'])
    expect(await kubectl(['get', 'deployment', 'web', '-o', 'jsonpath={.spec.template.spec.serviceAccountName}'])).toBe('robot')
    await kubectl(['create', 'service', 'clusterip', 'front', '--tcp=80'])
    expect(await kubectl(['set', 'selector', 'service/front', 'app=web'])).toBe('service/front selector updated\n')
    expect(await kubectl(['get', 'service', 'front', '-o', 'jsonpath={.spec.selector}'])).toBe('{"app":"web"}')
    await kubectl(['create', 'rolebinding', 'some', '--clusterrole=view', '--user=jane'])
    await kubectl(['set', 'subject', 'rolebinding', 'some', '--group=devs'])
    expect(await kubectl(['get', 'rolebinding', 'some', '-o', 'jsonpath={.subjects[*].name}'])).toBe('jane devs')
  })
})
