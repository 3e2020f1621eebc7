import { request } from 'node:https'
import { connect } from 'node:net'
import { PassThrough } from 'node:stream'
import { Container, Guest, type GuestNetwork, kubectlCommand } from '@vivarium/guest'
import { Cluster, type ContainerRuntime } from '@vivarium/simcluster'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { Kubectl, timeToBuildMs, whyNoKubectl } from '../kubectl/kubectl.js'

const missing = await whyNoKubectl()

/** The guest's way to the API server of this computer, with the certificates that its kubectl has read. */
const network: GuestNetwork = {
  fetch: ({ url, method, headers, body, tls }, signal) =>
    new Promise((resolve, reject) => {
      const options = {
        method,
        headers,
        signal,
        ca: tls?.authority,
        cert: tls?.certificate,
        key: tls?.key,
        rejectUnauthorized: tls?.verify ?? false,
      }
      const sent = request(url, options, async (response) => {
        const chunks: Buffer[] = []
        for await (const chunk of response) chunks.push(chunk as Buffer)
        const type = response.headers['content-type']
        resolve({ status: response.statusCode ?? 0, body: Buffer.concat(chunks), ...(type && { headers: { 'content-type': type } }) })
      })
      sent.on('error', reject)
      sent.end(body)
    }),
  dial: async (host, port) => connect(port, host),
}

/** Containers have the shell of a guest's. */
const runtime: ContainerRuntime = {
  open: ({ container, hostname, env }) => {
    const inside = new Container({ image: container.image ?? '', hostname, command: ['main'], env })
    return { exec: (process) => inside.exec(process), close: () => inside.close() }
  },
}

let cluster: Cluster
let guest: Guest
let kubectl: Kubectl | undefined
beforeAll(async () => {
  cluster = await Cluster.start({ seed: 'kubectl', runtime })
  await cluster.nodes.add({ name: 'node-1' })
  await cluster.nodes.add({ name: 'node-2', labels: { disk: 'ssd' } })
  await cluster.settled()
  guest = new Guest({ hostname: 'node-1', network, commands: [kubectlCommand('v1.34.1')] })
  await guest.boot()
  await guest.exec('mkdir -p /root/.kube')
  await guest.writeFile('/root/.kube/config', cluster.kubeconfig, { mode: 0o600 })
  if (missing === undefined) kubectl = await Kubectl.create(cluster.kubeconfig)
}, timeToBuildMs)
afterAll(async () => {
  await guest[Symbol.asyncDispose]()
  await cluster.close()
  await kubectl?.[Symbol.asyncDispose]()
})

const inGuest = async (command: string, stdin = '') => {
  const { exitCode, stdout, stderr } = await guest.exec(command, { stdin })
  return { exitCode, stdout: stdout.toString(), stderr: stderr.toString() }
}

/** The same words for the real one. */
async function real(command: string) {
  const words = [...command.matchAll(/(?:'[^']*'|[^\s'])+/g)].map(([word]) => word.replaceAll("'", ''))
  const { code, stdout, stderr } = (await kubectl?.try(words.slice(1))) ?? {}
  return { exitCode: code, stdout, stderr }
}

/** Ages move on between two questions, and kubectl before 1.34 calls a field otherwise and leaves names of ports out. */
const mask = (text = '') =>
  text
    .replace(/ConfigMapOptional: +<nil>/g, 'Optional: false')
    .replaceAll(' (http)', '')
    .replace(/\b\d+(?:m\d+)?[smh]\b/g, 'AGE')
    .replace(/ +/g, ' ')

const manifest = `apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  replicas: 2
  selector: { matchLabels: { app: web } }
  template: { metadata: { labels: { app: web } }, spec: { containers: [{ name: web, image: nginx }] } }
---
apiVersion: v1
kind: ConfigMap
metadata: { name: settings, labels: { team: blue } }
data: { colour: blue }
`

describe("the kubectl of a guest changes a cluster, with kubectl's words", () => {
  it.each([
    ['apply -f -', 'deployment.apps/web created\nconfigmap/settings created\n', manifest],
    ['apply -f -', 'deployment.apps/web unchanged\nconfigmap/settings unchanged\n', manifest],
    ['rollout status deployment/web --timeout 60s', /deployment "web" successfully rolled out\n$/],
    ['wait --for=condition=Available deployment/web --timeout=60s', 'deployment.apps/web condition met\n'],
    ['scale deployment web --replicas 3', 'deployment.apps/web scaled\n'],
    ['expose deployment web --port 80', 'service/web exposed\n'],
    ['label configmap settings team=red --overwrite', 'configmap/settings labeled\n'],
    ['annotate configmap settings note=hello', 'configmap/settings annotated\n'],
    [`patch configmap settings -p '{"data":{"size":"big"}}'`, 'configmap/settings patched\n'],
    ['create namespace team', 'namespace/team created\n'],
    ['-n team create configmap one --from-literal a=1 --from-literal b=2', 'configmap/one created\n'],
    ['-n team delete configmap one', 'configmap "one" deleted from team namespace\n'],
    ['run tool --image busybox', 'pod/tool created\n'],
    ['taint nodes node-2 gpu=yes:NoSchedule', 'node/node-2 tainted\n'],
    ['taint nodes node-2 gpu-', 'node/node-2 untainted\n'],
    ['cordon node-2', 'node/node-2 cordoned\n'],
    ['uncordon node-2', 'node/node-2 uncordoned\n'],
    ['delete pod tool --grace-period 0 --force', /pod "tool" force deleted/],
    ['rollout restart deployment/web', 'deployment.apps/web restarted\n'],
    ['rollout status deployment/web --timeout 60s', /successfully rolled out\n$/],
    [
      'drain node-2 --ignore-daemonsets --force --timeout 60s',
      /^node\/node-2 cordoned\n(evicting pod .+\n)*(pod\/.+ evicted\n)*node\/node-2 drained\n$/,
    ],
    ['uncordon node-2', 'node/node-2 uncordoned\n'],
    ['rollout undo deployment/web', 'deployment.apps/web rolled back\n'],
    ['rollout status deployment/web --timeout 60s', /successfully rolled out\n$/],
  ] satisfies readonly (readonly [command: string, expected: string | RegExp, stdin?: string])[])(
    'kubectl %s',
    async (command, expected, stdin = '') => {
      const { exitCode, stdout, stderr } = await inGuest(`kubectl ${command}`, stdin)
      expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' })
      if (typeof expected === 'string') expect(stdout).toBe(expected)
      else expect(stdout).toMatch(expected)
    },
  )
})

/** With something of everything that describe shows. */
const full = `apiVersion: v1
kind: Pod
metadata:
  name: full
  labels: { app: full, tier: one }
  annotations: { note: short, long: "${'x'.repeat(200)}", vivarium.io/behaviour: 'logs: [{ text: hello }]' }
spec:
  priorityClassName: system-node-critical
  nodeSelector: { disk: ssd }
  readinessGates: [{ conditionType: example.com/ready }]
  tolerations: [{ key: gpu, operator: Equal, value: "yes", effect: NoSchedule }]
  initContainers: [{ name: first, image: busybox, command: [sh, -c, "echo 1\\necho 2"] }]
  containers:
    - name: main
      image: example/app:1
      ports: [{ name: http, containerPort: 80 }, { containerPort: 81, protocol: UDP }]
      args: [--verbose]
      resources: { requests: { cpu: 250m, memory: 64Mi }, limits: { cpu: "1", memory: 128Mi } }
      livenessProbe: { httpGet: { path: /healthz, port: http }, periodSeconds: 5 }
      readinessProbe: { exec: { command: [cat, /ready] } }
      startupProbe: { tcpSocket: { port: 80 } }
      envFrom: [{ configMapRef: { name: settings }, prefix: S_ }, { secretRef: { name: none, optional: true } }]
      env:
        - { name: PLAIN, value: "a\\nb" }
        - { name: NODE, valueFrom: { fieldRef: { fieldPath: spec.nodeName } } }
        - { name: KEY, valueFrom: { secretKeyRef: { name: none, key: k, optional: true } } }
        - { name: COLOUR, valueFrom: { configMapKeyRef: { name: settings, key: colour } } }
      volumeMounts: [{ name: scratch, mountPath: /scratch, subPath: deep }, { name: config, mountPath: /config, readOnly: true }]
    - { name: side, image: busybox }
  volumes:
    - { name: scratch, emptyDir: { sizeLimit: 1Gi } }
    - { name: config, configMap: { name: settings } }
    - { name: host, hostPath: { path: /var/log } }
    - { name: hidden, secret: { secretName: none, optional: true } }
    - { name: about, downwardAPI: { items: [{ path: labels, fieldRef: { fieldPath: metadata.labels } }] } }
`

it('a pod with everything comes to run', async () => {
  expect(await inGuest('kubectl create -f -', full)).toMatchObject({ stderr: '' })
  const { stderr } = await inGuest('kubectl wait --for=jsonpath={.status.phase}=Running pod/full --timeout 60s')
  expect(stderr).toBe('')
})

describe('the kubectl of a guest follows', () => {
  const start = (command: string) => {
    const [stdin, stdout] = [new PassThrough(), new PassThrough()]
    const session = { seen: '', stdin, stop: new AbortController(), end: Promise.resolve(0) }
    stdout.on('data', (chunk: Buffer) => {
      session.seen += chunk
    })
    session.end = guest.run({ command, stdin, stdout, stderr: stdout, signal: session.stop.signal }).then(({ exitCode }) => exitCode)
    const shows = (pattern: RegExp) => vi.waitFor(() => expect(session.seen).toMatch(pattern), { timeout: 10_000, interval: 10 })
    return { ...session, shows, seen: () => session.seen, end: session.end }
  }

  it('a log that grows, and lists that change', async () => {
    const log = start('kubectl logs -f full -c main')
    await log.shows(/hello\n/)
    const list = start('kubectl get configmaps -w')
    await list.shows(/^NAME +DATA +AGE\n(?:.*\n)*settings +\d/)
    await inGuest('kubectl create configmap late --from-literal a=1')
    await list.shows(/\nlate +1 +\d+s\n/)
    for (const { stop, end } of [log, list]) {
      stop.abort()
      await end
    }
  })

  it('what a program in a container reads and prints', async () => {
    const cat = start('kubectl exec -i full -c main -- cat')
    cat.stdin.write('one\n')
    await cat.shows(/^one\n$/)
    cat.stdin.end('two\n')
    expect([await cat.end, cat.seen()]).toEqual([0, 'one\ntwo\n'])
  })

  it('a shell in a container, at a terminal', async () => {
    const [stdin, stdout] = [new PassThrough(), new PassThrough()]
    let seen = ''
    stdout.on('data', (chunk: Buffer) => {
      seen += chunk
    })
    const shows = (pattern: RegExp) => vi.waitFor(() => expect(seen).toMatch(pattern), { timeout: 10_000, interval: 10 })
    const { signal } = new AbortController()
    const end = guest.run({ command: 'bash', tty: true, stdin, stdout, stderr: stdout, signal })
    await shows(/node-1:~# $/)
    stdin.write('kubectl exec -it full -c main -- sh\r')
    await shows(/sh\r\n# $/)
    stdin.write('hostname; exit 4\r')
    // Once: it is the shell inside that echoes.
    await shows(/\r\n# hostname; exit 4\r\nfull\r\ncommand terminated with exit code 4\r\nroot@node-1:~# $/)
    stdin.write('exit\r')
    expect(await end).toEqual({ exitCode: 4 })
  })
})

describe.skipIf(missing)('what the kubectl of a guest prints is what the real one prints', () => {
  it.each([
    'kubectl get nodes',
    'kubectl get nodes -o wide',
    'kubectl get pods -A',
    'kubectl get deployments,services',
    'kubectl get deploy web --no-headers',
    'kubectl get node node-2 --show-labels',
    'kubectl get configmaps -l team=red -o name',
    'kubectl get cm settings -o json',
    'kubectl get deployment web -o yaml',
    'kubectl get nodes -o yaml',
    'kubectl get cm settings nothing',
    'kubectl get nothing',
    'kubectl get pods -n empty',
    'kubectl get pods nothing --ignore-not-found',
    `kubectl get nodes -o jsonpath='{.items[*].metadata.name}'`,
    `kubectl get nodes -o jsonpath='{range .items[*]}{.metadata.name}{"\\t"}{.status.conditions[?(@.type=="Ready")].status}{"\\n"}{end}'`,
    'kubectl get nodes -o custom-columns=NAME:.metadata.name,CIDR:.spec.podCIDR',
    'kubectl get --raw /readyz',
    'kubectl auth can-i create pods',
    'kubectl auth whoami',
    'kubectl config current-context',
    'kubectl config get-contexts',
    'kubectl config view',
    'kubectl api-resources --api-group apps',
    'kubectl -n kube-system get configmap kube-root-ca.crt',
    'kubectl get pods --context nowhere',
    'kubectl label configmap settings team=blue',
    'kubectl delete configmap nothing',
    'kubectl get pods --wrong',
    'kubectl describe pod full',
    'kubectl describe pods -l app=web',
    'kubectl describe node node-1 node-2',
    'kubectl describe deployment web',
    'kubectl describe service web kubernetes',
    'kubectl describe endpointslices.discovery.k8s.io -l none=here',
    'kubectl describe nothing',
    'kubectl describe pod nothing',
    "kubectl exec full -- sh -c 'echo out; echo err >&2; exit 3'",
    'kubectl exec full -c side -- hostname',
    'kubectl exec deploy/web -- true',
    'kubectl exec full',
    'kubectl exec nothing -- true',
    'kubectl exec full -- nonsense',
    'kubectl logs full -c side',
  ])('%s', async (command) => {
    const [ours, theirs] = [await inGuest(command), await real(command)]
    expect({ ...ours, stdout: mask(ours.stdout), stderr: mask(ours.stderr) }).toEqual({
      ...theirs,
      stdout: mask(theirs.stdout),
      stderr: mask(theirs.stderr),
    })
  })
})

it('a server that does not answer, and one with another authority, are told as kubectl tells it', async () => {
  const config = cluster.kubeconfig
  await guest.writeFile('/tmp/nowhere', config.replace(/https:[^"]*/, 'https://127.0.0.1:1'))
  expect(await inGuest('kubectl --kubeconfig /tmp/nowhere get pods')).toMatchObject({
    exitCode: 1,
    stderr: 'The connection to the server 127.0.0.1:1 was refused - did you specify the right host or port?\n',
  })
  await using other = await Cluster.start({ controllers: false })
  const authority = /"certificate-authority-data": .*/.exec(other.kubeconfig)?.[0] ?? ''
  await guest.writeFile('/tmp/other', config.replace(/"certificate-authority-data": .*/, authority))
  expect((await inGuest('kubectl --kubeconfig /tmp/other get pods')).stderr).toMatch(
    /^Unable to connect to the server: tls: failed to verify certificate/,
  )
})
