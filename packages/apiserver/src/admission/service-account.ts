import type { AdmissionAttributes, AdmissionPlugin } from '../registry/admission.js'
import { randomSuffix } from '../registry/generate-name.js'
import { type KubeObject, viewOf } from '../registry/objects.js'
import type { Container, EnvVar, Pod, Volume } from '../resources/core/pod-types.js'
import type { Store } from '../store/store.js'
import { refused } from './kit.js'

interface ServiceAccount extends KubeObject {
  secrets?: { name?: string }[]
  imagePullSecrets?: { name?: string }[]
  automountServiceAccountToken?: boolean
}

const tokenVolumePrefix = 'kube-api-access-'
const tokenPath = '/var/run/secrets/kubernetes.io/serviceaccount'
/** An hour and seven seconds: kubelets that know no bound tokens are recognized by it. */
const tokenSeconds = 3607
const mirrorAnnotation = 'kubernetes.io/config.mirror'
const enforceAnnotation = 'kubernetes.io/enforce-mountable-secrets'

/** Pods run as a service account that exists, and get its token. */
export function serviceAccount(store: Store): AdmissionPlugin {
  const find = (attributes: AdmissionAttributes, name: string): ServiceAccount => {
    const found = store.table('serviceaccounts').get(`${attributes.namespace}/${name}`)
    if (!found)
      throw refused(
        attributes,
        `error looking up service account ${attributes.namespace}/${name}: serviceaccount ${JSON.stringify(name)} not found`,
      )
    return viewOf<ServiceAccount>(found.object)
  }
  const validate = (attributes: AdmissionAttributes): void => {
    const pod = podOf(attributes)
    if (!pod) return
    const { operation, subresource, namespace } = attributes
    const ephemeral = operation === 'UPDATE' && subresource === 'ephemeralcontainers'
    if (!ephemeral && (operation !== 'CREATE' || subresource !== '')) return
    if (!ephemeral && isMirror(pod)) {
      checkMirror(attributes, pod)
      return
    }
    const { serviceAccountName = '' } = pod.spec
    if (serviceAccountName === '') throw refused(attributes, `no service account specified for pod ${namespace}/${pod.metadata.name ?? ''}`)
    const account = find(attributes, serviceAccountName)
    if (!/^(1|t|T|true|TRUE|True)$/.test(account.metadata.annotations?.[enforceAnnotation] ?? '')) return
    const problem = unmountable(account, pod, ephemeral)
    if (problem !== undefined) throw refused(attributes, problem)
  }
  return {
    name: 'ServiceAccount',
    mutate(attributes) {
      const pod = podOf(attributes)
      if (!pod || attributes.operation !== 'CREATE' || attributes.subresource !== '') return
      if (isMirror(pod)) {
        checkMirror(attributes, pod)
        return
      }
      pod.spec.serviceAccountName ||= 'default'
      pod.spec.serviceAccount = pod.spec.serviceAccountName
      const account = find(attributes, pod.spec.serviceAccountName)
      const mount = (pod.spec as { automountServiceAccountToken?: boolean }).automountServiceAccountToken
      if (mount ?? account.automountServiceAccountToken ?? true) mountToken(pod)
      if (!pod.spec.imagePullSecrets?.length && account.imagePullSecrets?.length)
        pod.spec.imagePullSecrets = account.imagePullSecrets.map(({ name = '' }) => ({ name }))
      // Before the pod is looked at otherwise: this refusal is the one that is told.
      validate(attributes)
    },
    validate,
  }
}

function podOf({ resource, object }: AdmissionAttributes): Pod | undefined {
  return resource.resource === 'pods' && resource.group === '' ? (object as Pod | undefined) : undefined
}

function isMirror({ metadata }: Pod): boolean {
  return metadata.annotations?.[mirrorAnnotation] !== undefined
}

function mountToken({ spec }: Pod): void {
  const volumes = spec.volumes ?? []
  const present = volumes.find(({ name }) => name?.startsWith(tokenVolumePrefix))
  const name = present?.name ?? tokenVolumePrefix + randomSuffix(5)
  let mounted = false
  for (const container of [...(spec.initContainers ?? []), ...(spec.containers ?? [])]) {
    if (container.volumeMounts?.some(({ mountPath }) => mountPath === tokenPath)) continue
    container.volumeMounts = [...(container.volumeMounts ?? []), { name, readOnly: true, mountPath: tokenPath }]
    mounted = true
  }
  if (present || !mounted) return
  const volume: Volume & Record<string, unknown> = {
    name,
    projected: {
      sources: [
        { serviceAccountToken: { expirationSeconds: tokenSeconds, path: 'token' } },
        { configMap: { name: 'kube-root-ca.crt', items: [{ key: 'ca.crt', path: 'ca.crt' }] } },
        { downwardAPI: { items: [{ path: 'namespace', fieldRef: { apiVersion: 'v1', fieldPath: 'metadata.namespace' } }] } },
      ],
      defaultMode: 0o644,
    },
  }
  spec.volumes = [...volumes, volume]
}

/** A mirror of a pod that a node runs by itself can't have what the API would have to give it. */
function checkMirror(attributes: AdmissionAttributes, pod: Pod): void {
  if (pod.spec.serviceAccountName) throw refused(attributes, 'a mirror pod may not reference service accounts')
  if (secretReferences(pod).length > 0) throw refused(attributes, 'a mirror pod may not reference secrets')
  for (const volume of pod.spec.volumes ?? []) {
    const { sources } = ((volume as { projected?: object }).projected ?? {}) as { sources?: { serviceAccountToken?: object }[] }
    if (sources?.some(({ serviceAccountToken }) => serviceAccountToken))
      throw refused(attributes, 'a mirror pod may not use ServiceAccountToken volume projections')
  }
}

function containersOf({ spec }: Pod): Container[] {
  return [...(spec.initContainers ?? []), ...(spec.containers ?? []), ...(spec.ephemeralContainers ?? [])]
}

function secretReferences(pod: Pod): string[] {
  const names = [...(pod.spec.imagePullSecrets ?? []).map(({ name = '' }) => name), ...volumeSecrets(pod)]
  for (const container of containersOf(pod)) for (const { secret } of environment(container)) names.push(secret)
  return names
}

function volumeSecrets({ spec }: Pod): string[] {
  return (spec.volumes ?? []).flatMap((volume) => {
    const { secret } = volume as { secret?: { secretName?: string } }
    return secret ? [secret.secretName ?? ''] : []
  })
}

/** Secrets that a container's environment names, each with the words for where. */
function environment({ env, envFrom }: Container): { readonly where: string; readonly secret: string }[] {
  return [
    ...(env ?? []).flatMap(({ name, valueFrom }: EnvVar) =>
      valueFrom?.secretKeyRef ? [{ where: `envVar ${name}`, secret: valueFrom.secretKeyRef.name ?? '' }] : [],
    ),
    ...(envFrom ?? []).flatMap(({ secretRef }) => (secretRef ? [{ where: 'envFrom', secret: secretRef.name ?? '' }] : [])),
  ]
}

/** What a pod refers to though its account, which insists on that, does not list it. */
function unmountable(account: ServiceAccount, { spec, ...pod }: Pod, ephemeralOnly: boolean): string | undefined {
  const name = account.metadata.name ?? ''
  const mountable = new Set((account.secrets ?? []).map((secret) => secret.name ?? ''))
  const not = (secret: string) =>
    `secret.secretName="${secret}" is not allowed because service account ${name} does not reference that secret`
  if (!ephemeralOnly) for (const secret of volumeSecrets({ ...pod, spec })) if (!mountable.has(secret)) return `volume with ${not(secret)}`
  const groups: [words: string, containers: readonly Container[] | undefined][] = ephemeralOnly
    ? [['ephemeral container', spec.ephemeralContainers]]
    : [
        ['init container', spec.initContainers],
        ['container', spec.containers],
      ]
  for (const [words, containers] of groups)
    for (const container of containers ?? [])
      for (const { where, secret } of environment(container))
        if (!mountable.has(secret)) return `${words} ${container.name} with ${where} referencing ${not(secret)}`
  if (ephemeralOnly) return undefined
  const pullable = new Set((account.imagePullSecrets ?? []).map((secret) => secret.name ?? ''))
  const wrong = (spec.imagePullSecrets ?? []).findIndex((secret) => !pullable.has(secret.name ?? ''))
  if (wrong < 0) return undefined
  const secret = spec.imagePullSecrets?.[wrong]?.name ?? ''
  return `imagePullSecrets[${wrong}].name="${secret}" is not allowed because service account ${name} does not reference that imagePullSecret`
}
