import type { RunChange } from '@vivarium/core'
import { withRun } from '../attach.js'
import type { Action } from '../definition.js'
import { firstOf } from '../output/first-of.js'

const signs: Readonly<Record<RunChange['change'], string>> = { added: '+', changed: '~', removed: '-' }

export const diff: Action = async (context) => {
  await withRun(context, async (universe) => {
    const changes = await context.work((operation) => universe.changes(operation))
    await context.output.list(changes, [
      { header: 'CHANGE', value: ({ change }) => signs[change] },
      { header: 'KIND', value: ({ kind }) => kind },
      { header: 'IN', value: ({ in: place }) => place ?? '-' },
      { header: 'NAME', value: ({ name }) => name },
      { header: 'FIELDS', value: ({ fields }) => (fields === undefined ? '-' : shortened(fields)) },
    ])
    const { save } = await universe.describe()
    if (changes.length === 0) context.note(save === null ? 'There is nothing in it yet.' : `Nothing has changed since ${save}.`)
  })
  return undefined
}

const mostFields = 4

/** For a table: what changed within one item of a list counts as that item, and of many fields the first are named. */
export function shortened(fields: readonly string[]): string {
  const places = [...new Set(fields.map((field) => field.replace(/\].*$/, ']')))]
  return firstOf(places, mostFields)
}
