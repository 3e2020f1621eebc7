import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** Name, type, flags, the version that it came with, privilege to read it. */
export type PropertyTuple = readonly [name: string, type: string, flags: number, since: string, privilege?: string]

export interface DataTypeEntry {
  /** Name in VMODL. */
  readonly n: string
  /** Base. */
  readonly b: string
  readonly since: string
  /** Own properties, in the order of the wire. */
  readonly p: readonly PropertyTuple[]
}

export interface MethodEntry {
  /** Name on the wire. */
  readonly w: string
  readonly since: string
  readonly p: readonly PropertyTuple[]
  /** Result; and the result of the task, where that is the result. */
  readonly r: string
  readonly tr?: string
  readonly rf: number
  readonly f: readonly string[]
  readonly priv?: string
}

export interface ManagedObjectEntry {
  readonly n: string
  readonly b: string
  readonly since: string
  readonly p: readonly PropertyTuple[]
  /** By name in VMODL. */
  readonly m: Readonly<Record<string, MethodEntry>>
}

export interface EnumEntry {
  readonly n: string
  readonly since: string
  readonly v: readonly string[]
}

export interface TypeEntries {
  readonly data: Readonly<Record<string, DataTypeEntry>>
  readonly managed: Readonly<Record<string, ManagedObjectEntry>>
  readonly enums: Readonly<Record<string, EnumEntry>>
}

/** What the flags of a property say. */
export const flags = { link: 1, optional: 4, secret: 8 } as const

/** What the rest stands on, and the source of the data leaves out. */
const builtIn: TypeEntries = {
  data: {
    MethodFault: {
      n: 'vmodl.MethodFault',
      b: 'vmodl.DataObject',
      since: 'version0',
      p: [
        ['faultCause', 'MethodFault', flags.optional, 'version1'],
        ['faultMessage', 'LocalizableMessage[]', flags.optional, 'version1'],
      ],
    },
    RuntimeFault: { n: 'vmodl.RuntimeFault', b: 'MethodFault', since: 'version0', p: [] },
    LocalizedMethodFault: {
      n: 'vmodl.LocalizedMethodFault',
      b: 'DynamicData',
      since: 'version0',
      p: [
        ['fault', '!MethodFault', 0, 'version0'],
        ['localizedMessage', 'string', flags.optional, 'version0'],
      ],
    },
  },
  managed: {
    ManagedObject: {
      n: 'vmodl.ManagedObject',
      b: '',
      since: 'version0',
      p: [],
      m: {
        // How pyVmomi and the managed object browser read one property.
        fetch: {
          w: 'Fetch',
          since: 'version0',
          p: [['prop', 'string', 0, 'version0']],
          r: 'anyType',
          rf: flags.optional,
          priv: 'System.View',
          f: [],
        },
      },
    },
  },
  enums: {},
}

let entries: TypeEntries | undefined

/** Read once, when the first type is asked for: some ten milliseconds. */
export function typeEntries(): TypeEntries {
  if (entries === undefined) {
    const read = JSON.parse(readFileSync(fileURLToPath(new URL('../../data/vsphere/types.json', import.meta.url)), 'utf8')) as TypeEntries
    entries = { data: { ...read.data, ...builtIn.data }, managed: { ...read.managed, ...builtIn.managed }, enums: read.enums }
  }
  return entries
}
