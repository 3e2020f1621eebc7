import type { RunChange } from '@vivarium/core'
import { withRun } from '../attach.js'
import type { Action } from '../definition.js'

const signs: Readonly<Record<RunChange['change'], string>> = { added: '+', changed: '~', removed: '-' }

export const diff: Action = async (context) => {
  await withRun(context, async (universe) => {
    const changes = await context.work((operation) => universe.changes(operation))
    await context.output.list(changes, [
      { header: 'CHANGE', value: ({ change }) => signs[change] },
      { header: 'KIND', value: ({ kind }) => kind },
      { header: 'IN', value: ({ in: place }) => place ?? '-' },
      { header: 'NAME', value: ({ name }) => name },
      { header: 'FIELDS', value: ({ fields }) => fields?.join(', ') ?? '-' },
    ])
  })
  return undefined
}
