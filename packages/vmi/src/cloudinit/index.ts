export type { ConfigDriveOption, NoCloudOption } from '../option.js'
export {
  withConfigDriveEncodedNetworkData,
  withConfigDriveEncodedUserData,
  withConfigDriveNetworkData,
  withConfigDriveNetworkDataSecretName,
  withConfigDriveUserData,
  withConfigDriveUserDataSecretName,
} from './config-drive.js'
export {
  withNoCloudEncodedNetworkData,
  withNoCloudEncodedUserData,
  withNoCloudNetworkData,
  withNoCloudNetworkDataSecretName,
  withNoCloudUserData,
  withNoCloudUserDataSecretName,
} from './no-cloud.js'
