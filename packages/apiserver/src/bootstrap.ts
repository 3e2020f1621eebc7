import { randomUUID } from 'node:crypto'
import { serverUser } from './auth/user.js'
import { type Clock, formatTime, hostClock } from './clock.js'
import type { KubernetesData } from './data.js'
import { createObject } from './registry/create.js'
import { setDefaults } from './registry/defaulting.js'
import type { KubeObject } from './registry/objects.js'
import { keyOf, type ServedResource } from './registry/resource.js'
import type { ServerState } from './registry/state.js'
import { equalJson, type JsonObject, type JsonValue } from './schema/json.js'
import { Store, type StoreSnapshot } from './store/store.js'

const shared = new Map<string, StoreSnapshot>()

/**
 * The state of a server that nobody has written to yet, except for what makes it this server (`makeOwnObjects`). Servers on the host's
 * clock share one copy, so that an idle one costs little.
 */
export function pristineState(data: KubernetesData, resources: readonly ServedResource[], clock: Clock): StoreSnapshot {
  if (clock !== hostClock) return buildPristine(data, resources, clock)
  let snapshot = shared.get(data.version)
  if (!snapshot) {
    snapshot = buildPristine(data, resources, clock)
    shared.set(data.version, snapshot)
  }
  return snapshot
}

function buildPristine(data: KubernetesData, resources: readonly ServedResource[], clock: Clock): StoreSnapshot {
  const store = new Store(0)
  const now = formatTime(clock.now())
  for (const [name, objects] of Object.entries(data.bootstrap)) {
    const resource = resources.find(({ group, version, resource }) => name === `${group === '' ? '' : `${group}/`}${version}/${resource}`)
    if (!resource) continue
    for (const object of objects) {
      const { metadata, ...rest } = stamped(object as JsonObject, now) as { metadata: JsonObject } & JsonObject
      const key = keyOf(resource, String(metadata.namespace ?? ''), String(metadata.name))
      store.table(resource.definition.table).put(key, { ...rest, metadata: { ...metadata, uid: randomUUID(), creationTimestamp: now } })
    }
  }
  return store.snapshot()
}

/** The captured times become this server's. */
function stamped(value: JsonValue, now: string): JsonValue {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map((item: JsonValue) => stamped(item, now))
  const copy: Record<string, JsonValue> = {}
  for (const [key, field] of Object.entries(value as JsonObject)) {
    copy[key] = key === 'time' || key === 'lastTransitionTime' ? now : stamped(field as JsonValue, now)
  }
  return copy
}

const systemNamespaces = ['default', 'kube-system', 'kube-public', 'kube-node-lease']

/**
 * What every server makes for itself: namespaces, the service's network, the service `kubernetes`, and config maps for others: by whom client
 * certificates are signed, and since when the tokens of secrets are tracked. Does nothing where they are.
 */
export async function makeOwnObjects(state: ServerState, port: number, clientAuthorities: readonly string[]): Promise<void> {
  const make = async (apiVersion: string, kind: string, name: string, namespace: string, fields: JsonObject) => {
    const resource = state.registry.ofKind(apiVersion, kind)
    if (!resource || state.store.table(resource.definition.table).get(keyOf(resource, namespace, name))) return
    const object = {
      kind,
      apiVersion,
      metadata: { name, ...(fields.metadata as JsonObject | undefined) },
      ...withoutMetadata(fields),
    } as unknown as KubeObject
    setDefaults(state, resource, object)
    await createObject(
      state,
      { resource, subresource: '', namespace, name, user: serverUser, manager: 'kube-apiserver', dryRun: false, warn: () => {} },
      object,
    )
  }
  for (const name of systemNamespaces) await make('v1', 'Namespace', name, '', {})
  const since = formatTime(state.clock.now()).slice(0, 10)
  await make('v1', 'ConfigMap', 'kube-apiserver-legacy-service-account-token-tracking', 'kube-system', { data: { since } })
  const authentication = { data: { 'client-ca-file': clientAuthorities.join('') } }
  await make('v1', 'ConfigMap', 'extension-apiserver-authentication', 'kube-system', authentication)
  // A fork has an authority of its own.
  const made = state.store.table('configmaps').get('kube-system/extension-apiserver-authentication')
  if (made && !equalJson(made.object.data ?? null, authentication.data))
    state.store.table('configmaps').put(made.key, { ...made.object, ...authentication })
  await make('networking.k8s.io/v1', 'ServiceCIDR', 'kubernetes', '', { spec: { cidrs: [...state.settings.serviceClusterIpRanges] } })
  await make('v1', 'Service', 'kubernetes', 'default', {
    metadata: { labels: { component: 'apiserver', provider: 'kubernetes' } },
    spec: {
      ports: [{ name: 'https', protocol: 'TCP', port: 443, targetPort: port }],
      clusterIP: firstAddress(state.settings.serviceClusterIpRanges[0] ?? ''),
      ipFamilyPolicy: 'SingleStack',
      internalTrafficPolicy: 'Cluster',
      sessionAffinity: 'None',
      type: 'ClusterIP',
    },
  })
}

function withoutMetadata({ metadata: _metadata, ...rest }: JsonObject): JsonObject {
  return rest
}

/** The first usable address of an IPv4 network: that of the service `kubernetes`. */
export function firstAddress(cidr: string): string {
  const [a = 0, b = 0, c = 0, d = 0] = (cidr.split('/')[0] ?? '').split('.').map(Number)
  return `${a}.${b}.${c}.${d + 1}`
}
