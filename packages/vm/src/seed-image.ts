import { isoImage } from './iso9660.js'

/** What cloud-init's NoCloud data source reads; texts as they stand in its documentation. */
export interface SeedContent {
  /** `#cloud-config` YAML, a script, or any other form of user-data. */
  readonly userData: string
  /** YAML with at least `instance-id`: a new one makes cloud-init run its once-per-instance parts again. */
  readonly metaData: string
  /** As user-data, for defaults that the user's own data wins over. */
  readonly vendorData?: string
  /** Network configuration, version 1 or 2 (netplan's form). Absent: DHCP on the first NIC. */
  readonly networkConfig?: string
}

/**
 * A disk image by which cloud-init gets its data: an ISO 9660 volume named `cidata`. Made here rather than by genisoimage: it is
 * some hundred lines, needs no program on the user's computer, and the same content gives the same bytes.
 */
export function seedImage({ userData, metaData, vendorData, networkConfig }: SeedContent): Buffer {
  const files = {
    'user-data': userData,
    'meta-data': metaData,
    ...(vendorData === undefined ? {} : { 'vendor-data': vendorData }),
    ...(networkConfig === undefined ? {} : { 'network-config': networkConfig }),
  }
  return isoImage(
    'cidata',
    Object.entries(files).map(([name, content]) => ({ name, content: Buffer.from(content) })),
  )
}
