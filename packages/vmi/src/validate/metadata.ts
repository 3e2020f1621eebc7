import type { ObjectMeta } from '../generated/types.js'
import { dnsLabelRule, dnsSubdomainRule, isDnsLabel, isDnsSubdomain, isLabelValue, isQualifiedName } from '../names.js'
import { child, quoted, type Report } from './problem.js'

/** KubeVirt's own components set these. */
const reservedLabels = [
  'kubevirt.io/created-by',
  'kubevirt.io/migrationJobUID',
  'kubevirt.io/nodeName',
  'kubevirt.io/migrationTargetNodeName',
  'kubevirt.io/schedulable',
  'kubevirt.io/install-strategy',
]
const keyRule = 'letters, digits, "-", "_" and "." (at most 63), after an optional DNS name and a slash'

export function checkObjectName(report: Report, metadata: ObjectMeta, path: string): void {
  const { name, generateName, namespace } = metadata
  if (!name && !generateName)
    report('FieldValueRequired', `${path}.name`, 'the object has no name; set metadata.name or metadata.generateName')
  if (name && !isDnsSubdomain(name)) report('FieldValueInvalid', `${path}.name`, `${quoted(name)} can't be a name: use ${dnsSubdomainRule}`)
  if (namespace && !isDnsLabel(namespace)) {
    report('FieldValueInvalid', `${path}.namespace`, `${quoted(namespace)} can't be a namespace: use ${dnsLabelRule}`)
  }
}

export function checkLabelsAndAnnotations(report: Report, metadata: ObjectMeta, path: string): void {
  for (const [key, value] of Object.entries(metadata.labels ?? {})) {
    if (!isQualifiedName(key)) report('FieldValueInvalid', `${path}.labels`, `${quoted(key)} can't be the key of a label: use ${keyRule}`)
    if (!isLabelValue(value)) {
      report(
        'FieldValueInvalid',
        child(`${path}.labels`, key),
        `${quoted(value)} can't be the value of a label: use at most 63 letters, digits, "-", "_" and ".", with a letter or digit at both ends`,
      )
    }
  }
  for (const key of Object.keys(metadata.annotations ?? {})) {
    if (!isQualifiedName(key))
      report('FieldValueInvalid', `${path}.annotations`, `${quoted(key)} can't be the key of an annotation: use ${keyRule}`)
  }
}

export function checkReservedLabels(report: Report, metadata: ObjectMeta, path: string): void {
  for (const key of reservedLabels) {
    if (metadata.labels && key in metadata.labels) {
      report('FieldValueNotSupported', child(`${path}.labels`, key), 'KubeVirt sets this label itself and lets nobody else; remove it')
    }
  }
}
