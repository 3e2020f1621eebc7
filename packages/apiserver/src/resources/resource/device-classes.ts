import type { KubeObject } from '../../registry/objects.js'
import { dnsSubdomain } from '../../validation/names.js'
import { plain } from '../kit.js'
import { maxConfigurations } from './device-claims.js'
import { type DeviceConfiguration, validateConfiguration } from './device-configuration.js'
import { type DeviceSelector, validateSelectors } from './device-selectors.js'
import { validateItems } from './names.js'

interface DeviceClass extends KubeObject {
  spec: { selectors?: DeviceSelector[]; config?: DeviceConfiguration[]; extendedResourceName?: string }
}

/** Only servers with DRAExtendedResource know it, which is off by default. */
function dropExtendedResource({ spec }: DeviceClass): void {
  delete spec.extendedResourceName
}

export const deviceClasses = plain<DeviceClass>({
  returnsDeletedObject: true,
  nameRule: dnsSubdomain,
  counted: ['spec'],
  prepareForCreate: dropExtendedResource,
  prepareForUpdate: dropExtendedResource,
  validate: ({ spec }) => [
    ...validateSelectors(spec.selectors, 'spec.selectors'),
    ...validateItems(spec.config, maxConfigurations, 'spec.config', (configuration, at) => validateConfiguration(configuration, at, false)),
  ],
})
