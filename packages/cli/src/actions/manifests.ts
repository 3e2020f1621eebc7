import { composeVmi, type FactoryName, readManifests, toYaml, validateVm, validateVmi } from '@vivarium/vmi'
import type { Context } from '../context.js'
import type { Action } from '../definition.js'
import { cliErrors } from '../errors.js'
import { readInputText } from '../input-file.js'
import { parseWholeNumber } from '../numbers.js'

interface ComposeOptions {
  readonly name?: string
  readonly namespace?: string
  readonly memory?: string
  readonly cpus?: string
  readonly label?: readonly string[]
  readonly annotation?: readonly string[]
  readonly cloudInit?: string
  readonly containerDisk?: string
  readonly registry?: string
  readonly tag?: string
}

export const compose: Action<[factory: FactoryName], ComposeOptions> = async (context, [factory], options) => {
  const { cpus, label = [], annotation = [], cloudInit, ...given } = options
  const manifest = composeVmi({
    factory,
    ...given,
    cpus: cpus === undefined ? undefined : parseWholeNumber('--cpus', cpus),
    labels: readPairs('--label', label),
    annotations: readPairs('--annotation', annotation),
    cloudInitUserData: cloudInit === undefined ? undefined : await readInputText(cloudInit, context.io),
  })
  if (context.output.format === 'json') await context.output.details(manifest)
  else context.output.text(await toYaml(manifest))
  return undefined
}

function readPairs(option: string, texts: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    texts.map((text) => {
      const separator = text.indexOf('=')
      if (separator < 1) throw cliErrors.badSyntax(option, text, 'KEY=VALUE')
      return [text.slice(0, separator), text.slice(separator + 1)]
    }),
  )
}

interface Finding {
  readonly file: string
  readonly kind: string
  readonly name: string
  readonly path: string
  readonly code: string
  readonly message: string
}

export const validate: Action<[files: string[]]> = async (context, [files]) => {
  const checked = (await Promise.all(files.map((file) => checkFile(context, file)))).flat()
  const findings = checked.flat()
  // A table without rows would be a header that says nothing.
  if (findings.length > 0 || context.output.format !== 'table') {
    await context.output.list(findings, [
      { header: 'MANIFEST', value: ({ file, name }) => `${file}: ${name}` },
      { header: 'FIELD', value: ({ path }) => path || '-' },
      { header: 'PROBLEM', value: ({ message }) => message },
    ])
  }
  const invalid = checked.filter((found) => found.length > 0).length
  if (invalid > 0) throw cliErrors.invalidManifest(invalid, checked.length)
  context.note(checked.length === 1 ? 'The manifest is valid.' : `All ${checked.length} manifests are valid.`)
  return undefined
}

/** The findings of each manifest in a file. */
async function checkFile(context: Context, file: string): Promise<Finding[][]> {
  const manifests = await readManifests(await readInputText(file, context.io))
  return manifests.map(({ kind, name, object }) => {
    const problems = kind === 'VirtualMachine' ? validateVm(object) : validateVmi(object)
    return problems.map(({ path, code, message }) => ({ file, kind, name, path, code, message }))
  })
}
