import { createHash } from 'node:crypto'
import type { ImageRecipe, Operation } from '@vivarium/core'
import { Guest, type GuestCommand } from '@vivarium/guest'
import { simErrors } from '../errors.js'
import type { ImageContent } from './image-content.js'
import { installKubernetes, kubernetesPackages } from './kubernetes.js'

/** The one base: the guest as it is. */
export const debianBase = 'debian-bookworm'

/** Changes when the same recipe makes something else. */
const recipeFormat = 1

/** Throws UNKNOWN_IMAGE_BASE. */
export function checkRecipe({ base }: ImageRecipe): void {
  if (base !== debianBase) throw simErrors.unknownBase(base, [debianBase])
}

export function recipeHash(recipe: ImageRecipe): string {
  return createHash('sha256')
    .update(JSON.stringify({ recipeFormat, ...recipe }))
    .digest('hex')
}

/** In an image nothing runs. */
const noKubelet = { started: () => {}, stopped: () => {} }

/** Applies the steps to a new guest, in order. Throws UNKNOWN_IMAGE_BASE, IMAGE_STEP_FAILED, NOT_FOUND for a version of Kubernetes. */
export async function buildImage(
  name: string,
  recipe: ImageRecipe,
  commands: readonly GuestCommand[],
  operation: Operation,
): Promise<ImageContent> {
  checkRecipe(recipe)
  const snapshot = new Guest({ hostname: 'localhost' }).snapshot()
  await using guest = new Guest({ hostname: 'localhost', commands, packages: kubernetesPackages(noKubelet), snapshot })
  const { files } = guest
  const hasScript = recipe.steps.some(({ kind }) => kind === 'script')
  if (hasScript) await guest.boot(operation)
  for (const [index, step] of recipe.steps.entries()) {
    operation.throwIfAborted(`building image ${name}`)
    if (step.kind === 'kubernetes') await installKubernetes(guest, step.version, step.preload === true, operation.signal)
    else if (step.kind === 'packages') {
      const wanted = guest.packages.missing(step.names)
      await guest.packages.install(
        wanted.map((name) => ({ name })),
        operation.signal,
      )
    } else if (step.kind === 'script') await operation.step(`script ${index + 1}`, (inner) => runScript(name, guest, step.script, inner))
    else {
      files.makeDirectory(step.path.slice(0, step.path.lastIndexOf('/')) || '/', {}, true)
      files.writeFile(step.path, Buffer.from(step.content), { mode: step.mode ?? 0o644 })
    }
  }
  if (hasScript) {
    await guest.shutdown()
    files.remove('/etc/machine-id')
  }
  const { services, ...built } = guest.snapshot()
  return { ...built, services: { ...services, states: {}, journal: [] }, nics: [], bootId: '', bootedAt: 0, console: '' }
}

async function runScript(name: string, guest: Guest, script: string, operation: Operation): Promise<void> {
  const { exitCode, stdout, stderr } = await guest.exec(script, { signal: operation.signal })
  if (exitCode !== 0) throw simErrors.imageStepFailed(name, exitCode, `${stdout}${stderr}`.trim())
}
