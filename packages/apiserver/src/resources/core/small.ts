import type { KubeObject } from '../../registry/objects.js'
import { key } from '../../schema/field-error.js'
import { dnsSubdomain } from '../../validation/names.js'
import { workloadWarnings } from '../apps/template.js'
import { plain } from '../kit.js'
import { dropAlphaFields } from './pod-alpha-fields.js'
import { validatePodTemplate } from './pod-spec-validation.js'
import type { PodTemplateSpec } from './pod-types.js'

// Kinds of the core group whose rules are short enough to stand together.

const mountableSecrets = 'kubernetes.io/enforce-mountable-secrets'

export const serviceAccounts = plain<KubeObject>({
  nameRule: dnsSubdomain,
  warnings: ({ metadata }, old) =>
    metadata.annotations?.[mountableSecrets] === undefined || old?.metadata.annotations?.[mountableSecrets] !== undefined
      ? []
      : [
          `${key('metadata.annotations', mountableSecrets)}: deprecated in v1.32+; prefer separate namespaces to isolate access to mounted secrets`,
        ],
  returnsDeletedObject: true,
})

interface PodTemplate extends KubeObject {
  template: PodTemplateSpec
}

export const podTemplates = plain<PodTemplate>({
  nameRule: dnsSubdomain,
  counted: ['template'],
  prepareForCreate: ({ template }) => dropAlphaFields(template.spec),
  prepareForUpdate: ({ template }) => dropAlphaFields(template.spec),
  validate: ({ template }, { settings }, old) => validatePodTemplate(template, 'template', settings, old?.template),
  warnings: (object, old) => workloadWarnings('template', object.template, object, old),
  returnsDeletedObject: true,
})
