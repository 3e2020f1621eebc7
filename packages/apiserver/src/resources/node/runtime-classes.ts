import type { KubeObject } from '../../registry/objects.js'
import { type FieldError, fieldError, index } from '../../schema/field-error.js'
import { invalid } from '../../validation/checks.js'
import { immutable, validateLabels } from '../../validation/metadata.js'
import { dnsLabel, dnsSubdomain } from '../../validation/names.js'
import { deprecatedLabel } from '../core/node-label-warnings.js'
import type { Quantities, Toleration } from '../core/pod-types.js'
import { validateRequirements } from '../core/resource-requirements.js'
import { validateTolerations } from '../core/scheduling-validation.js'
import { plain } from '../kit.js'

interface RuntimeClass extends KubeObject {
  handler?: string
  overhead?: { podFixed?: Quantities }
  scheduling?: { nodeSelector?: Record<string, string>; tolerations?: Toleration[] }
}

function validateUnique(tolerations: readonly Toleration[]): FieldError[] {
  const seen = new Set<string>()
  return tolerations.flatMap(({ key = '', operator = '', value = '', effect = '', tolerationSeconds = null }, i) => {
    const identity = JSON.stringify([key, operator, value, effect])
    if (!seen.has(identity)) {
      seen.add(identity)
      return []
    }
    // As the real server prints it: it checks values of types that are not those of JSON.
    const printed = { Key: key, Operator: operator, Value: value, Effect: effect, TolerationSeconds: tolerationSeconds }
    return [fieldError.duplicate(index('scheduling.tolerations', i), printed)]
  })
}

export const runtimeClasses = plain<RuntimeClass>({
  nameRule: dnsSubdomain,
  validate: ({ handler = '', overhead, scheduling }) => [
    ...invalid('handler', handler, dnsLabel(handler)),
    ...(overhead?.podFixed ? validateRequirements({ limits: overhead.podFixed }, 'overhead') : []),
    ...validateLabels(scheduling?.nodeSelector, 'scheduling.nodeSelector'),
    ...validateTolerations(scheduling?.tolerations, 'scheduling.tolerations.tolerations'),
    ...validateUnique(scheduling?.tolerations ?? []),
  ],
  warnings: ({ scheduling }) =>
    Object.keys(scheduling?.nodeSelector ?? {}).flatMap((label) => {
      const advice = deprecatedLabel(label)
      return advice ? [`scheduling.nodeSelector: ${advice}`] : []
    }),
  unconditionalUpdate: false,
  validateUpdate: (runtime, old) => immutable(runtime.handler, old.handler, 'handler'),
})
