import type { NodeSelectorTerm, PodAffinityTerm, VirtualMachineInstanceSpec } from '../generated/types.js'
import { isQualifiedName } from '../names.js'
import { checkOneOf, quoted, type Report } from './problem.js'

const operators = ['In', 'NotIn', 'Exists', 'DoesNotExist', 'Gt', 'Lt']
const required = 'requiredDuringSchedulingIgnoredDuringExecution'
const preferred = 'preferredDuringSchedulingIgnoredDuringExecution'

/** Kubernetes' own rules, which KubeVirt applies to what it hands to the pod. */
export function checkScheduling(report: Report, spec: VirtualMachineInstanceSpec, path: string): void {
  const { nodeAffinity, podAffinity, podAntiAffinity } = spec.affinity ?? {}
  const at = `${path}.affinity`
  const nodes = nodeAffinity?.[required]
  if (nodes) {
    const list = `${at}.nodeAffinity.${required}.nodeSelectorTerms`
    if (!nodes.nodeSelectorTerms?.length) report('FieldValueRequired', list, 'at least one term is needed')
    for (const [index, term] of (nodes.nodeSelectorTerms ?? []).entries()) checkNodeTerm(report, term, `${list}[${index}]`)
  }
  for (const [index, term] of (nodeAffinity?.[preferred] ?? []).entries()) {
    checkWeight(report, term.weight, `${at}.nodeAffinity.${preferred}[${index}].weight`)
    checkNodeTerm(report, term.preference ?? {}, `${at}.nodeAffinity.${preferred}[${index}].preference`)
  }
  for (const [name, affinity] of Object.entries({ podAffinity, podAntiAffinity })) {
    for (const [index, term] of (affinity?.[required] ?? []).entries()) checkPodTerm(report, term, `${at}.${name}.${required}[${index}]`)
    for (const [index, { weight, podAffinityTerm }] of (affinity?.[preferred] ?? []).entries()) {
      checkWeight(report, weight, `${at}.${name}.${preferred}[${index}].weight`)
      if (podAffinityTerm) checkPodTerm(report, podAffinityTerm, `${at}.${name}.${preferred}[${index}].podAffinityTerm`)
    }
  }
}

function checkWeight(report: Report, weight: number, path: string): void {
  if (!(weight >= 1 && weight <= 100)) report('FieldValueInvalid', path, `${quoted(weight)} is not a weight from 1 to 100`)
}

function checkNodeTerm(report: Report, { matchExpressions = [] }: NodeSelectorTerm, path: string): void {
  for (const [index, { key, operator, values = [] }] of matchExpressions.entries()) {
    const at = `${path}.matchExpressions[${index}]`
    if (!isQualifiedName(key)) report('FieldValueInvalid', `${at}.key`, `${quoted(key)} can't be the key of a label`)
    checkOneOf(report, `${at}.operator`, operator, operators)
    if ((operator === 'In' || operator === 'NotIn') && values.length === 0)
      report('FieldValueRequired', `${at}.values`, `${operator} needs values`)
    if ((operator === 'Exists' || operator === 'DoesNotExist') && values.length > 0)
      report('FieldValueInvalid', `${at}.values`, `${operator} takes no values`)
    if ((operator === 'Gt' || operator === 'Lt') && values.length !== 1)
      report('FieldValueInvalid', `${at}.values`, `${operator} takes one value, a number`)
  }
}

function checkPodTerm(report: Report, { topologyKey }: PodAffinityTerm, path: string): void {
  if (!topologyKey) {
    report(
      'FieldValueRequired',
      `${path}.topologyKey`,
      'what counts as the same place is missing: the label of nodes to go by, such as "kubernetes.io/hostname"',
    )
  } else if (!isQualifiedName(topologyKey))
    report('FieldValueInvalid', `${path}.topologyKey`, `${quoted(topologyKey)} can't be the key of a label`)
}
