import { expect, it } from 'vitest'
import type { CustomResourceDefinition } from '../../custom/definition.js'
import { loadData } from '../../data.js'
import { applyDefaults } from '../../defaults/apply-defaults.js'
import { cloneJson, viewOf } from '../../registry/objects.js'
import type { StrategyContext } from '../../registry/strategy.js'
import { builtIns } from '../../schema/built-in.js'
import { decodeGo } from '../../schema/decode.js'
import { type FieldError, fieldErrorText } from '../../schema/field-error.js'
import type { JsonObject } from '../../schema/json.js'
import { readCases } from '../../testing/cases.js'
import { validateObjectMeta, validateObjectMetaUpdate } from '../../validation/metadata.js'
import { customResourceDefinitions } from './custom-resource-definitions.js'

const type = builtIns().go.ofKind('apiextensions.k8s.io', 'v1', 'CustomResourceDefinition')
const context = { now: new Date() } as StrategyContext
const { strategy } = customResourceDefinitions

function decoded(given: JsonObject): CustomResourceDefinition {
  if (!type) throw new Error('no type')
  const definition = viewOf<CustomResourceDefinition>(cloneJson(decodeGo(type, { value: given }).object))
  applyDefaults(loadData('1.34'), type, definition)
  definition.metadata.resourceVersion = '1'
  return definition
}

function judge(given: JsonObject, before: JsonObject | undefined): FieldError[] {
  const definition = decoded(given)
  if (!before) {
    strategy.prepareForCreate?.(definition, context)
    return [...validateObjectMeta(definition.metadata, false, strategy.nameRule), ...(strategy.validate?.(definition, context) ?? [])]
  }
  const old = decoded(before)
  strategy.prepareForUpdate?.(definition, old, context)
  definition.metadata.generation = 0
  return [...validateObjectMetaUpdate(definition.metadata, old.metadata), ...(strategy.validateUpdate?.(definition, old, context) ?? [])]
}

for (const { input, output } of readCases<{ definition: JsonObject; old?: JsonObject }, { errors: string[] }>('crd')) {
  it(`judges ${JSON.stringify(input).slice(80, 300)} as the real server does`, () => {
    const errors = judge(input.definition, input.old).map((error) => `${error.type} ${fieldErrorText(error)}`)
    // Where Go goes through a map the order is nobody's.
    expect(errors.sort()).toEqual([...output.errors].sort())
  })
}
