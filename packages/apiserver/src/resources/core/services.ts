import { defineStrategy } from '../../registry/strategy.js'
import { fieldError } from '../../schema/field-error.js'
import { dns1035Label } from '../../validation/names.js'
import { keep } from '../kit.js'
import type { ResourceRules } from '../rules.js'
import {
  allocateClusterIps,
  allocateNodePorts,
  dropTypeDependent,
  initFamilies,
  keepAllocated,
  normalizeClusterIps,
  trackAddresses,
} from './service-allocation.js'
import type { Service } from './service-types.js'
import { validateService, validateServiceUpdate } from './service-validation.js'
export const services: ResourceRules = {
  strategy: defineStrategy<Service>({
    nameRule: dns1035Label,
    resetFields: ['status'],
    prepareForCreate(service, context) {
      service.status = { loadBalancer: {} }
      normalizeClusterIps(service, undefined)
      initFamilies(service, undefined, context)
      allocateClusterIps(service, undefined, context)
      allocateNodePorts(service, undefined, context)
    },
    validate: validateService,
    prepareForUpdate(service, old, context) {
      keep(service, old, 'status')
      normalizeClusterIps(service, old)
      keepAllocated(service, service, old)
      dropTypeDependent(service, old)
      initFamilies(service, old, context)
      allocateClusterIps(service, old, context)
      allocateNodePorts(service, old, context)
    },
    validateUpdate: validateServiceUpdate,
    afterCommit: trackAddresses,
    returnsDeletedObject: true,
    selectableFields: { 'spec.clusterIP': ({ spec }) => spec.clusterIP ?? '', 'spec.type': ({ spec }) => spec.type ?? '' },
    subresources: {
      status: {
        prepareForUpdate: (service, old) => keep(service, old, 'spec'),
        validateUpdate: (service) =>
          service.spec.type !== 'LoadBalancer' && service.status?.loadBalancer?.ingress?.length
            ? [fieldError.forbidden('status.loadBalancer.ingress', 'may only be used when `spec.type` is LoadBalancer')]
            : [],
        resetFields: ['spec'],
      },
    },
  }),
}
