import { formatSize } from '@vivarium/core'
import { Universe } from '@vivarium/universe'
import type { Action } from '../definition.js'
import { locate } from '../locate.js'

export const list: Action = async (context) => {
  const { universe } = await locate(context)
  await context.output.list(await Universe.saves(universe), [
    { header: '', value: ({ current }) => (current ? '*' : '') },
    { header: 'NAME', value: ({ name }) => name },
    { header: 'PARENT', value: ({ parent }) => parent ?? '-' },
    { header: 'SIZE', value: ({ bytes }) => formatSize(bytes), align: 'right' },
    { header: 'CREATED', value: ({ createdAt }) => createdAt },
  ])
  return undefined
}

export const remove: Action<[names: string[]]> = async (context, [names]) => {
  const { universe } = await locate(context)
  for (const name of names) await Universe.deleteSave(universe, name)
  await context.output.lines(
    names.map((save) => ({ universe, save })),
    ({ save }) => save,
  )
  return undefined
}
