import type { KubeObject } from '../../registry/objects.js'
import { fieldError } from '../../schema/field-error.js'
import { nonNegative, positive } from '../../validation/checks.js'
import { dnsSubdomain } from '../../validation/names.js'
import { plain } from '../kit.js'

interface Lease extends KubeObject {
  spec?: { leaseDurationSeconds?: number; leaseTransitions?: number; strategy?: string; preferredHolder?: string }
}

export const leases = plain<Lease>({
  nameRule: dnsSubdomain,
  createOnUpdate: true,
  unconditionalUpdate: false,
  validate: ({ spec = {} }) => [
    ...positive('spec.leaseDurationSeconds', spec.leaseDurationSeconds),
    ...nonNegative('spec.leaseTransitions', spec.leaseTransitions),
    ...(spec.preferredHolder && !spec.strategy
      ? [fieldError.forbidden('spec.preferredHolder', 'may only be specified if `strategy` is defined')]
      : []),
  ],
})
