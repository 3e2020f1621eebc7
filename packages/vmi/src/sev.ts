import { flag } from './arguments.js'
import type { VirtualMachineInstance } from './generated/types.js'
import { defineOption } from './option.js'
import { within } from './paths.js'

/** AMD's memory encryption: SEV-ES, else SEV-SNP, else plain SEV. Replaces the launch security, attestation with it. */
export const withSEV = defineOption(
  'withSEV',
  [flag('isESEnabled'), flag('isSNPEnabled')],
  (vmi: VirtualMachineInstance, isESEnabled: boolean, isSNPEnabled: boolean) => {
    if (isESEnabled) vmi.spec.domain.launchSecurity = { sev: { policy: { encryptedState: true } } }
    else vmi.spec.domain.launchSecurity = isSNPEnabled ? { snp: {} } : { sev: {} }
  },
)

/** SEV with attestation; the VMI starts paused, since that is when it is attested. */
export const withSEVAttestation = defineOption('withSEVAttestation', [], (vmi: VirtualMachineInstance) => {
  vmi.spec.startStrategy = 'Paused'
  const launchSecurity = within(vmi.spec.domain, 'launchSecurity', {})
  const sev = within(launchSecurity, 'sev', {})
  sev.attestation = {}
})
