/** A user or a group, as directories and permissions name them. */
export interface Principal {
  /** `vsphere.local`; undefined where the name has none. */
  readonly domain: string | undefined
  readonly name: string
}

/** Of `VSPHERE.LOCAL\Administrator`, `administrator@vsphere.local` or `administrator`: names don't tell capitals apart. */
export function parsePrincipal(text: string): Principal {
  const lower = text.toLowerCase()
  const [, before, after] = /^([^\\]+)\\(.+)$/s.exec(lower) ?? []
  if (before !== undefined && after !== undefined) return { domain: before, name: after }
  const at = lower.lastIndexOf('@')
  return at > 0 && at < lower.length - 1 ? { domain: lower.slice(at + 1), name: lower.slice(0, at) } : { domain: undefined, name: lower }
}

/** True for two names of the same: one without a domain is of any. */
export function isSamePrincipal(one: Principal, other: Principal): boolean {
  return one.name === other.name && (one.domain === undefined || other.domain === undefined || one.domain === other.domain)
}
