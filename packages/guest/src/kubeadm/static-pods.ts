import { joinHostPort } from './config/addresses.js'
import type { ApiEndpoint, Argument, ClusterConfiguration, ControlPlaneComponent, HostPathMount } from './config/types.js'
import { argument } from './config/validation.js'
import { componentImage, etcdImage } from './images.js'
import { paths } from './paths.js'

export type Component = 'kube-apiserver' | 'kube-controller-manager' | 'kube-scheduler'
export const components: readonly Component[] = ['kube-apiserver', 'kube-controller-manager', 'kube-scheduler']

export interface StaticPodSettings {
  readonly cluster: ClusterConfiguration
  readonly endpoint: ApiEndpoint
  readonly nodeName: string
}

/** The flags of a component by name: kubeadm's own, and over them the configuration's. */
export function componentArguments(component: Component, settings: StaticPodSettings): Record<string, string> {
  const own = { 'kube-apiserver': apiServer, 'kube-controller-manager': controllerManager, 'kube-scheduler': scheduler }[component](
    settings,
  )
  return Object.fromEntries(merged(own, configured(component, settings.cluster).extraArgs).map(({ name, value }) => [name, value]))
}

/** The Pod of a component's manifest, as JSON. */
export function componentPod(component: Component, settings: StaticPodSettings): object {
  const { cluster, endpoint } = settings
  const part = configured(component, cluster)
  const own = { 'kube-apiserver': apiServer, 'kube-controller-manager': controllerManager, 'kube-scheduler': scheduler }[component](
    settings,
  )
  const command = [component, ...merged(own, part.extraArgs).map(({ name, value }) => `--${name}=${value}`)]
  const isServer = component === 'kube-apiserver'
  const bindAddress = argument(part.extraArgs, 'bind-address') ?? '127.0.0.1'
  const host = isServer ? endpoint.advertiseAddress : bindAddress
  const port = isServer ? endpoint.bindPort : component === 'kube-scheduler' ? 10_259 : 10_257
  const alive = component === 'kube-controller-manager' ? '/healthz' : '/livez'
  return staticPod({
    name: component,
    image: componentImage(component, cluster),
    command,
    annotations: isServer
      ? { 'kubeadm.kubernetes.io/kube-apiserver.advertise-address.endpoint': joinHostPort(endpoint.advertiseAddress, endpoint.bindPort) }
      : undefined,
    port,
    probe: {
      host,
      scheme: 'HTTPS',
      livenessPath: alive,
      startupPath: alive,
      readinessPath: component === 'kube-controller-manager' ? undefined : '/readyz',
    },
    requests: { cpu: { 'kube-apiserver': '250m', 'kube-controller-manager': '200m', 'kube-scheduler': '100m' }[component] },
    mounts: [...mountsOf(component, cluster), ...(part.extraVolumes ?? [])],
    env: part.extraEnvs,
  })
}

/** The Pod of a local etcd's manifest, as JSON. `members`: names and peer URLs of those that are there already. */
export function etcdPod({ cluster, endpoint, nodeName }: StaticPodSettings, members: readonly Argument[] = []): object {
  const { local } = cluster.etcd
  const directory = `${cluster.certificatesDir}/etcd`
  const dataDir = local?.dataDir ?? '/var/lib/etcd'
  const url = (host: string, port: number) => `https://${joinHostPort(host, port)}`
  const address = endpoint.advertiseAddress
  const own: Argument[] = [
    ...args({
      'advertise-client-urls': url(address, 2379),
      'cert-file': `${directory}/server.crt`,
      'client-cert-auth': 'true',
      'data-dir': dataDir,
      'feature-gates': 'InitialCorruptCheck=true',
      'initial-advertise-peer-urls': url(address, 2380),
      'initial-cluster': [...members, { name: nodeName, value: url(address, 2380) }].map(({ name, value }) => `${name}=${value}`).join(','),
      'key-file': `${directory}/server.key`,
      'listen-client-urls': `${url('127.0.0.1', 2379)},${url(address, 2379)}`,
      'listen-metrics-urls': 'http://127.0.0.1:2381',
      'listen-peer-urls': url(address, 2380),
      name: nodeName,
      'peer-cert-file': `${directory}/peer.crt`,
      'peer-client-cert-auth': 'true',
      'peer-key-file': `${directory}/peer.key`,
      'peer-trusted-ca-file': `${directory}/ca.crt`,
      'snapshot-count': '10000',
      'trusted-ca-file': `${directory}/ca.crt`,
      'watch-progress-notify-interval': '5s',
      ...(members.length > 0 ? { 'initial-cluster-state': 'existing' } : {}),
    }),
  ]
  return staticPod({
    name: 'etcd',
    image: etcdImage(cluster),
    command: ['etcd', ...merged(own, local?.extraArgs).map(({ name, value }) => `--${name}=${value}`)],
    annotations: { 'kubeadm.kubernetes.io/etcd.advertise-client-urls': url(address, 2379) },
    port: 2381,
    probe: { host: '127.0.0.1', scheme: 'HTTP', livenessPath: '/livez', startupPath: '/readyz', readinessPath: '/readyz' },
    requests: { cpu: '100m', memory: '100Mi' },
    mounts: [
      { name: 'etcd-data', hostPath: dataDir, mountPath: dataDir, pathType: 'DirectoryOrCreate' },
      { name: 'etcd-certs', hostPath: directory, mountPath: directory, pathType: 'DirectoryOrCreate' },
    ],
    env: local?.extraEnvs,
  })
}

function configured(component: Component, cluster: ClusterConfiguration): ControlPlaneComponent {
  return { 'kube-apiserver': cluster.apiServer, 'kube-controller-manager': cluster.controllerManager, 'kube-scheduler': cluster.scheduler }[
    component
  ]
}

const args = (given: Readonly<Record<string, string>>): Argument[] => Object.entries(given).map(([name, value]) => ({ name, value }))

/** kubeadm's own flags but those that were given otherwise, and those given, by name. */
function merged(own: readonly Argument[], given: readonly Argument[] = []): Argument[] {
  const kept = own.filter(({ name }) => !given.some((other) => other.name === name))
  return [...kept, ...given].sort((a, b) => (a.name === b.name ? 0 : a.name < b.name ? -1 : 1))
}

function apiServer({ cluster, endpoint }: StaticPodSettings): Argument[] {
  const pki = cluster.certificatesDir
  const { external } = cluster.etcd
  const etcd = external
    ? {
        'etcd-servers': (external.endpoints ?? []).join(','),
        ...(external.caFile ? { 'etcd-cafile': external.caFile } : {}),
        ...(external.certFile && external.keyFile ? { 'etcd-certfile': external.certFile, 'etcd-keyfile': external.keyFile } : {}),
      }
    : {
        'etcd-servers': 'https://127.0.0.1:2379',
        'etcd-cafile': `${pki}/etcd/ca.crt`,
        'etcd-certfile': `${pki}/apiserver-etcd-client.crt`,
        'etcd-keyfile': `${pki}/apiserver-etcd-client.key`,
      }
  return args({
    'advertise-address': endpoint.advertiseAddress,
    'allow-privileged': 'true',
    'authorization-mode': authorizationModes(cluster),
    'client-ca-file': `${pki}/ca.crt`,
    'enable-admission-plugins': 'NodeRestriction',
    'enable-bootstrap-token-auth': 'true',
    ...etcd,
    'kubelet-client-certificate': `${pki}/apiserver-kubelet-client.crt`,
    'kubelet-client-key': `${pki}/apiserver-kubelet-client.key`,
    'kubelet-preferred-address-types': 'InternalIP,ExternalIP,Hostname',
    'proxy-client-cert-file': `${pki}/front-proxy-client.crt`,
    'proxy-client-key-file': `${pki}/front-proxy-client.key`,
    'requestheader-allowed-names': 'front-proxy-client',
    'requestheader-client-ca-file': `${pki}/front-proxy-ca.crt`,
    'requestheader-extra-headers-prefix': 'X-Remote-Extra-',
    'requestheader-group-headers': 'X-Remote-Group',
    'requestheader-username-headers': 'X-Remote-User',
    'secure-port': String(endpoint.bindPort),
    'service-account-issuer': `https://kubernetes.default.svc.${cluster.networking.dnsDomain}`,
    'service-account-key-file': `${pki}/sa.pub`,
    'service-account-signing-key-file': `${pki}/sa.key`,
    'service-cluster-ip-range': cluster.networking.serviceSubnet,
    'tls-cert-file': `${pki}/apiserver.crt`,
    'tls-private-key-file': `${pki}/apiserver.key`,
  })
}

/** Node and RBAC unless the configuration names others, or a file of them. */
function authorizationModes({ apiServer: { extraArgs } }: ClusterConfiguration): string {
  return argument(extraArgs, 'authorization-mode') || 'Node,RBAC'
}

function controllerManager({ cluster }: StaticPodSettings): Argument[] {
  const pki = cluster.certificatesDir
  const { podSubnet, serviceSubnet } = cluster.networking
  return args({
    ...(podSubnet ? { 'allocate-node-cidrs': 'true', 'cluster-cidr': podSubnet } : {}),
    'authentication-kubeconfig': `${paths.kubernetes}/controller-manager.conf`,
    'authorization-kubeconfig': `${paths.kubernetes}/controller-manager.conf`,
    'bind-address': '127.0.0.1',
    'client-ca-file': `${pki}/ca.crt`,
    'cluster-name': cluster.clusterName,
    'cluster-signing-cert-file': `${pki}/ca.crt`,
    'cluster-signing-key-file': `${pki}/ca.key`,
    controllers: '*,bootstrapsigner,tokencleaner',
    kubeconfig: `${paths.kubernetes}/controller-manager.conf`,
    'leader-elect': 'true',
    'requestheader-client-ca-file': `${pki}/front-proxy-ca.crt`,
    'root-ca-file': `${pki}/ca.crt`,
    'service-account-private-key-file': `${pki}/sa.key`,
    'service-cluster-ip-range': serviceSubnet,
    'use-service-account-credentials': 'true',
  })
}

function scheduler(): Argument[] {
  return args({
    'authentication-kubeconfig': `${paths.kubernetes}/scheduler.conf`,
    'authorization-kubeconfig': `${paths.kubernetes}/scheduler.conf`,
    'bind-address': '127.0.0.1',
    kubeconfig: `${paths.kubernetes}/scheduler.conf`,
    'leader-elect': 'true',
  })
}

function mountsOf(component: Component, cluster: ClusterConfiguration): HostPathMount[] {
  const directory = (name: string, path: string, readOnly = true): HostPathMount => ({
    name,
    hostPath: path,
    mountPath: path,
    readOnly,
    pathType: 'DirectoryOrCreate',
  })
  const file = (path: string): HostPathMount => ({
    name: 'kubeconfig',
    hostPath: path,
    mountPath: path,
    readOnly: true,
    pathType: 'FileOrCreate',
  })
  if (component === 'kube-scheduler') return [file(`${paths.kubernetes}/scheduler.conf`)]
  const authorities = [
    directory('ca-certs', '/etc/ssl/certs'),
    directory('etc-ca-certificates', '/etc/ca-certificates'),
    directory('k8s-certs', cluster.certificatesDir),
    directory('usr-local-share-ca-certificates', '/usr/local/share/ca-certificates'),
    directory('usr-share-ca-certificates', '/usr/share/ca-certificates'),
  ]
  if (component === 'kube-apiserver') return authorities
  const plugins = directory('flexvolume-dir', '/usr/libexec/kubernetes/kubelet-plugins/volume/exec', false)
  return [...authorities, plugins, file(`${paths.kubernetes}/controller-manager.conf`)]
}

interface PodParts {
  readonly name: string
  readonly image: string
  readonly command: readonly string[]
  readonly annotations: Readonly<Record<string, string>> | undefined
  readonly port: number
  readonly probe: {
    readonly host: string
    readonly scheme: string
    readonly livenessPath: string
    readonly startupPath: string
    readonly readinessPath: string | undefined
  }
  readonly requests: Readonly<Record<string, string>>
  readonly mounts: readonly HostPathMount[]
  readonly env: readonly object[] | undefined
}

function staticPod({ name, image, command, annotations, port, probe, requests, mounts, env }: PodParts): object {
  const { host, scheme } = probe
  const get = (path: string) => ({ httpGet: { host, path, port: 'probe-port', scheme } })
  const often = { periodSeconds: 10, timeoutSeconds: 15, initialDelaySeconds: 10 }
  const volumes = name === 'etcd' ? [...mounts].reverse() : [...mounts].sort((a, b) => (a.name < b.name ? -1 : 1))
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name, namespace: 'kube-system', labels: { component: name, tier: 'control-plane' }, annotations },
    spec: {
      containers: [
        {
          name,
          image,
          command,
          imagePullPolicy: 'IfNotPresent',
          ports: [{ containerPort: port, name: 'probe-port', protocol: 'TCP' }],
          livenessProbe: { ...get(probe.livenessPath), ...often, failureThreshold: 8 },
          readinessProbe: probe.readinessPath && { ...get(probe.readinessPath), periodSeconds: 1, timeoutSeconds: 15, failureThreshold: 3 },
          startupProbe: { ...get(probe.startupPath), ...often, failureThreshold: 24 },
          resources: { requests },
          env: env && env.length > 0 ? env : undefined,
          volumeMounts: (name === 'etcd' ? mounts : volumes).map((mount) => ({
            mountPath: mount.mountPath,
            name: mount.name,
            readOnly: mount.readOnly || undefined,
          })),
        },
      ],
      hostNetwork: true,
      priority: 2_000_001_000,
      priorityClassName: 'system-node-critical',
      securityContext: { seccompProfile: { type: 'RuntimeDefault' } },
      volumes: volumes.map((mount) => ({ hostPath: { path: mount.hostPath, type: mount.pathType || undefined }, name: mount.name })),
    },
    status: {},
  }
}
