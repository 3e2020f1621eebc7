import { addressIn, parseSubnet } from './addresses.js'
import { encode } from './decode.js'
import type { ClusterConfiguration, ComponentConfiguration } from './types.js'

interface World {
  warn(message: string): void
}

/** The kubelet's and kube-proxy's configurations with what kubeadm sets in them; what a user set stays, with a warning where it is unwise. */
export function completeComponents(
  cluster: ClusterConfiguration,
  advertiseAddress: string,
  given: Readonly<Record<string, ComponentConfiguration>>,
  world: World,
): { kubelet: ComponentConfiguration; kubeProxy: ComponentConfiguration } {
  return {
    kubelet: completeKubelet(cluster, given.KubeletConfiguration ?? {}, world),
    kubeProxy: completeKubeProxy(cluster, advertiseAddress, given.KubeProxyConfiguration ?? {}, world),
  }
}

/** The address of the cluster's DNS service: the tenth of the first service subnet. */
export function dnsAddress(serviceSubnet: string): string {
  const subnet = parseSubnet(serviceSubnet.split(',')[0] ?? '')
  return subnet ? addressIn(subnet, 10) : '10.96.0.10'
}

export const kubeletText = (kubelet: ComponentConfiguration): unknown =>
  encode('v1beta1.KubeletConfiguration', { apiVersion: 'kubelet.config.k8s.io/v1beta1', kind: 'KubeletConfiguration', ...kubelet })

export const kubeProxyText = (kubeProxy: ComponentConfiguration): unknown =>
  encode('v1alpha1.KubeProxyConfiguration', {
    apiVersion: 'kubeproxy.config.k8s.io/v1alpha1',
    kind: 'KubeProxyConfiguration',
    ...kubeProxy,
  })

function completeKubelet(cluster: ClusterConfiguration, given: ComponentConfiguration, world: World): ComponentConfiguration {
  const recommended = (path: string, wanted: unknown, user: unknown, show = (value: unknown) => String(value)) => {
    if (user !== undefined && show(user) !== show(wanted)) {
      const values = `is: ${show(wanted)}; the provided value is: ${show(user)}`
      world.warn(`The recommended value for ${JSON.stringify(path)} in "KubeletConfiguration" ${values}`)
    }
    return user ?? wanted
  }
  const list = (value: unknown) => `[${(value as string[]).join(' ')}]`
  const part = (name: string, from: ComponentConfiguration = given) => (from[name] ?? {}) as ComponentConfiguration
  const authentication = part('authentication')
  const [x509, anonymous, webhook] = ['x509', 'anonymous', 'webhook'].map((name) => part(name, authentication))
  const authorization = part('authorization')
  return {
    ...given,
    staticPodPath: recommended('staticPodPath', '/etc/kubernetes/manifests', given.staticPodPath),
    clusterDomain: recommended('clusterDomain', cluster.networking.dnsDomain, given.clusterDomain),
    clusterDNS: recommended('clusterDNS', [dnsAddress(cluster.networking.serviceSubnet)], given.clusterDNS, list),
    authentication: {
      ...authentication,
      x509: {
        ...x509,
        clientCAFile: recommended('authentication.x509.clientCAFile', `${cluster.certificatesDir}/ca.crt`, x509?.clientCAFile),
      },
      anonymous: { ...anonymous, enabled: recommended('authentication.anonymous.enabled', false, anonymous?.enabled) },
      webhook: { ...webhook, enabled: recommended('authentication.webhook.enabled', true, webhook?.enabled) },
    },
    authorization: { ...authorization, mode: recommended('authorization.mode', 'Webhook', authorization.mode) },
    readOnlyPort: recommended('readOnlyPort', 0, given.readOnlyPort),
    rotateCertificates: recommended('rotateCertificates', true, given.rotateCertificates),
    healthzBindAddress: recommended('healthzBindAddress', '127.0.0.1', given.healthzBindAddress),
    healthzPort: recommended('healthzPort', 10_248, given.healthzPort),
    cgroupDriver: given.cgroupDriver ?? 'systemd',
  }
}

function completeKubeProxy(
  cluster: ClusterConfiguration,
  advertiseAddress: string,
  given: ComponentConfiguration,
  world: World,
): ComponentConfiguration {
  const recommended = (path: string, wanted: string, user: unknown) => {
    if (user === undefined || user === '') return wanted
    if (wanted !== '' && user !== wanted)
      world.warn(
        `The recommended value for ${JSON.stringify(path)} in "KubeProxyConfiguration" is: ${wanted}; the provided value is: ${user}`,
      )
    return user
  }
  const client = (given.clientConnection ?? {}) as ComponentConfiguration
  return {
    ...given,
    bindAddress: recommended('bindAddress', advertiseAddress.includes(':') ? '::' : '0.0.0.0', given.bindAddress),
    clusterCIDR: recommended('clusterCIDR', cluster.networking.podSubnet ?? '', given.clusterCIDR),
    clientConnection: {
      ...client,
      kubeconfig: recommended('clientConnection.kubeconfig', '/var/lib/kube-proxy/kubeconfig.conf', client.kubeconfig),
    },
  }
}
