// Makes data/<version>/ from a folder of captured facts (README.md there says how they were captured).
// usage: node scripts/import-data.mjs <facts folder> <version, such as 1.34>
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const [facts, version] = process.argv.slice(2)
if (!facts || !version) {
  console.error('usage: node scripts/import-data.mjs <facts folder> <version>')
  process.exit(2)
}
const target = join(dirname(fileURLToPath(import.meta.url)), '..', 'data', version)
const fixtures = join(dirname(fileURLToPath(import.meta.url)), '..', 'fixtures', version)
const read = (path) => JSON.parse(readFileSync(join(facts, path), 'utf8'))
const write = (folder, path, value) => {
  mkdirSync(dirname(join(folder, path)), { recursive: true })
  writeFileSync(join(folder, path), `${JSON.stringify(value)}\n`)
}

// go-types.json is made by another script, so files are replaced one by one.
rmSync(join(target, 'openapi-v3'), { recursive: true, force: true })
rmSync(fixtures, { recursive: true, force: true })

// OpenAPI: one file a path, as captured.
write(target, 'openapi-v2.json', read('openapi-v2.json'))
for (const file of readdirSync(join(facts, 'openapi-v3'))) write(target, join('openapi-v3', file), read(join('openapi-v3', file)))

// Defaults that the schemas name, by Go type: those that say more than a zero value.
const defaults = {}
for (const file of readdirSync(join(facts, 'openapi-v3'))) {
  for (const [name, schema] of Object.entries(read(join('openapi-v3', file)).components?.schemas ?? {})) {
    for (const [field, { default: value }] of Object.entries(schema.properties ?? {})) {
      if (value === undefined || value === '' || value === 0 || value === false || typeof value === 'object') continue
      defaults[name.replace(/^io\.k8s\./, 'k8s.io.')] = { ...defaults[name.replace(/^io\.k8s\./, 'k8s.io.')], [field]: value }
    }
  }
}
write(target, 'defaults.json', defaults)

// Discovery: the resource lists with the aggregated documents' order of groups; everything else of discovery is made from these.
const discovery = read('discovery.json')
write(target, 'discovery.json', {
  version: discovery['/version'],
  paths: discovery['/'].paths,
  groups: discovery['/apis'].groups,
  resources: {
    v1: discovery['/api/v1'].resources,
    ...Object.fromEntries(Object.entries(discovery.resources).map(([k, v]) => [k, v.resources])),
  },
  aggregated: { core: discovery['aggregated /api'].items, groups: discovery['aggregated /apis'].items },
})

// Go types and protobuf: only what served kinds and the kinds of meta.k8s.io reach.
const protobuf = read('protobuf.json')
const served = new Set(['v1', 'meta.k8s.io/v1', ...Object.keys(discovery.resources), 'apidiscovery.k8s.io/v2'])
const kinds = Object.fromEntries(
  Object.entries(protobuf.kinds).filter(([key]) => served.has(key.slice(0, key.lastIndexOf('/')).replace(/^\//, ''))),
)
// Go's scheme has these for every group; answers name this one.
const meta = 'k8s.io.apimachinery.pkg.apis.meta.v1'
for (const kind of ['PartialObjectMetadata', 'PartialObjectMetadataList', 'Status']) kinds[`meta.k8s.io/v1/${kind}`] = `${meta}.${kind}`
kinds['/v1/Status'] = `${meta}.Status`
const messages = {}
const queue = [...Object.values(kinds), 'k8s.io.apimachinery.pkg.runtime.Unknown']
for (let name = queue.pop(); name !== undefined; name = queue.pop()) {
  const fields = protobuf.messages[name]
  if (messages[name] || !fields) continue
  messages[name] = fields
  for (const field of fields) queue.push(field.type)
}
write(target, 'protobuf.json', {
  kinds,
  messages: Object.fromEntries(
    Object.keys(messages)
      .sort()
      .map((name) => [name, messages[name]]),
  ),
})

// Objects that a server makes at its first start, without what differs between servers.
const bootstrap = {}
const isBootstrap = {
  'flowcontrol.apiserver.k8s.io/v1/flowschemas': (object) => !object.metadata.name.endsWith('-a'),
  'flowcontrol.apiserver.k8s.io/v1/prioritylevelconfigurations': (object) => !object.metadata.name.endsWith('-a'),
  'scheduling.k8s.io/v1/priorityclasses': (object) => object.metadata.name.startsWith('system-'),
  'apiregistration.k8s.io/v1/apiservices': (object) => object.metadata.labels?.['kube-aggregator.kubernetes.io/automanaged'] === 'onstart',
}
const isRbacDefault = (object) => object.metadata.labels?.['kubernetes.io/bootstrapping'] === 'rbac-defaults'
for (const plural of ['clusterroles', 'clusterrolebindings', 'roles', 'rolebindings'])
  isBootstrap[`rbac.authorization.k8s.io/v1/${plural}`] = isRbacDefault
for (const [resource, chosen] of Object.entries(isBootstrap)) {
  const { items, kind, apiVersion } = read(`tables/${resource.replaceAll('/', '__')}.list.json`)
  bootstrap[resource] = items.filter(chosen).map(({ metadata, ...rest }) => {
    const { uid, resourceVersion, creationTimestamp, ...kept } = metadata
    return { kind: kind.replace(/List$/, ''), apiVersion, metadata: kept, ...rest }
  })
}
write(target, 'bootstrap.json', bootstrap)

// Printed columns, and for tests the captured lists beside their tables.
write(target, 'columns.json', Object.fromEntries(Object.entries(read('tables/COLUMNS.json')).map(([key, { columns }]) => [key, columns])))
for (const file of readdirSync(join(facts, 'tables'))) {
  if (file !== 'COLUMNS.json') write(fixtures, join('tables', file), read(join('tables', file)))
}
