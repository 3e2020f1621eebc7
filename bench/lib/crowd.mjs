// A crowd of pods on many nodes: made through the API, and watched until all of them run.
import { KubernetesClient } from './kubernetes-client.mjs'

const pods = '/api/v1/namespaces/default/pods'
const parallel = 20
const leaseMs = 40_000
/** What a server says that is behind with its own cache: the watch ends, and the next one may do. */
const passing = new Set([410, 429, 500, 503, 504])

/** Creates deployments, and resolves when a watch has seen each of their pods ready. */
export async function startPods(server, { deployments, replicas }) {
  const client = new KubernetesClient(server)
  try {
    const ready = new Set()
    let stop
    const all = new Promise((resolve, reject) => {
      const onEvent = ({ type, object }) => {
        if (type === 'ERROR') {
          if (!passing.has(object.code)) reject(new Error(object.message))
          return
        }
        const isReady =
          object.status?.phase === 'Running' && object.status.conditions?.some((one) => one.type === 'Ready' && one.status === 'True')
        if (isReady && type !== 'DELETED') ready.add(object.metadata.name)
        if (ready.size === deployments * replicas) resolve()
      }
      // kube-apiserver ends the watch of who is too slow for it; the next one begins with what is there.
      const begin = () => {
        stop = client.watch(pods, onEvent, begin, reject)
      }
      begin()
    })
    await Promise.all([all, create(client, '/apis/apps/v1/namespaces/default/deployments', deployments, (i) => deployment(i, replicas))])
    stop()
  } finally {
    client.close()
  }
}

/** Creates nodes as objects: somebody else makes them live. */
export async function createNodes(server, count) {
  const client = new KubernetesClient(server)
  try {
    await create(client, '/api/v1/nodes', count, fakeNode)
  } finally {
    client.close()
  }
}

/** Throws unless the pods are spread over the nodes, and each node has renewed its lease lately. */
export async function checkCrowd(server, { nodes, deployments, replicas }) {
  const client = new KubernetesClient(server)
  try {
    const { items } = await client.request('GET', pods)
    const perNode = new Map()
    for (const { spec } of items) perNode.set(spec.nodeName, (perNode.get(spec.nodeName) ?? 0) + 1)
    const most = Math.max(...perNode.values())
    const fair = (deployments * replicas) / nodes
    if (perNode.size < nodes * 0.5 || most > 4 * fair) throw new Error(`the pods are on ${perNode.size} nodes, up to ${most} on one`)
    const leases = await client.request('GET', '/apis/coordination.k8s.io/v1/namespaces/kube-node-lease/leases')
    const fresh = leases.items.filter(({ spec }) => Date.parse(spec.renewTime) > Date.now() - leaseMs)
    if (fresh.length < nodes) throw new Error(`only ${fresh.length} of ${nodes} leases are renewed`)
  } finally {
    client.close()
  }
}

async function create(client, path, count, make) {
  let next = 0
  const worker = async () => {
    while (next < count) await client.request('POST', path, make(next++))
  }
  await Promise.all(Array.from({ length: parallel }, worker))
}

function deployment(index, replicas) {
  const name = `web-${index}`
  const requests = { cpu: '10m', memory: '16Mi' }
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name },
    spec: {
      replicas,
      selector: { matchLabels: { app: name } },
      template: {
        metadata: { labels: { app: name } },
        spec: { containers: [{ name: 'web', image: 'nginx:1.27', resources: { requests } }] },
      },
    },
  }
}

function fakeNode(index) {
  const resources = { cpu: '8', memory: '32Gi', pods: '110' }
  return {
    apiVersion: 'v1',
    kind: 'Node',
    metadata: {
      name: `node-${index}`,
      labels: { 'kubernetes.io/hostname': `node-${index}` },
      annotations: { 'kwok.x-k8s.io/node': 'fake' },
    },
    status: { allocatable: resources, capacity: resources },
  }
}
