import type { DefinitionSpec, DefinitionVersion } from '../../custom/definition.js'
import { sameValue } from '../../validation/metadata.js'

type Shared = Pick<DefinitionVersion, 'schema' | 'subresources' | 'additionalPrinterColumns' | 'selectableFields'>

/**
 * A definition as the real server validates it: what all versions say alike stands once, beside the versions. So the paths in its messages
 * begin with `spec.validation` where a definition has one version.
 */
export interface InternalSpec extends Shared {
  readonly versions: readonly DefinitionVersion[]
}

const shareable = ['schema', 'subresources', 'additionalPrinterColumns', 'selectableFields'] as const

export function internalSpec({ versions }: DefinitionSpec): InternalSpec {
  const [first] = versions
  if (!first) return { versions }
  const alike = shareable.filter((field) => versions.every((version) => sameValue(version[field], first[field])))
  const shared: Shared = {}
  for (const field of alike) if (first[field] !== undefined) Object.assign(shared, { [field]: first[field] })
  return {
    ...shared,
    versions: versions.map((version) => {
      const own = { ...version }
      for (const field of alike) delete own[field]
      return own
    }),
  }
}
