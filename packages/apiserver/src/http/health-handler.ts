import type { Exchange } from './exchange.js'

/** In the order in which kube-apiserver prints them: the hooks as they are started. */
const hooks = [
  'start-apiserver-admission-initializer',
  'generic-apiserver-start-informers',
  'priority-and-fairness-config-consumer',
  'priority-and-fairness-filter',
  'storage-object-count-tracker-hook',
  'start-apiextensions-informers',
  'start-apiextensions-controllers',
  'crd-informer-synced',
  'start-system-namespaces-controller',
  'start-cluster-authentication-info-controller',
  'start-kube-apiserver-identity-lease-controller',
  'start-kube-apiserver-identity-lease-garbage-collector',
  'start-legacy-token-tracking-controller',
  'start-service-ip-repair-controllers',
  'rbac/bootstrap-roles',
  'scheduling/bootstrap-system-priority-classes',
  'priority-and-fairness-config-producer',
  'bootstrap-controller',
  'start-kubernetes-service-cidr-controller',
  'start-kube-aggregator-informers',
  'apiservice-status-local-available-controller',
  'apiservice-status-remote-available-controller',
  'apiservice-registration-controller',
  'apiservice-discovery-controller',
  'kube-apiserver-autoregistration',
]
const lateHooks = ['apiservice-openapi-controller', 'apiservice-openapiv3-controller']
const startChecks = [...hooks.map(hook), 'autoregister-completion', ...lateHooks.map(hook)]
const liveChecks = ['ping', 'log', 'etcd', ...startChecks]
const readyChecks = ['ping', 'log', 'etcd', 'etcd-readiness', 'informer-sync', ...startChecks, 'shutdown']

function hook(name: string): string {
  return `poststarthook/${name}`
}

/** /healthz, /livez, /readyz and their single checks, by any method. Gives false for a check that does not exist. `failed`: why the server is not ready. */
export async function handleHealth(exchange: Exchange, parts: readonly string[], failed: string | undefined): Promise<boolean> {
  const [kind = '', ...rest] = parts
  const names = kind === 'readyz' ? readyChecks : liveChecks
  const fails = (name: string) => kind === 'readyz' && name === 'shutdown' && failed !== undefined
  if (rest.length > 0) {
    const name = rest.join('/')
    if (!names.includes(name)) return false
    if (fails(name)) await exchange.sendText(500, `internal server error: ${failed}\n`)
    else await exchange.sendText(200, 'ok')
    return true
  }
  const excluded = new Set(exchange.query.getAll('exclude'))
  let failing = false
  const lines = names.map((name) => {
    if (excluded.delete(name)) return `[+]${name} excluded: ok`
    if (!fails(name)) return `[+]${name} ok`
    failing = true
    return `[-]${name} failed: reason withheld`
  })
  if (excluded.size > 0) {
    const unknown = [...excluded].sort().map((name) => JSON.stringify(name))
    lines.push(`warn: some health checks cannot be excluded: no matches for ${unknown.join(', ')}`)
  }
  if (failing) await exchange.sendText(500, `${lines.join('\n')}\n${kind} check failed\n`)
  else await exchange.sendText(200, exchange.query.has('verbose') ? `${lines.join('\n')}\n${kind} check passed\n` : 'ok')
  return true
}
