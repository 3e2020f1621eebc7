import { text } from '../arguments.js'
import { base64 } from '../base64.js'
import type { CloudInitConfigDriveSource } from '../generated/types.js'
import { make, put } from '../go-json.js'
import { defineOption } from '../option.js'

export const withConfigDriveUserData = defineOption(
  'withConfigDriveUserData',
  [text('data')],
  (source: CloudInitConfigDriveSource, data: string) => put(source, { userData: data }),
)

/** The user data in base64. Plain user data that is there already stays. */
export const withConfigDriveEncodedUserData = defineOption(
  'withConfigDriveEncodedUserData',
  [text('data')],
  (source: CloudInitConfigDriveSource, data: string) => put(source, { userDataBase64: base64(data) }),
)

export const withConfigDriveUserDataSecretName = defineOption(
  'withConfigDriveUserDataSecretName',
  [text('secretName')],
  (source: CloudInitConfigDriveSource, secretName: string) => {
    source.secretRef = make('LocalObjectReference', { name: secretName })
  },
)

export const withConfigDriveNetworkData = defineOption(
  'withConfigDriveNetworkData',
  [text('data')],
  (source: CloudInitConfigDriveSource, data: string) => put(source, { networkData: data }),
)

/** The network data in base64. Plain network data that is there already stays. */
export const withConfigDriveEncodedNetworkData = defineOption(
  'withConfigDriveEncodedNetworkData',
  [text('data')],
  (source: CloudInitConfigDriveSource, data: string) => put(source, { networkDataBase64: base64(data) }),
)

export const withConfigDriveNetworkDataSecretName = defineOption(
  'withConfigDriveNetworkDataSecretName',
  [text('secretName')],
  (source: CloudInitConfigDriveSource, secretName: string) => {
    source.networkDataSecretRef = make('LocalObjectReference', { name: secretName })
  },
)
