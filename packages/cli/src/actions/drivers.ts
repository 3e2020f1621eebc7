import { type Driver, forEachDriver } from '@vivarium/core'
import { defaultDriver } from '@vivarium/universe'
import type { Action } from '../definition.js'

export const list: Action = async (context) => {
  const drivers: Driver[] = []
  forEachDriver((driver) => {
    drivers.push(driver)
    return true
  })
  const rows = await Promise.all(
    drivers.map(async (driver) => {
      const { name, description } = driver
      const { ready, message, problems } = await driver.status({ signal: context.io.signal })
      return { name, default: name === defaultDriver, ready, message, description, problems }
    }),
  )
  await context.output.list(rows, [
    { header: 'NAME', value: (row) => row.name },
    { header: 'DEFAULT', value: (row) => (row.default ? 'yes' : '-') },
    { header: 'READY', value: (row) => (row.ready ? 'yes' : 'no') },
    { header: 'STATUS', value: (row) => row.message },
    { header: 'DESCRIPTION', value: (row) => row.description },
  ])
  for (const { name, problems } of rows) for (const { message, remedy } of problems) context.note(`${name}: ${message}; ${remedy}`)
  return undefined
}
