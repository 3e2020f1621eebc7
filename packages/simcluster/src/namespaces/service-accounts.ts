import { isAlreadyExists, isNamespaceTerminating, isNotFound, type Manager } from '@vivarium/controller'
import { type Namespace, namespaceKind } from './namespace.js'

const serviceAccountKind = { apiVersion: 'v1', kind: 'ServiceAccount' } as const
const selection = { ...serviceAccountKind, fieldSelector: 'metadata.name=default' } as const

/** Every active namespace has a service account `default`, made again when it is deleted. */
export function addServiceAccountController(manager: Manager): void {
  manager.addController({
    name: 'serviceaccount',
    for: { ...namespaceKind, predicate: ({ after }) => after !== undefined },
    watches: [
      {
        ...selection,
        predicate: ({ after }) => after === undefined,
        map: ({ metadata }) => [{ namespace: '', name: metadata.namespace ?? '' }],
      },
    ],
    async reconcile({ name }, { client, informers }) {
      const namespace = informers.of<Namespace>(namespaceKind).get({ name })
      if (namespace?.status?.phase !== 'Active') return
      if (informers.of(serviceAccountKind, selection).get({ namespace: name, name: 'default' })) return
      try {
        await client.create({ ...serviceAccountKind, metadata: { namespace: name, name: 'default' } })
      } catch (error) {
        if (!isAlreadyExists(error) && !isNotFound(error) && !isNamespaceTerminating(error)) throw error
      }
    },
  })
}
