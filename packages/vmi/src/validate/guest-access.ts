import type { VirtualMachineInstanceSpec } from '../generated/types.js'
import type { Report } from './problem.js'

/** Keys and passwords that are brought into the guest. */
export function checkAccessCredentials(report: Report, spec: VirtualMachineInstanceSpec, path: string): void {
  for (const [index, { sshPublicKey, userPassword }] of (spec.accessCredentials ?? []).entries()) {
    const at = `${path}.accessCredentials[${index}]`
    if ((sshPublicKey ? 1 : 0) + (userPassword ? 1 : 0) !== 1) {
      report('FieldValueInvalid', at, 'a credential is either sshPublicKey or userPassword; give one of them')
    }
    if (sshPublicKey) {
      const { noCloud, configDrive, qemuGuestAgent } = sshPublicKey.propagationMethod ?? {}
      checkOne(report, `${at}.sshPublicKey.source`, [sshPublicKey.source?.secret], 'a secret')
      checkOne(
        report,
        `${at}.sshPublicKey.propagationMethod`,
        [noCloud, configDrive, qemuGuestAgent],
        'one of noCloud, configDrive and qemuGuestAgent',
      )
      if (noCloud && !spec.volumes?.some((volume) => volume.cloudInitNoCloud)) {
        report(
          'FieldValueInvalid',
          `${at}.sshPublicKey.propagationMethod`,
          'the key is to come with NoCloud data, but there is no such volume; add one (withCloudInitNoCloud)',
        )
      }
      if (configDrive && !spec.volumes?.some((volume) => volume.cloudInitConfigDrive)) {
        report(
          'FieldValueInvalid',
          `${at}.sshPublicKey.propagationMethod`,
          'the key is to come with a config drive, but there is no such volume; add one (withCloudInitConfigDrive)',
        )
      }
      if (qemuGuestAgent && !qemuGuestAgent.users?.length) {
        report(
          'FieldValueRequired',
          `${at}.sshPublicKey.propagationMethod.qemuGuestAgent.users`,
          'the users whose keys these are are missing',
        )
      }
    }
    if (userPassword) {
      checkOne(report, `${at}.userPassword.source`, [userPassword.source?.secret], 'a secret')
      checkOne(report, `${at}.userPassword.propagationMethod`, [userPassword.propagationMethod?.qemuGuestAgent], 'qemuGuestAgent')
    }
  }
}

function checkOne(report: Report, path: string, given: readonly unknown[], what: string): void {
  if (given.filter(Boolean).length !== 1) report('FieldValueInvalid', path, `exactly this is needed here: ${what}`)
}
