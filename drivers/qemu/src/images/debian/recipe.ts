import { createHash } from 'node:crypto'
import { describeIssues, errors, type ImageStep } from '@vivarium/core'
import { type Architecture, hostArchitecture } from '@vivarium/vm'
import { z } from 'zod'

/** The base that this folder builds. */
export const debianBase = 'debian-bookworm'

/** Counts up when a change of this folder makes another image of the same recipe, so that old ones in caches are not taken for it. */
const recipeVersion = 5

/** Bytes of all files and scripts of a recipe together. */
const maxContentBytes = 16 * 2 ** 20

/** Debian Policy 5.6.1, with an optional version as apt takes it. A name's last character must not be `-`: apt would remove that package. */
const packageName = z
  .string()
  .max(200)
  .regex(/^[a-z0-9][a-z0-9+.-]*[a-z0-9+.](=[A-Za-z0-9.+:~*-]+)?$/, "is no package name, such as 'curl' or 'curl=7.88*'")

const filePath = z
  .string()
  .max(4095)
  .regex(/^(\/[^/\0\n]{1,255})+$/, 'must be an absolute path of a file, without empty parts or line breaks')
  .refine((path) => !path.split('/').some((part) => part === '.' || part === '..'), "must have no '.' or '..' in it")

const text = z.string().refine((value) => !value.includes('\0'), 'must have no NUL character in it')

/** A file of this computer. Its content is known by its checksum: where it lies makes no other image. */
const copySchema = z.strictObject({
  kind: z.literal('copy'),
  path: filePath,
  mode: z.int().min(0).max(0o7777),
  source: z.string(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
})
export type CopyStep = z.infer<typeof copySchema>

/** Steps that the builder knows; the others of \`ImageStep\` stand for several of these. */
export type PlainStep = Exclude<ImageStep, { readonly kind: 'kubernetes' }> | CopyStep
export interface PlainRecipe {
  readonly base: string
  readonly steps: readonly PlainStep[]
}

const stepSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('packages'), names: z.array(packageName).max(1000) }),
  z.strictObject({ kind: z.literal('file'), path: filePath, content: z.string(), mode: z.int().min(0).max(0o7777).default(0o644) }),
  z.strictObject({ kind: z.literal('script'), script: text }),
  copySchema,
])

const recipeSchema = z.strictObject({ base: z.literal(debianBase), steps: z.array(stepSchema).max(1000) })

/** A recipe with nothing left out: equal recipes are equal JSON. */
export type Recipe = z.infer<typeof recipeSchema>
export type RecipeStep = Recipe['steps'][number]

/** Throws INVALID_VALUE, naming the step. */
export function parseRecipe(recipe: PlainRecipe): Recipe {
  const result = recipeSchema.safeParse(recipe)
  if (!result.success) throw errors.invalidValue('image recipe', recipe.base, describeIssues(result.error))
  const bytes = result.data.steps.reduce((sum, step) => sum + contentBytes(step), 0)
  if (bytes > maxContentBytes) {
    throw errors.invalidValue(
      'image recipe',
      recipe.base,
      `its files and scripts have ${bytes} bytes; at most ${maxContentBytes} are possible`,
    )
  }
  return result.data
}

function contentBytes(step: RecipeStep): number {
  if (step.kind === 'packages' || step.kind === 'copy') return 0
  return Buffer.byteLength(step.kind === 'file' ? step.content : step.script)
}

/**
 * The name of what a recipe makes: SHA-256, in hexadecimal, of the recipe, of this builder's version and of the architecture.
 * Two builds of a recipe have the same name and the same contents but for the versions that Debian has that day. Throws INVALID_VALUE.
 */
export function recipeHash(recipe: PlainRecipe, architecture: Architecture = hostArchitecture()): string {
  const { base, steps } = parseRecipe(recipe)
  const named = { base, steps: steps.map((step) => (step.kind === 'copy' ? { ...step, source: undefined } : step)) }
  return createHash('sha256')
    .update(JSON.stringify({ recipeVersion, architecture, recipe: canonical(named) }))
    .digest('hex')
}

/** The same value with the keys of its objects in order. */
export function canonical(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(canonical)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, canonical(inner)]),
  )
}

/** What a step does, for messages. `number` counts from 1. */
export function describeStep(step: RecipeStep, number: number): string {
  if (step.kind === 'packages') return `step ${number} (packages ${step.names.join(' ')})`
  if (step.kind === 'file') return `step ${number} (file ${step.path})`
  if (step.kind === 'copy') return `step ${number} (copy ${step.source} to ${step.path})`
  const firstLine = step.script.split('\n').find((line) => line.trim() !== '' && !line.startsWith('#')) ?? ''
  return `step ${number} (script: ${firstLine.trim().slice(0, 60)})`
}
