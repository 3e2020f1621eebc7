import { beforeAll, expect, it } from 'vitest'
import { describeWithKubectl } from './suite.js'

describeWithKubectl('what kubectl create makes', (suite) => {
  const create = (...args: string[]) => suite.kubectl.run(['-n', 'made', 'create', ...args])
  const describe = (...args: string[]) => suite.kubectl.run(['-n', 'made', 'describe', ...args])
  const path = async (object: string, expression: string) =>
    suite.kubectl.run(['-n', 'made', 'get', object, '-o', `jsonpath={${expression}}`])

  beforeAll(() => suite.namespace('made'))

  it('workloads: deployment, job, cron job, and a job from a cron job', async () => {
    expect(await create('deployment', 'web', '--image=nginx', '--image=redis', '--replicas=3')).toBe('deployment.apps/web created\n')
    expect(await path('deployment/web', '.spec.template.spec.containers[*].name')).toBe('nginx redis')
    expect(await describe('deployment', 'web')).toMatch(/Replicas: +3 desired \| 0 updated \| 0 total/)
    expect(await create('job', 'once', '--image=busybox', '--', 'date', '-u')).toBe('job.batch/once created\n')
    expect(await path('job/once', '.spec.template.spec.containers[0].command')).toBe('["date","-u"]')
    expect(await create('cronjob', 'often', '--image=busybox', '--schedule=*/5 * * * *', '--', 'date')).toBe(
      'cronjob.batch/often created\n',
    )
    expect(await create('job', 'now', '--from=cronjob/often')).toBe('job.batch/now created\n')
    expect(await path('job/now', '.metadata.ownerReferences[0].name')).toBe('often')
    expect(await describe('job', 'now')).toMatch(/Controlled By: +CronJob\/often/)
    expect(await describe('cronjob', 'often')).toMatch(/Schedule: +\*\/5 \* \* \* \*\nConcurrency Policy: +Allow/)
    const refused = await suite.kubectl.try(['create', 'cronjob', 'bad', '--image=busybox', '--schedule=often'])
    expect(refused.stderr).toContain('CronJob.batch "bad" is invalid: spec.schedule: Invalid value: "often"')
  })

  it('services of every type, and an ingress', async () => {
    expect(await create('service', 'clusterip', 'inner', '--tcp=80:8080', '--tcp=443')).toBe('service/inner created\n')
    expect(await create('service', 'nodeport', 'outer', '--tcp=80', '--node-port=30123')).toBe('service/outer created\n')
    expect(await create('service', 'loadbalancer', 'balanced', '--tcp=80')).toBe('service/balanced created\n')
    expect(await create('service', 'externalname', 'elsewhere', '--external-name=example.com')).toBe('service/elsewhere created\n')
    expect(await create('service', 'clusterip', 'headless', '--clusterip=None')).toBe('service/headless created\n')
    const table = await suite.kubectl.run(['-n', 'made', 'get', 'services', '--no-headers'])
    expect(table).toMatch(/^inner +ClusterIP +10\.0\.0\.\d+ +<none> +80\/TCP,443\/TCP /m)
    expect(table).toMatch(/^outer +NodePort +10\.0\.0\.\d+ +<none> +80:30123\/TCP /m)
    expect(table).toMatch(/^balanced +LoadBalancer +10\.0\.0\.\d+ +<pending> +80:3\d{4}\/TCP /m)
    expect(table).toMatch(/^elsewhere +ExternalName +<none> +example\.com +<none> /m)
    expect(table).toMatch(/^headless +ClusterIP +None +<none> +<none> /m)
    const taken = await suite.kubectl.try(['create', 'service', 'nodeport', 'again', '--tcp=80', '--node-port=30123'])
    expect(taken.stderr).toContain('spec.ports[0].nodePort: Invalid value: 30123: provided port is already allocated')
    expect(await describe('service', 'inner')).toMatch(/Port: +80-8080 {2}80\/TCP\nTargetPort: +8080\/TCP/)
    expect(await create('ingress', 'front', '--rule=foo.com/bar*=inner:80,tls=cert')).toBe('ingress.networking.k8s.io/front created\n')
    expect(await describe('ingress', 'front')).toMatch(/foo\.com +\n +\/bar +inner:80/)
  })

  it('configuration: config maps and secrets of every kind', async () => {
    await suite.kubectl.write('conf/a.txt', 'A\n')
    await suite.kubectl.write('conf/b.bin', '\u0000\u0001')
    await suite.kubectl.write('env', 'X=1\nY=2\n')
    expect(await create('configmap', 'files', '--from-file=conf', '--from-file=named=conf/a.txt')).toBe('configmap/files created\n')
    expect(await path('configmap/files', '.data')).toBe('{"a.txt":"A\\n","b.bin":"\\u0000\\u0001","named":"A\\n"}')
    expect(await create('configmap', 'env', '--from-env-file=env', '--append-hash')).toMatch(/^configmap\/env-\w{10} created\n$/)
    expect(await create('secret', 'generic', 'plain', '--from-literal=a=b')).toBe('secret/plain created\n')
    expect(await path('secret/plain', '.data.a')).toBe('Yg==')
    expect(await describe('secret', 'plain')).toMatch(/Type: +Opaque\n\nData\n====\na: +1 bytes/)
    await create('secret', 'docker-registry', 'registry', '--docker-username=u', '--docker-password=p', '--docker-server=reg.example')
    expect(await path('secret/registry', '.type')).toBe('kubernetes.io/dockerconfigjson')
    const broken = await suite.kubectl.try(
      ['create', '-f', '-'],
      'apiVersion: v1\nkind: Secret\nmetadata: {name: tls}\ntype: kubernetes.io/tls\nstringData: {tls.crt: x}\n',
    )
    expect(broken.stderr).toBe('The Secret "tls" is invalid: data[tls.key]: Required value\n')
  })

  it('rights: service accounts, tokens, roles and bindings', async () => {
    expect(await create('serviceaccount', 'robot')).toBe('serviceaccount/robot created\n')
    const token = (await create('token', 'robot', '--duration=1h', '--audience=vault')).trim()
    const claims = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as Record<string, unknown>
    expect([claims.sub, claims.aud]).toEqual(['system:serviceaccount:made:robot', ['vault']])
    expect(Number(claims.exp) - Number(claims.iat)).toBe(3600)
    const usable = (await create('token', 'robot')).trim()
    // A client certificate would win over the token.
    const asRobot = ['--kubeconfig=/dev/null', `--server=${suite.api.url}`, '--certificate-authority=ca.crt', `--token=${usable}`]
    await suite.kubectl.write('ca.crt', suite.api.certificateAuthority)
    expect(await suite.kubectl.run([...asRobot, 'auth', 'whoami', '-o', 'jsonpath={.status.userInfo.username}'])).toBe(
      'system:serviceaccount:made:robot',
    )
    expect(await create('role', 'reader', '--verb=get,list', '--resource=pods,deployments.apps,pods/log')).toBe(
      'role.rbac.authorization.k8s.io/reader created\n',
    )
    expect(await describe('role', 'reader')).toMatch(/deployments\.apps +\[\] +\[\] +\[get list\]/)
    await create('rolebinding', 'readers', '--role=reader', '--user=jane', '--serviceaccount=made:robot')
    expect(await describe('rolebinding', 'readers')).toMatch(/User +jane +\n +ServiceAccount +robot +made/)
    await create('clusterrole', 'made-logs', '--verb=get', '--non-resource-url=/logs/*')
    await create('clusterrole', 'made-sum', '--aggregation-rule=rbac.example.com/sum=true')
    expect(await describe('clusterrole', 'made-logs')).toMatch(/\[\/logs\/\*\] +\[\] +\[get\]/)
    expect(await create('clusterrolebinding', 'made-admins', '--clusterrole=cluster-admin', '--group=devs')).toBe(
      'clusterrolebinding.rbac.authorization.k8s.io/made-admins created\n',
    )
    const refused = await suite.kubectl.try(['-n', 'made', 'patch', 'rolebinding', 'readers', '-p', '{"roleRef":{"name":"other"}}'])
    expect(refused.stderr).toContain('roleRef: Invalid value')
    expect(refused.stderr).toContain('cannot change roleRef')
  })

  it('rules: quota, disruption budget, priority class, namespace', async () => {
    expect(await create('quota', 'limits', '--hard=pods=3,requests.cpu=2', '--scopes=NotTerminating')).toBe(
      'resourcequota/limits created\n',
    )
    expect(await path('resourcequota/limits', '.spec')).toBe('{"hard":{"pods":"3","requests.cpu":"2"},"scopes":["NotTerminating"]}')
    expect(await create('pdb', 'budget', '--selector=app=web', '--min-available=50%')).toBe('poddisruptionbudget.policy/budget created\n')
    expect(await describe('pdb', 'budget')).toMatch(/Min available: +50%\nSelector: +app=web/)
    await create('priorityclass', 'urgent', '--value=1000', '--description=soon', '--preemption-policy=Never')
    expect(await describe('priorityclass', 'urgent')).toMatch(/Value: +1000\nGlobalDefault: +false\nPreemptionPolicy: +Never/)
    expect(await create('namespace', 'fresh')).toBe('namespace/fresh created\n')
    expect(await describe('namespace', 'fresh')).toMatch(/Labels: +kubernetes\.io\/metadata\.name=fresh\n[\s\S]*Status: +Active/)
    const bad = await suite.kubectl.try(['create', 'namespace', 'Bad_Name'])
    expect(bad.stderr).toMatch(
      /^The Namespace "Bad_Name" is invalid: metadata\.name: Invalid value: "Bad_Name": a lowercase RFC 1123 label must/,
    )
  })

  it('nothing, when it is asked what it would make', async () => {
    const yaml = await create('deployment', 'dry', '--image=nginx', '--dry-run=client', '-o', 'yaml')
    expect(yaml).not.toContain('uid:')
    const served = await suite.kubectl.run(['-n', 'made', 'create', '--dry-run=server', '-f', '-', '-o', 'json'], yaml)
    expect(JSON.parse(served)).toMatchObject({ metadata: { uid: expect.any(String) }, spec: { progressDeadlineSeconds: 600 } })
    expect((await suite.kubectl.try(['-n', 'made', 'get', 'deployment', 'dry'])).stderr).toContain('(NotFound)')
  })

  it('names of its own, with generateName, and several objects from several files', async () => {
    await suite.kubectl.write(
      'many/one.yaml',
      'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: one}\n---\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: two}\n',
    )
    await suite.kubectl.write('many/deep/three.json', '{"apiVersion":"v1","kind":"ConfigMap","metadata":{"generateName":"three-"}}')
    const names = (await create('-R', '-f', 'many', '-o', 'name')).trim().split('\n').sort()
    expect(names).toEqual(['configmap/one', expect.stringMatching(/^configmap\/three-\w{5}$/), 'configmap/two'])
    const again = await suite.kubectl.try(['-n', 'made', 'create', '-f', 'many/one.yaml'])
    expect(again.stderr.trim().split('\n')).toEqual(
      ['one', 'two'].map(
        (name) => `Error from server (AlreadyExists): error when creating "many/one.yaml": configmaps "${name}" already exists`,
      ),
    )
  })

  it('what a field that does not exist means: an error, a warning, or nothing', async () => {
    const manifest = (name: string) => `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: ${name}}\ndatum: {a: b}\n`
    const make = (name: string, validate: string) =>
      suite.kubectl.try(['-n', 'made', 'create', `--validate=${validate}`, '-f', '-'], manifest(name))
    expect((await make('strict', 'strict')).stderr).toContain('strict decoding error: unknown field "datum"')
    const warned = await make('warned', 'warn')
    expect([warned.code, warned.stderr]).toEqual([0, 'Warning: unknown field "datum"\n'])
    expect(await make('ignored', 'ignore')).toEqual({ code: 0, stdout: 'configmap/ignored created\n', stderr: '' })
  })
})
