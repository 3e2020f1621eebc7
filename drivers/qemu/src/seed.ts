import { writeFile } from 'node:fs/promises'
import type { HostSpec } from '@vivarium/core'
import { seedImage } from '@vivarium/vm'

/**
 * Writes the NoCloud seed for an image that may have cloud-init: names, keys and the first NIC as data, and, as vendor data (which
 * the user's own data wins over), that root may log in with those keys. JSON is YAML, so nothing needs quoting.
 */
export async function writeSeed(path: string, spec: HostSpec, internetMac: string): Promise<void> {
  const vendorData = { disable_root: false, ssh_authorized_keys: spec.authorizedKeys }
  const seed = seedImage({
    userData: spec.userData ?? '#cloud-config\n{}\n',
    vendorData: `#cloud-config\n${JSON.stringify(vendorData)}\n`,
    metaData: JSON.stringify({
      'instance-id': `viv-${spec.name}`,
      'local-hostname': spec.hostname ?? spec.name,
      'public-keys': spec.authorizedKeys,
    }),
    networkConfig: JSON.stringify({ version: 2, ethernets: { internet: { match: { macaddress: internetMac }, dhcp4: true } } }),
  })
  await writeFile(path, seed, { mode: 0o600 })
}
