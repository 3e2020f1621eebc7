import { gunzipSync } from 'node:zlib'
import { errors, messageOf } from '@vivarium/core'

/** What cloud-init finds when it looks where its instance data may be. */
export interface DataSource {
  /** As `cloud-init status --long` shows it: `DataSourceNoCloud [seed=/dev/vdb]`. */
  readonly detail: string
  /** `nocloud` or `vmware` */
  readonly name: 'nocloud' | 'vmware'
  readonly userData?: Uint8Array
  readonly vendorData?: Uint8Array
  /** YAML or JSON. */
  readonly metaData?: string
  /** YAML or JSON, version 1 or 2. */
  readonly networkConfig?: string
}

export interface NoCloudSeed {
  readonly userData?: Uint8Array | string
  readonly vendorData?: Uint8Array | string
  readonly metaData?: string
  readonly networkConfig?: string
}

/** The seed disk of the NoCloud data source: the files user-data, meta-data, vendor-data and network-config. */
export function noCloud(seed: NoCloudSeed): DataSource {
  return {
    name: 'nocloud',
    detail: 'DataSourceNoCloud [seed=/dev/vdb]',
    ...(seed.userData === undefined ? {} : { userData: Buffer.from(seed.userData) }),
    ...(seed.vendorData === undefined ? {} : { vendorData: Buffer.from(seed.vendorData) }),
    ...(seed.metaData === undefined ? {} : { metaData: seed.metaData }),
    ...(seed.networkConfig === undefined ? {} : { networkConfig: seed.networkConfig }),
  }
}

/**
 * The VMware data source: `guestinfo.metadata`, `guestinfo.userdata` and `guestinfo.vendordata` of a VM's extra configuration,
 * each with an `.encoding` (`base64`/`b64`, `gzip+base64`/`gz+b64`) beside it. Undefined when none of them is set, as
 * there is then no such data source. Throws INVALID_VALUE for what can't be decoded.
 */
export function vmwareGuestInfo(extraConfig: Readonly<Record<string, string>>): DataSource | undefined {
  const read = (key: string): Buffer | undefined => {
    const value = extraConfig[`guestinfo.${key}`]
    if (value === undefined || value === '' || value === '---') return undefined
    return decode(`guestinfo.${key}`, value, extraConfig[`guestinfo.${key}.encoding`] ?? '')
  }
  const [metaData, userData, vendorData] = [read('metadata'), read('userdata'), read('vendordata')]
  if (metaData === undefined && userData === undefined && vendorData === undefined) return undefined
  return {
    name: 'vmware',
    detail: 'DataSourceVMware [seed=guestinfo]',
    ...(metaData === undefined ? {} : { metaData: metaData.toString() }),
    ...(userData === undefined ? {} : { userData }),
    ...(vendorData === undefined ? {} : { vendorData }),
  }
}

function decode(key: string, value: string, encoding: string): Buffer {
  try {
    if (['gzip+base64', 'gz+b64'].includes(encoding)) return gunzipSync(Buffer.from(value, 'base64'))
    if (['base64', 'b64'].includes(encoding)) return Buffer.from(value, 'base64')
  } catch (error) {
    throw errors.invalidValue(key, value, `it is not ${encoding}: ${messageOf(error)}`)
  }
  return Buffer.from(value)
}
