import type { ImageRecipe } from '@vivarium/core'
import { kubernetesVersions } from '@vivarium/simcluster'
import { debianBase } from './recipe.js'

export interface StockImage {
  readonly name: string
  readonly kubernetesVersion?: string
  readonly recipe: ImageRecipe
}

/** The images that are there from the start: a plain one, and one for each version of Kubernetes that there is data of. */
export function stockImages(): readonly StockImage[] {
  const plain: StockImage = { name: debianBase, recipe: { base: debianBase, steps: [] } }
  const kubernetes = kubernetesVersions().map(
    (version): StockImage => ({
      name: `kubernetes-${version}`,
      kubernetesVersion: version,
      recipe: { base: debianBase, steps: [{ kind: 'kubernetes', version, preload: true }] },
    }),
  )
  return [plain, ...kubernetes]
}
