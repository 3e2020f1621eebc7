// Imports what this package is generated from and tested with. Run by hand, when the facts change:
//
//   node scripts/import-facts.mjs FACTS KUBEVIRT
//
// FACTS is a folder with kubevirt-openapi.json, examples.json and examples-removed-since-v1.2.0.json;
// KUBEVIRT is a git directory of KubeVirt's source (its HEAD is read). See "Where the data comes from" in the README.
import { execFileSync } from 'node:child_process'
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const [facts, kubevirt] = process.argv.slice(2)
if (!facts || !kubevirt) throw new Error('usage: node scripts/import-facts.mjs FACTS KUBEVIRT')
const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const git = (...args) => execFileSync('git', ['-C', kubevirt, ...args], { encoding: 'utf8', maxBuffer: 1 << 28 })

copyFileSync(join(facts, 'kubevirt-openapi.json'), join(root, 'data/kubevirt-openapi.json'))
for (const name of ['examples.json', 'examples-removed-since-v1.2.0.json']) copyFileSync(join(facts, name), join(root, 'test-data', name))

// Go's encoding of each struct: what the OpenAPI schema doesn't say is which fields are pointers and which have `omitempty`.
const sources = {
  v1: ['staging/src/kubevirt.io/api/core/v1/types.go', 'staging/src/kubevirt.io/api/core/v1/schema.go'],
  'k8s.io.api.core.v1': ['vendor/k8s.io/api/core/v1/types.go'],
  'k8s.io.apimachinery.pkg.apis.meta.v1': ['vendor/k8s.io/apimachinery/pkg/apis/meta/v1/types.go'],
  v1beta1: ['vendor/kubevirt.io/containerized-data-importer-api/pkg/apis/core/v1beta1/types.go'],
}
const packageOfAlias = {
  metav1: 'k8s.io.apimachinery.pkg.apis.meta.v1',
  corev1: 'k8s.io.api.core.v1',
  k8sv1: 'k8s.io.api.core.v1',
  v1: 'k8s.io.api.core.v1',
}

/** `{ 'v1.Interface': [{ field, embedded, pointer, omitempty, omitzero }] }` in the order of the source. */
const structs = {}
for (const [goPackage, files] of Object.entries(sources)) {
  for (const file of files) {
    const text = git('show', `HEAD:${file}`).replace(/\/\*[\s\S]*?\*\//g, '')
    for (const [, name, body] of text.matchAll(/^type (\w+) struct \{\n([\s\S]*?)^\}/gm)) {
      const fields = []
      for (const line of body.split('\n')) {
        const match = /^\s*(?:(\w+)\s+)?(\*?)([\w.[\]*]+)\s*`[^`]*json:"([^"]*)"/.exec(
          line.replace(/\/\/.*$/, (comment) => (comment.includes('`') ? comment : '')),
        )
        if (!match) continue
        const [, goName, star, type, tag] = match
        const [json, ...options] = tag.split(',')
        if (json === '-') continue
        if (options.includes('inline') || (goName === undefined && json === '')) fields.push({ embedded: type })
        else {
          const pointer = star === '*' || type.startsWith('*')
          fields.push({ field: json, pointer, omitempty: options.includes('omitempty'), omitzero: options.includes('omitzero') })
        }
      }
      structs[`${goPackage}.${name}`] = fields
    }
  }
}
function flatten(name) {
  const goPackage = name.slice(0, name.lastIndexOf('.'))
  return structs[name].flatMap((field) => {
    if (!field.embedded) return [field]
    const [alias, type] = field.embedded.includes('.') ? field.embedded.split('.') : [undefined, field.embedded]
    const embedded = `${alias ? packageOfAlias[alias] : goPackage}.${type}`
    if (structs[embedded]) return flatten(embedded)
    if (type === 'TypeMeta') return ['kind', 'apiVersion'].map((field) => ({ field, pointer: false, omitempty: true, omitzero: false }))
    throw new Error(`${name} embeds ${embedded}, which is unknown`)
  })
}

const { definitions } = JSON.parse(readFileSync(join(facts, 'kubevirt-openapi.json'), 'utf8'))
const goFields = {}
for (const [name, definition] of Object.entries(definitions)) {
  if (!structs[name] || !definition.properties) continue
  const fields = flatten(name).filter(({ field }) => field in definition.properties)
  const unknown = Object.keys(definition.properties).filter((property) => !fields.some(({ field }) => field === property))
  if (unknown.length > 0) console.warn(`${name}: not found in the source: ${unknown.join(', ')}`)
  goFields[name] = Object.fromEntries(
    fields.map(({ field, pointer, omitempty, omitzero }) => [
      field,
      `${pointer ? 'pointer' : 'value'}${omitzero ? ',omitzero' : omitempty ? ',omitempty' : ''}`,
    ]),
  )
}
const missing = Object.keys(definitions).filter((name) => definitions[name].properties && !goFields[name])
console.warn(`${Object.keys(goFields).length} structs; without source: ${missing.join(', ')}`)
const commit = git('rev-parse', 'HEAD').trim()
writeFileSync(
  join(root, 'data/go-fields.json'),
  `${JSON.stringify({ 'x-source': `kubevirt/kubevirt ${commit}`, fields: goFields }, null, 1)}\n`,
)
