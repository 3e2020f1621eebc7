// Writes src/generated/ from data/vsphere/. Run by hand after scripts/import-data.mjs, and after `tsc -b`, since the types that are
// not in the data are in src/registry/data.ts: node scripts/generate-types.mjs
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import {
  dataObjectNames,
  enumEntry,
  managedObjectEntry,
  managedObjectNames,
  methodOwners,
  enumNames as namesOfEnums,
} from '../dist/registry/data.js'
import { findDataType, method as findMethod, managedObjectType } from '../dist/registry/types.js'

const target = join(dirname(fileURLToPath(import.meta.url)), '../src/generated')
const header = '// Made by scripts/generate-types.mjs. Do not edit.\n'
const sorted = (names) => [...names].sort((a, b) => (a < b ? -1 : 1))

const scalars = {
  string: 'string',
  boolean: 'boolean',
  number: 'number',
  long: 'Long',
  dateTime: 'DateTime',
  base64: 'Base64',
  any: 'unknown',
  reference: 'ManagedObjectReference',
}
const scalarNames = ['Base64', 'DateTime', 'Long', 'ManagedObjectReference']
const typeScript = ({ item, array }) => `${scalars[item.kind] ?? item.name}${array ? '[]' : ''}`
const fields = (properties, indent = '  ') =>
  properties.map((property) => `${indent}${property.name}${property.optional ? '?' : ''}: ${typeScript(property)}\n`).join('')

/** The names that a generated text uses out of a set. */
const used = (text, names) => {
  const words = new Set(text.match(/\b[A-Za-z]\w*\b/g))
  return sorted(names).filter((name) => words.has(name))
}
const importOf = (names, from) => (names.length === 0 ? '' : `import type { ${names.join(', ')} } from '${from}'\n`)

const enumNames = sorted(namesOfEnums())
const enumText = enumNames
  .map((name) => [name, enumEntry(name)])
  .map(([name, { n, v }]) => `/** ${n} */\nexport type ${name} = ${v.map((value) => `'${value}'`).join(' | ')}\n`)
  .join('\n')

const objectNames = sorted(dataObjectNames())
let objectText = ''
for (const name of objectNames) {
  const type = findDataType(name)
  const inherited = new Set(type.base?.properties.map((property) => property.name))
  const own = type.properties.filter((property) => !inherited.has(property.name))
  objectText += `/** ${type.vmodlName} */\nexport interface ${name}${type.base ? ` extends ${type.base.name}` : ''} {\n`
  if (!type.base) objectText += '  /** Name of its type; needed where it is not the one that the place declares. */\n  _typeName?: string\n'
  objectText += `${fields(own)}}\n\n`
}
objectText += `/** All, by name. */\nexport interface DataObjects {\n${objectNames.map((name) => `  ${name}: ${name}\n`).join('')}}\n`

const managedNames = sorted(managedObjectNames())
let managedText = ''
for (const name of managedNames) {
  const type = managedObjectType(name)
  if (findDataType(`${name}Properties`)) throw new Error(`${name}Properties is the name of a data object too`)
  const own = [...type.properties.values()].filter((property) => !type.base?.properties.has(property.name))
  managedText += `/** ${type.vmodlName} */\nexport interface ${name}Properties${type.base ? ` extends ${type.base.name}Properties` : ''} {\n${fields(own)}}\n\n`
}
managedText += `/** Properties of all types of managed objects, by name. */\nexport interface ManagedObjects {\n${managedNames.map((name) => `  ${name}: ${name}Properties\n`).join('')}}\n\n`
managedText +=
  '/** What methods take and give, by their name on the wire. `taskResult` is what the task has for a result. */\nexport interface Methods {\n'
const methodNames = sorted(methodOwners().keys())
for (const name of methodNames) {
  const method = findMethod(name)
  const parameters = method.parameters.length === 0 ? 'Record<never, never>' : `{\n${fields(method.parameters, '      ')}    }`
  const result =
    method.result === undefined
      ? 'void'
      : `${typeScript(method.result)}${method.result.optional && !method.result.array ? ' | undefined' : ''}`
  const owner = managedObjectEntry(method.owner)
  const isTask = owner.m[method.vmodlName].tr !== undefined
  const taskResult = isTask ? `; taskResult: ${method.taskResult === undefined ? 'undefined' : typeScript(method.taskResult)}` : ''
  managedText += `  /** ${owner.n}.${method.vmodlName} */\n  ${name}: {\n    parameters: ${parameters}\n    result: ${result}${taskResult.replace('; ', '\n    ')}\n  }\n`
}
managedText += '}\n'

mkdirSync(target, { recursive: true })
writeFileSync(join(target, 'enums.ts'), `${header}\n${enumText}`)
writeFileSync(
  join(target, 'data-objects.ts'),
  `${header}${importOf(used(objectText, scalarNames), '../values.js')}${importOf(used(objectText, enumNames), './enums.js')}\n${objectText}`,
)
writeFileSync(
  join(target, 'managed-objects.ts'),
  `${header}${importOf(used(managedText, scalarNames), '../values.js')}${importOf(used(managedText, objectNames), './data-objects.js')}${importOf(used(managedText, enumNames), './enums.js')}\n${managedText}`,
)
console.warn(
  `${objectNames.length} data objects, ${enumNames.length} enumerations, ${managedNames.length} managed objects, ${methodNames.length} methods`,
)
