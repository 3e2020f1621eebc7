import type { Container, KeyToPath, Pod, Volume, VolumeProjection } from '../../kubelet/pod.js'
import type { Mount, MountedFile } from '../container-runtime.js'
import { expand } from './expand.js'
import { fieldValue, type NodeResources, resourceValue } from './field-values.js'
import { type ClusterObjects, type ConfigMapObject, configMapKind, type SecretObject, secretKind } from './objects.js'

type Files = Map<string, MountedFile>
type Content = { readonly files: Files } | { readonly problem: string }

const defaultMode = 0o644
const tokenSeconds = 3607

/** Why a volume of the pod can't be mounted, in the words of kubelet's FailedMount; undefined: all can. */
export function missingVolume(pod: Pod, objects: ClusterObjects): string | undefined {
  for (const volume of pod.spec.volumes ?? []) {
    const problem = problemOf(volume, pod, objects)
    if (problem !== undefined) return `MountVolume.SetUp failed for volume "${volume.name}" : ${problem}`
  }
  return undefined
}

/** What is mounted in a container, with the content that it has now. */
export function mountsOf(
  pod: Pod,
  container: Container,
  variables: Readonly<Record<string, string>>,
  objects: ClusterObjects,
  node: NodeResources,
): Mount[] {
  return (container.volumeMounts ?? []).flatMap((mount) => {
    const volume = pod.spec.volumes?.find(({ name }) => name === mount.name)
    if (!volume) return []
    const subPath = mount.subPath || (mount.subPathExpr ? expand(mount.subPathExpr, (name) => variables[name]) : '')
    const content = contentOf(volume, pod, container, objects, node)
    const identity = volumeIdentity(volume, pod)
    const base = {
      path: mount.mountPath,
      volume: subPath === '' ? identity : `${identity}/${subPath}`,
      readOnly: (mount.readOnly ?? false) || content !== undefined,
    }
    if (content === undefined) return [base]
    return [{ ...base, files: 'files' in content ? below(content.files, subPath) : new Map() }]
  })
}

/** Of a file that is mounted by itself the relative path is empty. */
function below(files: Files, subPath: string): Files {
  if (subPath === '') return files
  const found: Files = new Map()
  for (const [path, file] of files) {
    if (path === subPath) found.set('', file)
    else if (path.startsWith(`${subPath}/`)) found.set(path.slice(subPath.length + 1), file)
  }
  return found
}

/** The same for all that mount the same thing. */
export function volumeIdentity(volume: Volume, { metadata, spec }: Pod): string {
  const { hostPath, persistentVolumeClaim, ephemeral, name } = volume
  if (hostPath) return `node/${spec.nodeName}${hostPath.path}`
  if (persistentVolumeClaim) return `claim/${metadata.namespace}/${persistentVolumeClaim.claimName}`
  if (ephemeral) return `claim/${metadata.namespace}/${metadata.name}-${name}`
  return `pod/${metadata.uid}/${name}`
}

function problemOf(volume: Volume, pod: Pod, objects: ClusterObjects): string | undefined {
  const container = pod.spec.containers[0]
  // Files of the downward API are always there; what they say does not matter here.
  const content = container && contentOf(volume, pod, container, objects, {}, () => '')
  return content && 'problem' in content ? content.problem : undefined
}

/** Undefined for a volume that has no content of its own. */
function contentOf(
  volume: Volume,
  pod: Pod,
  container: Container,
  objects: ClusterObjects,
  node: NodeResources,
  token = objects.token.bind(objects),
): Content | undefined {
  const { configMap, secret, downwardAPI, projected } = volume
  if (configMap) return projection([{ configMap }], configMap.defaultMode, pod, container, objects, node, token)
  if (secret) {
    const { secretName, ...rest } = secret
    return projection(
      [{ secret: { ...rest, ...(secretName && { name: secretName }) } }],
      secret.defaultMode,
      pod,
      container,
      objects,
      node,
      token,
    )
  }
  if (downwardAPI) return projection([{ downwardAPI }], downwardAPI.defaultMode, pod, container, objects, node, token)
  if (projected) return projection(projected.sources ?? [], projected.defaultMode, pod, container, objects, node, token)
  return undefined
}

function projection(
  sources: readonly VolumeProjection[],
  mode: number = defaultMode,
  pod: Pod,
  container: Container,
  objects: ClusterObjects,
  node: NodeResources,
  tokenOf: ClusterObjects['token'],
): Content {
  const files: Files = new Map()
  const { namespace = '', name = '', uid = '' } = pod.metadata
  const problems: string[] = []
  const put = (path: string, content: Uint8Array | string, own: number = mode) =>
    files.set(path, { content: typeof content === 'string' ? Buffer.from(content) : content, mode: own })
  const putData = (
    kind: 'configmap' | 'secret',
    data: ReadonlyMap<string, Buffer>,
    items: readonly KeyToPath[] | undefined,
    optional: boolean,
  ) => {
    if (!items?.length) for (const [key, value] of data) put(key, value)
    for (const { key, path, mode: own } of items ?? []) {
      const value = data.get(key)
      if (value) put(path, value, own)
      else if (!optional)
        problems.push(
          kind === 'configmap' ? `configmap references non-existent config key: ${key}` : `references non-existent secret key: ${key}`,
        )
    }
  }
  for (const { configMap, secret, downwardAPI, serviceAccountToken } of sources) {
    if (configMap) {
      const found = objects.find<ConfigMapObject>(configMapKind, namespace, configMap.name ?? '')
      if (found) putData('configmap', configMapFiles(found), configMap.items, configMap.optional ?? false)
      else if (!configMap.optional) problems.push(`configmap "${configMap.name}" not found`)
    } else if (secret) {
      const found = objects.find<SecretObject>(secretKind, namespace, secret.name ?? '')
      if (found) putData('secret', decoded(found.data), secret.items, secret.optional ?? false)
      else if (!secret.optional) problems.push(`secret "${secret.name}" not found`)
    } else if (downwardAPI) {
      for (const { path, fieldRef, resourceFieldRef, mode: own } of downwardAPI.items ?? []) {
        const text = fieldRef
          ? fieldValue(pod, fieldRef.fieldPath)
          : resourceFieldRef && resourceValue(pod, container, resourceFieldRef, node)
        put(path, text ?? '', own)
      }
    } else if (serviceAccountToken) {
      const { audience, expirationSeconds = tokenSeconds, path } = serviceAccountToken
      const account = pod.spec.serviceAccountName || 'default'
      if (!objects.find({ apiVersion: 'v1', kind: 'ServiceAccount' }, namespace, account)) {
        problems.push(`failed to fetch token: serviceaccounts "${account}" not found`)
        continue
      }
      put(path, tokenOf({ namespace, account, expirationSeconds, pod: { name, uid }, ...(audience && { audience }) }))
    }
  }
  if (problems.length === 0) return { files }
  return { problem: problems.length === 1 ? (problems[0] ?? '') : `[${problems.join(', ')}]` }
}

function configMapFiles({ data = {}, binaryData }: ConfigMapObject): Map<string, Buffer> {
  const files = decoded(binaryData)
  for (const [key, value] of Object.entries(data)) files.set(key, Buffer.from(value))
  return files
}

function decoded(data: Readonly<Record<string, string>> = {}): Map<string, Buffer> {
  return new Map(Object.entries(data).map(([key, value]) => [key, Buffer.from(value, 'base64')]))
}
