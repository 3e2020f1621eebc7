import { errors } from '@vivarium/core'

/** A version of Kubernetes as far as it was given. */
export interface KubernetesVersion {
  readonly minor: number
  readonly patch?: number
}

/** Taken when neither an image nor a version is named and the universe has no image with Kubernetes. */
export const defaultKubernetesVersion = '1.34'

/** The oldest that kubeadm's configuration is known of. */
const oldestMinor = 22

/** `1.34`, `1.34.1` or `v1.34.1`; what follows (`-rc.1`) is not looked at. Throws INVALID_VALUE. */
export function parseKubernetesVersion(text: string): KubernetesVersion {
  const match = /^v?1\.(\d{1,3})(?:\.(\d{1,3})(?:[-+].*)?)?$/.exec(text.trim())
  const minor = Number(match?.[1] ?? -1)
  if (!match || minor < oldestMinor) {
    throw errors.invalidValue('version of Kubernetes', text, `it must be like 1.34 or 1.34.1, and 1.${oldestMinor} or later`)
  }
  return match[2] === undefined ? { minor } : { minor, patch: Number(match[2]) }
}

/** Whether a version is what was asked for: `v1.34.1` is a `1.34`. */
export function isVersion(found: string, wanted: string): boolean {
  const [is, should] = [parseKubernetesVersion(found), parseKubernetesVersion(wanted)]
  return is.minor === should.minor && (should.patch === undefined || is.patch === should.patch)
}

/** Newest last. */
export function compareVersions(one: string, other: string): number {
  const [a, b] = [parseKubernetesVersion(one), parseKubernetesVersion(other)]
  return a.minor - b.minor || (a.patch ?? 0) - (b.patch ?? 0)
}
