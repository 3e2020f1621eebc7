import type { Action } from '../definition.js'
import { version } from '../version.js'

export const show: Action = async (context) => {
  await context.output.record({ version, node: process.version, platform: `${process.platform}-${process.arch}` }, `viv ${version}`)
  return undefined
}
