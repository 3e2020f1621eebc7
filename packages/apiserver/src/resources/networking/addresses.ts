import { isIP } from 'node:net'
import { formatTime } from '../../clock.js'
import type { KubeObject } from '../../registry/objects.js'
import { type FieldError, fieldError, index } from '../../schema/field-error.js'
import { required } from '../../validation/checks.js'
import { immutable } from '../../validation/metadata.js'
import { dnsSubdomain, type NameRule } from '../../validation/names.js'
import { plain, specAndStatus } from '../kit.js'
import { cidrText, isCidr } from './cidr.js'

/** The name is the address, in its one normal form. */
const addressName: NameRule = (name) => (isIP(name) ? [] : ['must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)'])

interface IpAddress extends KubeObject {
  spec: { parentRef?: { group?: string; resource?: string; namespace?: string; name?: string } }
}

export const ipAddresses = plain<IpAddress>({
  nameRule: addressName,
  counted: ['spec'],
  validate({ spec }) {
    const parent = spec?.parentRef
    if (!parent) return [fieldError.required('spec.parentRef')]
    return [...required('spec.parentRef.resource', parent.resource), ...required('spec.parentRef.name', parent.name)]
  },
  validateUpdate: (address, old) => immutable(address.spec.parentRef, old.spec.parentRef, 'spec.parentRef'),
})

interface ServiceCidr extends KubeObject {
  spec: { cidrs?: string[] }
  status?: { conditions?: object[] }
}

export const serviceCidrs = specAndStatus<ServiceCidr>({
  nameRule: dnsSubdomain,
  counted: false,
  prepareForCreate(cidr, { now }) {
    if (cidr.metadata.name !== 'kubernetes') return
    // The server's own network is ready from the start.
    cidr.status = {
      conditions: [
        {
          type: 'Ready',
          status: 'True',
          lastTransitionTime: formatTime(now),
          reason: '',
          message: 'Kubernetes default Service CIDR is ready',
        },
      ],
    }
  },
  validate({ spec }) {
    const cidrs = spec?.cidrs ?? []
    if (cidrs.length === 0) return [fieldError.required('spec.cidrs', 'at least one CIDR required')]
    const errors: FieldError[] = []
    if (cidrs.length > 2) errors.push(fieldError.invalid('spec', spec, 'may only hold up to 2 values'))
    for (const [i, cidr] of cidrs.entries()) if (!isCidr(cidr)) errors.push(fieldError.invalid(index('spec.cidrs', i), cidr, cidrText))
    return errors
  },
  validateUpdate: (cidr, old) => immutable(cidr.spec.cidrs, old.spec.cidrs, 'spec.cidrs'),
})
