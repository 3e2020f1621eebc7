import type { KubeObject } from '../../registry/objects.js'
import type { StrategyContext } from '../../registry/strategy.js'
import { type FieldError, fieldError } from '../../schema/field-error.js'
import { invalid, required } from '../../validation/checks.js'
import { immutable, sameValue } from '../../validation/metadata.js'
import { byteLength, immutableText, qualifiedNameRule } from '../../validation/names.js'

export interface Event extends KubeObject {
  involvedObject?: {
    kind?: string
    namespace?: string
    name?: string
    uid?: string
    apiVersion?: string
    resourceVersion?: string
    fieldPath?: string
  }
  reason?: string
  type?: string
  source?: { component?: string; host?: string }
  firstTimestamp?: string
  lastTimestamp?: string
  count?: number
  series?: { count?: number; lastObservedTime?: string }
  related?: object
  eventTime?: string
  reportingComponent?: string
  reportingInstance?: string
  action?: string
  message?: string
}

/** What both groups ask for. */
function validateAny(event: Event, newGroup: boolean): FieldError[] {
  const errors: FieldError[] = []
  const own = event.metadata.namespace ?? ''
  const about = event.involvedObject?.namespace ?? ''
  const mismatch = fieldError.invalid('involvedObject.namespace', about, 'does not match event.namespace')
  if (!event.eventTime) {
    if (about === '' ? own !== '' && own !== 'default' : own !== about) errors.push(mismatch)
    return errors
  }
  if (about === '' && own !== 'default' && own !== 'kube-system') errors.push(mismatch)
  const component = event.reportingComponent ?? ''
  const field = newGroup ? 'reportingController' : 'reportingComponent'
  const atMost = (name: 'reportingInstance' | 'action' | 'reason' | 'message', limit: number) =>
    byteLength(event[name] ?? '') > limit ? [fieldError.invalid(name, '', `can have at most ${limit} characters`)] : []
  return [
    ...errors,
    ...required(field, component),
    ...invalid(field, component, qualifiedNameRule(component)),
    ...required('reportingInstance', event.reportingInstance),
    ...atMost('reportingInstance', 128),
    ...required('action', event.action),
    ...atMost('action', 128),
    ...required('reason', event.reason),
    ...atMost('reason', 128),
    ...atMost('message', 1024),
  ]
}

function validateSeries({ series }: Event): FieldError[] {
  if (!series) return []
  const errors: FieldError[] = (series.count ?? 0) < 2 ? [fieldError.invalid('series.count', '', 'should be at least 2')] : []
  return [...errors, ...required('series.lastObservedTime', series.lastObservedTime)]
}

/** The newer group is strict about what is written through it. */
function validateNew(event: Event): FieldError[] {
  const unset = (field: string, value: unknown) => (value ? [fieldError.invalid(field, '', 'needs to be unset')] : [])
  return [
    ...validateSeries(event),
    ...required('eventTime', event.eventTime),
    ...(event.type === 'Normal' || event.type === 'Warning'
      ? []
      : [fieldError.invalid('type', '', `has invalid value: ${event.type ?? ''}`)]),
    ...unset('firstTimestamp', event.firstTimestamp),
    ...unset('lastTimestamp', event.lastTimestamp),
    ...unset('count', event.count),
    ...unset('source', event.source?.component || event.source?.host),
  ]
}

/** Fields of which only the series may go on; the real server looks at one of them twice. */
const lasting = [
  'reason',
  'message',
  'source',
  'firstTimestamp',
  'lastTimestamp',
  'count',
  'reason',
  'type',
  'eventTime',
  'action',
  'related',
] as const

/** Of strings, the real server prints empty ones. */
function absent(field: (typeof lasting)[number]): '' | null {
  return ['reason', 'message', 'type', 'action'].includes(field) ? '' : null
}

/** As the real server prints it: it checks values of types that are not those of JSON. */
function printedReference(about: NonNullable<Event['involvedObject']>) {
  return {
    Kind: about.kind ?? '',
    Namespace: about.namespace ?? '',
    Name: about.name ?? '',
    UID: about.uid ?? '',
    APIVersion: about.apiVersion ?? '',
    ResourceVersion: about.resourceVersion ?? '',
    FieldPath: about.fieldPath ?? '',
  }
}

function validateChange(event: Event, old: Event): FieldError[] {
  return [
    ...(sameValue(event.series, old.series) ? [] : validateSeries(event)),
    ...(sameValue(event.involvedObject, old.involvedObject)
      ? []
      : [fieldError.invalid('involvedObject', printedReference(event.involvedObject ?? {}), immutableText)]),
    ...lasting.flatMap((field) => immutable(event[field] ?? absent(field), old[field] ?? absent(field), field)),
    ...immutable(event.reportingComponent ?? '', old.reportingComponent ?? '', 'reportingController'),
    ...immutable(event.reportingInstance ?? '', old.reportingInstance ?? '', 'reportingInstance'),
  ]
}

export function validateEvent(event: Event, { apiVersion }: StrategyContext, old?: Event): FieldError[] {
  const newGroup = apiVersion === 'events.k8s.io/v1'
  const errors = validateAny(event, newGroup)
  if (!newGroup) return errors
  return [...errors, ...(old ? validateChange(event, old) : validateNew(event))]
}
