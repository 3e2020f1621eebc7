/** Ends kubeadm: it prints `error: ` and the message. It stays inside of the program. */
export class KubeadmFailure extends Error {
  override readonly name = 'KubeadmFailure'
}
