import type { ResidentHandle } from '@vivarium/universe'
import { withRun } from '../attach.js'
import type { Action } from '../definition.js'
import { cliErrors } from '../errors.js'
import type { Column } from '../output/table.js'
import { shellQuote } from '../shell-quote.js'

/** A resident as programs see it; the shape is documented in the README and only ever gains fields. */
export interface ResidentRecord {
  readonly name: string
  readonly kind: string
  /** Addresses by name. */
  readonly endpoints: Readonly<Record<string, string>>
  /** Environment variables that lead programs to it. */
  readonly env: Readonly<Record<string, string>>
}

export const residentRecord = ({ name, kind, description, env }: ResidentHandle): ResidentRecord => ({
  name,
  kind,
  endpoints: description.endpoints,
  env,
})

export const residentColumns: readonly Column<ResidentRecord>[] = [
  { header: 'NAME', value: ({ name }) => name },
  { header: 'KIND', value: ({ kind }) => kind },
  { header: 'ENDPOINTS', value: ({ endpoints }) => Object.values(endpoints).join(', ') || '-' },
]

export const create: Action<[kind: string, name: string], { option?: readonly string[] }> = async (context, [kind, name], { option }) => {
  const options = await readOptions(option ?? [])
  await withRun(context, async (universe) => {
    const resident = await context.work((operation) => universe.newResident(kind, name, { ...operation, options }))
    await context.output.record(residentRecord(resident), name)
  })
  return undefined
}

async function readOptions(words: readonly string[]): Promise<Record<string, unknown>> {
  const { parse } = await import('yaml')
  return Object.fromEntries(
    words.map((word) => {
      const [, name, value] = /^([^=]+)=(.*)$/s.exec(word) ?? []
      if (name === undefined || value === undefined) throw cliErrors.badSyntax('--option', word, 'NAME=VALUE')
      try {
        return [name, parse(value) as unknown]
      } catch (error) {
        throw cliErrors.badSyntax('--option', word, 'a value in YAML', { cause: error })
      }
    }),
  )
}

export const list: Action = async (context) => {
  await withRun(context, async (universe) => {
    await context.output.list((await universe.residents()).map(residentRecord), residentColumns)
  })
  return undefined
}

export const env: Action<[name: string]> = async (context, [name]) => {
  await withRun(context, async (universe) => {
    const variables = Object.entries((await universe.resident(name)).env)
    await context.output.lines(
      variables.map(([variable, value]) => ({ variable, value })),
      ({ variable, value }) => `export ${variable}=${shellQuote(value)}`,
    )
  })
  return undefined
}

export const remove: Action<[names: string[]]> = async (context, [names]) => {
  await withRun(context, async (universe) => {
    const residents = await Promise.all([...new Set(names)].map((name) => universe.resident(name)))
    for (const resident of residents) await resident.destroy()
    await context.output.lines(
      residents.map(({ name }) => ({ name })),
      ({ name }) => name,
    )
  })
  return undefined
}
