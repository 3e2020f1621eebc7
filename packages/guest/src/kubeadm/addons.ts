import { createHash } from 'node:crypto'
import { type ApiObject, binding, roleWithBinding } from './api.js'
import { dnsAddress, kubeProxyText } from './config/component-configs.js'
import { defaultNodeTokenGroup } from './config/defaults.js'
import type { ClusterConfiguration, ComponentConfiguration } from './config/types.js'
import { toYaml } from './config/yaml-text.js'
import { componentImage, coreDnsImage } from './images.js'
import { patched } from './patches.js'
import { controlPlaneLabel } from './paths.js'
import type { Session } from './session.js'

const system = 'kube-system'

function corefile(domain: string): string {
  return `.:53 {
    errors
    health {
       lameduck 5s
    }
    ready
    kubernetes ${domain} in-addr.arpa ip6.arpa {
       pods insecure
       fallthrough in-addr.arpa ip6.arpa
       ttl 30
    }
    prometheus :9153
    forward . /etc/resolv.conf {
       max_concurrent 1000
    }
    cache 30 {
       disable success ${domain}
       disable denial ${domain}
    }
    loop
    reload
    loadbalance
}
`
}

/** The cluster's DNS. */
/** With the patches of `--patches`. */
export async function patchedCoreDns(session: Session, cluster: ClusterConfiguration): Promise<ApiObject[]> {
  return Promise.all(
    coreDns(cluster).map(async (object) => (object.kind === 'Deployment' ? patched(session, 'corednsdeployment', object) : object)),
  )
}

function coreDns(cluster: ClusterConfiguration): ApiObject[] {
  const labels = { 'k8s-app': 'kube-dns' }
  const read = { verbs: ['list', 'watch'] }
  const account = { kind: 'ServiceAccount', name: 'coredns', namespace: system } as const
  return [
    {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'coredns', namespace: system },
      data: { Corefile: corefile(cluster.networking.dnsDomain) },
    },
    ...roleWithBinding(
      'system:coredns',
      undefined,
      [
        { resources: ['endpoints', 'services', 'pods', 'namespaces'], ...read },
        { apiGroups: ['discovery.k8s.io'], resources: ['endpointslices'], ...read },
      ],
      [account],
    ),
    { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: 'coredns', namespace: system } },
    {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name: 'coredns', namespace: system, labels },
      spec: {
        replicas: 2,
        strategy: { type: 'RollingUpdate', rollingUpdate: { maxUnavailable: 1 } },
        selector: { matchLabels: labels },
        template: { metadata: { labels }, spec: coreDnsPod(cluster) },
      },
    },
    {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: {
        name: 'kube-dns',
        namespace: system,
        labels: { ...labels, 'kubernetes.io/cluster-service': 'true', 'kubernetes.io/name': 'CoreDNS' },
        annotations: { 'prometheus.io/port': '9153', 'prometheus.io/scrape': 'true' },
      },
      spec: {
        clusterIP: dnsAddress(cluster.networking.serviceSubnet),
        selector: labels,
        ports: [
          { name: 'dns', port: 53, protocol: 'UDP', targetPort: 53 },
          { name: 'dns-tcp', port: 53, protocol: 'TCP', targetPort: 53 },
          { name: 'metrics', port: 9153, protocol: 'TCP', targetPort: 9153 },
        ],
      },
    },
  ]
}

function coreDnsPod(cluster: ClusterConfiguration): object {
  const port = (name: string, containerPort: number, protocol = 'TCP') => ({ containerPort, name, protocol })
  return {
    priorityClassName: 'system-cluster-critical',
    serviceAccountName: 'coredns',
    affinity: {
      podAntiAffinity: {
        preferredDuringSchedulingIgnoredDuringExecution: [
          {
            weight: 100,
            podAffinityTerm: {
              labelSelector: { matchExpressions: [{ key: 'k8s-app', operator: 'In', values: ['kube-dns'] }] },
              topologyKey: 'kubernetes.io/hostname',
            },
          },
        ],
      },
    },
    tolerations: [
      { key: 'CriticalAddonsOnly', operator: 'Exists' },
      { key: controlPlaneLabel, effect: 'NoSchedule' },
    ],
    nodeSelector: { 'kubernetes.io/os': 'linux' },
    containers: [
      {
        name: 'coredns',
        image: coreDnsImage(cluster),
        imagePullPolicy: 'IfNotPresent',
        resources: { limits: { memory: '170Mi' }, requests: { cpu: '100m', memory: '70Mi' } },
        args: ['-conf', '/etc/coredns/Corefile'],
        volumeMounts: [{ name: 'config-volume', mountPath: '/etc/coredns', readOnly: true }],
        ports: [
          port('dns', 53, 'UDP'),
          port('dns-tcp', 53),
          port('metrics', 9153),
          port('liveness-probe', 8080),
          port('readiness-probe', 8181),
        ],
        livenessProbe: {
          httpGet: { path: '/health', port: 'liveness-probe', scheme: 'HTTP' },
          initialDelaySeconds: 60,
          timeoutSeconds: 5,
          successThreshold: 1,
          failureThreshold: 5,
        },
        readinessProbe: { httpGet: { path: '/ready', port: 'readiness-probe', scheme: 'HTTP' } },
        securityContext: {
          allowPrivilegeEscalation: false,
          capabilities: { add: ['NET_BIND_SERVICE'], drop: ['ALL'] },
          readOnlyRootFilesystem: true,
        },
      },
    ],
    dnsPolicy: 'Default',
    volumes: [{ name: 'config-volume', configMap: { name: 'coredns', items: [{ key: 'Corefile', path: 'Corefile' }] } }],
  }
}

/** The hash, over the values of a ConfigMap by their keys, by which kubeadm sees later whether somebody changed what it made. */
export function configurationHash(data: Readonly<Record<string, string>>): string {
  const values = Object.keys(data)
    .sort()
    .map((key) => data[key] ?? '')
  return `sha256:${createHash('sha256').update(values.join('')).digest('hex')}`
}

/** kube-proxy, on every node. `server` leads to the cluster. */
export function kubeProxy(cluster: ClusterConfiguration, config: ComponentConfiguration, server: string): ApiObject[] {
  const labels = { 'k8s-app': 'kube-proxy' }
  const account = { kind: 'ServiceAccount', name: 'kube-proxy', namespace: system } as const
  const text = toYaml(kubeProxyText(config))
  const folder = '/var/run/secrets/kubernetes.io/serviceaccount'
  const kubeconfig = `apiVersion: v1
kind: Config
clusters:
- cluster:
    certificate-authority: ${folder}/ca.crt
    server: ${server}
  name: default
contexts:
- context:
    cluster: default
    namespace: default
    user: default
  name: default
current-context: default
users:
- name: default
  user:
    tokenFile: ${folder}/token`
  const data = { 'kubeconfig.conf': kubeconfig, 'config.conf': text.trimEnd() }
  return [
    {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: {
        name: 'kube-proxy',
        namespace: system,
        labels: { app: 'kube-proxy' },
        annotations: { 'kubeadm.kubernetes.io/component-config.hash': configurationHash(data) },
      },
      data,
    },
    {
      apiVersion: 'apps/v1',
      kind: 'DaemonSet',
      metadata: { name: 'kube-proxy', namespace: system, labels },
      spec: {
        selector: { matchLabels: labels },
        updateStrategy: { type: 'RollingUpdate' },
        template: { metadata: { labels }, spec: kubeProxyPod(cluster) },
      },
    },
    { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: 'kube-proxy', namespace: system } },
    binding('kubeadm:node-proxier', undefined, { kind: 'ClusterRole', name: 'system:node-proxier' }, [account]),
    ...roleWithBinding(
      'kube-proxy',
      system,
      [{ resources: ['configmaps'], resourceNames: ['kube-proxy'], verbs: ['get'] }],
      [{ kind: 'Group', name: defaultNodeTokenGroup }],
    ),
  ]
}

function kubeProxyPod(cluster: ClusterConfiguration): object {
  return {
    priorityClassName: 'system-node-critical',
    serviceAccountName: 'kube-proxy',
    hostNetwork: true,
    nodeSelector: { 'kubernetes.io/os': 'linux' },
    tolerations: [{ operator: 'Exists' }],
    containers: [
      {
        name: 'kube-proxy',
        image: componentImage('kube-proxy', cluster),
        imagePullPolicy: 'IfNotPresent',
        command: ['/usr/local/bin/kube-proxy', '--config=/var/lib/kube-proxy/config.conf', '--hostname-override=$(NODE_NAME)'],
        securityContext: { privileged: true },
        env: [{ name: 'NODE_NAME', valueFrom: { fieldRef: { fieldPath: 'spec.nodeName' } } }],
        volumeMounts: [
          { mountPath: '/var/lib/kube-proxy', name: 'kube-proxy' },
          { mountPath: '/run/xtables.lock', name: 'xtables-lock' },
          { mountPath: '/lib/modules', name: 'lib-modules', readOnly: true },
        ],
      },
    ],
    volumes: [
      { name: 'kube-proxy', configMap: { name: 'kube-proxy' } },
      { name: 'xtables-lock', hostPath: { path: '/run/xtables.lock', type: 'FileOrCreate' } },
      { name: 'lib-modules', hostPath: { path: '/lib/modules' } },
    ],
  }
}
