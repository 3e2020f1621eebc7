import type { KeyPair } from '@vivarium/core'

export interface KubeconfigOptions {
  /** Names the cluster, the user and the context. */
  readonly name: string
  readonly server: string
  readonly certificateAuthority: string
  readonly user: KeyPair | { readonly token: string }
}

/** A kubeconfig with one cluster, user and context, all inside. It is JSON, which is YAML too. */
export function kubeconfig({ name, server, certificateAuthority, user }: KubeconfigOptions): string {
  const base64 = (text: string) => Buffer.from(text).toString('base64')
  const credentials =
    'token' in user ? { token: user.token } : { 'client-certificate-data': base64(user.certificate), 'client-key-data': base64(user.key) }
  return `${JSON.stringify(
    {
      apiVersion: 'v1',
      kind: 'Config',
      clusters: [{ name, cluster: { server, 'certificate-authority-data': base64(certificateAuthority) } }],
      users: [{ name, user: credentials }],
      contexts: [{ name, context: { cluster: name, user: name } }],
      'current-context': name,
      preferences: {},
    },
    null,
    2,
  )}\n`
}
