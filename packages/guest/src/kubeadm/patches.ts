import { isDeepStrictEqual } from 'node:util'
import { messageOf } from '@vivarium/core'
import { parseAllDocuments } from 'yaml'
import { KubeadmFailure } from './kubeadm-failure.js'
import type { Session } from './session.js'

const targets = [
  'etcd',
  'kube-apiserver',
  'kube-controller-manager',
  'kube-scheduler',
  'kubeletconfiguration',
  'corednsdeployment',
] as const
export type PatchTarget = (typeof targets)[number]

const types = {
  json: 'application/json-patch+json',
  merge: 'application/merge-patch+json',
  strategic: 'application/strategic-merge-patch+json',
} as const
type PatchType = keyof typeof types

interface Patch {
  readonly target: string
  readonly type: PatchType
  readonly body: unknown
}

const read = new WeakMap<Session, Promise<readonly Patch[]>>()

/** An object with the patches of `--patches` (or of the configuration) for it. Fails in kubeadm's words. */
export async function patched<T>(session: Session, target: PatchTarget, object: T): Promise<T> {
  const directory = session.patchesDirectory
  if (directory === undefined) return object
  const patches = read.get(session) ?? readPatches(session, directory)
  read.set(session, patches)
  let result: unknown = object
  for (const { type, body } of (await patches).filter((patch) => patch.target === target)) {
    try {
      result = applied(type, structuredClone(result), body)
    } catch (error) {
      throw new KubeadmFailure(
        `could not apply the following patch of type ${JSON.stringify(types[type])} to target ${JSON.stringify(target)}:\n${JSON.stringify(body)}\n: ${messageOf(error)}`,
      )
    }
    session.print(`[patches] Applied patch of type ${JSON.stringify(types[type])} to target ${JSON.stringify(target)}`)
  }
  return result as T
}

async function readPatches(session: Session, directory: string): Promise<readonly Patch[]> {
  session.print(`[patches] Reading patches from path ${JSON.stringify(directory)}`)
  const names = session.namesIn(directory)
  if (!names)
    throw new KubeadmFailure(
      `could not list patch files for path ${JSON.stringify(directory)}: lstat ${directory}: no such file or directory`,
    )
  const found: string[] = []
  const ignored: string[] = []
  const patches: Patch[] = []
  for (const name of names) {
    const [, target, , plus, type = 'strategic'] =
      new RegExp(`^(${targets.join('|')})([^.+\\n]*)?(\\+)?(json|merge|strategic)?`).exec(name) ?? []
    if (!/.+\.(json|yaml)$/.test(name) || target === undefined) {
      session.print(
        `[patches] Ignoring file ${JSON.stringify(name)}: ${target === undefined ? `unknown target, must be one of [${targets.join(' ')}]` : 'the file extension must be one of [json yaml]'}`,
      )
      ignored.push(name)
      continue
    }
    if (plus !== undefined && !name.slice(name.indexOf('+') + 1).match(/^(?:json|merge|strategic)\./))
      throw new KubeadmFailure(
        `could not parse ${JSON.stringify(name)}: unknown or missing patch type after '+', must be one of [json merge strategic]`,
      )
    found.push(name)
    for (const document of parseAllDocuments(await session.read(`${directory}/${name}`))) {
      const [error] = document.errors
      if (error) throw new KubeadmFailure(`could not convert patch to JSON:\n${error.message}`)
      const body: unknown = document.toJS({ maxAliasCount: 100 })
      if (body !== null) patches.push({ target, type: type as PatchType, body })
    }
  }
  if (found.length > 0) session.print(`[patches] Found the following patch files: [${found.join(' ')}]`)
  if (ignored.length > 0) session.print(`[patches] Ignored the following files: [${ignored.join(' ')}]`)
  return patches
}

function applied(type: PatchType, object: unknown, patch: unknown): unknown {
  if (type === 'json') return jsonPatched(object, patch)
  return merged(object, patch, type === 'strategic')
}

type Fields = Record<string, unknown>
const isObject = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value)

/** Lists of a pod whose elements are merged, by what tells them apart (patchMergeKey of k8s.io/api). */
const mergeKeys: Readonly<Record<string, string>> = {
  containers: 'name',
  initContainers: 'name',
  ephemeralContainers: 'name',
  volumes: 'name',
  env: 'name',
  volumeMounts: 'mountPath',
  volumeDevices: 'devicePath',
  ports: 'containerPort',
  hostAliases: 'ip',
  imagePullSecrets: 'name',
  topologySpreadConstraints: 'topologyKey',
}

/** RFC 7386; `strategic`: with lists that are merged, and `$patch: delete` and `replace`. */
function merged(object: unknown, patch: unknown, strategic: boolean): unknown {
  if (!isObject(patch)) return patch
  const { $patch: directive, ...fields } = patch
  if (strategic && directive === 'replace') return fields
  const result: Fields = isObject(object) ? { ...object } : {}
  for (const [name, value] of Object.entries(strategic ? fields : patch)) {
    const key = mergeKeys[name]
    const before = result[name]
    if (value === null || (strategic && isObject(value) && value.$patch === 'delete')) delete result[name]
    else if (strategic && key !== undefined && Array.isArray(value))
      result[name] = mergedList(Array.isArray(before) ? before : [], value, key)
    else result[name] = merged(before, value, strategic)
  }
  return result
}

/** New elements come first, as the API's library has it. */
function mergedList(before: readonly unknown[], patch: readonly unknown[], key: string): unknown[] {
  const given = patch.filter(isObject)
  if (given.some(({ $patch, ...rest }) => $patch === 'replace' && Object.keys(rest).length === 0))
    return given.filter(({ $patch }) => $patch !== 'replace')
  const idOf = (element: unknown) => (isObject(element) ? element[key] : undefined)
  const gone = given.filter(({ $patch }) => $patch === 'delete').map(idOf)
  const changed = before
    .filter((element) => !gone.includes(idOf(element)))
    .map((element) => {
      const change = given.find((one) => one.$patch === undefined && one[key] === idOf(element))
      return change ? merged(element, change, true) : element
    })
  const added = given.filter((one) => one.$patch === undefined && !before.some((element) => idOf(element) === one[key]))
  return [...added, ...changed]
}

interface Operation {
  readonly op: string
  readonly path: string
  readonly from?: string
  readonly value?: unknown
}

/** RFC 6902. */
function jsonPatched(object: unknown, patch: unknown): unknown {
  if (!Array.isArray(patch)) throw new KubeadmFailure('json: cannot unmarshal object into Go value of type jsonpatch.Patch')
  const root = { '': object }
  for (const { op, path, from = '', value } of patch as Operation[]) {
    if (op === 'add') put(root, path, value, true)
    else if (op === 'replace') put(root, path, value, false)
    else if (op === 'remove') take(root, path, true)
    else if (op === 'copy') put(root, path, structuredClone(take(root, from, false)), true)
    else if (op === 'move') put(root, path, take(root, from, true), true)
    else if (op !== 'test') throw new KubeadmFailure(`Unexpected kind: ${op}`)
    else if (!isDeepStrictEqual(take(root, path, false), value)) throw new KubeadmFailure(`testing value ${path} failed: test failed`)
  }
  return root['']
}

/** Where a JSON pointer leads: what holds it, and the key there. */
function place(root: Fields, pointer: string): { readonly holder: Fields | unknown[]; readonly key: string } {
  const keys = pointer.split('/').map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'))
  let holder: unknown = root
  for (const key of keys.slice(0, -1)) holder = (holder as Fields | undefined)?.[key]
  if (typeof holder !== 'object' || holder === null) throw new KubeadmFailure(`doc is missing path: ${pointer}: missing value`)
  return { holder: holder as Fields | unknown[], key: keys.at(-1) ?? '' }
}

function put(root: Fields, pointer: string, value: unknown, inserts: boolean): void {
  const { holder, key } = place(root, pointer)
  if (!Array.isArray(holder)) {
    if (!inserts && !(key in holder))
      throw new KubeadmFailure(`replace operation does not apply: doc is missing key: ${pointer}: missing value`)
    holder[key] = value
  } else if (key === '-') holder.push(value)
  else if (inserts) holder.splice(Number(key), 0, value)
  else holder[Number(key)] = value
}

function take(root: Fields, pointer: string, removes: boolean): unknown {
  const { holder, key } = place(root, pointer)
  const value = Array.isArray(holder) ? holder[Number(key)] : holder[key]
  if (value === undefined) throw new KubeadmFailure(`doc is missing path: ${pointer}: missing value`)
  if (!removes) return value
  if (Array.isArray(holder)) holder.splice(Number(key), 1)
  else delete holder[key]
  return value
}
