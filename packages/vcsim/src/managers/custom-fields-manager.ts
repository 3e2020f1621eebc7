import { dataObject, findManagedObjectType } from '@vivarium/vim'
import type { CustomFieldDef, CustomFieldStringValue, CustomFieldValue } from '@vivarium/vim/types'
import type { Call, Kind } from '../call.js'
import { asSubject } from '../events/event-subjects.js'
import { fault, invalidArgument, notFound } from '../faults.js'
import type { ManagedObject } from '../model/managed-object.js'
import type { Model } from '../model/model.js'

export const customFieldsManagerId = 'CustomFieldsManager'
/** vCenter counts its fields from here. */
const firstKey = 100

/** The manager; entities to come get the fields that there are for their type. */
export function addCustomFieldsManager(model: Model): void {
  const manager = model.add('CustomFieldsManager', customFieldsManagerId, { field: [] })
  model.listen((event) => {
    if (event.kind !== 'created' || fieldsOf(manager).length === 0 || !event.object.type.isA('ManagedEntity')) return
    const fields = fieldsFor(fieldsOf(manager), event.object)
    if (fields.length > 0) model.update<'ManagedEntity'>(event.object, { availableField: fields })
  })
}

function managerOf(model: Model): ManagedObject {
  return model.get({ type: 'CustomFieldsManager', value: customFieldsManagerId })
}

function fieldsOf(manager: ManagedObject): readonly CustomFieldDef[] {
  return manager.get('field') as CustomFieldDef[]
}

function fieldsFor(fields: readonly CustomFieldDef[], { type }: ManagedObject): CustomFieldDef[] {
  return fields.filter(({ managedObjectType }) => managedObjectType === undefined || type.isA(managedObjectType))
}

/** New definitions, also where they are available; values of those that are gone go too. */
function setFields(model: Model, field: CustomFieldDef[]): void {
  model.update<'CustomFieldsManager'>(managerOf(model), { field })
  for (const object of [...model.objects()]) {
    if (!object.type.isA('ManagedEntity')) continue
    const availableField = fieldsFor(field, object)
    const keys = new Set(availableField.map(({ key }) => key))
    const rest = (name: string) => ((object.get(name) ?? []) as CustomFieldValue[]).filter(({ key }) => keys.has(key))
    model.update<'ManagedEntity'>(object, { availableField, customValue: rest('customValue'), value: rest('value') })
  }
}

function checkName(fields: readonly CustomFieldDef[], name: string, type: string | undefined, object: ManagedObject): void {
  const isOverlap = (other: string | undefined) => type === undefined || other === undefined || other === type
  if (name === '') throw invalidArgument('name')
  if (fields.some((field) => field.name === name && isOverlap(field.managedObjectType))) {
    throw fault('DuplicateName', { name, object: object.reference }, `The name '${name}' already exists.`)
  }
}

/** Gives an entity a value, and tells of it. Throws the fault InvalidArgument for a field that it does not have. */
export function setFieldValue({ world, session }: Call, entity: ManagedObject, key: number, value: string): void {
  const { model, events } = world
  const field = fieldsFor(fieldsOf(managerOf(model)), entity).find((one) => one.key === key)
  if (field === undefined) throw invalidArgument('key')
  const before = ((entity.get('customValue') ?? []) as CustomFieldStringValue[]).find((one) => one.key === key)?.value
  const others = (name: string) => ((entity.get(name) ?? []) as CustomFieldValue[]).filter((one) => one.key !== key)
  const added = value === '' ? [] : [dataObject('CustomFieldStringValue', { key, value })]
  const both = { customValue: [...others('customValue'), ...added], value: [...others('value'), ...added] }
  model.update<'ManagedEntity'>(entity, both)
  const change = { entity, fieldKey: key, name: field.name, value, ...(before === undefined ? {} : { prevState: before }) }
  events.post({ _typeName: 'CustomFieldValueChangedEvent', ...change }, { ...asSubject(entity), userName: session?.userName ?? '' })
}

export const customFieldsManager = {
  methods: {
    AddCustomFieldDef({ world: { model, events }, object, session }, { name, moType, fieldDefPolicy, fieldPolicy }) {
      const type = moType === undefined ? undefined : findManagedObjectType(moType.replace(/^vim\./, ''))?.name
      if (moType !== undefined && type === undefined) throw invalidArgument('moType')
      const fields = fieldsOf(object)
      checkName(fields, name, type, object)
      const used = Math.max(firstKey, ...fields.map(({ key }) => key))
      const field: CustomFieldDef = {
        key: used + 1,
        name,
        type: 'string',
        ...(type === undefined ? {} : { managedObjectType: type }),
        ...(fieldDefPolicy === undefined ? {} : { fieldDefPrivileges: fieldDefPolicy }),
        ...(fieldPolicy === undefined ? {} : { fieldInstancePrivileges: fieldPolicy }),
      }
      setFields(model, [...fields, field])
      events.post({ _typeName: 'CustomFieldDefAddedEvent', fieldKey: field.key, name }, { userName: session?.userName ?? '' })
      return field
    },

    RemoveCustomFieldDef({ world: { model, events }, object, session }, { key }) {
      const fields = fieldsOf(object)
      const gone = fields.find((field) => field.key === key)
      if (gone === undefined) throw notFound()
      setFields(
        model,
        fields.filter((field) => field !== gone),
      )
      events.post({ _typeName: 'CustomFieldDefRemovedEvent', fieldKey: key, name: gone.name }, { userName: session?.userName ?? '' })
    },

    RenameCustomFieldDef({ world: { model, events }, object, session }, { key, name: newName }) {
      const fields = fieldsOf(object)
      const found = fields.find((field) => field.key === key)
      if (found === undefined) throw notFound()
      const others = fields.filter((field) => field !== found)
      checkName(others, newName, found.managedObjectType, object)
      setFields(
        model,
        fields.map((field) => (field === found ? { ...field, name: newName } : field)),
      )
      const renamed = { fieldKey: key, name: found.name, newName }
      events.post({ _typeName: 'CustomFieldDefRenamedEvent', ...renamed }, { userName: session?.userName ?? '' })
    },

    SetField(call, { entity, key, value }) {
      setFieldValue(call, call.world.model.get(entity), key, value)
    },
  },
} satisfies Kind

/** `setCustomValue` of whatever can have values: by the field's name. */
export const extensibleManagedObject = {
  methods: {
    setCustomValue(call, { key, value }) {
      const { object, world } = call
      const field = fieldsFor(fieldsOf(managerOf(world.model)), object).find(({ name }) => name === key)
      if (field === undefined) throw invalidArgument('key')
      setFieldValue(call, object, field.key, value)
    },
  },
} satisfies Kind
