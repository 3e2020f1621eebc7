/** Lists and longer wordings of kubeadm v1.34 that validation uses. */
export const algorithms: readonly string[] = ['ECDSA-P256', 'ECDSA-P384', 'RSA-2048', 'RSA-3072', 'RSA-4096']

/** kubeadm's feature gates and what they are by default. */
export const featureGates: Readonly<Record<string, boolean>> = {
  ControlPlaneKubeletLocalMode: true,
  NodeLocalCRISocket: true,
  PublicKeysECDSA: false,
  RootlessControlPlane: false,
  WaitForAllControlPlaneComponents: true,
}

export const deprecatedFeatureGates: Readonly<Record<string, string>> = {
  PublicKeysECDSA:
    "The PublicKeysECDSA feature gate is deprecated and will be removed when v1beta3 is removed. v1beta4 supports a new option 'ClusterConfiguration.EncryptionAlgorithm'.",
  RootlessControlPlane:
    'Deprecated in favor of the core kubelet feature UserNamespacesSupport which is beta since 1.30. Once UserNamespacesSupport graduates to GA, kubeadm will start using it and RootlessControlPlane will be removed.',
}

const pattern = '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*'

export const warnings = {
  unsafeDiscovery:
    'using token-based discovery without caCertHashes can be unsafe. Set unsafeSkipCAVerification as true in your kubeadm config file or pass --discovery-token-unsafe-skip-ca-verification flag to continue',
  subdomain: `a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '${pattern}')`,
  wildcard: `a wildcard DNS-1123 subdomain must start with '*.', followed by a valid DNS subdomain, which must consist of lower case alphanumeric characters, '-' or '.' and end with an alphanumeric character (e.g. '*.example.com', regex used for validation is '\\*\\.${pattern}')`,
  longValidity: (field: string, value: string, what: string, longest: string): string =>
    `WARNING: ${field}: the value ${value} is more than the recommended default for ${what} expiration: ${longest}`,
} as const
