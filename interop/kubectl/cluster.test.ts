import { createInterface } from 'node:readline'
import { expect, it } from 'vitest'
import { certificateRequest } from './certificate-request.js'
import { describeWithKubectl } from './suite.js'

describeWithKubectl('what kubectl asks about a cluster, and does to it', (suite) => {
  const kubectl = (...args: string[]) => suite.kubectl.run(args)
  const attempt = (...args: string[]) => suite.kubectl.try(args)

  it('nodes: taint, cordon, drain by eviction with a disruption budget, uncordon', async () => {
    const { client } = suite.api
    await client.create({ apiVersion: 'v1', kind: 'Node', metadata: { name: 'worker' } })
    await suite.namespace('drained')
    const pod = (name: string) =>
      client.create({
        apiVersion: 'v1',
        kind: 'Pod',
        metadata: {
          name,
          namespace: 'drained',
          labels: { app: name },
          ownerReferences: [
            { apiVersion: 'apps/v1', kind: 'ReplicaSet', name: 'owner', uid: '8b6a4b0e-0000-4000-8000-000000000000', controller: true },
          ],
        },
        spec: { nodeName: 'worker', terminationGracePeriodSeconds: 0, containers: [{ name: 'main', image: 'busybox' }] },
      })
    await pod('guarded')
    await pod('free')
    expect(await kubectl('taint', 'node', 'worker', 'dedicated=gpu:NoSchedule')).toBe('node/worker tainted\n')
    const dedicated = 'jsonpath={.spec.taints[?(@.key=="dedicated")]}'
    expect(await kubectl('get', 'node', 'worker', '-o', dedicated)).toBe('{"effect":"NoSchedule","key":"dedicated","value":"gpu"}')
    expect(await kubectl('taint', 'node', 'worker', 'dedicated-')).toBe('node/worker untainted\n')
    expect(await kubectl('get', 'node', 'worker', '-o', dedicated)).toBe('')
    expect(await kubectl('cordon', 'worker')).toBe('node/worker cordoned\n')
    expect(await kubectl('get', 'node', 'worker', '--no-headers')).toMatch(/^worker +Unknown,SchedulingDisabled +<none> /)
    expect(await kubectl('uncordon', 'worker')).toBe('node/worker uncordoned\n')

    await kubectl('-n', 'drained', 'create', 'pdb', 'guard', '--selector=app=guarded', '--min-available=1')
    const budget = { apiVersion: 'policy/v1', kind: 'PodDisruptionBudget' }
    const allow = (disruptionsAllowed: number) =>
      client.patch(
        budget,
        { namespace: 'drained', name: 'guard' },
        { status: { observedGeneration: 1, disruptionsAllowed, currentHealthy: 1, desiredHealthy: 1, expectedPods: 1 } },
        { subresource: 'status' },
      )
    // What happened to a pod that was "Running" would be for its kubelet to say.
    for (const name of ['guarded', 'free']) {
      await client.patch(
        { apiVersion: 'v1', kind: 'Pod' },
        { namespace: 'drained', name },
        { status: { phase: 'Running', conditions: [{ type: 'Ready', status: 'True' }] } },
        { subresource: 'status' },
      )
    }
    await allow(0)
    const refused = await attempt('drain', 'worker', '--force', '--timeout=1s')
    expect(refused.code).toBe(1)
    expect(refused.stdout + refused.stderr).toContain("Cannot evict pod as it would violate the pod's disruption budget.")
    await allow(1)
    expect(await kubectl('drain', 'worker', '--force', '--timeout=30s')).toMatch(/pod\/guarded evicted\nnode\/worker drained\n$/)
    expect((await attempt('-n', 'drained', 'get', 'pods')).stderr).toBe('No resources found in drained namespace.\n')
    expect(await kubectl('describe', 'node', 'worker')).toMatch(/Unschedulable: +true[\s\S]*Non-terminated Pods: +\(0 in total\)/)
  })

  it('certificate signing requests: approved, denied, shown', async () => {
    const make = (name: string) =>
      suite.api.client.create({
        apiVersion: 'certificates.k8s.io/v1',
        kind: 'CertificateSigningRequest',
        metadata: { name },
        spec: { request: certificateRequest, signerName: 'kubernetes.io/kube-apiserver-client', usages: ['client auth'] },
      })
    await make('good')
    await make('bad')
    expect(await kubectl('get', 'csr', 'good', '--no-headers')).toMatch(
      /^good +\d+s +kubernetes\.io\/kube-apiserver-client +\S+ +<none> +Pending\n/,
    )
    expect(await kubectl('certificate', 'approve', 'good')).toBe('certificatesigningrequest.certificates.k8s.io/good approved\n')
    expect(await kubectl('certificate', 'deny', 'bad')).toBe('certificatesigningrequest.certificates.k8s.io/bad denied\n')
    expect(await kubectl('get', 'csr', '--no-headers')).toMatch(/^bad .* Denied\ngood .* Approved\n$/)
    expect(await kubectl('describe', 'csr', 'good')).toMatch(/Status: +Approved[\s\S]*Common Name: +jane/)
    expect((await attempt('certificate', 'deny', 'good')).code).toBe(1)
  })

  it('auth: who am I, what may I do, and roles brought in line', async () => {
    expect(await kubectl('auth', 'can-i', 'create', 'pods')).toBe('yes\n')
    expect(await kubectl('auth', 'can-i', 'get', '/logs/x')).toBe('yes\n')
    expect(await kubectl('auth', 'can-i', '--list')).toMatch(/^\*\.\* +\[\] +\[\] +\[\*\]$/m)
    expect(await kubectl('auth', 'whoami')).toMatch(/Username +kubernetes-admin\nGroups +\[system:masters system:authenticated\]/)
    expect(await kubectl('auth', 'whoami', '--as=jane', '--as-group=devs', '-o', 'jsonpath={.status.userInfo.username}')).toBe('jane')
    const role = (verbs: string) =>
      `apiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRole\nmetadata: {name: reconciled}\nrules: [{apiGroups: [""], resources: [pods], verbs: [${verbs}]}]\n`
    const reconcile = (verbs: string) => suite.kubectl.run(['auth', 'reconcile', '-f', '-'], role(verbs))
    expect(await reconcile('get')).toMatch(/^clusterrole\.rbac\.authorization\.k8s\.io\/reconciled reconciled\n/)
    expect(await reconcile('get, list')).toContain('reconciled')
    expect(await kubectl('get', 'clusterrole', 'reconciled', '-o', 'jsonpath={.rules[*].verbs}')).toBe('["get"] ["list"]')
  })

  it('cluster-info, its dump, version and component statuses', async () => {
    const plain = (text: string) => text.replace(new RegExp(`${String.fromCharCode(27)}\\[[0-9;]*m`, 'g'), '')
    expect(plain(await kubectl('cluster-info'))).toMatch(`Kubernetes control plane is running at ${suite.api.url}\n`)
    const dump = await kubectl('cluster-info', 'dump', '--namespaces=default,kube-system')
    expect(dump.match(/"kind": "(\w+)List"/g)?.length).toBeGreaterThan(8)
    await kubectl('cluster-info', 'dump', '--all-namespaces', '--output-directory=dumped')
    const version = JSON.parse(await kubectl('version', '-o', 'json')) as { serverVersion: Record<string, string> }
    expect(version.serverVersion).toMatchObject({ major: '1', minor: '34', gitVersion: expect.stringMatching(/^v1\.34\.\d+$/) })
    expect((await attempt('get', 'componentstatuses')).stderr).toContain('Warning: v1 ComponentStatus is deprecated in v1.19+')
  })

  it('config: the kubeconfig can be viewed, cut down and used by context', async () => {
    expect(await kubectl('config', 'current-context')).toBe('vivarium\n')
    const view = JSON.parse(await kubectl('config', 'view', '-o', 'json')) as { clusters: { cluster: { server: string } }[] }
    expect(view.clusters.map(({ cluster }) => cluster.server)).toEqual([suite.api.url])
    expect(await kubectl('config', 'view')).toMatch(/certificate-authority-data: DATA\+OMITTED[\s\S]*client-key-data: DATA\+OMITTED/)
    await suite.kubectl.write('flat', await kubectl('config', 'view', '--flatten', '--minify'))
    await kubectl('--kubeconfig=flat', 'config', 'set-context', '--current', '--namespace=kube-system')
    expect(await kubectl('--kubeconfig=flat', 'get', 'configmaps', '-o', 'jsonpath={.metadata}')).toContain('resourceVersion')
    expect(await kubectl('--kubeconfig=flat', 'create', 'configmap', 'there', '-o', 'jsonpath={.metadata.namespace}')).toBe('kube-system')
  })

  it('api-resources and api-versions, narrowed down', async () => {
    const names = async (...args: string[]) => (await kubectl('api-resources', '-o', 'name', ...args)).trim().split('\n')
    expect(await names('--api-group=apps')).toEqual([
      'controllerrevisions.apps',
      'daemonsets.apps',
      'deployments.apps',
      'replicasets.apps',
      'statefulsets.apps',
    ])
    expect(await names('--namespaced=false', '--verbs=watch')).toContain('nodes')
    expect(await names('--namespaced=false')).not.toContain('pods')
    expect(await names('--categories=all')).toContain('pods')
    expect(await kubectl('api-resources', '-o', 'wide', '--api-group=')).toMatch(
      /^pods +po +v1 +true +Pod +create,delete,deletecollection,get,list,patch,update,watch +all$/m,
    )
    expect((await kubectl('api-versions')).trim().split('\n')).toEqual(
      expect.arrayContaining(['v1', 'apps/v1', 'batch/v1', 'autoscaling/v1', 'autoscaling/v2']),
    )
  })

  it('explain: fields, types, which are required, the whole tree, other versions', async () => {
    expect(await kubectl('explain', 'deployments')).toMatch(
      /^GROUP: +apps\nKIND: +Deployment\nVERSION: +v1\n[\s\S]*FIELDS:\n {2}apiVersion\t<string>/,
    )
    expect(await kubectl('explain', 'pod.spec.containers')).toMatch(/FIELD: containers <\[\]Container>[\s\S]* {2}name\t<string> -required-/)
    expect(await kubectl('explain', 'cronjob.spec', '--recursive')).toMatch(
      /jobTemplate\t<JobTemplateSpec> -required-\n[\s\S]* {10}containers\t<\[\]Container>/,
    )
    expect(await kubectl('explain', 'hpa', '--api-version=autoscaling/v1', '--recursive')).toContain('targetCPUUtilizationPercentage')
    expect(await kubectl('explain', 'service.spec.type')).toMatch(/ENUM:\n {4}ClusterIP\n/)
    expect((await attempt('explain', 'pod.spec.colour')).stderr).toBe('error: field "colour" does not exist\n')
  })

  it('proxy: the API without credentials, on a port of this computer', async () => {
    const child = suite.kubectl.start(['proxy', '--port=0'])
    const line = (await createInterface(child.stdout)[Symbol.asyncIterator]().next()).value as string
    const address = /127\.0\.0\.1:\d+/.exec(line)?.[0]
    const version = (await (await fetch(`http://${address}/version`)).json()) as { minor: string }
    expect(version.minor).toBe('34')
    const created = await fetch(`http://${address}/api/v1/namespaces/default/configmaps`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ metadata: { name: 'proxied' } }),
    })
    expect(created.status).toBe(201)
    child.kill()
  })
})
