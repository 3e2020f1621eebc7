import type { AuthorizationRole } from '@vivarium/vim/types'
import { privilegeIds, systemPrivileges } from './privilege-ids.js'

/** The role of administrators, who may do everything. */
export const adminRole = -1

const isOf = (id: string, groups: readonly string[]) => groups.some((group) => id === group || id.startsWith(`${group}.`))
const of = (...groups: readonly string[]) => privilegeIds.filter((id) => isOf(id, groups))
const without = (...groups: readonly string[]) => privilegeIds.filter((id) => !isOf(id, groups))
const withSystem = (...ids: readonly string[]) => [...new Set([...systemPrivileges, ...ids])].sort()

function role(roleId: number, name: string, label: string, privilege: readonly string[]): AuthorizationRole {
  return { roleId, system: roleId < 0, name, info: { label, summary: label }, privilege: [...privilege] }
}

/** Those that a new vCenter has; ids and names are the API's (API reference, AuthorizationManager; vSphere Security, "vCenter Server System Roles"). */
export function defaultRoles(): AuthorizationRole[] {
  return [
    role(-8, 'NoTrustedAdmin', 'No Trusted Infrastructure administrator', without('Trust', 'TrustedAdmin')),
    role(-7, 'TrustedAdmin', 'Trusted Infrastructure administrator', privilegeIds),
    role(-6, 'NoCryptoAdmin', 'No cryptography administrator', without('Cryptographer')),
    role(-5, 'NoAccess', 'No access', []),
    role(-4, 'Anonymous', 'Anonymous', ['System.Anonymous']),
    role(-3, 'View', 'View', ['System.Anonymous', 'System.View']),
    role(-2, 'ReadOnly', 'Read-only', systemPrivileges),
    role(adminRole, 'Admin', 'Administrator', privilegeIds),
    role(
      4,
      'VirtualMachinePowerUser',
      'Virtual machine power user (sample)',
      withSystem(
        'Datastore.Browse',
        'Global.CancelTask',
        ...of('VirtualMachine.Config', 'VirtualMachine.Interact', 'VirtualMachine.State', 'ScheduledTask'),
      ),
    ),
    role(
      5,
      'VirtualMachineUser',
      'Virtual machine user (sample)',
      withSystem('Global.CancelTask', ...of('VirtualMachine.Interact', 'ScheduledTask')),
    ),
    role(
      6,
      'ResourcePoolAdministrator',
      'Resource pool administrator (sample)',
      withSystem(
        'Datastore.Browse',
        'Global.CancelTask',
        'Authorization.ModifyPermissions',
        ...of('Folder', 'Resource', 'Alarm', 'ScheduledTask', 'VirtualMachine'),
      ),
    ),
    role(
      7,
      'VMwareConsolidatedBackupUser',
      'VMware Consolidated Backup user (sample)',
      withSystem(
        'VirtualMachine.Config.DiskLease',
        'VirtualMachine.Provisioning.DiskRandomRead',
        'VirtualMachine.Provisioning.GetVmFiles',
        'VirtualMachine.State.CreateSnapshot',
        'VirtualMachine.State.RemoveSnapshot',
      ),
    ),
    role(8, 'DatastoreConsumer', 'Datastore consumer (sample)', withSystem('Datastore.AllocateSpace')),
    role(9, 'NetworkConsumer', 'Network administrator (sample)', withSystem('Network.Assign')),
  ]
}
