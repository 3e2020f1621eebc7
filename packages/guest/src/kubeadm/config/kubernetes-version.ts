import { KubeadmFailure } from '../kubeadm-failure.js'

/** The version of this kubeadm, and of the cluster that it makes when nobody asks for another. */
export const kubeadmVersion = 'v1.34.4'

/** The oldest control plane that this kubeadm sets up. */
const oldest = { minor: 33, text: '1.33.0' }

/** `v1.34.1` of what a configuration says: a version, or a label as `stable-1`, for which there is no internet to ask. */
export function resolveVersion(given: string, world: { warn(message: string): void }): string {
  const version = exact(given) ?? exact(given.replace(/^release\//, '')) ?? labelled(given, world)
  if (version === undefined) {
    throw new KubeadmFailure(
      `version ${JSON.stringify(given)} doesn't match patterns for neither semantic version nor labels (stable, latest, ...)`,
    )
  }
  const { major, minor } = partsOf(version)
  if (major < 1 || (major === 1 && minor < oldest.minor)) {
    throw new KubeadmFailure(
      `this version of kubeadm only supports deploying clusters with the control plane version >= ${oldest.text}. Current version: ${version}`,
    )
  }
  return version
}

export function partsOf(version: string): { readonly major: number; readonly minor: number } {
  const [, major = '', minor = ''] = /^v?(\d+)\.(\d+)/.exec(version) ?? []
  return { major: Number(major), minor: Number(minor) }
}

function exact(text: string): string | undefined {
  if (!/^v?(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)([-\w.+]*)?$/.test(text)) return undefined
  return text.startsWith('v') ? text : `v${text}`
}

function labelled(text: string, world: { warn(message: string): void }): string | undefined {
  if (!/^((latest|stable)+(-[1-9](\.[1-9](\d)?)?)?)$/.test(text)) return undefined
  const url = `https://dl.k8s.io/release/${text}.txt`
  world.warn(
    `could not fetch a Kubernetes version from the internet: unable to get URL "${url}": Get "${url}": dial tcp: lookup dl.k8s.io: no such host`,
  )
  world.warn(`falling back to the local client version: ${kubeadmVersion}`)
  return kubeadmVersion
}
