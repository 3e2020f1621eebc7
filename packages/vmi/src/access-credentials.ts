import { text } from './arguments.js'
import type { VirtualMachineInstance } from './generated/types.js'
import { defineOption } from './option.js'
import { append } from './paths.js'

/** SSH public keys of a secret, which the guest agent writes for one user. */
export const withAccessCredentialSSHPublicKey = defineOption(
  'withAccessCredentialSSHPublicKey',
  [text('secretName'), text('userName')],
  (vmi: VirtualMachineInstance, secretName: string, userName: string) => {
    append(vmi.spec, 'accessCredentials', {
      sshPublicKey: { source: { secret: { secretName } }, propagationMethod: { qemuGuestAgent: { users: [userName] } } },
    })
  },
)

/** Passwords of a secret, which the guest agent sets. */
export const withAccessCredentialUserPassword = defineOption(
  'withAccessCredentialUserPassword',
  [text('secretName')],
  (vmi: VirtualMachineInstance, secretName: string) => {
    append(vmi.spec, 'accessCredentials', {
      userPassword: { source: { secret: { secretName } }, propagationMethod: { qemuGuestAgent: {} } },
    })
  },
)
