import { isSubtype } from '@vivarium/vim'
import type {
  AlarmExpression,
  DataObjects,
  EventAlarmExpression,
  EventEx,
  ManagedEntityStatus,
  StateAlarmExpression,
} from '@vivarium/vim/types'
import { textAt } from '../events/event-message.js'
import type { PostedEvent } from '../events/events.js'
import { type ManagedObject, rootOf } from '../model/managed-object.js'

/** None of them has others derived from it; that needn't be looked up. */
function isKind<K extends keyof DataObjects>(expression: AlarmExpression, name: K): expression is AlarmExpression & DataObjects[K] {
  return expression._typeName === name
}

const severities: readonly ManagedEntityStatus[] = ['gray', 'green', 'yellow', 'red']

export function worst(statuses: readonly ManagedEntityStatus[]): ManagedEntityStatus | undefined {
  return severities.findLast((status) => statuses.includes(status))
}

/** Conditions on the state of objects, and how they are put together. Undefined for conditions of other kinds. */
export function stateStatus(expression: AlarmExpression, object: ManagedObject): ManagedEntityStatus | undefined {
  if (isKind(expression, 'StateAlarmExpression')) return ofState(expression, object)
  const parts = partsOf(expression).flatMap((part) => stateStatus(part, object) ?? [])
  if (parts.length === 0) return undefined
  return isKind(expression, 'AndAlarmExpression') ? severities.find((status) => parts.includes(status)) : worst(parts)
}

function partsOf(expression: AlarmExpression): readonly AlarmExpression[] {
  return isKind(expression, 'OrAlarmExpression') || isKind(expression, 'AndAlarmExpression') ? expression.expression : []
}

function ofState({ operator, type, statePath, red, yellow }: StateAlarmExpression, object: ManagedObject): ManagedEntityStatus | undefined {
  if (!object.type.isA(type.replace(/^vim\./, ''))) return undefined
  const [root = '', ...rest] = statePath.split('.')
  const value = textAt(object.get(root), rest)
  const fits = (wanted: string | undefined) => wanted !== undefined && (value === wanted) === (operator === 'isEqual')
  if (fits(red)) return 'red'
  return fits(yellow) ? 'yellow' : 'green'
}

/** The types and properties that an expression looks at: `VirtualMachine` and `runtime`. */
export function statesOf(expression: AlarmExpression): readonly { readonly type: string; readonly property: string }[] {
  if (isKind(expression, 'StateAlarmExpression')) {
    return [{ type: expression.type.replace(/^vim\./, ''), property: rootOf(expression.statePath) }]
  }
  return partsOf(expression).flatMap(statesOf)
}

/** The types of objects that an expression can be about. */
export function typesOf(expression: AlarmExpression): readonly string[] {
  if (isKind(expression, 'StateAlarmExpression') || isKind(expression, 'MetricAlarmExpression')) {
    return [expression.type.replace(/^vim\./, '')]
  }
  if (isKind(expression, 'EventAlarmExpression')) return [(expression.objectType ?? 'ManagedEntity').replace(/^vim\./, '')]
  return partsOf(expression).flatMap(typesOf)
}

/** True if there are events that change the status. */
export function followsEvents(expression: AlarmExpression): boolean {
  return isKind(expression, 'EventAlarmExpression') ? expression.status !== undefined : partsOf(expression).some(followsEvents)
}

/** What an event means for an alarm: the type of object that it concerns, and the status that this has then. */
export function eventStatus(
  expression: AlarmExpression,
  posted: PostedEvent,
): { readonly objectType: string; readonly status: ManagedEntityStatus } | undefined {
  for (const part of isKind(expression, 'EventAlarmExpression') ? [expression] : partsOf(expression)) {
    if (!isKind(part, 'EventAlarmExpression')) {
      const inside = eventStatus(part, posted)
      if (inside !== undefined) return inside
    } else if (part.status !== undefined && fitsEvent(part, posted)) {
      return { objectType: (part.objectType ?? 'ManagedEntity').replace(/^vim\./, ''), status: part.status }
    }
  }
  return undefined
}

function fitsEvent({ eventType, eventTypeId, comparisons = [] }: EventAlarmExpression, { event }: PostedEvent): boolean {
  const own = (event as unknown as EventEx).eventTypeId
  const wanted = eventTypeId ?? ''
  const isType =
    wanted === '' || own === undefined ? isSubtype(event._typeName, nameOf(wanted === '' ? eventType : wanted)) : own === wanted
  return (
    isType && comparisons.every(({ attributeName, operator, value }) => compare(textAt(event, attributeName.split('.')), operator, value))
  )
}

/** `VmPoweredOnEvent` of `vim.event.VmPoweredOnEvent`. */
const nameOf = (type: string) => type.slice(type.lastIndexOf('.') + 1)

/** Operators of EventAlarmExpression.ComparisonOperator. */
function compare(text: string, operator: string, value: string): boolean {
  switch (operator) {
    case 'equals':
      return text === value
    case 'notEqualTo':
      return text !== value
    case 'startsWith':
      return text.startsWith(value)
    case 'doesNotStartWith':
      return !text.startsWith(value)
    case 'endsWith':
      return text.endsWith(value)
    case 'doesNotEndWith':
      return !text.endsWith(value)
    default:
      return false
  }
}
