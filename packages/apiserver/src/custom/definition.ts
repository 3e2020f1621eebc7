import { formatTime } from '../clock.js'
import type { Condition, KubeObject } from '../registry/objects.js'
import type { CustomColumn } from '../registry/resource.js'
import type { JsonObject } from '../schema/json.js'

/** apiextensions.k8s.io/v1 CustomResourceDefinition, decoded and defaulted. */
export interface CustomResourceDefinition extends KubeObject {
  spec: DefinitionSpec
  status?: DefinitionStatus
}

export interface DefinitionSpec {
  group: string
  names: DefinitionNames
  scope: string
  versions: DefinitionVersion[]
  conversion?: { strategy: string; webhook?: JsonObject }
  preserveUnknownFields?: boolean
}

export interface DefinitionNames {
  plural: string
  singular?: string
  shortNames?: string[]
  kind: string
  listKind?: string
  categories?: string[]
}

export interface DefinitionVersion {
  name: string
  served: boolean
  storage: boolean
  deprecated?: boolean
  deprecationWarning?: string
  schema?: { openAPIV3Schema?: JsonObject }
  subresources?: DefinitionSubresources
  additionalPrinterColumns?: CustomColumn[]
  selectableFields?: { jsonPath: string }[]
}

export interface DefinitionSubresources {
  status?: JsonObject
  scale?: { specReplicasPath: string; statusReplicasPath: string; labelSelectorPath?: string }
}

export interface DefinitionStatus {
  conditions?: Condition[] | null
  acceptedNames?: DefinitionNames
  storedVersions?: string[] | null
}

export const definitionsTable = 'customresourcedefinitions.apiextensions.k8s.io'
export const cleanupFinalizer = 'customresourcecleanup.apiextensions.k8s.io'
export const approvalAnnotation = 'api-approved.kubernetes.io'

export function conditionOf({ status }: CustomResourceDefinition, type: string): Condition | undefined {
  return status?.conditions?.find((condition) => condition.type === type)
}

export function hasCondition(definition: CustomResourceDefinition, type: string): boolean {
  return conditionOf(definition, type)?.status === 'True'
}

/** The status with a condition set; its transition time changes with its status only. */
export function withCondition(status: DefinitionStatus, condition: Condition, now: Date): DefinitionStatus {
  const before = status.conditions ?? []
  const old = before.find(({ type }) => type === condition.type)
  const lastTransitionTime = old?.status === condition.status && old.lastTransitionTime ? old.lastTransitionTime : formatTime(now)
  const fresh = { ...condition, lastTransitionTime }
  return { ...status, conditions: old ? before.map((one) => (one === old ? fresh : one)) : [...before, fresh] }
}

/** `.spec.replicas` as `spec.replicas`. */
export function plainPath(path: string): string {
  return path.replace(/^\./, '')
}
