import { readFileSync } from 'node:fs'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'
import * as cloudinit from './cloudinit/index.js'
import * as vmi from './index.js'
import * as replicaset from './replicaset/index.js'
import * as status from './status/index.js'
import { readExamples } from './testing/examples.js'
import { typeScriptName } from './testing/go-names.js'

const exported: Readonly<Record<string, unknown>> = { ...vmi, ...cloudinit, ...status, ...replicaset }
/** Exports that are not builders: README.md has them. */
const others = ['composeVmi', 'errors', 'factoryNames', 'readManifests', 'toYaml', 'validateVm', 'validateVmi']

const read = (name: string) => readFileSync(new URL(`../${name}`, import.meta.url), 'utf8')
const evaluate = (code: string): unknown => new Function(...Object.keys(exported), `return (${code})`)(...Object.values(exported))

interface Row {
  readonly subject: string
  readonly builder: string
  readonly sets: string
  readonly example: string
  readonly goName: string
}

const rows: Row[] = read('BUILDERS.md')
  .split('\n## ')
  .flatMap((section) => {
    const [subject = '', ...lines] = section.split('\n')
    return lines.flatMap((line) => {
      const [, builder, sets, example, goName] = /^\| `(\w+)` +\| (.*?) +\| `([^`]*)` +\| `([\w.]+)` +\|$/.exec(line) ?? []
      return builder && sets && example && goName ? [{ subject, builder, sets, example, goName }] : []
    })
  })

/** What an option of a subject is used on: by the first words of its heading. */
const targets: readonly (readonly [heading: string, target: () => object])[] = [
  ['VMI:', () => vmi.newVmi()],
  ['VM:', () => vmi.newVirtualMachine(vmi.newFedora(vmi.withName('a')))],
  ['Disk options', () => ({ name: 'a', disk: {} })],
  ['Host disk options', () => ({ name: 'a', hostDisk: { path: '/a', type: 'Disk' } })],
  ['NoCloud options', () => ({})],
  ['ConfigDrive options', () => ({})],
  ['Interface options', () => ({ name: 'a' })],
  ['VMI status options', () => status.newStatus()],
  ['VM status options', () => status.newVMStatus()],
]

/** What the example makes: an object, or what its option makes of a new one. */
async function resultOf({ subject, example }: Row): Promise<unknown> {
  const value = await evaluate(example)
  if (typeof value !== 'function' && !Array.isArray(value)) return value
  const target = targets.find(([heading]) => subject.startsWith(heading))?.[1]()
  if (!target) throw new Error(`no target for ${subject}`)
  for (const apply of [value].flat()) apply(target)
  return target
}

const at = (object: unknown, path: string): unknown =>
  path.split(/[.[\]]+/).reduce<unknown>((node, step) => (node as Readonly<Record<string, unknown>> | undefined)?.[step], object)

describe('BUILDERS.md', () => {
  it.each(rows)('$builder: its example sets what it says', async (row) => {
    expect(row.example.startsWith(`${row.builder}(`), row.example).toBe(true)
    const result = await resultOf(row)
    const paths = [...row.sets.matchAll(/`((?:spec|metadata|status)(?:\.[\w[\].]+)?)`/g)].map(([, path]) => path ?? '')
    for (const path of paths) expect(at(result, path), path).toBeDefined()
    if (/options$/.test(row.subject)) {
      const [path = ''] = [...row.sets.matchAll(/`([\w.]+)`/g)].map(([, name]) => name)
      expect(at(result, path), path).toBeDefined()
    }
  })

  it('has every export once', () => {
    const constants = [...read('BUILDERS.md').matchAll(/^\| `(\w+)` +\| `([^`]+)` +\| `[\w.]+` +\|$/gm)]
    for (const [, name, value] of constants) if (name && exported[name]) expect(exported[name], name).toBe(value)
    const documented = [
      ...rows.map(({ builder }) => builder),
      ...constants.flatMap(([, name]) => (name && typeof exported[name] === 'string' ? [name] : [])),
    ]
    expect(documented.sort()).toEqual(
      Object.keys(exported)
        .filter((name) => !others.includes(name))
        .sort(),
    )
  })

  it('has every function of the original, under the name that the rule or the table of exceptions gives', () => {
    const documented = new Map(rows.map(({ goName, builder }) => [goName, builder]))
    for (const [goName, builder] of documented) expect(typeScriptName(goName), goName).toBe(builder)
    const originals = [...readExamples('examples.json'), ...readExamples('examples-removed-since-v1.2.0.json')].map(
      (example) => example.function,
    )
    for (const goName of originals) if (goName !== 'combination') expect(documented.has(goName), goName).toBe(true)
  })

  it('marks what was removed since v1.2.0', () => {
    const marked = rows.filter(({ sets }) => /removed since v1\.2\.0/i.test(sets)).map(({ goName }) => goName)
    expect(marked.sort()).toEqual(
      readExamples('examples-removed-since-v1.2.0.json')
        .map((example) => example.function)
        .sort(),
    )
  })
})

describe('README.md', () => {
  const blocks = [...read('README.md').matchAll(/```ts\n([\s\S]*?)```/g)].map(([, code]) => code ?? '')

  it.each(blocks)('an example runs: %s', async (code) => {
    // The imports are there for readers; what they name is in scope.
    const withoutImports = code.replace(/^import [\s\S]*? from '[^']+'$/gm, '')
    const { outputText: body } = ts.transpileModule(withoutImports, { compilerOptions: { target: ts.ScriptTarget.ES2022 } })
    const AsyncFunction = Object.getPrototypeOf(async () => {}).constructor as typeof Function
    await new AsyncFunction(...Object.keys(exported), body)(...Object.values(exported))
    for (const [, names, from] of code.matchAll(/^import \{([^}]*)\} from '([^']+)'$/gm)) {
      const entryPoint = {
        'vivarium/vmi': vmi,
        'vivarium/vmi/cloudinit': cloudinit,
        'vivarium/vmi/status': status,
        'vivarium/vmi/replicaset': replicaset,
      }[from ?? '']
      for (const name of names?.replaceAll(/\btype \w+/g, '').match(/\w+/g) ?? [])
        expect(entryPoint, `${from}: ${name}`).toHaveProperty(name)
    }
  })

  it('has all exports that are not builders', () => {
    for (const name of others) expect(read('README.md')).toContain(`\`${name}`)
  })
})
