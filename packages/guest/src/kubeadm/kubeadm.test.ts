import { execFileSync } from 'node:child_process'
import { X509Certificate } from 'node:crypto'
import { CertificateAuthority, type Clock, hostClock, publicKeyHash } from '@vivarium/core'
import { afterEach, describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { Guest } from '../guest.js'
import { kubeadmCommand } from './kubeadm.js'
import { MemoryClusters, type MemoryControlPlane } from './testing/memory-cluster.js'

const guests: Guest[] = []
afterEach(async () => {
  for (const guest of guests.splice(0)) await guest.shutdown()
})

class Machines {
  readonly clusters = new MemoryClusters()
  offsetMs = 0
  readonly clock: Clock = { now: () => new Date(Date.now() + this.offsetMs), after: hostClock.after }

  async boot(
    name: string,
    number: number,
    options: { readonly kubeletFails?: boolean; readonly cpus?: number; readonly kubelet?: string } = {},
  ): Promise<Machine> {
    const guest = new Guest({
      hostname: name,
      cpus: options.cpus ?? 2,
      nics: [{ name: 'eth0', mac: `52:54:00:00:00:0${number}`, addresses: [`10.0.0.${number}/24`], gateways: ['10.0.0.254'] }],
      units: [
        { name: 'containerd.service' },
        { name: 'kubelet.service', ...(options.kubeletFails ? { enabled: false, failure: { exitCode: 1 } } : {}) },
      ],
      clock: this.clock,
      ...(options.kubelet ? { packages: { kubelet: { version: options.kubelet } } } : {}),
      commands: [kubeadmCommand(this.clusters, name)],
    })
    guests.push(guest)
    await guest.boot()
    await guest.exec('echo 1 > /proc/sys/net/ipv4/ip_forward')
    if (options.kubelet) await guest.exec('apt-get install -y kubelet')
    return new Machine(guest)
  }

  get plane(): MemoryControlPlane {
    const [plane] = this.clusters.planes
    if (plane === undefined) throw new Error('there is no control plane')
    plane.now = () => this.clock.now()
    return plane
  }
}

class Machine {
  readonly guest: Guest

  constructor(guest: Guest) {
    this.guest = guest
  }

  async kubeadm(...args: string[]) {
    const { exitCode, stdout, stderr } = await this.guest.exec(['kubeadm', ...args])
    return { exitCode, stdout: stdout.toString(), stderr: stderr.toString() }
  }

  async file(path: string): Promise<string> {
    return (await this.guest.readFile(path)).toString()
  }

  has(path: string): boolean {
    try {
      return this.guest.files.locate(path, 'stat').node !== undefined
    } catch {
      return false
    }
  }
}

const token = 'abcdef.0123456789abcdef'

async function controlPlane(machines = new Machines(), ...more: string[]) {
  const machine = await machines.boot('cp', 1)
  const result = await machine.kubeadm('init', '--kubernetes-version', 'v1.34.4', '--token', token, ...more)
  expect(result).toMatchObject({ exitCode: 0, stderr: '' })
  return { machines, machine, plane: machines.plane, ...result, hash: publicKeyHash(machines.plane.certificateAuthority) }
}

const object = (plane: MemoryControlPlane, path: string) => plane.objects.get(path) as Record<string, never> | undefined

describe('kubeadm init', () => {
  it('makes a control plane with its files, its objects and a join command', async () => {
    const { machine, plane, stdout, hash } = await controlPlane(undefined, '--pod-network-cidr', '10.244.0.0/16')
    expect(stdout).toMatch(/^\[init\] Using Kubernetes version: v1\.34\.4\n\[preflight\] Running pre-flight checks\n/)
    expect(stdout).toContain('Your Kubernetes control-plane has initialized successfully!')
    expect(stdout).toContain(`kubeadm join 10.0.0.1:6443 --token ${token} \\\n\t--discovery-token-ca-cert-hash ${hash} \n`)
    expect(plane.asked).toMatchObject({
      machine: 'cp',
      nodeName: 'cp',
      advertiseAddress: '10.0.0.1',
      podSubnet: '10.244.0.0/16',
      apiServerArgs: { 'authorization-mode': 'Node,RBAC', 'secure-port': '6443' },
    })
    expect(plane.nodes).toMatchObject([{ machine: 'cp', name: 'cp', address: '10.0.0.1', isControlPlane: true, kubeletVersion: 'v1.34.4' }])
    expect(object(plane, '/api/v1/nodes/cp')).toMatchObject({
      metadata: { labels: { 'node-role.kubernetes.io/control-plane': '' } },
      spec: { taints: [{ key: 'node-role.kubernetes.io/control-plane', effect: 'NoSchedule' }] },
    })
    for (const path of [
      '/api/v1/namespaces/kube-system/configmaps/kubeadm-config',
      '/api/v1/namespaces/kube-system/configmaps/kubelet-config',
      '/api/v1/namespaces/kube-public/configmaps/cluster-info',
      '/api/v1/namespaces/kube-system/secrets/bootstrap-token-abcdef',
      '/apis/apps/v1/namespaces/kube-system/deployments/coredns',
      '/apis/apps/v1/namespaces/kube-system/daemonsets/kube-proxy',
      '/apis/rbac.authorization.k8s.io/v1/clusterrolebindings/kubeadm:node-autoapprove-bootstrap',
    ]) {
      expect(plane.objects.has(path), path).toBe(true)
    }
    const authority = new X509Certificate(await machine.file('/etc/kubernetes/pki/ca.crt'))
    const serving = new X509Certificate(await machine.file('/etc/kubernetes/pki/apiserver.crt'))
    expect(serving.verify(authority.publicKey)).toBe(true)
    for (const address of ['10.96.0.1', '10.0.0.1']) expect(serving.checkIP(address)).toBe(address)
    expect(serving.checkHost('kubernetes.default.svc.cluster.local')).toBeDefined()
    const admin = parse(await machine.file('/etc/kubernetes/admin.conf'))
    const user = new X509Certificate(Buffer.from(admin.users[0].user['client-certificate-data'], 'base64'))
    expect([user.subject, user.verify(authority.publicKey)]).toEqual(['O=kubeadm:cluster-admins\nCN=kubernetes-admin', true])
    expect(machine.guest.files.get('/etc/kubernetes/pki/ca.key', 'stat').mode & 0o777).toBe(0o600)
    expect(machine.guest.services.find('kubelet')?.state.active).toBe('active')
  })

  it('is refused a second time by its checks, and takes what it finds when they are ignored', async () => {
    const { machine } = await controlPlane()
    const again = await machine.kubeadm('init', '--kubernetes-version', 'v1.34.4')
    expect(again.exitCode).toBe(1)
    for (const finding of [
      '[ERROR Port-6443]: Port 6443 is in use',
      '[ERROR FileAvailable--etc-kubernetes-manifests-kube-apiserver.yaml]: /etc/kubernetes/manifests/kube-apiserver.yaml already exists',
      '[ERROR Port-10250]: Port 10250 is in use',
      'error: error execution phase preflight: preflight checks failed\n',
    ]) {
      expect(again.stderr).toContain(finding)
    }
    const certs = await machine.kubeadm('init', 'phase', 'certs', 'all')
    expect(certs.stdout).toContain(
      '[certs] Using existing ca certificate authority\n[certs] Using existing apiserver certificate and key on disk\n',
    )
  })

  it('uses an authority that is there, and refuses one that is none or has another key', async () => {
    const machines = new Machines()
    const machine = await machines.boot('cp', 1)
    const [own, other] = await Promise.all([
      CertificateAuthority.create('mine', { keyAlgorithm: 'RSA-2048' }),
      CertificateAuthority.create('other'),
    ])
    await machine.guest.exec('mkdir -p /etc/kubernetes/pki')
    await machine.guest.writeFile('/etc/kubernetes/pki/ca.crt', own.certificate)
    await machine.guest.writeFile('/etc/kubernetes/pki/ca.key', other.key)
    const args = ['init', '--kubernetes-version', 'v1.34.4'] as const
    expect((await machine.kubeadm(...args)).stderr).toContain(
      "error: error execution phase certs/apiserver: unable to sign certificate: x509: provided PrivateKey doesn't match parent's PublicKey",
    )
    const leaf = await own.issueServer(['a'])
    await machine.guest.writeFile('/etc/kubernetes/pki/ca.crt', leaf.certificate)
    expect((await machine.kubeadm(...args)).stderr).toContain('ca certificate is not a certificate authority')
    await machine.guest.writeFile('/etc/kubernetes/pki/ca.crt', 'nonsense')
    expect((await machine.kubeadm(...args)).stderr).toContain('data does not contain any valid RSA or ECDSA certificates')
    await machine.guest.writeFile('/etc/kubernetes/pki/ca.crt', own.certificate)
    await machine.guest.writeFile('/etc/kubernetes/pki/ca.key', own.key)
    expect((await machine.kubeadm(...args)).exitCode).toBe(0)
    expect(machines.plane.certificateAuthority).toBe(own.certificate)
  })

  it.each([
    [['init', '--foo'], 'unknown flag: --foo'],
    [['init', 'x'], 'unknown command "x" for "kubeadm init"'],
    [['foo'], 'unknown command "foo" for "kubeadm"'],
    [['init', '--token', 'x'], 'the bootstrap token "x" was not of the form "\\\\A([a-z0-9]{6})\\\\.([a-z0-9]{16})\\\\z"'],
    [['init', '--config', 'nofile'], 'unable to read config from "nofile" : open nofile: no such file or directory'],
    [['init', '--config', 'a', '--token', 'b'], "can not mix '--config' with arguments [token]"],
    [['init', '--feature-gates', 'Foo=true'], 'unrecognized feature-gate key: Foo'],
    [['init', '--feature-gates', 'Foo'], 'missing bool value for feature-gate key:Foo'],
    [
      ['init', '--pod-network-cidr', 'x', '--kubernetes-version', 'v1.34.4'],
      'networking.podSubnet: Invalid value: "x": couldn\'t parse subnet',
    ],
    [['init', '--skip-phases', 'foo', '--kubernetes-version', 'v1.34.4'], 'invalid phase name: foo'],
    [['init', '--config'], 'flag needs an argument: --config'],
    [['join', 'a', 'b'], 'accepts at most 1 arg(s), received 2'],
    [['join'], 'discovery: Invalid value: "": bootstrapToken or file must be set'],
    [['token', 'create', 'x'], 'the bootstrap token "x" was not of the form "\\\\A([a-z0-9]{6})\\\\.([a-z0-9]{16})\\\\z"'],
    [['token', 'create', '--ttl', 'x'], 'invalid argument "x" for "--ttl" flag: time: invalid duration "x"'],
    [['token', 'list'], 'failed to load admin kubeconfig: open /root/.kube/config: no such file or directory'],
    [['init', 'phase', 'certs', 'foo'], 'unknown command "foo" for "kubeadm init phase certs"'],
    [['config', 'validate'], 'the --config flag is mandatory'],
  ])('%s fails in the real words', async (args, message) => {
    const machine = await new Machines().boot('cp', 1)
    const { exitCode, stderr } = await machine.kubeadm(...args)
    expect(exitCode).toBe(1)
    expect(stderr.replace(/^W.*\n/gm, '')).toBe(`error: ${message}\nTo see the stack trace of this error execute with --v=5 or higher\n`)
  })

  it('wants root, two processors, and a kubelet of a fitting version that starts', async () => {
    const machines = new Machines()
    const small = await machines.boot('small', 1, { cpus: 1 })
    expect((await small.kubeadm('init', '--kubernetes-version', 'v1.34.4')).stderr).toContain(
      '[ERROR NumCPU]: the number of available CPUs 1 is less than the required 2',
    )
    await small.guest.exec('useradd ann')
    const { stderr } = await small.guest.exec(['kubeadm', 'init', '--kubernetes-version', 'v1.34.4'], { user: 'ann' })
    expect(stderr.toString()).toContain('[ERROR IsPrivilegedUser]: user is not running as root')
    const broken = await machines.boot('broken', 2, { kubeletFails: true })
    const failed = await broken.kubeadm('init', '--kubernetes-version', 'v1.34.4')
    expect(failed.stderr).toContain(
      "[WARNING Service-Kubelet]: kubelet service is not enabled, please run 'systemctl enable kubelet.service'",
    )
    expect(failed.stderr).toContain('error execution phase wait-control-plane: failed while waiting for the kubelet to start')
    const newer = await (await machines.boot('newer', 4, { kubelet: '1.35.1-1.1' })).kubeadm('init', '--kubernetes-version', 'v1.34.4')
    expect(newer.stderr).toContain('Kubelet version: "1.35.1" Control plane version: "1.34.4"')
    const older = await (await machines.boot('older', 5, { kubelet: '1.30.9-1.1' })).kubeadm('init', '--kubernetes-version', 'v1.34.4')
    expect(older.stderr).toContain(
      '[ERROR KubeletVersion]: Kubelet version "1.30.9" is lower than kubeadm can support. Please upgrade kubelet',
    )
    machines.clusters.failure = 'there is no more room'
    const refused = await (await machines.boot('third', 3)).kubeadm('init', '--kubernetes-version', 'v1.34.4')
    expect(refused.stderr).toContain(
      'failed while waiting for the control plane to start: a control plane is not possible here: there is no more room',
    )
  })

  it('follows its configuration: keys, arguments, phases that are left out; and warns of a field that it does not know', async () => {
    const machines = new Machines()
    const machine = await machines.boot('cp', 1)
    const configuration = [
      { kind: 'InitConfiguration', skipPhases: ['addon/kube-proxy'], nodeRegistration: { name: 'first', taints: [] }, foo: 1 },
      {
        kind: 'ClusterConfiguration',
        kubernetesVersion: 'v1.34.1',
        encryptionAlgorithm: 'ECDSA-P384',
        apiServer: { extraArgs: [{ name: 'authorization-mode', value: 'AlwaysAllow' }], certSANs: ['api.example'] },
      },
    ]
    const text = configuration.map((document) => JSON.stringify({ apiVersion: 'kubeadm.k8s.io/v1beta4', ...document })).join('\n---\n')
    await machine.guest.writeFile('/root/kubeadm.yaml', text)
    const { exitCode, stderr } = await machine.kubeadm('init', '--config', '/root/kubeadm.yaml')
    expect(exitCode).toBe(0)
    expect(stderr).toContain('strict decoding error: unknown field "foo"')
    const { asked, nodes, objects } = machines.plane
    expect(asked).toMatchObject({ nodeName: 'first', kubernetesVersion: 'v1.34.1', apiServerArgs: { 'authorization-mode': 'AlwaysAllow' } })
    expect(nodes[0]?.name).toBe('first')
    expect(object(machines.plane, '/api/v1/nodes/first')).toMatchObject({ spec: { taints: [] } })
    expect([...objects.keys()].filter((path) => path.endsWith('/kube-proxy'))).toEqual([])
    const serving = new X509Certificate(await machine.file('/etc/kubernetes/pki/apiserver.crt'))
    expect([serving.publicKey.asymmetricKeyDetails?.namedCurve, serving.checkHost('api.example')]).toEqual(['secp384r1', 'api.example'])
    const stored = object(machines.plane, '/api/v1/namespaces/kube-system/configmaps/kubeadm-config') as unknown as {
      data: { ClusterConfiguration: string }
    }
    expect(parse(stored.data.ClusterConfiguration)).toMatchObject({ encryptionAlgorithm: 'ECDSA-P384', proxy: { disabled: true } })
    expect(await machine.file('/etc/kubernetes/manifests/kube-apiserver.yaml')).toContain('- --authorization-mode=AlwaysAllow\n')
  })

  it('changes nothing in a dry run', async () => {
    const machines = new Machines()
    const machine = await machines.boot('cp', 1)
    const { exitCode, stdout } = await machine.kubeadm('init', '--dry-run', '--kubernetes-version', 'v1.34.4')
    expect(exitCode).toBe(0)
    expect(stdout).toContain('[dryrun] Would perform action CREATE on resource "configmaps" in API group "core/v1"')
    expect([machines.clusters.planes.length, machine.has('/etc/kubernetes/pki'), machine.has('/etc/kubernetes/admin.conf')]).toEqual([
      0,
      false,
      false,
    ])
  })
})

describe('kubeadm join', () => {
  it('brings a worker in that knows token and hash, and reset takes all of it away', async () => {
    const { machines, plane, hash } = await controlPlane()
    const worker = await machines.boot('worker', 2)
    const joined = await worker.kubeadm('join', '10.0.0.1:6443', '--token', token, '--discovery-token-ca-cert-hash', hash)
    expect(joined).toMatchObject({ exitCode: 0, stderr: '' })
    expect(joined.stdout).toContain('This node has joined the cluster:')
    expect(plane.nodes.at(-1)).toMatchObject({ machine: 'worker', name: 'worker', address: '10.0.0.2', isControlPlane: false, taints: [] })
    expect(await worker.file('/etc/kubernetes/pki/ca.crt')).toBe(plane.certificateAuthority)
    const kubelet = new X509Certificate(await worker.file('/var/lib/kubelet/pki/kubelet-client-current.pem'))
    expect(kubelet.subject).toBe('O=system:nodes\nCN=system:node:worker')
    expect(await worker.file('/var/lib/kubelet/kubeadm-flags.env')).toContain('--pod-infra-container-image=registry.k8s.io/pause:3.10.1')
    const again = await worker.kubeadm('join', '10.0.0.1:6443', '--token', token, '--discovery-token-ca-cert-hash', hash)
    expect(again.stderr).toContain('[ERROR FileAvailable--etc-kubernetes-kubelet.conf]: /etc/kubernetes/kubelet.conf already exists')
    const reset = await worker.kubeadm('reset', '-f')
    expect(reset).toMatchObject({ exitCode: 0, stderr: '' })
    expect(machines.clusters.left).toEqual(['worker'])
    expect([worker.has('/etc/kubernetes/kubelet.conf'), worker.has('/etc/kubernetes/pki/ca.crt')]).toEqual([false, false])
    expect(worker.guest.services.find('kubelet')?.state.active).toBe('inactive')
  })

  const identity = "error: error execution phase preflight: couldn't validate the identity of the API Server: "
  const brief = 'timeouts: {discovery: 10ms}\n'
  const config = (endpoint: string, given: string, pins: string) =>
    `apiVersion: kubeadm.k8s.io/v1beta4\nkind: JoinConfiguration\n${brief}discovery:\n  bootstrapToken: {token: ${given}, apiServerEndpoint: "${endpoint}", caCertHashes: ["${pins}"]}\n`

  it.each([
    [
      'another token',
      '10.0.0.1:6443',
      'zzzzzz.0123456789abcdef',
      undefined,
      'could not find a JWS signature in the cluster-info ConfigMap for token ID "zzzzzz"',
    ],
    [
      'the secret of another token',
      '10.0.0.1:6443',
      'abcdef.aaaaaaaaaaaaaaaa',
      undefined,
      "failed to verify JWS signature of received cluster info object, can't trust this API Server",
    ],
    [
      'another hash',
      '10.0.0.1:6443',
      token,
      `sha256:${'0'.repeat(64)}`,
      'cluster CA found in cluster-info ConfigMap is invalid: none of the public keys "HASH" are pinned',
    ],
    [
      'a hash of another kind',
      '10.0.0.1:6443',
      token,
      'md5:00',
      'invalid discovery token CA certificate hash: unknown hash format "md5". Known format(s) are: sha256',
    ],
    [
      'an address where nobody is',
      '10.0.0.9:6443',
      token,
      undefined,
      'failed to request the cluster-info ConfigMap: Get "https://10.0.0.9:6443/api/v1/namespaces/kube-public/configmaps/cluster-info?timeout=10s": dial tcp 10.0.0.9:6443: connect: connection refused',
    ],
  ])('refuses %s', async (_, endpoint, given, pin, message) => {
    const { machines, plane, hash } = await controlPlane()
    const worker = await machines.boot('worker', 2)
    await worker.guest.writeFile('/root/join.yaml', config(endpoint, given, pin ?? hash))
    const { exitCode, stderr } = await worker.kubeadm('join', '--config', '/root/join.yaml')
    expect([exitCode, stderr.split('\n')[0]]).toEqual([1, `${identity}${message.replace('HASH', hash)}`])
    expect(plane.nodes).toHaveLength(1)
    expect(worker.has('/etc/kubernetes/kubelet.conf')).toBe(false)
  })

  it('refuses a token that has expired in the time of the machines', async () => {
    const { machines, hash } = await controlPlane(undefined, '--token-ttl', '1h')
    const worker = await machines.boot('worker', 2)
    machines.offsetMs = 2 * 3600_000
    expect(machines.plane.now().getTime()).toBeGreaterThan(Date.now())
    await worker.guest.writeFile('/root/join.yaml', config('10.0.0.1:6443', token, hash))
    expect((await worker.kubeadm('join', '--config', '/root/join.yaml')).stderr).toContain('could not find a JWS signature')
  })

  it('waits for a control plane that is being made', async () => {
    const machines = new Machines()
    const [cp, worker] = [await machines.boot('cp', 1), await machines.boot('worker', 2)]
    const joining = worker.kubeadm('join', '10.0.0.1:6443', '--token', token, '--discovery-token-unsafe-skip-ca-verification')
    await cp.kubeadm('init', '--kubernetes-version', 'v1.34.4', '--token', token)
    expect((await joining).exitCode).toBe(0)
  })

  it('makes another control plane with the certificates that were uploaded', async () => {
    const machines = new Machines()
    machines.clusters.names['lb.example'] = '10.0.0.1'
    const { plane, hash, stdout, machine } = await controlPlane(machines, '--control-plane-endpoint', 'lb.example', '--upload-certs')
    const key = /--certificate-key ([0-9a-f]{64})/.exec(stdout)?.[1] ?? ''
    const second = await machines.boot('cp2', 2)
    const args = ['join', 'lb.example:6443', '--token', token, '--discovery-token-ca-cert-hash', hash, '--control-plane'] as const
    expect((await second.kubeadm(...args)).stderr).toContain(
      "failure loading certificate for CA: couldn't load the certificate file /etc/kubernetes/pki/ca.crt",
    )
    expect((await second.kubeadm(...args, '--certificate-key', '0'.repeat(64))).stderr).toContain(
      'error execution phase control-plane-prepare/download-certs: error downloading certs: error decoding secret data with provided key: cipher: message authentication failed',
    )
    const joined = await second.kubeadm(...args, '--certificate-key', key)
    expect(joined).toMatchObject({ exitCode: 0, stderr: '' })
    expect(plane.endpoints).toEqual(['10.0.0.1:6443', '10.0.0.2:6443'])
    expect(await second.file('/etc/kubernetes/pki/sa.key')).toBe(await machine.file('/etc/kubernetes/pki/sa.key'))
    expect(new X509Certificate(await second.file('/etc/kubernetes/pki/apiserver.crt')).checkIP('10.0.0.2')).toBe('10.0.0.2')
    expect(object(plane, '/api/v1/nodes/cp2')).toMatchObject({ metadata: { labels: { 'node-role.kubernetes.io/control-plane': '' } } })
    expect((await second.kubeadm('token', 'list')).stdout).toContain(token)
  })

  it('follows a discovery file', async () => {
    const { machines, machine, plane } = await controlPlane()
    const worker = await machines.boot('worker', 2)
    await worker.guest.writeFile('/root/discovery.conf', await machine.file('/etc/kubernetes/admin.conf'))
    expect(await worker.kubeadm('join', '--discovery-file', '/root/discovery.conf')).toMatchObject({ exitCode: 0, stderr: '' })
    expect(plane.nodes.at(-1)?.name).toBe('worker')
  })
})

describe('kubeadm token and certs', () => {
  it('makes, lists and deletes tokens', async () => {
    const { machine, hash } = await controlPlane()
    const made = await machine.kubeadm(
      'token',
      'create',
      'ghijkl.0123456789abcdef',
      '--ttl',
      '2h',
      '--description',
      'mine',
      '--print-join-command',
    )
    expect(made.stdout).toBe(`kubeadm join 10.0.0.1:6443 --token ghijkl.0123456789abcdef --discovery-token-ca-cert-hash ${hash} \n`)
    const { stdout } = await machine.kubeadm('token', 'list')
    expect(stdout).toMatch(/^TOKEN {21}TTL {9}EXPIRES {16}USAGES/)
    expect(stdout).toMatch(
      /ghijkl\.0123456789abcdef {3}(119m|1h) .* authentication,signing {3}mine .*system:bootstrappers:kubeadm:default-node-token/,
    )
    expect((await machine.kubeadm('token', 'create', 'ghijkl.0123456789abcdef')).stderr).toContain(
      'a token with id "ghijkl" already exists',
    )
    expect((await machine.kubeadm('token', 'delete', 'ghijkl')).stdout).toBe('bootstrap token "ghijkl" deleted\n')
    expect((await machine.kubeadm('token', 'delete', 'ghijkl')).exitCode).toBe(1)
    expect((await machine.kubeadm('token', 'create', '--usages', 'cooking')).stderr).toContain(
      'invalid bootstrap token usage string: cooking',
    )
  })

  it('tells when certificates expire, and renews them', async () => {
    const { machine } = await controlPlane()
    const { stdout } = await machine.kubeadm('certs', 'check-expiration')
    expect(stdout).toMatch(/^apiserver-kubelet-client {3}\w{3} \d\d, \d{4} \d\d:\d\d UTC {3}364d {12}ca {22}no {6}$/m)
    const before = await machine.file('/etc/kubernetes/pki/apiserver.crt')
    expect((await machine.kubeadm('certs', 'renew', 'all')).stdout).toContain('certificate for serving the Kubernetes API renewed\n')
    const after = await machine.file('/etc/kubernetes/pki/apiserver.crt')
    expect(after).not.toBe(before)
    expect(new X509Certificate(after).verify(new X509Certificate(await machine.file('/etc/kubernetes/pki/ca.crt')).publicKey)).toBe(true)
    expect((await machine.kubeadm('certs', 'certificate-key')).stdout).toMatch(/^[0-9a-f]{64}\n$/)
    const user = await machine.kubeadm('kubeconfig', 'user', '--client-name', 'jane', '--org', 'team')
    expect(parse(user.stdout)).toMatchObject({ users: [{ name: 'jane' }] })
  })
})

describe('kubeadm completion', () => {
  it('knows the commands and their flags', async () => {
    const machine = await new Machines().boot('cp', 1)
    const { stdout } = await machine.kubeadm('completion', 'bash')
    execFileSync('bash', ['-n'], { input: stdout })
    expect(stdout).toMatch(/"kubeadm upgrade apply"\) words="[^"]*--dry-run/)
    expect(await machine.kubeadm('completion', 'tcsh')).toMatchObject({
      exitCode: 1,
      stderr: expect.stringContaining('unsupported shell type "tcsh"'),
    })
  })
})

describe('kubeadm --patches', () => {
  it('changes manifests, the configuration of the kubelet and CoreDNS before they are used', async () => {
    const machines = new Machines()
    const machine = await machines.boot('cp', 1)
    const write = (name: string, text: string) => machine.guest.writeFile(`/root/patches/${name}`, text)
    await machine.guest.exec('mkdir /root/patches')
    const container = { name: 'kube-apiserver', resources: { requests: { cpu: '1' } }, env: [{ name: 'GOMEMLIMIT', value: '1GiB' }] }
    await write(
      'kube-apiserver0+strategic.yaml',
      JSON.stringify({ metadata: { annotations: { team: 'blue' } }, spec: { containers: [container] } }),
    )
    await write('kube-scheduler1+json.json', '[{"op":"add","path":"/spec/containers/0/command/-","value":"--v=4"}]')
    await write('kubeletconfiguration+merge.yaml', 'maxPods: 42\n')
    await write('corednsdeployment.yaml', 'spec: { replicas: 3 }\n')
    await write('notes.txt', 'nothing')
    const { exitCode, stdout } = await machine.kubeadm('init', '--patches', '/root/patches')
    expect(exitCode).toBe(0)
    const files = 'corednsdeployment.yaml kube-apiserver0+strategic.yaml kube-scheduler1+json.json kubeletconfiguration+merge.yaml'
    expect(stdout).toContain(`[patches] Found the following patch files: [${files}]\n`)
    expect(stdout).toContain('[patches] Applied patch of type "application/strategic-merge-patch+json" to target "kube-apiserver"\n')
    const server = parse(await machine.file('/etc/kubernetes/manifests/kube-apiserver.yaml'))
    expect(server.metadata.annotations.team).toBe('blue')
    expect(server.spec.containers).toHaveLength(1)
    expect(server.spec.containers[0]).toMatchObject({ ...container, image: expect.stringContaining('kube-apiserver:') })
    expect(parse(await machine.file('/etc/kubernetes/manifests/kube-scheduler.yaml')).spec.containers[0].command.at(-1)).toBe('--v=4')
    expect(parse(await machine.file('/var/lib/kubelet/config.yaml')).maxPods).toBe(42)
    const deployment = machines.plane.objects.get('/apis/apps/v1/namespaces/kube-system/deployments/coredns')
    expect(deployment).toMatchObject({ spec: { replicas: 3, template: expect.anything() } })
  })

  it('fails for a type that there is none of', async () => {
    const machine = await new Machines().boot('cp', 1)
    await machine.guest.exec('mkdir /root/patches; echo "a: 1" > /root/patches/etcd+magic.yaml')
    expect(await machine.kubeadm('init', '--patches', '/root/patches')).toMatchObject({
      exitCode: 1,
      stderr: expect.stringContaining("unknown or missing patch type after '+', must be one of [json merge strategic]"),
    })
  })
})
