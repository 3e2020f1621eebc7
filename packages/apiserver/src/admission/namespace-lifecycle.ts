import type { AdmissionPlugin } from '../registry/admission.js'
import { viewOf } from '../registry/objects.js'
import { groupResource } from '../registry/resource.js'
import { failure, StatusError } from '../status.js'
import type { Store } from '../store/store.js'

const immortal = new Set(['default', 'kube-system', 'kube-public'])

interface WithPhase {
  status?: { phase?: string }
}

/** Nothing is made in a namespace that does not exist or is going away, and the namespaces of the system stay. */
export function namespaceLifecycle(store: Store): AdmissionPlugin {
  return {
    name: 'NamespaceLifecycle',
    mutate({ operation, resource, namespace, name, object }) {
      const isNamespace = resource.resource === 'namespaces' && resource.group === ''
      if (isNamespace && operation === 'DELETE' && immortal.has(name)) {
        throw failure.forbidden(groupResource(resource), name, 'this namespace may not be deleted')
      }
      if (isNamespace || namespace === '' || operation === 'DELETE') return
      const found = store.table('namespaces').get(namespace)
      if (!found) throw failure.notFound({ group: '', name: 'namespaces' }, namespace)
      if (operation !== 'CREATE' || (viewOf(found.object) as WithPhase).status?.phase !== 'Terminating') return
      const { message, statusDetails } = failure.forbidden(
        groupResource(resource),
        object?.metadata.name || name,
        `unable to create new content in namespace ${namespace} because it is being terminated`,
      )
      throw new StatusError(403, 'Forbidden', message, {
        ...statusDetails,
        causes: [{ reason: 'NamespaceTerminating', message: `namespace ${namespace} is being terminated`, field: 'metadata.namespace' }],
      })
    },
  }
}
