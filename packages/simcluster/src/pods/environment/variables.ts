import type { Container, EnvironmentVariable, Pod } from '../../kubelet/pod.js'
import { expand } from './expand.js'
import { fieldValue, type NodeResources, resourceValue } from './field-values.js'
import {
  type ClusterObjects as AllObjects,
  type ConfigMapObject,
  configMapKind,
  type SecretObject,
  type ServiceObject,
  secretKind,
} from './objects.js'

export type Environment = { readonly variables: Readonly<Record<string, string>> } | { readonly problem: string }

type ClusterObjects = Pick<AllObjects, 'find' | 'services'>

/** A config map or secret that is not there, or lacks a key: the container can't be created. The words are the kubelet's. */
class Missing {
  readonly text: string
  constructor(text: string) {
    this.text = text
  }
}

/** The variables of a container, as the kubelet makes them, or why it can't. */
export function environmentOf(pod: Pod, container: Container, objects: ClusterObjects, node: NodeResources): Environment {
  const namespace = pod.metadata.namespace ?? ''
  const links = serviceVariables(objects.services(namespace), namespace, pod.spec.enableServiceLinks ?? true)
  const made: Record<string, string> = {}
  try {
    for (const { prefix = '', configMapRef, secretRef } of container.envFrom ?? []) {
      const values = configMapRef
        ? configMapData(objects, namespace, configMapRef)
        : secretRef
          ? secretData(objects, namespace, secretRef)
          : undefined
      for (const [key, value] of Object.entries(values ?? {})) made[`${prefix}${key}`] = value
    }
    for (const variable of container.env ?? []) {
      const value = variable.value
        ? expand(variable.value, (name) => made[name] ?? links[name])
        : sourceValue(variable, pod, container, objects, node)
      if (value !== undefined) made[variable.name] = value
    }
  } catch (error) {
    if (error instanceof Missing) return { problem: error.text }
    throw error
  }
  return { variables: { ...links, ...made } }
}

/** Undefined: it is optional, and not there. */
function sourceValue(
  { value = '', valueFrom }: EnvironmentVariable,
  pod: Pod,
  container: Container,
  objects: ClusterObjects,
  node: NodeResources,
): string | undefined {
  const namespace = pod.metadata.namespace ?? ''
  if (!valueFrom) return value
  const { configMapKeyRef, secretKeyRef, fieldRef, resourceFieldRef } = valueFrom
  if (fieldRef) {
    const field = fieldValue(pod, fieldRef.fieldPath)
    if (field === undefined) throw new Missing(`unsupported fieldPath: ${fieldRef.fieldPath}`)
    return field
  }
  if (resourceFieldRef) return resourceValue(pod, container, resourceFieldRef, node)
  const reference = configMapKeyRef ?? secretKeyRef
  if (!reference) return value
  const data = configMapKeyRef ? configMapData(objects, namespace, reference) : secretData(objects, namespace, reference)
  if (!data) return undefined
  const found = data[reference.key]
  if (found === undefined && !reference.optional)
    throw new Missing(`couldn't find key ${reference.key} in ${configMapKeyRef ? 'ConfigMap' : 'Secret'} ${namespace}/${reference.name}`)
  return found
}

interface Reference {
  readonly name?: string
  readonly optional?: boolean
}

function configMapData(objects: ClusterObjects, namespace: string, { name = '', optional }: Reference) {
  const found = objects.find<ConfigMapObject>(configMapKind, namespace, name)
  if (!found && !optional) throw new Missing(`configmap "${name}" not found`)
  return found && (found.data ?? {})
}

function secretData(objects: ClusterObjects, namespace: string, { name = '', optional }: Reference) {
  const found = objects.find<SecretObject>(secretKind, namespace, name)
  if (!found && !optional) throw new Missing(`secret "${name}" not found`)
  return (
    found &&
    Object.fromEntries(Object.entries(found.data ?? {}).map(([key, value]) => [key, Buffer.from(value, 'base64').toString('utf8')]))
  )
}

/** Of each service in the namespace where it is, and docker's links; the API server's service in all of them. */
export function serviceVariables(services: readonly ServiceObject[], namespace: string, links: boolean): Readonly<Record<string, string>> {
  const made: Record<string, string> = {}
  for (const { metadata, spec } of services) {
    const { clusterIP = '', ports = [] } = spec
    const master = metadata.namespace === 'default' && metadata.name === 'kubernetes'
    if (clusterIP === '' || clusterIP === 'None' || !(master || (links && metadata.namespace === namespace))) continue
    const prefix = upper(metadata.name ?? '')
    made[`${prefix}_SERVICE_HOST`] = clusterIP
    for (const [index, { name, port, protocol = 'TCP' }] of ports.entries()) {
      if (index === 0) made[`${prefix}_SERVICE_PORT`] = String(port)
      if (name) made[`${prefix}_SERVICE_PORT_${upper(name)}`] = String(port)
      const address = `${protocol.toLowerCase()}://${clusterIP.includes(':') ? `[${clusterIP}]` : clusterIP}:${port}`
      const link = `${prefix}_PORT_${port}_${protocol.toUpperCase()}`
      if (index === 0) made[`${prefix}_PORT`] = address
      made[link] = address
      made[`${link}_PROTO`] = protocol.toLowerCase()
      made[`${link}_PORT`] = String(port)
      made[`${link}_ADDR`] = clusterIP
    }
  }
  return made
}

function upper(name: string): string {
  return name.replaceAll('-', '_').toUpperCase()
}
