import type { Clock } from '@vivarium/core'
import { dataObject, type ManagedObjectReference } from '@vivarium/vim'
import type { AlarmInfo, AlarmSpec, AlarmState, ManagedEntityStatus } from '@vivarium/vim/types'
import { asSubject, entitiesAround } from '../events/event-subjects.js'
import type { Events, EventType, NewEvent, PostedEvent } from '../events/events.js'
import type { ManagedObject } from '../model/managed-object.js'
import type { Model, ModelEvent } from '../model/model.js'
import { defaultAlarms } from './alarm-definitions.js'
import { eventStatus, followsEvents, stateStatus, statesOf, typesOf, worst } from './alarm-expression.js'
import type { ManagerRecords } from './records.js'

/** Alarms, and what they have found: it follows the state of objects and the events. */
export class Alarms {
  readonly #model: Model
  readonly #clock: Clock
  readonly #events: Events
  readonly #records: ManagerRecords
  readonly #alarms = new Set<ManagedObject>()
  /** Alarms that look at the state of objects, and those that look at events: most look at neither, and there are very many changes. */
  #ofState: readonly { readonly alarm: ManagedObject; readonly types: readonly string[] }[] = []
  #ofEvents: readonly ManagedObject[] = []
  /** Names of properties that some alarm looks at. */
  #watched: ReadonlySet<string> = new Set()

  constructor(model: Model, clock: Clock, events: Events, records: ManagerRecords) {
    this.#model = model
    this.#clock = clock
    this.#events = events
    this.#records = records
    model.listen((event) => this.#notice(event))
    events.listen((posted) => this.#noticeEvent(posted))
  }

  get all(): readonly ManagedObject[] {
    return [...this.#alarms]
  }

  /** Those that a vCenter has from the start, on the root folder. */
  addDefaults(root: ManagedObject): void {
    for (const { id, spec } of defaultAlarms()) this.#add(id, root, spec, '')
    this.#rememberWatched()
  }

  add(entity: ManagedObject, spec: AlarmSpec, userName: string): ManagedObject {
    const alarm = this.#add(this.#newId(), entity, spec, userName)
    this.#post({ _typeName: 'AlarmCreatedEvent', alarm, entity }, entity, userName)
    this.#evaluateAll(alarm)
    return alarm
  }

  reconfigure(alarm: ManagedObject, spec: AlarmSpec, userName: string): void {
    const info = infoOf(alarm)
    const { key, entity, creationEventId } = info
    const changed = { alarm: info.alarm, lastModifiedTime: this.#now(), lastModifiedUser: userName, key, entity, creationEventId }
    this.#model.update<'Alarm'>(alarm, { info: dataObject('AlarmInfo', { ...spec, ...changed }) })
    this.#rememberWatched()
    const object = this.#model.get(entity)
    this.#post({ _typeName: 'AlarmReconfiguredEvent', alarm, entity: object }, object, userName)
    if (!spec.enabled) this.#clear(alarm)
    else this.#evaluateAll(alarm)
  }

  remove(alarm: ManagedObject, userName: string): void {
    const entity = this.#model.get(infoOf(alarm).entity)
    this.#clear(alarm)
    this.#post({ _typeName: 'AlarmRemovedEvent', alarm, entity }, entity, userName)
    this.#model.remove(alarm)
  }

  /** Alarms that concern an entity: defined on it, or on what it is in. */
  concerning(entity: ManagedObject): ManagedObject[] {
    const places = new Set([entity, ...entitiesAround(this.#model, [entity])].map(({ reference }) => reference.value))
    return this.all.filter((alarm) => places.has(infoOf(alarm).entity.value))
  }

  /** The states of all alarms that concern an entity and can be about its kind. */
  statesOf(entity: ManagedObject): AlarmState[] {
    const own = new Map(triggeredOf(entity).map((state) => [state.key, state]))
    return this.concerning(entity)
      .filter((alarm) => isAbout(alarm, entity))
      .map((alarm): AlarmState => {
        const disabled = this.#records.disabledAlarms.has(disabledKey(alarm, entity))
        const state = own.get(stateKey(alarm, entity)) ?? {
          ...{ key: stateKey(alarm, entity), entity: entity.reference, alarm: alarm.reference, acknowledged: false },
          ...{ overallStatus: 'green', time: infoOf(alarm).lastModifiedTime },
        }
        return disabled ? { ...state, overallStatus: 'gray', disabled } : state
      })
  }

  /** Somebody has seen it. False if it isn't triggered. */
  acknowledge(alarm: ManagedObject, entity: ManagedObject, userName: string): boolean {
    const key = stateKey(alarm, entity)
    const state = triggeredOf(entity).find((one) => one.key === key)
    if (state === undefined) return false
    if (state.acknowledged === true) return true
    this.#put(entity, key, { ...state, acknowledged: true, acknowledgedByUser: userName, acknowledgedTime: this.#now() })
    const source = this.#model.get(infoOf(alarm).entity)
    this.#post({ _typeName: 'AlarmAcknowledgedEvent', alarm, source, entity }, entity, userName)
    return true
  }

  /** Takes back what has been found, without its having ended. */
  clear(isWanted: (state: AlarmState) => boolean, userName: string): void {
    for (const object of [...this.#model.objects()]) {
      for (const state of triggeredOf(object)) {
        if (state.entity.value !== object.reference.value || !isWanted(state)) continue
        this.#put(object, state.key, undefined)
        const alarm = this.#model.find(state.alarm)
        if (alarm === undefined) continue
        const source = this.#model.get(infoOf(alarm).entity)
        this.#post({ _typeName: 'AlarmClearedEvent', alarm, source, entity: object, from: inWords(state.overallStatus) }, object, userName)
      }
    }
  }

  setDisabled(alarm: ManagedObject, entity: ManagedObject, isDisabled: boolean): void {
    const key = disabledKey(alarm, entity)
    if (isDisabled) {
      this.#records.disabledAlarms.add(key)
      this.#put(entity, stateKey(alarm, entity), undefined)
    } else if (this.#records.disabledAlarms.delete(key)) this.#evaluate(alarm, entity)
  }

  #newId(): string {
    for (;;) {
      const id = this.#model.newId('alarm-')
      if (this.#model.find({ type: 'Alarm', value: id }) === undefined) return id
    }
  }

  #add(id: string, entity: ManagedObject, spec: AlarmSpec, userName: string): ManagedObject {
    const alarm: ManagedObjectReference = { type: 'Alarm', value: id }
    const info = dataObject('AlarmInfo', {
      ...spec,
      ...{ key: id, alarm, entity: entity.reference, creationEventId: this.#events.nextKey },
      ...{ lastModifiedTime: this.#now(), lastModifiedUser: userName },
    })
    return this.#model.add('Alarm', id, { info, value: [], availableField: [] })
  }

  #notice(event: ModelEvent): void {
    const { object } = event
    if (object.type.name === 'Alarm') {
      if (event.kind === 'created') this.#alarms.add(object)
      if (event.kind === 'removed') this.#alarms.delete(object)
      if (event.kind !== 'changed') this.#rememberWatched()
      return
    }
    if (event.kind === 'removed') this.#forget(object)
    else if (event.kind === 'created' || event.changes.some(({ name }) => this.#watched.has(name))) {
      for (const { alarm, types } of this.#ofState) if (types.some((type) => object.type.isA(type))) this.#evaluate(alarm, object)
    }
  }

  #noticeEvent(posted: PostedEvent): void {
    for (const alarm of this.#ofEvents) {
      const { expression, entity } = infoOf(alarm)
      const found = eventStatus(expression, posted)
      if (found === undefined) continue
      const concerned = posted.about.flatMap((one) => this.#model.find(one) ?? []).find((object) => object.type.isA(found.objectType))
      const places = [...posted.about, ...posted.around]
      if (concerned === undefined || !places.some(({ value }) => value === entity.value)) continue
      this.#change(alarm, concerned, found.status, posted.event.key)
    }
  }

  #rememberWatched(): void {
    const states = this.all.map((alarm) => ({ alarm, states: statesOf(infoOf(alarm).expression) }))
    this.#ofState = states
      .filter((one) => one.states.length > 0)
      .map((one) => ({ alarm: one.alarm, types: one.states.map(({ type }) => type) }))
    this.#ofEvents = this.all.filter((alarm) => followsEvents(infoOf(alarm).expression))
    this.#watched = new Set(states.flatMap((one) => one.states.map(({ property }) => property)))
  }

  #evaluateAll(alarm: ManagedObject): void {
    if (statesOf(infoOf(alarm).expression).length === 0) return
    for (const object of [...this.#model.objects()]) if (looksAt(alarm, object)) this.#evaluate(alarm, object)
  }

  #evaluate(alarm: ManagedObject, object: ManagedObject): void {
    const { expression, entity } = infoOf(alarm)
    const status = stateStatus(expression, object)
    if (status === undefined) return
    const isTriggered = triggeredOf(object).some(({ key }) => key === stateKey(alarm, object))
    // Where nothing was and nothing is, one needn't look where the object is.
    if (status === 'green' && !isTriggered) return
    const places = [object, ...entitiesAround(this.#model, [object])]
    if (places.some(({ reference }) => reference.value === entity.value)) this.#change(alarm, object, status, undefined)
  }

  #change(alarm: ManagedObject, object: ManagedObject, status: ManagedEntityStatus, eventKey: number | undefined): void {
    const info = infoOf(alarm)
    if (!info.enabled || this.#records.disabledAlarms.has(disabledKey(alarm, object))) return
    const key = stateKey(alarm, object)
    const before = triggeredOf(object).find((state) => state.key === key)
    const from = before?.overallStatus ?? 'green'
    if (from === status) return
    const state: AlarmState = {
      ...{ key, entity: object.reference, alarm: alarm.reference, overallStatus: status, time: this.#now(), acknowledged: false },
      ...(eventKey === undefined ? {} : { eventKey }),
    }
    this.#put(object, key, status === 'green' || status === 'gray' ? undefined : state)
    const source = this.#model.find(info.entity) ?? object
    const change = { alarm, source, entity: object, from: inWords(from), to: inWords(status) }
    this.#post({ _typeName: 'AlarmStatusChangedEvent', ...change }, object, '')
  }

  /** Into, or out of, what is triggered on the entity and on all that it is in. */
  #put(entity: ManagedObject, key: string, state: AlarmState | undefined): void {
    for (const object of [entity, ...entitiesAround(this.#model, [entity])]) {
      const triggeredAlarmState = [...triggeredOf(object).filter((one) => one.key !== key), ...(state === undefined ? [] : [state])]
      this.#model.update<'ManagedEntity'>(object, { triggeredAlarmState })
    }
    const own = triggeredOf(entity).filter((one) => one.entity.value === entity.reference.value)
    this.#model.update<'ManagedEntity'>(entity, { overallStatus: worst(own.map(({ overallStatus }) => overallStatus)) ?? 'green' })
  }

  #clear(alarm: ManagedObject): void {
    for (const object of [...this.#model.objects()]) {
      const key = stateKey(alarm, object)
      if (triggeredOf(object).some((state) => state.key === key)) this.#put(object, key, undefined)
    }
  }

  /** What has gone is no longer among what is triggered above it. */
  #forget(object: ManagedObject): void {
    if (triggeredOf(object).length === 0) return
    for (const above of entitiesAround(this.#model, [object])) {
      const rest = triggeredOf(above).filter(({ entity }) => entity.value !== object.reference.value)
      this.#model.update<'ManagedEntity'>(above, { triggeredAlarmState: rest })
    }
  }

  #post<K extends EventType>(event: NewEvent<K>, about: ManagedObject, userName: string): void {
    this.#events.post(event, { ...asSubject(about), userName })
  }

  #now(): string {
    return this.#clock.now().toISOString()
  }
}

export function infoOf(alarm: ManagedObject): AlarmInfo {
  return alarm.get('info') as AlarmInfo
}

function triggeredOf(object: ManagedObject): readonly AlarmState[] {
  return (object.stored('triggeredAlarmState') ?? []) as AlarmState[]
}

/** `11.42` of alarm-11 and vm-42. */
function stateKey(alarm: ManagedObject, entity: ManagedObject): string {
  return [alarm, entity].map(({ reference }) => reference.value.replace(/^.*-/, '')).join('.')
}

function disabledKey(alarm: ManagedObject, entity: ManagedObject): string {
  return `${alarm.reference.value} ${entity.reference.value}`
}

/** True for an object whose state an alarm looks at. */
function looksAt(alarm: ManagedObject, { type }: ManagedObject): boolean {
  return statesOf(infoOf(alarm).expression).some((state) => type.isA(state.type))
}

const kinds = new WeakMap<AlarmInfo, readonly string[]>()

/** True for an object of a kind that an alarm can be about. */
function isAbout(alarm: ManagedObject, { type }: ManagedObject): boolean {
  const info = infoOf(alarm)
  let names = kinds.get(info)
  if (names === undefined) {
    names = typesOf(info.expression)
    kinds.set(info, names)
  }
  return names.some((name) => type.isA(name))
}

function inWords(status: ManagedEntityStatus): string {
  return status.charAt(0).toUpperCase() + status.slice(1)
}
