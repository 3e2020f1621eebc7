import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { dataFolder } from '../data-folder.js'

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
  /** Its namespace, where that is not the one of its type. */
  readonly ns?: string
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

/** What the flags of a property say. */
export const flags = { link: 1, optional: 4, secret: 8 } as const

/** What the rest stands on, and the source of the data leaves out. */
const builtIn: {
  readonly data: Readonly<Record<string, DataTypeEntry>>
  readonly managed: Readonly<Record<string, ManagedObjectEntry>>
} = {
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
}

/** The lines of a file by the name that each begins with. They are parsed one by one, when they are first asked for. */
function readLines(file: string): Map<string, string> {
  const text = readFileSync(fileURLToPath(new URL(file, dataFolder)), 'latin1')
  const lines = new Map<string, string>()
  for (let start = 0; start < text.length; ) {
    const end = text.indexOf('\n', start)
    const space = text.indexOf(' ', start)
    lines.set(text.slice(start, space), text.slice(space + 1, end))
    start = end + 1
  }
  return lines
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
  }
}

/** What clients know that is not part of the public API is in files of its own. */
const dataLines = once(() => new Map([...readLines('data-objects.txt'), ...readLines('internal-data-objects.txt')]))
const enumLines = once(() => readLines('enums.txt'))
const managedLines = once(() => readLines('managed-objects.txt'))
/** By the type of managed object that has them, too. */
const internalMethods = once(
  () =>
    new Map(
      [...readLines('internal-methods.txt')].map(
        ([owner, line]) => [owner, JSON.parse(line) as Readonly<Record<string, MethodEntry>>] as const,
      ),
    ),
)

export function dataObjectNames(): readonly string[] {
  return [...dataLines().keys(), ...Object.keys(builtIn.data)]
}

export function dataObjectEntry(name: string): DataTypeEntry | undefined {
  if (Object.hasOwn(builtIn.data, name)) return builtIn.data[name]
  const line = dataLines().get(name)
  return line === undefined ? undefined : (JSON.parse(line) as DataTypeEntry)
}

export function enumNames(): readonly string[] {
  return [...enumLines().keys()]
}

export function enumEntry(name: string): EnumEntry | undefined {
  const line = enumLines().get(name)
  return line === undefined ? undefined : (JSON.parse(line) as EnumEntry)
}

export function managedObjectNames(): readonly string[] {
  return [...managedLines().keys(), ...Object.keys(builtIn.managed)]
}

export function managedObjectEntry(name: string): ManagedObjectEntry | undefined {
  if (Object.hasOwn(builtIn.managed, name)) return builtIn.managed[name]
  const line = managedLines().get(name)
  // Before the entry are the names of its methods.
  if (line === undefined) return undefined
  const entry = JSON.parse(line.slice(line.indexOf(' ') + 1)) as ManagedObjectEntry
  const internal = internalMethods().get(name)
  return internal === undefined ? entry : { ...entry, m: { ...entry.m, ...internal } }
}

/** The type of managed object that has a method, by the method's name on the wire. */
export const methodOwners: () => ReadonlyMap<string, string> = once(() => {
  const owners = new Map<string, string>()
  for (const [owner, line] of managedLines()) {
    const names = line.slice(0, line.indexOf(' '))
    if (names !== '') for (const name of names.split(',')) owners.set(name, owner)
  }
  for (const [owner, internal] of internalMethods()) for (const { w } of Object.values(internal)) owners.set(w, owner)
  for (const [owner, { m }] of Object.entries(builtIn.managed)) for (const { w } of Object.values(m)) owners.set(w, owner)
  return owners
})
