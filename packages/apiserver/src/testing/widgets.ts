/** Definitions and objects of custom resources for tests. */

export const widgetSchema = {
  type: 'object',
  properties: {
    spec: {
      type: 'object',
      required: ['size'],
      properties: {
        size: { type: 'integer', minimum: 1 },
        color: { type: 'string', default: 'red' },
        replicas: { type: 'integer' },
        when: { type: 'string', format: 'date-time' },
        ports: {
          type: 'array',
          items: { type: 'object', required: ['name'], properties: { name: { type: 'string' }, port: { type: 'integer' } } },
          'x-kubernetes-list-type': 'map',
          'x-kubernetes-list-map-keys': ['name'],
        },
        tags: { type: 'array', items: { type: 'string' }, 'x-kubernetes-list-type': 'set' },
        anything: { type: 'object', 'x-kubernetes-preserve-unknown-fields': true },
        template: { type: 'object', 'x-kubernetes-embedded-resource': true, 'x-kubernetes-preserve-unknown-fields': true },
        limit: { 'x-kubernetes-int-or-string': true },
        hint: { type: 'string', nullable: true },
      },
    },
    status: {
      type: 'object',
      properties: { phase: { type: 'string', enum: ['Ready', 'Failed'] }, replicas: { type: 'integer' }, selector: { type: 'string' } },
    },
  },
}

export const widgetVersion = {
  name: 'v1',
  served: true,
  storage: true,
  schema: { openAPIV3Schema: widgetSchema },
  subresources: {
    status: {},
    scale: { specReplicasPath: '.spec.replicas', statusReplicasPath: '.status.replicas', labelSelectorPath: '.status.selector' },
  },
  additionalPrinterColumns: [
    { name: 'Size', type: 'integer', jsonPath: '.spec.size' },
    { name: 'Color', type: 'string', jsonPath: '.spec.color', priority: 1, description: 'Its colour' },
  ],
  selectableFields: [{ jsonPath: '.spec.color' }],
}

export const widgetNames = { plural: 'widgets', kind: 'Widget', shortNames: ['wd'], categories: ['all'] }

/** A definition named after its plural and group. */
export function definitionOf(spec: object = {}, metadata: object = {}) {
  const full = { group: 'example.com', scope: 'Namespaced', names: widgetNames, versions: [widgetVersion], ...spec }
  return {
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name: `${full.names.plural}.${full.group}`, ...metadata },
    spec: full,
  }
}

export function widget(name: string, spec: object = { size: 1 }, more: object = {}) {
  return { apiVersion: 'example.com/v1', kind: 'Widget', metadata: { name, namespace: 'default' }, spec, ...more }
}

export const definitionsPath = '/apis/apiextensions.k8s.io/v1/customresourcedefinitions'
export const widgetsPath = '/apis/example.com/v1/namespaces/default/widgets'
