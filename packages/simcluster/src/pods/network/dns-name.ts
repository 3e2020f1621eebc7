export type DnsName =
  | { readonly address: string }
  | {
      readonly namespace: string
      readonly name: string
      /** A pod of a headless service: its host name, or its address with dashes. */
      readonly pod?: string
    }

const domain = 'cluster.local'

/** What a name means to the cluster's DNS, asked in a namespace with the search list that pods have; undefined: nothing. */
export function dnsName(host: string, namespace: string): DnsName | undefined {
  const name = host.toLowerCase().replace(/\.$/, '')
  const labels = (name.endsWith(`.${domain}`) ? name.slice(0, -domain.length - 1) : name).split('.')
  const kind = labels.at(-1)
  if (kind === 'pod' && labels.length === 3) return { address: (labels[0] ?? '').replaceAll('-', '.') }
  const rest = kind === 'svc' ? labels.slice(0, -1) : labels
  const [first = '', second, third, ...more] = rest
  if (more.length > 0 || first === '') return undefined
  // Without `.svc` the search list puts the namespace, then `svc`, behind the name.
  if (third !== undefined) return { pod: first, name: second ?? '', namespace: third }
  if (second !== undefined) return { name: first, namespace: second }
  return kind === 'svc' && labels.length > 1 ? undefined : { name: first, namespace }
}
