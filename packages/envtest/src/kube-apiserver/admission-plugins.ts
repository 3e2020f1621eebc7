import { type AdmissionSettings, admissionPluginNames } from '@vivarium/apiserver'
import { envtestErrors } from '../errors.js'

const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/))

/** Admission plugins of kube-apiserver 1.34 that are on unless they are disabled. */
const onByDefault = words(`
  NamespaceLifecycle LimitRanger ServiceAccount TaintNodesByCondition PodSecurity Priority DefaultTolerationSeconds DefaultStorageClass
  StorageObjectInUseProtection PersistentVolumeClaimResize RuntimeClass CertificateApproval CertificateSigning ClusterTrustBundleAttest
  CertificateSubjectRestriction DefaultIngressClass PodTopologyLabels MutatingAdmissionPolicy MutatingAdmissionWebhook
  ValidatingAdmissionPolicy ValidatingAdmissionWebhook ResourceQuota
`)

const offByDefault = words(`
  AlwaysAdmit AlwaysDeny AlwaysPullImages DenyServiceExternalIPs EventRateLimit ExtendedResourceToleration ImagePolicyWebhook
  LimitPodHardAntiAffinityTopology NamespaceAutoProvision NamespaceExists NodeRestriction OwnerReferencesPermissionEnforcement
  PodNodeSelector PodTolerationRestriction
`)

export interface AdmissionDecision {
  readonly admission: AdmissionSettings
  readonly warnings: readonly string[]
}

/**
 * Decides on `--enable-admission-plugins` and `--disable-admission-plugins`; what is on by default is on here, as far as it is there. Naming
 * a plugin that is on anyway means the same as not naming it, so one that is not there is warned of; one that only the flag would bring is
 * refused.
 */
export function decideAdmission(enabled: readonly string[], disabled: readonly string[]): AdmissionDecision {
  const both = enabled.filter((name) => disabled.includes(name))
  if (both.length > 0)
    throw envtestErrors.badFlag(`[${both.join(' ')}] in enable-admission-plugins and disable-admission-plugins overlapped`)
  const warnings: string[] = []
  for (const name of enabled) {
    if (!isKnown(name)) throw envtestErrors.badFlag(`enable-admission-plugins plugin ${JSON.stringify(name)} is unknown`)
    if (admissionPluginNames.includes(name)) continue
    if (!onByDefault.has(name))
      throw envtestErrors.flagRefused(`--enable-admission-plugins=${name}`, 'it does not have that admission plugin')
    warnings.push(`--enable-admission-plugins=${name} has no effect: it does not have that admission plugin yet`)
  }
  for (const name of disabled) {
    if (!isKnown(name)) throw envtestErrors.badFlag(`disable-admission-plugins plugin ${JSON.stringify(name)} is unknown`)
  }
  const enable = admissionPluginNames.filter((name) => (onByDefault.has(name) || enabled.includes(name)) && !disabled.includes(name))
  return { admission: { enable, disable: disabled }, warnings }
}

function isKnown(name: string): boolean {
  return onByDefault.has(name) || offByDefault.has(name)
}
