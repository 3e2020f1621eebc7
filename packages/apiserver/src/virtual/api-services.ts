import { randomUUID } from 'node:crypto'
import { serverUser } from '../auth/user.js'
import { formatTime } from '../clock.js'
import { canonical } from '../registry/defaulting.js'
import { trackFields } from '../registry/managed-fields.js'
import { asJson, viewOf } from '../registry/objects.js'
import type { ServerState } from '../registry/state.js'
import type { JsonObject } from '../schema/json.js'
import type { VirtualGroup } from './virtual-group.js'

/** Makes the APIService of a group, where there is none: one that is served by a service, and answers. */
export function registerVirtualGroup(state: ServerState, { group, version, service }: VirtualGroup): void {
  const resource = state.registry.get('apiregistration.k8s.io/v1', 'apiservices')
  const name = `${version}.${group}`
  if (!resource || state.store.table(resource.definition.table).get(name)) return
  const now = formatTime(state.clock.now())
  const apiService: JsonObject = {
    kind: 'APIService',
    apiVersion: 'apiregistration.k8s.io/v1',
    metadata: { name, labels: { 'k8s-app': service.name }, uid: randomUUID(), creationTimestamp: now },
    spec: {
      group,
      version,
      groupPriorityMinimum: 100,
      versionPriority: 100,
      insecureSkipTLSVerify: true,
      service: { ...service, port: 443 },
    },
  }
  const request = {
    resource,
    subresource: '',
    namespace: '',
    name,
    user: serverUser,
    manager: 'kube-apiserver',
    dryRun: false,
    warn: () => {},
  }
  const tracked = trackFields(state, request, undefined, apiService)
  const condition = { type: 'Available', status: 'True', lastTransitionTime: now, reason: 'Passed', message: 'all checks passed' }
  state.store
    .table(resource.definition.table)
    .put(name, asJson(canonical(state, resource, viewOf({ ...tracked, status: { conditions: [condition] } }))))
}
