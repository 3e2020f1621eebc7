import { plainPath } from '../custom/definition.js'
import type { ServedDefinition } from '../custom/serving.js'
import type { KubernetesData } from '../data.js'
import type { ServedResource } from '../registry/resource.js'
import { encodeJson, isArray, isObject, type JsonObject, type JsonValue, type MutableJsonObject } from '../schema/json.js'
import { type OpenApiVersion, publishedSchema, reference, referenceTo } from '../schema/published-schema.js'
import type { PublishedDocument } from './openapi.js'
import type { SwaggerParts } from './swagger.js'

const info = { title: 'Kubernetes CRD Swagger', version: 'v0.1.0' }

/** One version of a definition, to be published. */
interface Part {
  readonly resource: ServedResource
  readonly schema: JsonObject | undefined
  readonly selectable: readonly string[]
}

function* partsOf(definitions: readonly ServedDefinition[]): Iterable<Part> {
  for (const { versions } of definitions) {
    for (const { version, resource } of versions) {
      const selectable = (version.selectableFields ?? []).map(({ jsonPath }) => plainPath(jsonPath))
      if (version.served) yield { resource, schema: version.schema?.openAPIV3Schema, selectable }
    }
  }
}

/** The documents of version 3, one a group version; each is made when somebody reads it. */
export function customDocuments(definitions: readonly ServedDefinition[], data: KubernetesData): readonly PublishedDocument[] {
  const byPath = new Map<string, Part[]>()
  for (const part of partsOf(definitions)) {
    const path = `apis/${part.resource.group}/${part.resource.version}`
    byPath.set(path, [...(byPath.get(path) ?? []), part])
  }
  return [...byPath].map(([path, parts]) => documentFor(path, parts, data))
}

/** By the first of its resources; what was made of the same ones is still good, for other servers too. */
const made = new WeakMap<ServedResource, { readonly of: readonly Part[]; readonly document: PublishedDocument }>()

function documentFor(path: string, parts: readonly Part[], data: KubernetesData): PublishedDocument {
  const [first] = parts
  const known = first && made.get(first.resource)
  if (known && known.of.length === parts.length && known.of.every(({ resource }, i) => resource === parts[i]?.resource))
    return known.document
  let bytes: Buffer | undefined
  const document: PublishedDocument = {
    path,
    get bytes() {
      bytes ??= Buffer.from(encodeJson(documentOf(parts, data)))
      return bytes
    },
  }
  if (first) made.set(first.resource, { of: parts, document })
  return document
}

/** What is added to version 2. */
export function customSwagger(definitions: readonly ServedDefinition[], base: JsonObject): SwaggerParts {
  const parts = [...partsOf(definitions)]
  return {
    paths: Object.assign({}, ...parts.map((part) => pathsOf(part, objectOf(base.paths)))),
    definitions: Object.assign({}, ...parts.map((part) => schemasOf(part, 'v2'))),
  }
}

function documentOf(parts: readonly Part[], data: KubernetesData): JsonObject {
  const base = (data.openapiV3(templateVersion) ?? { paths: {} }) as unknown as JsonObject
  const known = objectOf(objectOf(base.components).schemas)
  const paths: MutableJsonObject = Object.assign({}, ...parts.map((part) => pathsOf(part, objectOf(base.paths))))
  const schemas: MutableJsonObject = Object.assign({}, ...parts.map((part) => schemasOf(part, 'v3')))
  addReferenced([paths, schemas], known, schemas)
  const { securitySchemes } = objectOf(base.components)
  return { openapi: '3.0.0', info, paths, components: { schemas, ...(securitySchemes !== undefined && { securitySchemes }) } }
}

/** Schemas that are referred to, and those that they refer to. */
function addReferenced(values: readonly JsonValue[], known: JsonObject, schemas: MutableJsonObject): void {
  for (const value of values) {
    if (isArray(value)) addReferenced(value, known, schemas)
    if (!isObject(value)) continue
    const name = typeof value.$ref === 'string' ? value.$ref.slice(value.$ref.lastIndexOf('/') + 1) : ''
    const schema = known[name]
    if (schema !== undefined && schemas[name] === undefined) {
      schemas[name] = schema
      addReferenced([schema], known, schemas)
    }
    addReferenced(Object.values(value), known, schemas)
  }
}

function schemasOf({ resource, schema, selectable }: Part, version: OpenApiVersion): JsonObject {
  const { group, version: ofVersion, kind, listKind } = resource
  const common = (name: string): JsonObject => ({
    'x-kubernetes-group-version-kind': [{ group, version: ofVersion, kind: name }],
    ...(selectable.length > 0 && { 'x-kubernetes-selectable-fields': selectable.map((fieldPath) => ({ fieldPath })) }),
  })
  const name = schemaName(resource, kind)
  return {
    [name]: { ...publishedSchema(schema, version), ...common(kind) },
    [schemaName(resource, listKind)]: {
      type: 'object',
      required: ['items'],
      properties: {
        apiVersion: { type: 'string' },
        items: { type: 'array', items: { $ref: referenceTo(version, name) } },
        kind: { type: 'string' },
        metadata: reference(version, 'io.k8s.apimachinery.pkg.apis.meta.v1.ListMeta'),
      },
      ...common(listKind),
    },
  }
}

/** `com.example.v1.Widget`. */
function schemaName({ group, version }: ServedResource, kind: string): string {
  return `${group.split('.').reverse().join('.')}.${version}.${kind}`
}

// The operations of a custom resource are those of a deployment, which has every subresource that one can have.
const templateVersion = 'apps/v1'
const template = {
  apiVersion: `/apis/${templateVersion}/`,
  plural: 'deployments',
  schema: 'io.k8s.api.apps.v1.Deployment',
  tag: 'apps_v1',
  operations: 'AppsV1',
}

function pathsOf({ resource }: Part, base: JsonObject): JsonObject {
  const { namespaced, subresources } = resource
  const collection = namespaced ? 'namespaces/{namespace}/' : ''
  const suffixes = ['', '/{name}', ...[...subresources.keys()].map((name) => `/{name}/${name}`)]
  const own = (path: string) => `/apis/${resource.group}/${resource.version}/${path}${resource.resource}`
  const of = (path: string, suffix: string) => base[`${template.apiVersion}${path}${template.plural}${suffix}`]
  const paths: MutableJsonObject = {}
  for (const suffix of suffixes) {
    const operations = of('namespaces/{namespace}/', suffix)
    if (operations !== undefined) paths[`${own(collection)}${suffix}`] = adapt(operations, resource)
  }
  differ(paths, own(collection), suffixes)
  const everywhere = of('', '')
  if (namespaced && everywhere !== undefined) paths[own('')] = adapt(everywhere, resource)
  return paths
}

/** Where operations on a custom resource are published otherwise than those on a built-in one: what can be asked for, and what is answered. */
function differ(paths: MutableJsonObject, collection: string, suffixes: readonly string[]): void {
  const all = objectOf(paths[collection])
  const listParameters = objectOf(all.get).parameters ?? []
  if (all.delete !== undefined) {
    const { requestBody: _, ...rest } = objectOf(all.delete)
    paths[collection] = { ...all, delete: { ...rest, parameters: listParameters } }
  }
  const ofGet = isArray(listParameters) ? listParameters.filter(isResourceVersion) : []
  for (const suffix of suffixes.slice(1)) {
    const path = `${collection}${suffix}`
    const one = { ...objectOf(paths[path]) } as MutableJsonObject
    const patch = objectOf(one.patch)
    const { 201: _, ...responses } = objectOf(patch.responses) as { readonly [code: string]: JsonValue }
    if (one.get !== undefined) one.get = { ...objectOf(one.get), parameters: ofGet }
    if (one.patch !== undefined) one.patch = { ...patch, responses }
    paths[path] = one
  }
}

function isResourceVersion(parameter: JsonValue): boolean {
  const { name, $ref } = objectOf(parameter)
  return name === 'resourceVersion' || (typeof $ref === 'string' && $ref.startsWith('#/parameters/resourceVersion-'))
}

/** An operation on deployments as one on this resource: its own names, no protobuf, no strategic merge patch. */
function adapt(value: JsonValue, resource: ServedResource): JsonValue {
  if (isArray(value)) return value.filter((item) => isKept(item, resource)).map((item) => adapt(item, resource))
  if (!isObject(value)) return typeof value === 'string' ? adaptText(value, resource) : value
  const out: MutableJsonObject = {}
  for (const [name, inner] of Object.entries(value)) {
    if (isOtherForm(name)) continue
    if (name === 'x-kubernetes-group-version-kind') {
      out[name] = { group: resource.group, version: resource.version, kind: resource.kind }
    } else if (name === '*/*') {
      const adapted = adapt(inner, resource)
      for (const type of plainTypes) out[type] = adapted
    } else out[name] = name === 'consumes' && isAny(inner) ? plainTypes : adapt(inner, resource)
  }
  return out
}

const plainTypes = ['application/json', 'application/yaml']

function isAny(value: JsonValue): boolean {
  return isArray(value) && value[0] === '*/*'
}

function isOtherForm(text: string): boolean {
  return /^application\/(?:vnd\.kubernetes\.protobuf|strategic-merge-patch\+json|cbor|.*;stream=watch)/.test(text)
}

function isKept(item: JsonValue, { namespaced }: ServedResource): boolean {
  if (typeof item === 'string') return !isOtherForm(item)
  if (namespaced || !isObject(item)) return true
  return item.name !== 'namespace' && !(typeof item.$ref === 'string' && item.$ref.startsWith('#/parameters/namespace-'))
}

function adaptText(text: string, resource: ServedResource): string {
  const { group, version, kind, listKind, namespaced } = resource
  if (text.endsWith(`/${template.schema}`)) return text.slice(0, -template.schema.length) + schemaName(resource, kind)
  if (text.endsWith(`/${template.schema}List`)) return text.slice(0, -template.schema.length - 4) + schemaName(resource, listKind)
  const words = group
    .replace(/\.k8s\.io$/, '')
    .split(/[.-]/)
    .map((word) => word.slice(0, 1).toUpperCase() + word.slice(1))
    .join('')
  if (text === template.tag) return `${words.slice(0, 1).toLowerCase()}${words.slice(1)}_${version}`
  const operation = /^([a-z]+)AppsV1(Collection)?(Namespaced)?Deployment(\w*)$/.exec(text)
  if (!operation) return text
  const [, verb, many = '', inNamespace = '', rest] = operation
  return `${verb}${words}${version.slice(0, 1).toUpperCase()}${version.slice(1)}${many}${namespaced ? inNamespace : ''}${kind}${rest}`
}

function objectOf(value: JsonValue | undefined): JsonObject {
  return isObject(value) ? value : {}
}
