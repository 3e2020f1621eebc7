import { randomUUID } from 'node:crypto'
import { serverUser } from '../auth/user.js'
import { formatTime } from '../clock.js'
import { canonical } from '../registry/defaulting.js'
import { trackFields } from '../registry/managed-fields.js'
import { asJson, viewOf } from '../registry/objects.js'
import type { ServerState, WriteRequest } from '../registry/state.js'
import { isObject, type JsonObject } from '../schema/json.js'
import type { CustomResourceDefinition } from './definition.js'

const table = 'apiservices.apiregistration.k8s.io'
const automanaged = 'kube-aggregator.kubernetes.io/automanaged'

/**
 * Keeps an APIService for each group version that definitions serve, and for no other; after the crd-autoregister controller. What others
 * made is left alone.
 */
export function registerApiServices(state: ServerState, definitions: readonly CustomResourceDefinition[]): void {
  const resource = state.registry.get('apiregistration.k8s.io/v1', 'apiservices')
  if (!resource) return
  const services = state.store.table(table)
  const wanted = new Map<string, { readonly group: string; readonly version: string }>()
  for (const { spec } of definitions)
    for (const { name, served } of spec.versions) if (served) wanted.set(`${name}.${spec.group}`, { group: spec.group, version: name })
  for (const { key, metadata } of [...services.items])
    if (!wanted.has(key) && isObject(metadata.labels) && metadata.labels[automanaged] === 'true') services.remove(key)
  for (const [name, { group, version }] of wanted) {
    if (services.get(name)) continue
    const now = formatTime(state.clock.now())
    const service: JsonObject = {
      kind: 'APIService',
      apiVersion: 'apiregistration.k8s.io/v1',
      metadata: { name, labels: { [automanaged]: 'true' }, uid: randomUUID(), creationTimestamp: now },
      spec: { group, version, groupPriorityMinimum: 1000, versionPriority: 100 },
    }
    const request: WriteRequest = {
      resource,
      subresource: '',
      namespace: '',
      name,
      user: serverUser,
      manager: 'kube-apiserver',
      dryRun: false,
      warn: () => {},
    }
    const tracked = trackFields(state, request, undefined, service)
    services.put(name, asJson(canonical(state, resource, viewOf({ ...tracked, status: { conditions: [available(now)] } }))))
  }
}

function available(now: string): JsonObject {
  return { type: 'Available', status: 'True', lastTransitionTime: now, reason: 'Local', message: 'Local APIServices are always available' }
}
