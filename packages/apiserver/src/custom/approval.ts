import type { Condition } from '../registry/objects.js'
import { approvalAnnotation, type CustomResourceDefinition, conditionOf, type DefinitionStatus, withCondition } from './definition.js'

/** Groups that only the Kubernetes project may use, and what a definition in one must say about that. */
export function isProtectedGroup(group: string): boolean {
  return /(?:^|\.)(?:k8s|kubernetes)\.io$/.test(group)
}

export type ApprovalState = 'Approved' | 'Unapproved' | 'Missing' | 'Invalid'

/** After api-approved.kubernetes.io (KEP-1111). */
export function approvalOf({ metadata }: CustomResourceDefinition): { state: ApprovalState; reason: string } {
  const annotation = metadata.annotations?.[approvalAnnotation] ?? ''
  const must = `protected groups must have approval annotation ${JSON.stringify(approvalAnnotation)}`
  const see = 'see https://github.com/kubernetes/enhancements/pull/1111'
  if (annotation === '') return { state: 'Missing', reason: `${must}, ${see}` }
  if (annotation.startsWith('unapproved')) return { state: 'Unapproved', reason: `not approved: ${JSON.stringify(annotation)}` }
  if (isUrl(annotation)) return { state: 'Approved', reason: `approved in ${annotation}` }
  return { state: 'Invalid', reason: `${must} with either a URL or a reason starting with "unapproved", ${see}` }
}

function isUrl(text: string): boolean {
  return /^[A-Za-z][A-Za-z0-9+.-]*:\/\/[^/]/.test(text) && URL.canParse(text)
}

/** The status with the condition on approval, undefined when it has it or needs none. */
export function judgeApproval(definition: CustomResourceDefinition, now: Date): DefinitionStatus | undefined {
  if (!isProtectedGroup(definition.spec.group)) return undefined
  const { state, reason } = approvalOf(definition)
  const condition: Condition = {
    type: 'KubernetesAPIApprovalPolicyConformant',
    status: state === 'Approved' ? 'True' : 'False',
    reason: `${state}Annotation`,
    message: reason,
  }
  const before = conditionOf(definition, condition.type)
  if (before?.status === condition.status && before.reason === condition.reason && before.message === condition.message) return undefined
  return withCondition(definition.status ?? {}, condition, now)
}
