import { type CertificateAuthority, type KeyAlgorithm, messageOf } from '@vivarium/core'
import { parse } from 'yaml'
import { joinHostPort } from './config/addresses.js'
import { knownYaml, toKnownYaml } from './config/known-yaml.js'
import type { ApiEndpoint, ClusterConfiguration } from './config/types.js'
import { KubeadmFailure } from './kubeadm-failure.js'
import { validity } from './pki.js'
import type { Session } from './session.js'

/** A kubeconfig with one cluster and one user, as kubeadm writes it. */
export interface Kubeconfig {
  readonly server: string
  readonly clusterName: string
  readonly authority: string
  readonly user: string
  readonly certificate?: string
  readonly key?: string
  readonly token?: string
}

export function kubeconfigText({ server, clusterName, authority, user, certificate, key, token }: Kubeconfig): string {
  const context = `${user}@${clusterName}`
  return toKnownYaml({
    apiVersion: 'v1',
    kind: 'Config',
    clusters: [{ name: clusterName, cluster: { 'certificate-authority-data': base64(authority), server } }],
    contexts: [{ name: context, context: { cluster: clusterName, user } }],
    'current-context': context,
    users: [
      {
        name: user,
        user: {
          'client-certificate-data': certificate && base64(certificate),
          'client-key-data': key && base64(key),
          token,
        },
      },
    ],
  })
}

const base64 = (text: string) => Buffer.from(text).toString('base64')

export interface ReadKubeconfig {
  readonly server: string
  readonly authority: string | undefined
  readonly token: string | undefined
  readonly hasCredentials: boolean
}

/** The cluster and user of a kubeconfig's current context, or of its only cluster where it has no context. */
export function readKubeconfig(text: string, path: string): ReadKubeconfig {
  let config: KubeconfigDocument
  try {
    config = (knownYaml(text) ?? parse(text) ?? {}) as KubeconfigDocument
  } catch (error) {
    throw new KubeadmFailure(`error loading config file ${JSON.stringify(path)}: ${messageOf(error).split('\n')[0]}`)
  }
  const context = config.contexts?.find(({ name }) => name === config['current-context'])?.context
  const cluster = (config.clusters?.find(({ name }) => name === context?.cluster) ?? config.clusters?.[0])?.cluster
  if (!cluster) throw new KubeadmFailure('the provided kubeconfig file must have at least one Cluster defined')
  const user = config.users?.find(({ name }) => name === context?.user)?.user ?? {}
  const data = cluster['certificate-authority-data']
  return {
    server: cluster.server ?? '',
    authority: data ? Buffer.from(data, 'base64').toString() : undefined,
    token: user.token,
    hasCredentials: Object.keys(user).length > 0,
  }
}

interface KubeconfigDocument {
  readonly clusters?: readonly { name: string; cluster?: { server?: string; 'certificate-authority-data'?: string } }[]
  readonly contexts?: readonly { name: string; context?: { cluster?: string; user?: string } }[]
  readonly 'current-context'?: string
  readonly users?: readonly { name: string; user?: { token?: string } & Record<string, unknown> }[]
}

/** `host:port` of a kubeconfig's server. */
export const endpointOf = (server: string): string => server.replace(/^https?:\/\//, '').replace(/\/.*$/, '')

export interface KubeconfigSettings {
  readonly cluster: ClusterConfiguration
  readonly endpoint: ApiEndpoint
  readonly nodeName: string
  readonly algorithm: KeyAlgorithm
  /** The cluster's. */
  readonly authority: CertificateAuthority
}

interface KubeconfigSpec {
  readonly user: (nodeName: string) => string
  readonly organizations: readonly string[]
  /** Whether it leads to this machine's own API server, rather than to the cluster's endpoint. */
  readonly isLocal: boolean
}

/** The files of /etc/kubernetes, in the order in which kubeadm makes them. */
export const kubeconfigFiles: Readonly<Record<string, KubeconfigSpec>> = {
  'admin.conf': { user: () => 'kubernetes-admin', organizations: ['kubeadm:cluster-admins'], isLocal: false },
  'super-admin.conf': { user: () => 'kubernetes-super-admin', organizations: ['system:masters'], isLocal: false },
  'kubelet.conf': { user: (nodeName) => `system:node:${nodeName}`, organizations: ['system:nodes'], isLocal: true },
  'controller-manager.conf': { user: () => 'system:kube-controller-manager', organizations: [], isLocal: true },
  'scheduler.conf': { user: () => 'system:kube-scheduler', organizations: [], isLocal: true },
}

export function serverOf(cluster: ClusterConfiguration, endpoint: ApiEndpoint, isLocal: boolean): string {
  const host =
    !isLocal && cluster.controlPlaneEndpoint ? cluster.controlPlaneEndpoint : joinHostPort(endpoint.advertiseAddress, endpoint.bindPort)
  return `https://${host}`
}

/** The text of one of the files, with a new certificate for its user. */
export async function newKubeconfig(name: string, settings: KubeconfigSettings): Promise<string> {
  const spec = kubeconfigFiles[name]
  if (!spec) throw new KubeadmFailure(`couldn't retrieve KubeConfigSpec for ${name}`)
  const user = spec.user(settings.nodeName)
  const { certificate, key } = await settings.authority.issue({
    commonName: user,
    organizations: spec.organizations,
    usages: ['digital signature', 'key encipherment', 'client auth'],
    keyAlgorithm: settings.algorithm,
    ...validity(settings.cluster.certificateValidityPeriod),
  })
  return kubeconfigText({
    server: serverOf(settings.cluster, settings.endpoint, spec.isLocal),
    clusterName: settings.cluster.clusterName,
    authority: settings.authority.certificate,
    user,
    certificate,
    key,
  })
}

/** Writes a file unless it is there; one that is there must lead to this cluster. */
export async function ensureKubeconfig(session: Session, directory: string, name: string, settings: KubeconfigSettings): Promise<void> {
  const path = `${directory}/${name}`
  const there = await session.readIfThere(path)
  if (there === undefined) {
    session.print(`[kubeconfig] Writing ${JSON.stringify(name)} kubeconfig file`)
    await session.write(path, await newKubeconfig(name, settings))
    return
  }
  const found = readKubeconfig(there, path)
  if ((found.authority ?? '').trim() !== settings.authority.certificate.trim()) {
    throw new KubeadmFailure(
      `a kubeconfig file ${JSON.stringify(path)} exists but does not contain a trusted CA in its current context's cluster. Total CA certificates found: ${found.authority ? 1 : 0}`,
    )
  }
  const expected = serverOf(settings.cluster, settings.endpoint, kubeconfigFiles[name]?.isLocal ?? false)
  if (found.server !== expected) {
    session.warn(
      `a kubeconfig file ${JSON.stringify(path)} exists already but has an unexpected API Server URL: expected: ${expected}, got: ${found.server}`,
    )
  }
  session.print(`[kubeconfig] Using existing kubeconfig file: ${JSON.stringify(path)}`)
}
