import { type DriverRun, type Image, isVivariumError, type Operation } from '@vivarium/core'
import { universeErrors } from '../errors.js'
import { compareVersions, defaultKubernetesVersion, isVersion } from './kubernetes-version.js'

/**
 * The image for a cluster's machines, with its content in the cache: the one that is named; else the newest of the universe for that
 * version (or for any); else what the driver has for it. Throws NO_KUBERNETES_IMAGE, and NOT_FOUND for a name that is not there.
 */
export async function kubernetesImage(
  driver: DriverRun,
  { image: name, version }: { readonly image?: string; readonly version?: string },
  operation: Operation,
): Promise<Image> {
  const image = name !== undefined ? await driver.getImage({ name }) : await imageFor(driver, version)
  if ((await image.status()) !== 'ready') await operation.step(`get image ${image.name}`, (inner) => image.fetch(inner))
  return image
}

async function imageFor(driver: DriverRun, version: string | undefined): Promise<Image> {
  const fitting = (await driver.listImages()).flatMap((image) => {
    const { kubernetesVersion } = image
    return kubernetesVersion !== undefined && (version === undefined || isVersion(kubernetesVersion, version))
      ? [{ image, kubernetesVersion }]
      : []
  })
  const newest = fitting.sort((a, b) => compareVersions(a.kubernetesVersion, b.kubernetesVersion)).at(-1)
  if (newest) return newest.image
  const wanted = version ?? defaultKubernetesVersion
  try {
    return await driver.getImage({ kubernetesVersion: wanted })
  } catch (error) {
    if (!isVivariumError(error, 'NOT_FOUND')) throw error
    throw universeErrors.noKubernetesImage(wanted, { cause: error })
  }
}
