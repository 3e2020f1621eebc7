import { text } from '../arguments.js'
import { base64 } from '../base64.js'
import type { CloudInitNoCloudSource } from '../generated/types.js'
import { make, put } from '../go-json.js'
import { defineOption } from '../option.js'

export const withNoCloudUserData = defineOption('withNoCloudUserData', [text('data')], (source: CloudInitNoCloudSource, data: string) =>
  put(source, { userData: data }),
)

/** The user data in base64. Plain user data that is there already stays. */
export const withNoCloudEncodedUserData = defineOption(
  'withNoCloudEncodedUserData',
  [text('data')],
  (source: CloudInitNoCloudSource, data: string) => put(source, { userDataBase64: base64(data) }),
)

export const withNoCloudUserDataSecretName = defineOption(
  'withNoCloudUserDataSecretName',
  [text('secretName')],
  (source: CloudInitNoCloudSource, secretName: string) => {
    source.secretRef = make('LocalObjectReference', { name: secretName })
  },
)

export const withNoCloudNetworkData = defineOption(
  'withNoCloudNetworkData',
  [text('data')],
  (source: CloudInitNoCloudSource, data: string) => put(source, { networkData: data }),
)

/** The network data in base64. Plain network data that is there already stays. */
export const withNoCloudEncodedNetworkData = defineOption(
  'withNoCloudEncodedNetworkData',
  [text('data')],
  (source: CloudInitNoCloudSource, data: string) => put(source, { networkDataBase64: base64(data) }),
)

export const withNoCloudNetworkDataSecretName = defineOption(
  'withNoCloudNetworkDataSecretName',
  [text('secretName')],
  (source: CloudInitNoCloudSource, secretName: string) => {
    source.networkDataSecretRef = make('LocalObjectReference', { name: secretName })
  },
)
