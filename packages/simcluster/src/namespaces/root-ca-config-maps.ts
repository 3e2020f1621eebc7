import { isDeepStrictEqual } from 'node:util'
import { isNamespaceTerminating, isNotFound, type KubeObject, type Manager } from '@vivarium/controller'
import { type Namespace, namespaceKind } from './namespace.js'

interface ConfigMap extends KubeObject {
  data?: Record<string, string>
}

const name = 'kube-root-ca.crt'
const configMapKind = { apiVersion: 'v1', kind: 'ConfigMap' } as const
const selection = { ...configMapKind, fieldSelector: `metadata.name=${name}` } as const
const descriptionAnnotation = 'kubernetes.io/description'
const description =
  'Contains a CA bundle that can be used to verify the kube-apiserver when using internal endpoints such as the internal service IP or kubernetes.default.svc. No other usage is guaranteed across distributions of Kubernetes clusters.'

/** Every active namespace has the config map `kube-root-ca.crt` with the server's authority, restored when it is changed or deleted. */
export function addRootCaPublisher(manager: Manager, certificateAuthority: string): void {
  const data = { 'ca.crt': certificateAuthority }
  manager.addController({
    name: 'root-ca-certificate-publisher',
    for: { ...namespaceKind, predicate: ({ after }) => after !== undefined },
    watches: [{ ...selection, map: ({ metadata }) => [{ namespace: '', name: metadata.namespace ?? '' }] }],
    async reconcile({ name: namespace }, { client, informers }) {
      if (informers.of<Namespace>(namespaceKind).get({ name: namespace })?.status?.phase !== 'Active') return
      const live = informers.of<ConfigMap>(configMapKind, selection).get({ namespace, name })
      const annotations = { ...live?.metadata.annotations }
      if (live && isDeepStrictEqual(live.data, data) && annotations[descriptionAnnotation]) return
      annotations[descriptionAnnotation] = description
      if (live) await client.update<ConfigMap>({ ...live, metadata: { ...live.metadata, annotations }, data })
      else {
        try {
          await client.create<ConfigMap>({ ...configMapKind, metadata: { namespace, name, annotations }, data })
        } catch (error) {
          if (!isNotFound(error) && !isNamespaceTerminating(error)) throw error
        }
      }
    },
  })
}
