import type { ResourceDefinition, ServedResource, ServedSubresource, StoredForm } from '../registry/resource.js'
import type { BuiltIns, CustomShape } from '../schema/built-in.js'
import { applyDefaults, dropForbiddenNulls } from '../schema/defaulting.js'
import { freezeDeep, type JsonObject } from '../schema/json.js'
import { prune } from '../schema/pruning.js'
import { hasRules } from '../schema/structural.js'
import {
  type CustomResourceDefinition,
  type DefinitionNames,
  type DefinitionSubresources,
  type DefinitionVersion,
  plainPath,
} from './definition.js'
import { customStrategy } from './strategy.js'
import { compareVersions } from './version-order.js'

const verbs = ['delete', 'deletecollection', 'get', 'list', 'patch', 'create', 'update', 'watch']
const subresourceVerbs = ['get', 'patch', 'update']

/** A version of a definition as it is served, or would be. */
export interface CustomVersion {
  readonly version: DefinitionVersion
  readonly resource: ServedResource
}

/** A definition that is served, in all its versions. */
export interface ServedDefinition {
  readonly definition: CustomResourceDefinition
  readonly versions: readonly CustomVersion[]
}

let forms = 0

/** What a definition's versions are once its names were accepted. */
export function customVersions(definition: CustomResourceDefinition, types: BuiltIns): readonly CustomVersion[] {
  const { spec } = definition
  const names = namesOf(definition)
  const shapes = new Map<string, CustomShape>()
  const resources = spec.versions.map((version) => {
    const gvk = { group: spec.group, version: version.name, kind: names.kind }
    const type = types.customType(gvk, spec.preserveUnknownFields ? undefined : version.schema?.openAPIV3Schema)
    shapes.set(version.name, type.custom)
    return { version, gvk, type }
  })
  const storage = spec.versions.find(({ storage }) => storage)?.name ?? ''
  return resources.map(({ version, gvk, type }) => {
    const subresources = servedSubresources(version.subresources, gvk)
    const rules: ResourceDefinition = {
      table: `${names.plural}.${spec.group}`,
      storage: gvk,
      strategy: customStrategy({
        shape: type.custom,
        hasRules: hasRules(version.schema?.openAPIV3Schema),
        status: subresources.has('status'),
        scale: subresources.get('scale')?.scale,
        selectable: (version.selectableFields ?? []).map(({ jsonPath }) => plainPath(jsonPath)),
      }),
      custom: true,
      form: storedForm(spec.group, version.name, storage, shapes),
    }
    const deprecation = deprecationOf(definition, version)
    const resource: ServedResource = {
      ...gvk,
      resource: names.plural,
      listKind: names.listKind ?? '',
      singular: names.singular ?? '',
      namespaced: spec.scope === 'Namespaced',
      verbs,
      shortNames: names.shortNames ?? [],
      categories: names.categories ?? [],
      subresources,
      definition: rules,
      type,
      columns: version.additionalPrinterColumns ?? [],
      ...(deprecation !== undefined && { deprecation }),
    }
    return { version, resource }
  })
}

/** The names that were accepted, which need not be those that are asked for now. */
function namesOf({ spec, status }: CustomResourceDefinition): DefinitionNames {
  return status?.acceptedNames?.plural ? status.acceptedNames : spec.names
}

function servedSubresources(
  subresources: DefinitionSubresources | undefined,
  gvk: { readonly group: string; readonly version: string; readonly kind: string },
): ReadonlyMap<string, ServedSubresource> {
  const served = new Map<string, ServedSubresource>()
  if (subresources?.status) served.set('status', { name: 'status', ...gvk, verbs: subresourceVerbs })
  const scale = subresources?.scale
  if (scale) {
    served.set('scale', {
      name: 'scale',
      group: 'autoscaling',
      version: 'v1',
      kind: 'Scale',
      verbs: subresourceVerbs,
      scale: {
        specReplicas: plainPath(scale.specReplicasPath),
        statusReplicas: plainPath(scale.statusReplicasPath),
        ...(scale.labelSelectorPath && { labelSelector: plainPath(scale.labelSelectorPath) }),
      },
    })
  }
  return served
}

/**
 * What is stored was written under any version and any schema that the definition had: it is read with the schema of the version that it
 * is in, its defaults among it, and then is an object of the wanted version (conversion None). Written is the storage version.
 */
function storedForm(group: string, wanted: string, storage: string, shapes: ReadonlyMap<string, CustomShape>): StoredForm {
  const read = new WeakMap<JsonObject, JsonObject>()
  const fit = (object: JsonObject, version: string) => {
    const schema = shapes.get(version)?.schema
    return schema ? dropForbiddenNulls(schema, prune(schema, object, true).object) : object
  }
  const inVersion = (object: JsonObject, version: string) => {
    const apiVersion = `${group}/${version}`
    return object.apiVersion === apiVersion ? object : fit({ ...object, apiVersion }, version)
  }
  forms++
  return {
    id: `${group}/${wanted} ${forms}`,
    read(stored) {
      let object = read.get(stored)
      if (!object) {
        const version = String(stored.apiVersion ?? '').slice(group.length + 1)
        object = freezeDeep(inVersion(applyDefaults(shapes.get(version)?.schema, fit(stored, version)), wanted))
        read.set(stored, object)
      }
      return object
    },
    write: (object) => inVersion(object, storage),
  }
}

function deprecationOf(
  { spec }: CustomResourceDefinition,
  { name, deprecated, deprecationWarning }: DefinitionVersion,
): string | undefined {
  if (!deprecated) return undefined
  if (deprecationWarning !== undefined) return deprecationWarning
  const better = spec.versions
    .filter((version) => version.served && !version.deprecated && compareVersions(version.name, name) < 0)
    .map((version) => version.name)
    .sort(compareVersions)[0]
  const { group, names } = spec
  return `${group}/${name} ${names.kind} is deprecated${better === undefined ? '' : `; use ${group}/${better} ${names.kind}`}`
}
