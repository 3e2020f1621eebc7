import { kubeadmVersion, partsOf } from './config/kubernetes-version.js'

export interface VersionProblems {
  /** Nothing helps against them. */
  readonly mandatory: readonly string[]
  /** `--force` does. */
  readonly skippable: readonly string[]
}

/** kubelet may be so many minor versions behind. */
const kubeletSkew = 3

/** Whether a cluster can go from one version to another, in kubeadm's words (upgrade.EnforceVersionPolicies). */
export function versionProblems(
  wanted: string,
  cluster: string,
  kubelets: readonly string[],
  allows: { readonly experimental: boolean; readonly candidates: boolean },
): VersionProblems {
  const mandatory: string[] = []
  const skippable: string[] = []
  const { minor } = partsOf(wanted)
  const own = partsOf(kubeadmVersion)
  const preRelease = /^v?[\d.]+-(.+)$/.exec(wanted)?.[1]
  const strict = preRelease === undefined ? mandatory : skippable
  const specified = `Specified version to upgrade to ${JSON.stringify(wanted)} is`
  if (minor > partsOf(cluster).minor + 1) strict.push(`${specified} too high; kubeadm can upgrade only 1 minor version at a time`)
  if (minor < partsOf(cluster).minor - 1)
    strict.push(`${specified.replace('upgrade', 'downgrade')} too low; kubeadm can downgrade only 1 minor version at a time`)
  if (compareVersions(wanted, kubeadmVersion) > 0) {
    if (minor > own.minor)
      strict.push(
        `${specified} at least one minor release higher than the kubeadm minor release (${minor} > ${own.minor}). Such an upgrade is not supported`,
      )
    else
      skippable.push(
        `${specified} higher than the kubeadm version ${JSON.stringify(kubeadmVersion)}. Upgrade kubeadm first using the tool you used to install kubeadm`,
      )
  }
  if (own.minor > minor)
    skippable.push(`Kubeadm version ${kubeadmVersion} can only be used to upgrade to Kubernetes version ${own.major}.${own.minor}`)
  const isAllowed = preRelease === undefined || allows.experimental || (/^rc/.test(preRelease) && allows.candidates)
  if (!isAllowed)
    skippable.push(`${specified} an unstable version and such upgrades weren't allowed via setting the --allow-*-upgrades flags`)
  const old = [...new Set(kubelets)].filter((version) => partsOf(version).minor < minor - kubeletSkew)
  if (old.length > 0) skippable.push(`There are kubelets in this cluster that are too old that have these versions [${old.join(' ')}]`)
  return { mandatory, skippable }
}

/** Negative: the first is older. Of pre-releases only that they come before their release is looked at. */
export function compareVersions(a: string, b: string): number {
  const [one, other] = [a, b].map((text) => [
    ...text
      .replace(/^v/, '')
      .replace(/[-+].*/, '')
      .split('.')
      .map(Number),
    text.includes('-') ? 0 : 1,
  ])
  for (const [index, part] of (one ?? []).entries()) if (part !== other?.[index]) return part - (other?.[index] ?? 0)
  return 0
}
