import { errors } from '@vivarium/core'
import type { Authorizer } from '../auth/user.js'
import type { AdmissionPlugin } from '../registry/admission.js'
import type { Store } from '../store/store.js'
import { certificateApproval } from './certificate-approval.js'
import { certificateSigning } from './certificate-signing.js'
import { certificateSubjectRestriction } from './certificate-subject-restriction.js'
import { defaultIngressClass } from './default-ingress-class.js'
import { defaultStorageClass } from './default-storage-class.js'
import { defaultTolerationSeconds } from './default-toleration-seconds.js'
import { namespaceLifecycle } from './namespace-lifecycle.js'
import { persistentVolumeClaimResize } from './persistent-volume-claim-resize.js'
import { priority } from './priority.js'
import { runtimeClass } from './runtime-class.js'
import { serviceAccount } from './service-account.js'
import { storageObjectInUseProtection } from './storage-object-in-use-protection.js'
import { taintNodesByCondition } from './taint-nodes-by-condition.js'

/** Which admission plugins run, by kube-apiserver's names (--enable-admission-plugins, --disable-admission-plugins). */
export interface AdmissionSettings {
  readonly enable?: readonly string[]
  /** Wins over `enable`. */
  readonly disable?: readonly string[]
}

interface PluginContext {
  readonly store: Store
  readonly authorizer: Authorizer
}

/** In the order in which they run, which is kube-apiserver's. */
const plugins: readonly (readonly [name: string, make: (context: PluginContext) => AdmissionPlugin])[] = [
  ['NamespaceLifecycle', ({ store }) => namespaceLifecycle(store)],
  ['ServiceAccount', ({ store }) => serviceAccount(store)],
  ['TaintNodesByCondition', () => taintNodesByCondition],
  ['Priority', ({ store }) => priority(store)],
  ['DefaultTolerationSeconds', () => defaultTolerationSeconds],
  ['DefaultStorageClass', ({ store }) => defaultStorageClass(store)],
  ['StorageObjectInUseProtection', () => storageObjectInUseProtection],
  ['PersistentVolumeClaimResize', ({ store }) => persistentVolumeClaimResize(store)],
  ['RuntimeClass', ({ store }) => runtimeClass(store)],
  ['CertificateApproval', ({ authorizer }) => certificateApproval(authorizer)],
  ['CertificateSigning', ({ authorizer }) => certificateSigning(authorizer)],
  ['CertificateSubjectRestriction', () => certificateSubjectRestriction],
  ['DefaultIngressClass', ({ store }) => defaultIngressClass(store)],
]

/** Off until somebody makes the default service accounts. */
const off = new Set(['ServiceAccount'])

/** Plugins of kube-apiserver that are not there: whether they are switched off makes no difference. */
const absent = new Set([
  'AlwaysAdmit',
  'AlwaysDeny',
  'AlwaysPullImages',
  'ClusterTrustBundleAttest',
  'DenyServiceExternalIPs',
  'EventRateLimit',
  'ExtendedResourceToleration',
  'ImagePolicyWebhook',
  'LimitPodHardAntiAffinityTopology',
  'LimitRanger',
  'MutatingAdmissionPolicy',
  'MutatingAdmissionWebhook',
  'NamespaceAutoProvision',
  'NamespaceExists',
  'NodeRestriction',
  'OwnerReferencesPermissionEnforcement',
  'PodNodeSelector',
  'PodSecurity',
  'PodTolerationRestriction',
  'PodTopologyLabels',
  'ResourceQuota',
  'ValidatingAdmissionPolicy',
  'ValidatingAdmissionWebhook',
])

/** Names that may be enabled. */
export const admissionPluginNames: readonly string[] = plugins.map(([name]) => name)

/** Names that kube-apiserver knows, also of plugins that are not there. */
export const knownAdmissionPluginNames: readonly string[] = [...admissionPluginNames, ...absent]

/** The plugins of a server. Throws INVALID_VALUE for a name that is none, or that is not there to be enabled. */
export function admissionPlugins(context: PluginContext, { enable = [], disable = [] }: AdmissionSettings = {}): AdmissionPlugin[] {
  for (const name of enable) {
    if (admissionPluginNames.includes(name)) continue
    const rule = absent.has(name) ? 'this server does not have that plugin' : 'kube-apiserver has no such plugin'
    throw errors.invalidValue('admission.enable', name, `${rule}; there is: ${admissionPluginNames.join(', ')}`)
  }
  for (const name of disable) {
    if (!admissionPluginNames.includes(name) && !absent.has(name))
      throw errors.invalidValue('admission.disable', name, 'kube-apiserver has no such plugin')
  }
  return plugins.filter(([name]) => !disable.includes(name) && (!off.has(name) || enable.includes(name))).map(([, make]) => make(context))
}
