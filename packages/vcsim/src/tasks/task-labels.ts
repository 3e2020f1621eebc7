import { findMethod, type ManagedObjectType, type Method, managedObjectNames, managedObjectType } from '@vivarium/vim'
import type { ElementDescription, TaskDescription, TypeDescription } from '@vivarium/vim/types'

/** What vCenter's `TaskManager.description` calls tasks, where the method's own name doesn't say it in those words. */
const labels: Readonly<Record<string, string>> = {
  'VirtualMachine.powerOn': 'Power On virtual machine',
  'VirtualMachine.powerOff': 'Power Off virtual machine',
  'VirtualMachine.suspend': 'Suspend virtual machine',
  'VirtualMachine.reset': 'Reset virtual machine',
  'VirtualMachine.destroy': 'Delete virtual machine',
  'VirtualMachine.rename': 'Rename virtual machine',
  'VirtualMachine.reload': 'Reload virtual machine',
  'VirtualMachine.clone': 'Clone virtual machine',
  'VirtualMachine.migrate': 'Migrate virtual machine',
  'VirtualMachine.relocate': 'Relocate virtual machine',
  'VirtualMachine.reconfigure': 'Reconfigure virtual machine',
  'VirtualMachine.createSnapshot': 'Create virtual machine snapshot',
  'VirtualMachine.createSnapshotEx': 'Create virtual machine snapshot',
  'VirtualMachine.consolidateDisks': 'Consolidate virtual machine disk files',
  'VirtualMachine.customize': 'Customize virtual machine guest OS',
  'VirtualMachine.upgradeVirtualHardware': 'Upgrade VM compatibility',
  'VirtualMachine.upgradeTools': 'Initiated VMware Tools install or upgrade',
  'VirtualMachine.mountToolsInstaller': 'Initiated VMware Tools Installer Mount',
  'VirtualMachine.shutdownGuest': 'Initiate guest OS shutdown',
  'VirtualMachine.rebootGuest': 'Initiate guest OS reboot',
  'VirtualMachine.standbyGuest': 'Initiate guest OS standby',
  'VirtualMachine.answer': 'Answer virtual machine question',
  'VirtualMachine.markAsTemplate': 'Mark virtual machine as template',
  'VirtualMachine.markAsVirtualMachine': 'Mark as virtual machine',
  'VirtualMachine.unregister': 'Unregister virtual machine',
  'VirtualMachine.exportVm': 'Export OVF template',
  'VirtualMachine.reloadFromPath': 'Reload virtual machine from new configuration',
  'VirtualMachine.promoteDisks': 'Promote virtual machine disks',
  'VirtualMachine.createScreenshot': 'Take virtual machine screenshot',
  'VirtualMachine.terminate': 'Hard stop virtual machine',
  'VirtualMachine.acquireTicket': 'Acquire virtual machine service ticket',
  'VirtualMachine.acquireMksTicket': 'Acquire virtual machine Mouse Keyboard Screen Ticket',
  'VirtualMachine.attachDisk': 'Attach a virtual disk',
  'VirtualMachine.detachDisk': 'Detach a virtual disk',
  'vm.Snapshot.revert': 'Revert snapshot',
  'vm.Snapshot.remove': 'Remove snapshot',
  'vm.Snapshot.rename': 'Rename snapshot',
  'Folder.createVm': 'Create virtual machine',
  'Folder.registerVm': 'Register virtual machine',
  'Folder.moveInto': 'Move entities',
  'Folder.createClusterEx': 'Create cluster',
  'Folder.createDistributedVirtualSwitch': 'Create a vSphere Distributed Switch',
  'Folder.createStoragePod': 'Create a datastore cluster',
  'Folder.unregisterAndDestroy': 'Unregister and Delete',
  'Folder.destroy': 'Delete folder',
  'Datacenter.destroy': 'Remove datacenter',
  'Datacenter.powerOnVm': 'Initialize powering On',
  'ComputeResource.destroy': 'Remove host',
  'ComputeResource.rename': 'Rename compute-resource',
  'ComputeResource.reconfigureEx': 'Reconfigure compute-resource',
  'ClusterComputeResource.destroy': 'Remove cluster',
  'ClusterComputeResource.rename': 'Rename cluster',
  'ClusterComputeResource.reconfigure': 'Reconfigure cluster',
  'ClusterComputeResource.reconfigureEx': 'Reconfigure cluster',
  'ClusterComputeResource.addHost': 'Add host',
  'ClusterComputeResource.moveInto': 'Move host into cluster',
  'ClusterComputeResource.moveHostInto': 'Move host into cluster',
  'HostSystem.destroy': 'Remove host',
  'HostSystem.rename': 'Rename host',
  'HostSystem.reconnect': 'Reconnect host',
  'HostSystem.disconnect': 'Disconnect host',
  'HostSystem.reboot': 'Initiate host reboot',
  'HostSystem.shutdown': 'Initiate host shutdown',
  'ResourcePool.destroy': 'Delete resource pool',
  'ResourcePool.createVm': 'Create virtual machine',
  'ResourcePool.registerVm': 'Register virtual machine',
  'ResourcePool.importVApp': 'Deploy OVF template',
  'VirtualApp.destroy': 'Delete vApp',
  'VirtualApp.powerOn': 'Start vApp',
  'VirtualApp.powerOff': 'Stop vApp',
  'VirtualApp.suspend': 'Suspend vApp',
  'VirtualApp.clone': 'Clone vApp',
  'VirtualApp.unregister': 'Unregister vApp',
  'VirtualApp.createVm': 'Create virtual machine',
  'VirtualApp.registerVm': 'Register virtual machine',
  'VirtualApp.importVApp': 'Deploy OVF template',
  'Datastore.destroy': 'Remove datastore',
  'Datastore.enterMaintenanceMode': 'Enter SDRS maintenance mode',
  'Datastore.exitMaintenanceMode': 'Exit SDRS maintenance mode',
  'DistributedVirtualSwitch.destroy': 'Delete vSphere Distributed Switch',
  'DistributedVirtualSwitch.rename': 'Rename vSphere Distributed Switch',
  'DistributedVirtualSwitch.reconfigure': 'Reconfigure vSphere Distributed Switch',
  'DistributedVirtualSwitch.addPortgroup': 'Add Distributed Port Group',
  'DistributedVirtualSwitch.addPortgroups': 'Add Distributed Port Group',
  'DistributedVirtualSwitch.reconfigurePort': 'Reconfigure dvPort',
  'dvs.DistributedVirtualPortgroup.destroy': 'Delete Distributed Port Group',
  'dvs.DistributedVirtualPortgroup.rename': 'Rename Distributed Port Group',
  'dvs.DistributedVirtualPortgroup.reconfigure': 'Reconfigure Distributed Port Group',
  'ManagedEntity.destroy': 'Remove entity',
  'ManagedEntity.rename': 'Rename managed entity',
  'FileManager.deleteFile': 'Delete file',
}

/** What TaskInfo's `descriptionId` is: `VirtualMachine.powerOn`, `vm.Snapshot.revert`. */
export function descriptionId(type: ManagedObjectType, method: Method): string {
  return `${type.vmodlName.replace(/^vim\./, '')}.${method.vmodlName}`
}

export function taskLabel(id: string): string {
  return labels[id] ?? inWords(id.slice(id.lastIndexOf('.') + 1))
}

/** `enterMaintenanceMode`: "Enter maintenance mode". */
function inWords(name: string): string {
  const words = name.match(/[A-Z]?[a-z0-9]+|[A-Z]+(?![a-z])/g) ?? [name]
  const text = words.map((word) => (/^[A-Z]{2,}$/.test(word) ? word : word.toLowerCase())).join(' ')
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/** All methods of all types. It goes through all of the data: for those who ask. */
export function taskDescription(): TaskDescription {
  const methodInfo = managedObjectNames()
    .map((name) => managedObjectType(name))
    .filter(({ vmodlName }) => vmodlName.startsWith('vim.'))
    .flatMap((type) =>
      [...type.methods].flatMap((name): ElementDescription[] => {
        const found = findMethod(name)
        return found === undefined ? [] : [element(descriptionId(type, found))]
      }),
    )
  return { methodInfo, state: states, reason: reasons }
}

function element(key: string): ElementDescription {
  const label = taskLabel(key)
  return { key, label, summary: label }
}

const states: ElementDescription[] = [
  { key: 'queued', label: 'Queued', summary: 'The task waits for its turn' },
  { key: 'running', label: 'Running', summary: 'The task is at work' },
  { key: 'success', label: 'Success', summary: 'The task is done' },
  { key: 'error', label: 'Error', summary: 'The task has failed' },
]

const reasons: TypeDescription[] = [
  { key: 'TaskReasonSchedule', label: 'Scheduled task', summary: 'A scheduled task started it' },
  { key: 'TaskReasonUser', label: 'User task', summary: 'A user started it' },
  { key: 'TaskReasonSystem', label: 'System task', summary: 'The server started it by itself' },
  { key: 'TaskReasonAlarm', label: 'Alarm task', summary: 'An alarm started it' },
]
