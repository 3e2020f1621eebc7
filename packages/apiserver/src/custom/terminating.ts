import type { AdmissionPlugin } from '../registry/admission.js'
import { viewOf } from '../registry/objects.js'
import { groupResource } from '../registry/resource.js'
import { failure } from '../status.js'
import type { Store } from '../store/store.js'
import { type CustomResourceDefinition, definitionsTable, hasCondition } from './definition.js'

/** No new objects of a custom resource whose definition is being deleted. */
export function customResourceTermination(store: Store): AdmissionPlugin {
  return {
    name: 'CustomResourceTermination',
    mutate({ operation, resource, name }) {
      if (operation !== 'CREATE' || !resource.definition.custom) return
      const definition = store.table(definitionsTable).get(`${resource.resource}.${resource.group}`)
      if (!definition || !hasCondition(viewOf<CustomResourceDefinition>(definition.object), 'Terminating')) return
      throw failure.forbidden(groupResource(resource), name, 'create not allowed while custom resource definition is terminating')
    },
  }
}
