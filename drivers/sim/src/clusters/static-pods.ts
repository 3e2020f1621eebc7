import { createHash } from 'node:crypto'
import { isVivariumError } from '@vivarium/core'
import { type Directory, type FileTree, knownYaml, type RegularFile } from '@vivarium/guest'
import type { Client, KubeObject } from '@vivarium/simcluster'
import { parse } from 'yaml'
import { type ComponentName, type Components, componentNames, type Flags } from './components.js'

interface Pod extends KubeObject {
  readonly spec?: {
    readonly nodeName?: string
    readonly containers?: readonly { readonly command?: readonly string[]; readonly args?: readonly string[] }[]
  }
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

/** What kubelets do with the manifests in their machines' folders: each has a pod in the API that stands for it, and goes with it. */
export class StaticPods {
  readonly #client: Client
  readonly #stop: () => void
  /** Of the pods that stand for manifests, by node and key, the hash of what they stand for. */
  readonly #mirrors = new Map<string, Map<string, string>>()

  /** `missing`: told when somebody has deleted such a pod. */
  constructor(client: Client, missing: (node: string) => void) {
    this.#client = client.as({ manager: 'kubelet' })
    this.#stop = this.#client.watch<Pod>(podKind, {}, ({ type, object }) => {
      const node = object.spec?.nodeName
      const hash = object.metadata.annotations?.[annotation.mirror]
      if (node === undefined || hash === undefined) return
      const known = this.#mirrors.get(node) ?? new Map<string, string>()
      if (type === 'DELETED') {
        if (known.delete(keyOf(object))) missing(node)
        return
      }
      // One that is being deleted stands for nothing any more; kubelet makes it anew at once.
      const isLeaving = object.metadata.deletionTimestamp !== undefined
      this.#mirrors.set(node, known.set(keyOf(object), isLeaving ? '' : hash))
      if (isLeaving) missing(node)
    })
  }

  /** Brings the pods of a node in line with its machine. */
  async sync(node: string, files: FileTree, now: Date): Promise<void> {
    const entries = manifestsIn(files)
    const known = this.#mirrors.get(node) ?? new Map<string, string>()
    if (entries.length === 0 && known.size === 0) return
    const wanted = new Map(entries.map((manifest) => [mirrorKey(manifest.pod, node), { ...manifest, hash: hashOf(manifest, node) }]))
    for (const [key, hash] of [...known]) {
      if (wanted.get(key)?.hash === hash) wanted.delete(key)
      else await this.#delete(node, key)
    }
    if (wanted.size === 0) return
    const owner = this.#client.find(nodeKind, { name: node })
    if (owner) for (const { pod, hash } of wanted.values()) await this.#client.create(mirrorOf(pod, hash, node, owner, now))
  }

  close(): void {
    this.#stop()
  }

  async #delete(node: string, key: string): Promise<void> {
    // It is not missing then.
    this.#mirrors.get(node)?.delete(key)
    const slash = key.indexOf('/')
    await this.#client.delete(podKind, { namespace: key.slice(0, slash), name: key.slice(slash + 1) }, { gracePeriodSeconds: 0 })
  }
}

/** The components of a control plane among a machine's static pods. An API server that keeps its objects in an etcd of its machine needs that, too. */
export function componentsIn(files: FileTree): Components {
  const found: Partial<Record<ComponentName, Flags>> = {}
  let hasEtcd = false
  for (const { pod } of manifestsIn(files)) {
    for (const { command = [], args = [] } of pod.spec?.containers ?? []) {
      const [program = '', ...rest] = [...command, ...args]
      hasEtcd ||= /(?:^|\/)etcd$/.test(program)
      const name = componentNames.find((each) => program === each || program.endsWith(`/${each}`))
      if (name) found[name] = flagsOf(rest)
    }
  }
  const etcd = found['kube-apiserver']?.['etcd-servers']?.split(',') ?? []
  if (!hasEtcd && etcd.length > 0 && etcd.every((server) => localServer.test(server))) delete found['kube-apiserver']
  return found
}

const localServer = /^https?:\/\/(?:127\.\d+\.\d+\.\d+|localhost|\[::1\]):/

/** Whether a pod stands for a manifest that is not there. */
export function isOrphan({ metadata }: KubeObject, files: FileTree, node: string): boolean {
  if (metadata.annotations?.[annotation.mirror] === undefined) return false
  return !manifestsIn(files).some(({ pod }) => mirrorKey(pod, node) === `${metadata.namespace}/${metadata.name}`)
}

/** `--name=value`; a flag without a value is true. */
function flagsOf(words: readonly string[]): Flags {
  const pairs = words.flatMap((word) => {
    const [, name, value = 'true'] = /^--?([^=]+)(?:=(.*))?$/s.exec(word) ?? []
    return name === undefined ? [] : [[name, value] as const]
  })
  return Object.fromEntries(pairs)
}

interface Manifest {
  readonly pod: Pod
  readonly digest: string
}

/** What can't be read is passed over. */
function manifestsIn(files: FileTree): Manifest[] {
  return manifestFiles(files).flatMap((file) => manifestIn(file) ?? [])
}

/** The files that a kubelet reads; others each time that one of them was written. */
export function manifestFiles(files: FileTree): RegularFile[] {
  const entries = [...(folderOf(files)?.entries ?? [])]
  return entries.flatMap(([name, file]) => (file.kind === 'file' && !name.startsWith('.') ? [file] : []))
}

function folderOf(files: FileTree): Directory | undefined {
  try {
    const { node } = files.locate(manifests, 'scandir')
    return node?.kind === 'directory' ? node : undefined
  } catch (error) {
    if (isVivariumError(error, 'ENOENT')) return undefined
    throw error
  }
}

/** Forks share their files, and so what is in them. */
const read = new WeakMap<RegularFile, Manifest | { readonly pod: undefined }>()

function manifestIn(file: RegularFile): Manifest | undefined {
  const known = read.get(file)
  if (known) return known.pod && known
  const text = Buffer.from(file.content).toString()
  const pod = readPod(text)
  const manifest = pod ? { pod, digest: createHash('sha256').update(text).digest('hex') } : { pod }
  read.set(file, manifest)
  return manifest.pod && manifest
}

/** As kubelet words them: named after the node, owned by it, tolerating everything. */
function mirrorOf({ metadata, spec }: Pod, hash: string, node: string, owner: KubeObject, now: Date): Pod {
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
    spec: { ...spec, nodeName: node, tolerations: [{ effect: 'NoExecute', operator: 'Exists' }] } as Pod['spec'],
  }
}

function hashOf({ digest }: Manifest, node: string): string {
  return createHash('sha256').update(`${node}/${digest}`).digest('hex').slice(0, 32)
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

function mirrorKey({ metadata }: Pod, node: string): string {
  return `${metadata.namespace ?? 'default'}/${metadata.name}-${node}`
}
