import { registryNodePort } from '../ports.js'

const labels = { app: 'registry' }
const metadata = { name: 'registry', namespace: 'kube-system', labels }
const port = 5000

/**
 * A registry in the cluster, on the control plane's machine. Its node port is on every node: what is pushed to it is `localhost:30000/…` to
 * the container runtimes, which take a registry on localhost without TLS.
 */
export const registryManifest: readonly object[] = [
  {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata,
    spec: {
      replicas: 1,
      selector: { matchLabels: labels },
      template: {
        metadata: { labels },
        spec: {
          nodeSelector: { 'node-role.kubernetes.io/control-plane': '' },
          tolerations: [{ key: 'node-role.kubernetes.io/control-plane', operator: 'Exists', effect: 'NoSchedule' }],
          containers: [
            {
              name: 'registry',
              image: 'registry:2',
              env: [
                { name: 'REGISTRY_HTTP_ADDR', value: `:${port}` },
                { name: 'REGISTRY_STORAGE_FILESYSTEM_ROOTDIRECTORY', value: '/var/lib/registry' },
              ],
              ports: [{ name: 'registry', containerPort: port, protocol: 'TCP' }],
              volumeMounts: [{ name: 'image-store', mountPath: '/var/lib/registry' }],
            },
          ],
          volumes: [{ name: 'image-store', emptyDir: {} }],
        },
      },
    },
  },
  {
    apiVersion: 'v1',
    kind: 'Service',
    metadata,
    spec: {
      type: 'NodePort',
      selector: labels,
      ports: [{ name: 'registry', port, targetPort: port, nodePort: registryNodePort, protocol: 'TCP' }],
    },
  },
]
