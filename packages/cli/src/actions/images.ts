import { stat } from 'node:fs/promises'
import { resolve } from 'node:path'
import { formatSize } from '@vivarium/core'
import { type Customization, file, type Image, type KubernetesOptions, kubernetes, packages, pruneImages, script } from '@vivarium/universe'
import { withRun } from '../attach.js'
import type { Context } from '../context.js'
import type { Action } from '../definition.js'
import { cliErrors } from '../errors.js'
import { readInputText } from '../input-file.js'
import type { OrderedOption } from '../word-definition.js'

interface ImageRecord {
  readonly name: string
  readonly status: string
  readonly checksum: string | null
  readonly kubernetesVersion: string | null
}

async function imageRecord(image: Image): Promise<ImageRecord> {
  const [status, checksum] = await Promise.all([image.status(), image.checksum()])
  return { name: image.name, status, checksum: checksum ?? null, kubernetesVersion: image.kubernetesVersion ?? null }
}

interface BuildOptions {
  readonly base?: string
  readonly kubernetesPrograms?: string
  readonly kubernetesImage?: readonly string[]
  readonly steps: readonly OrderedOption[]
}

export const build: Action<[name: string], BuildOptions> = async (context, [name], options) => {
  const { base, steps } = options
  const customize: Customization[] = []
  for (const step of steps) customize.push(await readStep(context, step, options))
  await withRun(context, async (universe) => {
    const image = await context.work((operation) => universe.newImage(name, { ...operation, customize, ...(base && { base }) }))
    await context.output.record(await imageRecord(image), image.name)
  })
  return undefined
}

async function readStep(context: Context, { option, value }: OrderedOption, options: BuildOptions): Promise<Customization> {
  if (option === 'package') return packages(value)
  if (option === 'kubernetes') return kubernetes(kubernetesStep(context, value, options))
  if (option === 'script') return script(await readInputText(value, context.io))
  const separator = value.indexOf(':/')
  if (separator < 1) throw cliErrors.badSyntax('--file', value, 'SRC:DST, a local file and an absolute path in the image')
  const source = value.slice(0, separator)
  const content = await readInputText(source, context.io)
  const { mode } = await stat(resolve(context.io.cwd, source))
  return file(value.slice(separator + 1), content, mode & 0o777)
}

/** Without archives, the images are pulled. */
function kubernetesStep({ io }: Context, version: string, { kubernetesPrograms, kubernetesImage }: BuildOptions): KubernetesOptions {
  const here = (path: string) => resolve(io.cwd, path)
  return {
    version,
    ...(kubernetesPrograms !== undefined && { programs: here(kubernetesPrograms) }),
    ...(kubernetesImage === undefined ? { preload: true } : { images: kubernetesImage.map(here) }),
  }
}

export const importFile: Action<[name: string, file: string], { checksum?: string }> = async (context, [name, path], { checksum }) => {
  const fromFile = resolve(context.io.cwd, path)
  await withRun(context, async (universe) => {
    const image = await context.work((operation) => universe.newImage(name, { ...operation, fromFile, ...(checksum && { checksum }) }))
    await context.output.record(await imageRecord(image), image.name)
  })
  return undefined
}

export const list: Action = async (context) => {
  await withRun(context, async (universe) => {
    const records = await Promise.all((await universe.images()).map(imageRecord))
    await context.output.list(records, [
      { header: 'NAME', value: ({ name }) => name },
      { header: 'STATUS', value: ({ status }) => status },
      { header: 'KUBERNETES', value: ({ kubernetesVersion }) => kubernetesVersion ?? '-' },
      { header: 'CHECKSUM', value: ({ checksum }) => checksum?.slice(0, 'sha256:'.length + 12) ?? '-' },
    ])
  })
  return undefined
}

export const fetch: Action<[names: string[]]> = async (context, [names]) => {
  await withRun(context, async (universe) => {
    const images = await Promise.all(names.map((name) => universe.image(name)))
    for (const image of images) await context.work((operation) => image.fetch(operation))
    await context.output.lines(await Promise.all(images.map(imageRecord)), ({ name }) => name)
  })
  return undefined
}

export const remove: Action<[names: string[]]> = async (context, [names]) => {
  await withRun(context, async (universe) => {
    for (const name of names) await universe.deleteImage(name)
    await context.output.lines(
      names.map((name) => ({ name })),
      ({ name }) => name,
    )
  })
  return undefined
}

export const prune: Action = async (context) => {
  const removed = await pruneImages()
  const rows = removed.map(({ hash, bytes, createdAt }) => ({ hash, bytes, createdAt: createdAt.toISOString() }))
  await context.output.lines(rows, ({ hash }) => hash)
  context.note(`${formatSize(rows.reduce((sum, { bytes }) => sum + bytes, 0))} freed.`)
  return undefined
}
