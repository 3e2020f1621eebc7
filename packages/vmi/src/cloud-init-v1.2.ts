import { text } from './arguments.js'
import { base64 } from './base64.js'
import { configDriveSource, noCloudSource } from './cloud-init.js'
import type { VirtualMachineInstance } from './generated/types.js'
import { put } from './go-json.js'
import { defineOption } from './option.js'

// The cloud-init builders of libvmi v1.2.0. They have a disk of their own name, and keep plain and encoded user data apart.

const diskName = 'disk1'

/** Of libvmi v1.2.0; today `withCloudInitNoCloud(withNoCloudUserData(data))`. Takes encoded user data away. */
export const withCloudInitNoCloudUserData = defineOption(
  'withCloudInitNoCloudUserData',
  [text('data')],
  (vmi: VirtualMachineInstance, data: string) => put(noCloudSource(vmi, diskName), { userData: data, userDataBase64: undefined }),
)

/** Of libvmi v1.2.0; today `withCloudInitNoCloud(withNoCloudEncodedUserData(data))`. Takes plain user data away. */
export const withCloudInitNoCloudEncodedUserData = defineOption(
  'withCloudInitNoCloudEncodedUserData',
  [text('data')],
  (vmi: VirtualMachineInstance, data: string) => put(noCloudSource(vmi, diskName), { userData: undefined, userDataBase64: base64(data) }),
)

/** Of libvmi v1.2.0; today `withCloudInitNoCloud(withNoCloudNetworkData(data))`. */
export const withCloudInitNoCloudNetworkData = defineOption(
  'withCloudInitNoCloudNetworkData',
  [text('data')],
  (vmi: VirtualMachineInstance, data: string) => put(noCloudSource(vmi, diskName), { networkData: data }),
)

/** Of libvmi v1.2.0; today `withCloudInitConfigDrive(withConfigDriveUserData(data))`. Takes encoded user data away. */
export const withCloudInitConfigDriveUserData = defineOption(
  'withCloudInitConfigDriveUserData',
  [text('data')],
  (vmi: VirtualMachineInstance, data: string) => put(configDriveSource(vmi, diskName), { userData: data, userDataBase64: undefined }),
)
