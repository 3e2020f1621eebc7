import { findMethod, type ManagedObjectReference, type Method } from '@vivarium/vim'
import { errors } from '../errors.js'
import { inventoryPath } from '../inventory/entity.js'
import type { ManagedObject } from '../model/managed-object.js'
import type { Model } from '../model/model.js'
import type { FaultRule } from './rule.js'

/** A pattern in which `*` stands for any characters but slashes, and `**` for these too. */
function globOf(pattern: string): RegExp {
  const parts = pattern.split(/(\*\*|\*)/).map((part) => {
    if (part === '**') return '.*'
    return part === '*' ? '[^/]*' : part.replace(/[\\^$.|?+()[\]{}]/g, '\\$&')
  })
  return new RegExp(`^${parts.join('')}$`, 's')
}

/** Throws INVALID_FAULT_RULE for a method that vSphere does not have. */
export function methodTest(pattern: FaultRule['method']): (method: Method) => boolean {
  if (pattern === undefined) return () => true
  if (!pattern.includes('*')) {
    if (findMethod(pattern) === undefined) {
      const task = findMethod(`${pattern}_Task`)
      const hint = task === undefined ? 'use its name on the wire, such as PowerOnVM_Task' : `it is called ${task.name} on the wire`
      throw errors.invalidFaultRule(`there is no method ${JSON.stringify(pattern)}; ${hint}`)
    }
    return ({ name }) => name === pattern
  }
  const glob = globOf(pattern)
  return ({ name }) => glob.test(name)
}

type ObjectTest = (model: Model, object: ManagedObject) => boolean

export function objectTest(wanted: FaultRule['object']): ObjectTest {
  if (wanted === undefined) return () => true
  if (typeof wanted !== 'string') return (_model, { reference }) => isSame(reference, wanted)
  if (wanted.startsWith('/')) {
    const glob = globOf(wanted)
    return (model, object) => glob.test(inventoryPath(model, object))
  }
  const [, type, value] = /^([A-Z]\w+):([\w-]+)$/.exec(wanted) ?? []
  if (type !== undefined && value !== undefined) return (_model, { reference }) => isSame(reference, { type, value })
  const glob = globOf(wanted)
  return (_model, object) => object.reference.value === wanted || glob.test(String(object.get('name') ?? ''))
}

function isSame(one: ManagedObjectReference, other: ManagedObjectReference): boolean {
  return one.value === other.value && one.type === other.type
}
