import { reference } from '@vivarium/vim'
import type { ServiceContent } from '@vivarium/vim/types'
import type { Kind } from '../call.js'
import type { Model } from '../model/model.js'
import { exportMachine, exportSnapshot, exportVApp } from './export.js'
import { httpNfcLease } from './http-nfc-lease.js'
import { importVApp } from './import.js'
import { exportOptions, importOptions, ovfManager } from './ovf-manager.js'

/** What has to do with machines that come and go as files. */
export const transferKinds: readonly (readonly [type: string, kind: Kind])[] = [
  ['HttpNfcLease', httpNfcLease],
  ['OvfManager', ovfManager],
  ['ResourcePool', { methods: { ImportVApp: (call, { spec, folder, host }) => importVApp(call, spec, folder, host) } }],
  ['VirtualMachine', { methods: { ExportVm: exportMachine } }],
  ['VirtualMachineSnapshot', { methods: { ExportSnapshot: exportSnapshot } }],
  ['VirtualApp', { methods: { ExportVApp: exportVApp } }],
]

/** Where the service content leads to the manager. */
export const transferContent = {
  ovfManager: reference('OvfManager', 'OvfManager'),
} satisfies Partial<ServiceContent>

export function addTransferManagers(model: Model): void {
  model.add('OvfManager', transferContent.ovfManager.value, { ovfImportOption: importOptions, ovfExportOption: exportOptions })
}
