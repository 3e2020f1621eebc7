import type { Condition } from '../registry/objects.js'
import { equalJson, type JsonValue } from '../schema/json.js'
import {
  type CustomResourceDefinition,
  conditionOf,
  type DefinitionNames,
  type DefinitionStatus,
  hasCondition,
  withCondition,
} from './definition.js'

/**
 * Which names of a definition are its own: those that no other definition of the group has. Gives the status after, undefined when nothing
 * changes; after the naming controller of apiextensions-apiserver. `group`: all definitions of the group, this one among them.
 */
export function acceptNames(
  definition: CustomResourceDefinition,
  group: readonly CustomResourceDefinition[],
  now: Date,
): DefinitionStatus | undefined {
  const { spec, status = {} } = definition
  const accepted = status.acceptedNames ?? { plural: '', kind: '' }
  if (sameNames(spec.names, accepted)) return undefined
  const { names, condition } = judgeNames(spec.names, accepted, group)
  const before = conditionOf(definition, 'NamesAccepted')
  if (sameNames(names, accepted) && before && before.status === condition.status && before.message === condition.message) return undefined
  return withCondition(withCondition({ ...status, acceptedNames: names }, condition, now), established(definition, condition), now)
}

/** The last step: what was accepted is served from now on. */
export function establish(definition: CustomResourceDefinition, now: Date): DefinitionStatus | undefined {
  if (!hasCondition(definition, 'NamesAccepted') || hasCondition(definition, 'Established')) return undefined
  return withCondition(
    definition.status ?? {},
    { type: 'Established', status: 'True', reason: 'InitialNamesAccepted', message: 'the initial names have been accepted' },
    now,
  )
}

function established(definition: CustomResourceDefinition, names: Condition): Condition {
  const before = conditionOf(definition, 'Established')
  if (before?.status === 'True') return before
  if (names.status === 'True') {
    return { type: 'Established', status: 'False', reason: 'Installing', message: 'the initial names have been accepted' }
  }
  return before ?? { type: 'Established', status: 'False', reason: 'NotAccepted', message: 'not all names are accepted' }
}

function sameNames(a: DefinitionNames, b: DefinitionNames): boolean {
  const normal = ({ shortNames, categories, ...rest }: DefinitionNames) =>
    ({ ...rest, shortNames: shortNames ?? [], categories: categories ?? [] }) as unknown as JsonValue
  return equalJson(normal(a), normal(b))
}

function judgeNames(
  wanted: DefinitionNames,
  accepted: DefinitionNames,
  group: readonly CustomResourceDefinition[],
): { names: DefinitionNames; condition: Condition } {
  const resources = new Set<string>()
  const kinds = new Set<string>()
  for (const { status } of group) {
    const { plural = '', singular = '', shortNames = [], kind = '', listKind = '' } = status?.acceptedNames ?? {}
    for (const name of [plural, singular, ...shortNames]) resources.add(name)
    for (const name of [kind, listKind]) kinds.add(name)
  }
  const names: DefinitionNames = { ...accepted }
  let conflict: { reason: string; message: string } | undefined
  const inUse = (name: string) => `${JSON.stringify(name)} is already in use`
  const settle = (field: 'plural' | 'singular' | 'kind' | 'listKind', reason: string, used: ReadonlySet<string>) => {
    const name = wanted[field] ?? ''
    if (name !== (accepted[field] ?? '') && used.has(name)) conflict = { reason, message: inUse(name) }
    else names[field] = name
  }
  settle('plural', 'PluralConflict', resources)
  settle('singular', 'SingularConflict', resources)
  const taken = (wanted.shortNames ?? []).filter((name) => !accepted.shortNames?.includes(name) && resources.has(name)).map(inUse)
  if (taken.length > 0) conflict = { reason: 'ShortNamesConflict', message: aggregated(taken) }
  else setList(names, 'shortNames', wanted.shortNames)
  settle('kind', 'KindConflict', kinds)
  settle('listKind', 'ListKindConflict', kinds)
  setList(names, 'categories', wanted.categories)
  return {
    names,
    condition: conflict
      ? { type: 'NamesAccepted', status: 'False', ...conflict }
      : { type: 'NamesAccepted', status: 'True', reason: 'NoConflicts', message: 'no conflicts found' },
  }
}

function setList(names: DefinitionNames, field: 'shortNames' | 'categories', list: string[] | undefined): void {
  if (list) names[field] = list
  else delete names[field]
}

/** Several messages as Go's aggregate of errors prints them. */
function aggregated(messages: readonly string[]): string {
  const unique = [...new Set(messages)]
  return unique.length === 1 ? (unique[0] ?? '') : `[${unique.join(', ')}]`
}
