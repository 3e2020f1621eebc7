import type { KubeObject } from '../../registry/objects.js'
import { nonNegative, positive } from '../../validation/checks.js'
import { dnsSubdomain } from '../../validation/names.js'
import { plain } from '../kit.js'

interface Lease extends KubeObject {
  spec?: { leaseDurationSeconds?: number; leaseTransitions?: number; strategy?: string; preferredHolder?: string }
}

/** Fields that only servers with CoordinatedLeaderElection know, which is off by default. */
function dropBetaFields({ spec }: Lease): void {
  delete spec?.strategy
  delete spec?.preferredHolder
}

export const leases = plain<Lease>({
  nameRule: dnsSubdomain,
  createOnUpdate: true,
  unconditionalUpdate: false,
  prepareForCreate: dropBetaFields,
  prepareForUpdate: dropBetaFields,
  validate: ({ spec = {} }) => [
    ...positive('spec.leaseDurationSeconds', spec.leaseDurationSeconds),
    ...nonNegative('spec.leaseTransitions', spec.leaseTransitions),
  ],
})
