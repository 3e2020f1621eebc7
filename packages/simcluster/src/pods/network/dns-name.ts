import { isIPv4 } from 'node:net'

export type DnsName =
  | { readonly address: string }
  | {
      readonly namespace: string
      readonly name: string
      /** A pod of a headless service: its host name, or its address with dashes. */
      readonly pod?: string
    }

export interface DnsCandidate {
  /** The whole name, without a dot at its end. */
  readonly full: string
  readonly meaning: DnsName
}

const domain = 'cluster.local'
const ndots = 5

/**
 * What a name may mean to the cluster's DNS, in the order in which a pod's resolver asks, with the search list and `ndots:5` that kubelets write
 * into resolv.conf (resolv.conf(5)): a name with fewer dots is tried with the list first, one that ends in a dot as it is only.
 */
export function dnsCandidates(host: string, namespace: string): readonly DnsCandidate[] {
  const asked = host.toLowerCase()
  const name = asked.replace(/\.$/, '')
  const searched = [`${namespace}.svc.${domain}`, `svc.${domain}`, domain].map((suffix) => `${name}.${suffix}`)
  const isLong = name.split('.').length > ndots
  const fulls = asked !== name ? [name] : isLong ? [name, ...searched] : [...searched, name]
  return fulls.flatMap((full) => {
    const meaning = meaningOf(full)
    return meaning ? [{ full, meaning }] : []
  })
}

function meaningOf(full: string): DnsName | undefined {
  if (!full.endsWith(`.${domain}`)) return undefined
  const labels = full.slice(0, -domain.length - 1).split('.')
  const kind = labels.pop()
  const [first = '', second = '', third] = labels
  if (labels.includes('')) return undefined
  if (kind === 'pod') {
    const address = first.replaceAll('-', '.')
    return labels.length === 2 && isIPv4(address) ? { address } : undefined
  }
  if (kind !== 'svc' || labels.length < 2 || labels.length > 3) return undefined
  return third === undefined ? { name: first, namespace: second } : { pod: first, name: second, namespace: third }
}
