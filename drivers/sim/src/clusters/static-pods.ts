import { createHash } from 'node:crypto'
import { type FileTree, knownYaml, type RegularFile } from '@vivarium/guest'
import type { Client, KubeObject } from '@vivarium/simcluster'
import { parse } from 'yaml'

interface Pod extends KubeObject {
  readonly spec?: { readonly nodeName?: string }
}

const podKind = { apiVersion: 'v1', kind: 'Pod' } as const
const nodeKind = { apiVersion: 'v1', kind: 'Node' } as const
const manifests = '/etc/kubernetes/manifests'
const annotation = {
  hash: 'kubernetes.io/config.hash',
  mirror: 'kubernetes.io/config.mirror',
  seen: 'kubernetes.io/config.seen',
  source: 'kubernetes.io/config.source',
}

/** What a kubelet does with the manifests in its machine's folder: each has a pod in the API that stands for it, and goes with it. */
export async function mirrorStaticPods(client: Client, node: string, files: FileTree, now: Date): Promise<void> {
  const kubelet = client.as({ manager: 'kubelet' })
  const owner = kubelet.find(nodeKind, { name: node })
  if (!owner) return
  const wanted = new Map(staticPods(files, node, owner, now).map((pod) => [keyOf(pod), pod]))
  for (const { metadata, spec } of kubelet.list<Pod>(podKind, { fieldSelector: `spec.nodeName=${node}` }).items) {
    const hash = metadata.annotations?.[annotation.mirror]
    if (hash === undefined || spec?.nodeName !== node) continue
    const key = keyOf({ metadata })
    if (wanted.get(key)?.metadata.annotations?.[annotation.mirror] === hash) wanted.delete(key)
    else await kubelet.delete(podKind, { namespace: metadata.namespace ?? '', name: metadata.name ?? '' }, { gracePeriodSeconds: 0 })
  }
  for (const pod of wanted.values()) await kubelet.create(pod)
}

/** As kubelet words them: named after the node, owned by it, tolerating everything. What can't be read is passed over. */
function staticPods(files: FileTree, node: string, owner: KubeObject, now: Date): Pod[] {
  const { node: folder } = files.locate(manifests, 'scandir')
  if (folder?.kind !== 'directory') return []
  return [...folder.entries].flatMap(([name, file]) => {
    if (file.kind !== 'file' || name.startsWith('.')) return []
    const { pod, digest } = manifestIn(file)
    if (!pod) return []
    const { metadata, spec } = pod
    const hash = createHash('sha256').update(`${node}/${digest}`).digest('hex').slice(0, 32)
    return {
      ...podKind,
      metadata: {
        ...metadata,
        name: `${metadata.name}-${node}`,
        namespace: metadata.namespace ?? 'default',
        annotations: {
          ...metadata.annotations,
          [annotation.hash]: hash,
          [annotation.mirror]: hash,
          [annotation.seen]: now.toISOString(),
          [annotation.source]: 'file',
        },
        ownerReferences: [{ ...nodeKind, name: node, uid: owner.metadata.uid ?? '', controller: true }],
      },
      spec: { ...spec, nodeName: node, tolerations: [{ effect: 'NoExecute', operator: 'Exists' }] },
    }
  })
}

interface Manifest {
  /** Undefined when it is none. */
  readonly pod: Pod | undefined
  readonly digest: string
}

/** Forks share their files, and so what is in them. */
const read = new WeakMap<RegularFile, Manifest>()

function manifestIn(file: RegularFile): Manifest {
  const known = read.get(file)
  if (known) return known
  const text = Buffer.from(file.content).toString()
  const manifest = { pod: readPod(text), digest: createHash('sha256').update(text).digest('hex') }
  read.set(file, manifest)
  return manifest
}

function readPod(text: string): Pod | undefined {
  try {
    const value: unknown = knownYaml(text) ?? parse(text)
    const pod = value as Partial<Pod> | null
    return pod?.kind === 'Pod' && typeof pod.metadata?.name === 'string' ? (pod as Pod) : undefined
  } catch {
    return undefined
  }
}

function keyOf({ metadata }: Pick<KubeObject, 'metadata'>): string {
  return `${metadata.namespace}/${metadata.name}`
}
