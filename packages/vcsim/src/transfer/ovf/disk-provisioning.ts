/** How a disk is to lie on its datastore, by what OVF's clients call it: OvfCreateImportSpecParamsDiskProvisioningType of the API reference. */
const layouts = {
  flat: {},
  thick: {},
  monolithicFlat: {},
  eagerZeroedThick: { eagerlyScrub: true },
  thin: { thinProvisioned: true },
  sparse: { thinProvisioned: true },
  seSparse: { thinProvisioned: true },
  // Hosts make no disks of that format: the import is refused, as on a real one.
  monolithicSparse: { _typeName: 'VirtualDiskSparseVer2BackingInfo' },
} as const

export type DiskProvisioning = keyof typeof layouts

export const supportedProvisionings = Object.keys(layouts).filter((name) => name !== 'monolithicSparse')

/** Of the backing of a disk; undefined for what no host can do. */
export function layoutFor(
  provisioning: string,
): { readonly _typeName?: string; readonly thinProvisioned?: boolean; readonly eagerlyScrub?: boolean } | undefined {
  const name = provisioning === '' ? 'flat' : provisioning
  return Object.hasOwn(layouts, name) ? layouts[name as DiskProvisioning] : undefined
}
