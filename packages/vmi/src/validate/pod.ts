import { isIP } from 'node:net'
import type { Probe, VirtualMachineInstanceSpec } from '../generated/types.js'
import { dnsLabelRule, dnsSubdomainRule, isDnsLabel, isDnsSubdomain } from '../names.js'
import { checkOneOf, quoted, type Report } from './problem.js'

const evictionStrategies = ['None', 'LiveMigrate', 'LiveMigrateIfPossible', 'External']
const dnsPolicies = ['ClusterFirstWithHostNet', 'ClusterFirst', 'Default', 'None']
const mostNameservers = 3
const mostSearches = 6
const mostSearchCharacters = 256

/** Names, probes and DNS of the pod that the VMI runs in, and what becomes of it. */
export function checkPod(report: Report, spec: VirtualMachineInstanceSpec, path: string): void {
  const { hostname, subdomain, serviceAccountName } = spec
  if (hostname && !isDnsLabel(hostname))
    report('FieldValueInvalid', `${path}.hostname`, `${quoted(hostname)} can't be a host name: use ${dnsLabelRule}`)
  if (subdomain && !isDnsSubdomain(subdomain))
    report('FieldValueInvalid', `${path}.subdomain`, `${quoted(subdomain)} can't be a subdomain: use ${dnsSubdomainRule}`)
  if (serviceAccountName) {
    if (!isDnsSubdomain(serviceAccountName)) {
      report(
        'FieldValueInvalid',
        `${path}.serviceAccountName`,
        `${quoted(serviceAccountName)} can't be the name of a service account: use ${dnsSubdomainRule}`,
      )
    }
    const other = spec.volumes?.find(({ serviceAccount }) => serviceAccount && serviceAccount.serviceAccountName !== serviceAccountName)
    if (other)
      report(
        'FieldValueInvalid',
        `${path}.serviceAccountName`,
        `the volume ${quoted(other.name)} is of another service account, ${quoted(other.serviceAccount?.serviceAccountName)}; a pod has one`,
      )
  }
  checkOneOf(report, `${path}.evictionStrategy`, spec.evictionStrategy, evictionStrategies)
  checkOneOf(report, `${path}.startStrategy`, spec.startStrategy, ['Paused'])
  if (spec.startStrategy === 'Paused' && spec.livenessProbe) {
    report('FieldValueInvalid', `${path}.startStrategy`, 'a liveness probe would kill a VMI that starts paused; remove one of the two')
  }
  const hasPodNetwork = spec.networks?.some(({ pod }) => pod) ?? false
  for (const name of ['readinessProbe', 'livenessProbe'] as const) {
    const probe = spec[name]
    // Without any network the VMI gets the pod network.
    if (probe) checkProbe(report, probe, `${path}.${name}`, hasPodNetwork || !spec.networks?.length)
  }
  checkDns(report, spec, path)
}

function checkProbe(report: Report, probe: Probe, at: string, hasPodNetwork: boolean): void {
  const given = (['httpGet', 'tcpSocket', 'exec', 'guestAgentPing'] as const).filter((handler) => probe[handler])
  if (given.length !== 1)
    report('FieldValueInvalid', at, `a probe does one thing: give exactly one of httpGet, tcpSocket, exec and guestAgentPing`)
  for (const handler of ['httpGet', 'tcpSocket'] as const) {
    if (probe[handler] && !hasPodNetwork)
      report('FieldValueInvalid', `${at}.${handler}`, 'this probe goes through the pod network, which the VMI does not have')
  }
}

function checkDns(report: Report, { dnsPolicy, dnsConfig }: VirtualMachineInstanceSpec, path: string): void {
  checkOneOf(report, `${path}.dnsPolicy`, dnsPolicy, dnsPolicies)
  const { nameservers = [], searches = [], options = [] } = dnsConfig ?? {}
  const at = `${path}.dnsConfig`
  if (dnsPolicy === 'None' && nameservers.length === 0)
    report('FieldValueRequired', `${at}.nameservers`, 'the DNS policy "None" needs a name server')
  if (nameservers.length > mostNameservers)
    report('FieldValueInvalid', `${at}.nameservers`, `${nameservers.length} name servers are too many: at most ${mostNameservers}`)
  for (const [index, server] of nameservers.entries()) {
    if (isIP(server) === 0) report('FieldValueInvalid', `${at}.nameservers[${index}]`, `${quoted(server)} is not an IP address`)
  }
  if (searches.length > mostSearches || searches.join(' ').length > mostSearchCharacters) {
    report(
      'FieldValueInvalid',
      `${at}.searches`,
      `that is too much to search: at most ${mostSearches} domains with ${mostSearchCharacters} characters`,
    )
  }
  for (const [index, search] of searches.entries()) {
    if (!isDnsSubdomain(search))
      report('FieldValueInvalid', `${at}.searches[${index}]`, `${quoted(search)} is not a domain: use ${dnsSubdomainRule}`)
  }
  for (const [index, { name }] of options.entries())
    if (!name) report('FieldValueRequired', `${at}.options[${index}].name`, 'the name of the DNS option is missing')
}
