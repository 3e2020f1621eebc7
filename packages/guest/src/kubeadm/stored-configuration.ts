import { configurationHash } from './addons.js'
import { type ApiObject, get, roleWithBinding } from './api.js'
import type { ControlPlane } from './cluster-starter.js'
import { kubeletText } from './config/component-configs.js'
import { clusterText } from './config/config-text.js'
import { defaultCluster, defaultNodeTokenGroup } from './config/defaults.js'
import { splitDocuments } from './config/documents.js'
import { toKnownYaml } from './config/known-yaml.js'
import { type ConfigWorld, readDocument } from './config/load.js'
import type { ClusterConfiguration, ComponentConfiguration } from './config/types.js'
import { KubeadmFailure } from './kubeadm-failure.js'

const system = 'kube-system'
const nodes = { kind: 'Group', name: 'system:nodes' } as const
const joining = { kind: 'Group', name: defaultNodeTokenGroup } as const

/** The ConfigMap `kubeadm-config`, from which those who join learn what cluster it is. */
export function kubeadmConfig(cluster: ClusterConfiguration): ApiObject[] {
  return [
    {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'kubeadm-config', namespace: system },
      data: { ClusterConfiguration: clusterText(cluster) },
    },
    ...readable('kubeadm:nodes-kubeadm-config', 'kubeadm-config', [joining, nodes]),
  ]
}

/** The ConfigMap `kubelet-config`, from which every node takes its kubelet's configuration. */
export function kubeletConfig(kubelet: ComponentConfiguration): ApiObject[] {
  const data = { kubelet: toKnownYaml(kubeletText(kubelet)) }
  return [
    {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: {
        name: 'kubelet-config',
        namespace: system,
        annotations: { 'kubeadm.kubernetes.io/component-config.hash': configurationHash(data) },
      },
      data,
    },
    ...readable('kubeadm:kubelet-config', 'kubelet-config', [nodes, joining]),
  ]
}

const readable = (role: string, name: string, subjects: readonly [typeof nodes | typeof joining, typeof nodes | typeof joining]) =>
  roleWithBinding(role, system, [{ resources: ['configmaps'], resourceNames: [name], verbs: ['get'] }], subjects)

/** What kubeadm stored of the cluster when it was made. */
export interface StoredConfiguration {
  readonly cluster: ClusterConfiguration
  readonly kubelet: ComponentConfiguration
}

export async function readStored(plane: ControlPlane, world: ConfigWorld): Promise<StoredConfiguration> {
  const [own, kubelet] = await Promise.all(
    ['kubeadm-config', 'kubelet-config'].map((name) =>
      get(plane, `/api/v1/namespaces/${system}/configmaps/${name}`, `unable to fetch the ${name} ConfigMap`),
    ),
  )
  if (!own) {
    throw new KubeadmFailure(
      'unable to fetch the kubeadm-config ConfigMap: failed to get config map: configmaps "kubeadm-config" not found',
    )
  }
  const text = (own.data as Record<string, string> | undefined)?.ClusterConfiguration
  if (text === undefined) {
    throw new KubeadmFailure(
      'unable to fetch the kubeadm-config ConfigMap: unexpected error when reading kubeadm-config ConfigMap: ClusterConfiguration key value pair missing',
    )
  }
  const value = (source: string) => {
    const [document] = splitDocuments(source)
    return document ? readDocument(document, { strict: false, allowDeprecated: true }, world) : {}
  }
  return {
    cluster: defaultCluster(value(text)),
    kubelet: value((kubelet?.data as Record<string, string> | undefined)?.kubelet ?? ''),
  }
}
