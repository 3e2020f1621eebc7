import { defineStrategy } from '../../registry/strategy.js'
import { fieldError, index } from '../../schema/field-error.js'
import { addressWarnings } from '../../validation/addresses.js'
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
import { validateBalancerStatus } from './service-status.js'
import type { Service } from './service-types.js'
import { validateService, validateServiceUpdate } from './service-validation.js'
import { serviceWarnings } from './service-warnings.js'

export const services: ResourceRules = {
  strategy: defineStrategy<Service>({
    nameRule: dns1035Label,
    createOnUpdate: true,
    resetFields: ['status'],
    prepareForCreate(service, context) {
      service.status = { loadBalancer: {} }
      normalizeClusterIps(service, undefined)
      initFamilies(service, undefined, context)
      allocateClusterIps(service, undefined, context)
      allocateNodePorts(service, undefined, context)
    },
    validate: validateService,
    warnings: serviceWarnings,
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
        validateUpdate({ spec, status }, old) {
          const ingress = status?.loadBalancer?.ingress
          return spec.type !== 'LoadBalancer' && ingress?.length
            ? [fieldError.forbidden('status.loadBalancer.ingress', "may only be used when `spec.type` is 'LoadBalancer'")]
            : validateBalancerStatus(ingress, old.status?.loadBalancer?.ingress)
        },
        warnings: ({ status }) =>
          (status?.loadBalancer?.ingress ?? []).flatMap(({ ip }, i) => addressWarnings(index('status.loadBalancer.ingress', i), ip ?? '')),
        resetFields: ['spec'],
      },
    },
  }),
}
