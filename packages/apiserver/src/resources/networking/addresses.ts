import { formatTime } from '../../clock.js'
import type { KubeObject } from '../../registry/objects.js'
import { child, type FieldError, fieldError, index } from '../../schema/field-error.js'
import { parseNetwork, validateStrictAddress, validateStrictNetwork } from '../../validation/addresses.js'
import { invalid } from '../../validation/checks.js'
import { sameValue } from '../../validation/metadata.js'
import { dnsSubdomain, immutableText, type NameRule, pathSegment } from '../../validation/names.js'
import { keep, keepMetaForStatus, plain } from '../kit.js'

interface Parent {
  group?: string
  resource?: string
  namespace?: string
  name?: string
}

interface IpAddress extends KubeObject {
  spec: { parentRef?: Parent }
}

/** The name is the address, in its one normal form. */
const addressName: NameRule = (name) => validateStrictAddress('', name).map(({ detail }) => detail)

function validateParent(parent: Parent | undefined, path: string): FieldError[] {
  if (!parent) return [fieldError.required(path)]
  const segment = (field: 'resource' | 'name' | 'namespace', required: boolean) => {
    const value = parent[field]
    if (value) return invalid(child(path, field), value, pathSegment(value))
    return required ? [fieldError.required(child(path, field))] : []
  }
  return [
    ...(parent.group ? invalid(child(path, 'group'), parent.group, dnsSubdomain(parent.group)) : []),
    ...segment('resource', true),
    ...segment('name', true),
    ...segment('namespace', false),
  ]
}

/** As the real server prints it: it checks values of types that are not those of JSON. */
function printedParent(parent: Parent | undefined) {
  if (!parent) return null
  const { group = '', resource = '', namespace = '', name = '' } = parent
  return { Group: group, Resource: resource, Namespace: namespace, Name: name }
}

export const ipAddresses = plain<IpAddress>({
  nameRule: addressName,
  validate: ({ spec }) => validateParent(spec?.parentRef, 'spec.parentRef'),
  validateUpdate: ({ spec }, old) =>
    sameValue(spec?.parentRef, old.spec?.parentRef)
      ? []
      : [fieldError.invalid('spec.parentRef', printedParent(spec?.parentRef), immutableText)],
})

interface ServiceCidr extends KubeObject {
  spec: { cidrs?: string[] }
  status?: { conditions?: object[] }
}

const path = 'spec.cidrs'

function validateCidrs(cidrs: readonly string[]): FieldError[] {
  if (cidrs.length === 0) return [fieldError.required(path, 'at least one CIDR required')]
  if (cidrs.length > 2) return [fieldError.invalid(path, { CIDRs: cidrs }, 'may only hold up to 2 values')]
  const errors = cidrs.flatMap((cidr, i) => validateStrictNetwork(index(path, i), cidr))
  const [first, second] = cidrs.map((cidr) => parseNetwork(cidr)?.family)
  if (first && first === second) {
    errors.push(fieldError.invalid(path, cidrs, 'may specify no more than one IP for each IP family, i.e 192.168.0.0/24 and 2001:db8::/64'))
  }
  return errors
}

/** All that may happen is that a second family comes along. */
function validateCidrChange(cidrs: readonly string[], old: readonly string[]): FieldError[] {
  const same = (i: number) => (cidrs[i] === old[i] ? [] : [fieldError.invalid(index(path, i), cidrs[i], immutableText)])
  if (cidrs.length === old.length) return old.flatMap((_cidr, i) => same(i))
  if (old.length === 1 && cidrs.length === 2) return [...same(0), ...validateCidrs(cidrs)]
  return [fieldError.invalid(path, cidrs, immutableText)]
}

/** The real server lets writes to the object itself change the status too. */
export const serviceCidrs = plain<ServiceCidr>({
  nameRule: dnsSubdomain,
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
  validate: ({ spec }, _context, old) => (old ? [] : validateCidrs(spec?.cidrs ?? [])),
  validateUpdate: ({ spec }, old) => validateCidrChange(spec?.cidrs ?? [], old.spec?.cidrs ?? []),
  subresources: {
    status: {
      prepareForUpdate(cidr, old) {
        keep(cidr, old, 'spec')
        keepMetaForStatus(cidr, old)
      },
      resetFields: [],
    },
  },
})
