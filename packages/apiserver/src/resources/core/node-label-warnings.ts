import { child, index, key } from '../../schema/field-error.js'
import { labelValue } from '../../validation/names.js'
import type { NodeSelectorTerm } from './pod-types.js'

// Advice on labels of nodes that have other names now (pkg/api/node).

const deprecatedNodeLabels: Readonly<Record<string, string>> = {
  'beta.kubernetes.io/arch': 'deprecated since v1.14; use "kubernetes.io/arch" instead',
  'beta.kubernetes.io/os': 'deprecated since v1.14; use "kubernetes.io/os" instead',
  'failure-domain.beta.kubernetes.io/region': 'deprecated since v1.17; use "topology.kubernetes.io/region" instead',
  'failure-domain.beta.kubernetes.io/zone': 'deprecated since v1.17; use "topology.kubernetes.io/zone" instead',
  'beta.kubernetes.io/instance-type': 'deprecated since v1.17; use "node.kubernetes.io/instance-type" instead',
  'app.kubernetes.io/created-by': 'deprecated since v1.9',
  'scheduler.alpha.kubernetes.io/preferAvoidPods': 'deprecated since v1.22; use Taints and Tolerations instead',
  'node-role.kubernetes.io/master': 'use "node-role.kubernetes.io/control-plane" instead',
}

export function deprecatedLabel(label: string): string | undefined {
  return Object.hasOwn(deprecatedNodeLabels, label) ? deprecatedNodeLabels[label] : undefined
}

const gaLabels: Readonly<Record<string, string>> = {
  'beta.kubernetes.io/arch': 'kubernetes.io/arch',
  'beta.kubernetes.io/os': 'kubernetes.io/os',
  'failure-domain.beta.kubernetes.io/region': 'topology.kubernetes.io/region',
  'failure-domain.beta.kubernetes.io/zone': 'topology.kubernetes.io/zone',
  'beta.kubernetes.io/instance-type': 'node.kubernetes.io/instance-type',
}

/** The label that replaces one of beta times. */
export function gaLabel(label: string): string | undefined {
  return Object.hasOwn(gaLabels, label) ? gaLabels[label] : undefined
}

/** Labels that nodes are selected by. */
export function nodeLabelWarnings(labels: Readonly<Record<string, string>> | undefined, path: string): string[] {
  return Object.keys(labels ?? {}).flatMap((label) => {
    const advice = deprecatedLabel(label)
    return advice ? [`${key(path, label)}: ${advice}`] : []
  })
}

/** A field that names a label. */
export function labelNameWarnings(label: string, path: string): string[] {
  const advice = deprecatedLabel(label)
  return advice ? [`${path}: ${label} is ${advice}`] : []
}

/** `checkValues`: also say where a value can't be one of a label. */
export function nodeSelectorTermWarnings({ matchExpressions }: NodeSelectorTerm, checkValues: boolean, path: string): string[] {
  return (matchExpressions ?? []).flatMap((expression, i) => {
    const at = index(child(path, 'matchExpressions'), i)
    const values = checkValues ? (expression.values ?? []) : []
    return [
      ...labelNameWarnings(expression.key, child(at, 'key')),
      ...values.flatMap((value, v) =>
        labelValue(value).map((message) => `${index(child(at, 'values'), v)}: ${value} is invalid, ${message}`),
      ),
    ]
  })
}
