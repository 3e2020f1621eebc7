import { request } from 'node:https'
import { Guest, type GuestNetwork, kubectlCommand } from '@vivarium/guest'
import { Cluster } from '@vivarium/simcluster'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
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
}

let cluster: Cluster
let guest: Guest
let kubectl: Kubectl | undefined
beforeAll(async () => {
  cluster = await Cluster.start({ seed: 'kubectl' })
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

/** Ages move on between two questions. */
const mask = (text = '') => text.replace(/\b\d+(?:m\d+)?[smh]\b/g, 'AGE').replace(/ +/g, ' ')

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
