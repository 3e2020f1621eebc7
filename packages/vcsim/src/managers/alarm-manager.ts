import type { AlarmDescription, AlarmSpec, AlarmState, ElementDescription, TypeDescription } from '@vivarium/vim/types'
import type { Kind, World } from '../call.js'
import { fault, invalidArgument } from '../faults.js'
import type { ManagedObject } from '../model/managed-object.js'
import type { Model } from '../model/model.js'
import { infoOf } from './alarms.js'

export const alarmManagerId = 'AlarmManager'

const element = (key: string): ElementDescription => {
  const words = key.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase()
  const label = words.charAt(0).toUpperCase() + words.slice(1)
  return { key, label, summary: label }
}

const elements = (...keys: string[]) => keys.map(element)

const description: AlarmDescription = {
  expr: elements(
    'StateAlarmExpression',
    'EventAlarmExpression',
    'MetricAlarmExpression',
    'OrAlarmExpression',
    'AndAlarmExpression',
  ) as TypeDescription[],
  stateOperator: elements('isEqual', 'isUnequal'),
  metricOperator: elements('isAbove', 'isBelow'),
  hostSystemConnectionState: elements('connected', 'disconnected', 'notResponding'),
  virtualMachinePowerState: elements('poweredOff', 'poweredOn', 'suspended'),
  datastoreConnectionState: elements('true', 'false'),
  hostSystemPowerState: elements('poweredOn', 'poweredOff', 'standBy', 'unknown'),
  virtualMachineGuestHeartbeatStatus: elements('gray', 'green', 'red', 'yellow'),
  entityStatus: elements('gray', 'green', 'yellow', 'red'),
  action: elements('SendEmailAction', 'SendSNMPAction', 'RunScriptAction', 'MethodAction', 'CreateTaskAction') as TypeDescription[],
}

export function addAlarmManager(model: Model): void {
  model.add('AlarmManager', alarmManagerId, { defaultExpression: [], description })
}

function checkSpec({ alarms }: World, { name, expression }: AlarmSpec, entity: ManagedObject, except?: ManagedObject): void {
  if (name.trim() === '') throw fault('InvalidName', { name, entity: entity.reference }, `The name '${name}' is invalid.`)
  const same = alarms.all.find((alarm) => alarm !== except && infoOf(alarm).name === name)
  if (same !== undefined) throw fault('DuplicateName', { name, object: same.reference }, `The name '${name}' already exists.`)
  if (expression._typeName === undefined || expression._typeName === 'AlarmExpression') throw invalidArgument('spec.expression')
}

function matches(filter: string | undefined, isEntity: (type: string) => boolean): boolean {
  if (filter === undefined || filter === 'entityTypeAll') return true
  return isEntity(filter === 'entityTypeHost' ? 'HostSystem' : 'VirtualMachine')
}

/** `typeTrigger`: whether what triggered it was an event or a metric; states count as metrics do. */
function fitsTrigger(trigger: string | undefined, state: AlarmState): boolean {
  if (trigger === undefined || trigger === 'triggerTypeAll') return true
  return (trigger === 'triggerTypeEvent') === (state.eventKey !== undefined)
}

export const alarmManager = {
  methods: {
    CreateAlarm({ world, session }, { entity, spec }) {
      const object = world.model.get(entity)
      checkSpec(world, spec, object)
      return world.alarms.add(object, spec, session?.userName ?? '').reference
    },

    GetAlarm({ world: { model, alarms }, reader }, { entity }) {
      const defined = entity === undefined ? undefined : model.get(entity).reference.value
      const found = alarms.all.filter((alarm) => defined === undefined || infoOf(alarm).entity.value === defined)
      return [...reader.visible(found.map(({ reference }) => reference))]
    },

    GetAlarmState: ({ world: { model, alarms } }, { entity }) => alarms.statesOf(model.get(entity)),

    AcknowledgeAlarm({ world: { model, alarms }, session }, { alarm, entity }) {
      if (!alarms.acknowledge(model.get(alarm), model.get(entity), session?.userName ?? '')) throw invalidArgument('alarm')
    },

    ClearTriggeredAlarms({ world: { model, alarms }, session }, { filter: { status = [], typeEntity, typeTrigger } }) {
      const isWanted = (state: AlarmState) =>
        (status.length === 0 || status.includes(state.overallStatus)) &&
        matches(typeEntity, (type) => model.find(state.entity)?.type.isA(type) === true) &&
        fitsTrigger(typeTrigger, state)
      alarms.clear(isWanted, session?.userName ?? '')
    },

    AreAlarmActionsEnabled: ({ world: { model } }, { entity }) => model.get(entity).get('alarmActionsEnabled') !== false,

    EnableAlarmActions({ world: { model } }, { entity, enabled }) {
      model.update<'ManagedEntity'>(model.get(entity), { alarmActionsEnabled: enabled })
    },

    DisableAlarm({ world: { model, alarms } }, { alarm, entity }) {
      alarms.setDisabled(model.get(alarm), model.get(entity), true)
    },

    EnableAlarm({ world: { model, alarms } }, { alarm, entity }) {
      alarms.setDisabled(model.get(alarm), model.get(entity), false)
    },
  },
} satisfies Kind

export const alarm = {
  methods: {
    ReconfigureAlarm({ world, object, session }, { spec }) {
      checkSpec(world, spec, world.model.get(infoOf(object).entity), object)
      world.alarms.reconfigure(object, spec, session?.userName ?? '')
    },

    RemoveAlarm({ world, object, session }) {
      world.alarms.remove(object, session?.userName ?? '')
    },
  },
} satisfies Kind

/** Of every entity: what each alarm that concerns it says of it. There can be very many of these: they are made when they are read. */
export const alarmStates = {
  methods: {},
  computed: {
    declaredAlarmState: ({ alarms }, _session, object) => alarms.statesOf(object),
  },
} satisfies Kind
