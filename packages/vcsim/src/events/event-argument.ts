import type { DataType } from '@vivarium/vim'
import { ManagedObject } from '../model/managed-object.js'

/** An entity as events name it: `{ name, vm }` where the type is VmEventArgument. */
export function eventArgument(type: DataType, object: ManagedObject): object {
  const holder = type.properties.find(({ item }) => item.kind === 'reference')
  const name = String(nameOf(object))
  return { _typeName: type.name, name, ...(holder === undefined ? {} : { [holder.name]: object.reference }) }
}

function nameOf(object: ManagedObject): unknown {
  const info =
    object.type.isA('Alarm') || object.type.isA('ScheduledTask')
      ? (object.get('info') as { readonly name?: string } | undefined)
      : undefined
  return info?.name ?? object.get('name') ?? ''
}

/** A data object whose managed objects have become the event arguments that its type declares. */
export function withArguments(type: DataType, values: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const made: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(values)) {
    const declared = value instanceof ManagedObject ? type.property(name)?.item.data : undefined
    made[name] = declared === undefined ? value : eventArgument(declared, value as ManagedObject)
  }
  return made
}
