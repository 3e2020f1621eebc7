import type { VslmVsoVStorageObjectQuerySpec } from '@vivarium/vim/types'
import { invalidArgument } from '../../faults.js'
import type { FirstClassDisk } from './first-class-disks.js'

type Value = string | number

/** What a query looks at; a disk has any number of metadata. */
const fields: Readonly<Record<string, (disk: FirstClassDisk) => readonly Value[]>> = {
  id: ({ id }) => [id],
  name: ({ name }) => [name],
  capacity: ({ capacityInMB }) => [capacityInMB],
  createTime: ({ createTime }) => [Date.parse(createTime)],
  backingObjectId: ({ backingObjectId }) => [backingObjectId],
  datastoreMoId: ({ datastore }) => [datastore],
  metadataKey: ({ metadata }) => Object.keys(metadata),
  metadataValue: ({ metadata }) => Object.values(metadata),
}

const operators: Readonly<Record<string, (value: Value, asked: Value) => boolean>> = {
  equals: (value, asked) => value === asked,
  notEquals: (value, asked) => value !== asked,
  lessThan: (value, asked) => value < asked,
  greaterThan: (value, asked) => value > asked,
  lessThanOrEqual: (value, asked) => value <= asked,
  greaterThanOrEqual: (value, asked) => value >= asked,
  contains: (value, asked) => String(value).includes(String(asked)),
  startsWith: (value, asked) => String(value).startsWith(String(asked)),
  endsWith: (value, asked) => String(value).endsWith(String(asked)),
}

const own = <T>(table: Readonly<Record<string, T>>, name: string): T | undefined => (Object.hasOwn(table, name) ? table[name] : undefined)

/** Whether a disk fits one of the conditions of a query; several values of one mean any of them. Throws the fault InvalidArgument. */
export function diskTest({
  queryField,
  queryOperator,
  queryValue = [],
}: VslmVsoVStorageObjectQuerySpec): (disk: FirstClassDisk) => boolean {
  const [field, operator] = [own(fields, queryField), own(operators, queryOperator)]
  if (field === undefined) throw invalidArgument('query.queryField')
  if (operator === undefined) throw invalidArgument('query.queryOperator')
  if (queryValue.length === 0) throw invalidArgument('query.queryValue')
  const asked = queryValue.map((text) => parse(queryField, text))
  return (disk) => field(disk).some((value) => asked.some((each) => operator(value, each)))
}

function parse(field: string, text: string): Value {
  const value = field === 'capacity' ? Number(text) : field === 'createTime' ? Date.parse(text) : text
  if (Number.isNaN(value)) throw invalidArgument('query.queryValue')
  return value
}
