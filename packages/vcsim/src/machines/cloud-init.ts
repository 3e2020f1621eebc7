import { z } from 'zod'

/** A network adapter in the metadata of cloud-init. */
export interface CloudInitAdapter {
  readonly macAddress?: string
  readonly hasDhcp: boolean
  /** With lengths of prefixes: `10.0.0.5/24`. */
  readonly addresses: readonly string[]
  readonly gateways: readonly string[]
  readonly servers: readonly string[]
  readonly search: readonly string[]
}

export interface CloudInit {
  readonly hostName?: string
  readonly adapters: readonly CloudInitAdapter[]
}

const strings = z.array(z.string()).default([])

/** What is looked at of the metadata of cloud-init's datasource for VMware (docs.cloud-init.io), with version 2 of its network configuration. */
const metadataSchema = z.object({
  'local-hostname': z.string().optional(),
  hostname: z.string().optional(),
  network: z
    .object({
      ethernets: z
        .record(
          z.string(),
          z.object({
            match: z.object({ macaddress: z.string().optional() }).optional(),
            dhcp4: z.boolean().default(false),
            addresses: strings,
            gateway4: z.string().optional(),
            gateway6: z.string().optional(),
            routes: z.array(z.object({ to: z.string().optional(), via: z.string().optional() })).default([]),
            nameservers: z.object({ addresses: strings, search: strings }).default({ addresses: [], search: [] }),
          }),
        )
        .default({}),
    })
    .optional()
    .catch(undefined),
})

/** Undefined for metadata that cloud-init could make nothing of. */
export async function readCloudInit(metadata: string): Promise<CloudInit | undefined> {
  const found = metadataSchema.safeParse(await parsed(metadata))
  if (!found.success) return undefined
  const hostName = found.data['local-hostname'] ?? found.data.hostname
  const adapters = Object.entries(found.data.network?.ethernets ?? {})
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([, { match, dhcp4, addresses, gateway4, gateway6, routes, nameservers }]): CloudInitAdapter => {
      const byDefault = routes.filter(({ to }) => to === 'default' || to === '0.0.0.0/0' || to === '::/0').map(({ via }) => via)
      return {
        hasDhcp: dhcp4,
        addresses,
        gateways: [gateway4, gateway6, ...byDefault].filter((gateway) => gateway !== undefined),
        servers: nameservers.addresses,
        search: nameservers.search,
        ...(match?.macaddress === undefined ? {} : { macAddress: match.macaddress }),
      }
    })
  return { adapters, ...(hostName === undefined ? {} : { hostName }) }
}

/** What reads YAML takes long to load, and few need it. */
async function parsed(metadata: string): Promise<unknown> {
  const { parse } = await import('yaml')
  try {
    return parse(metadata)
  } catch {
    return undefined
  }
}
