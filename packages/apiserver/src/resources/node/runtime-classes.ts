import type { KubeObject } from '../../registry/objects.js'
import { invalid } from '../../validation/checks.js'
import { immutable, validateLabels } from '../../validation/metadata.js'
import { dnsLabel, dnsSubdomain } from '../../validation/names.js'
import type { Quantities, Toleration } from '../core/pod-types.js'
import { validateRequirements } from '../core/resource-requirements.js'
import { validateTolerations } from '../core/scheduling-validation.js'
import { plain } from '../kit.js'

interface RuntimeClass extends KubeObject {
  handler?: string
  overhead?: { podFixed?: Quantities }
  scheduling?: { nodeSelector?: Record<string, string>; tolerations?: Toleration[] }
}

export const runtimeClasses = plain<RuntimeClass>({
  nameRule: dnsSubdomain,
  validate: ({ handler = '', overhead, scheduling }) => [
    ...invalid('handler', handler, dnsLabel(handler)),
    ...(overhead?.podFixed ? validateRequirements({ limits: overhead.podFixed }, 'overhead') : []),
    ...validateLabels(scheduling?.nodeSelector, 'scheduling.nodeSelector'),
    ...validateTolerations(scheduling?.tolerations, 'scheduling.tolerations.tolerations'),
  ],
  validateUpdate: (runtime, old) => immutable(runtime.handler, old.handler, 'handler'),
})
