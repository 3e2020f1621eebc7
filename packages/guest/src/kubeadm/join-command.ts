interface JoinCommand {
  readonly endpoint: string
  readonly token: string
  readonly hash: string
  readonly controlPlane: boolean
  readonly certificateKey: string | undefined
}

/** The command line that joins a machine, over several lines. */
export function joinCommand({ endpoint, token, hash, controlPlane, certificateKey }: JoinCommand): string {
  const base = `kubeadm join ${endpoint} --token ${token} \\\n\t--discovery-token-ca-cert-hash ${hash} `
  if (!controlPlane) return base
  return `${base}\\\n\t--control-plane ${certificateKey ? `--certificate-key ${certificateKey}` : ''}`
}

/** The same on one line. */
export const onOneLine = (command: string): string => command.replaceAll('\\\n', '').replaceAll('\t', '')
