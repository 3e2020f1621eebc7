import type { KeyValue, VAppProductInfo, VAppPropertyInfo, VmConfigSpec } from '@vivarium/vim/types'
import type { OvfEntity, OvfProduct, OvfPropertyEntry } from './descriptor.js'
import { badProperty, type Issues } from './ovf-faults.js'

/** How a property is named outside of its section (DSP0243, 9.5): `class.key.instance`. */
export function propertyKey({ classId, instanceId }: Pick<OvfProduct, 'classId' | 'instanceId'>, id: string): string {
  return [classId, id, instanceId].filter((part) => part !== '').join('.')
}

export function productInfo(product: OvfProduct, key: number): VAppProductInfo {
  const { properties: _properties, ...info } = product
  return { key, ...info }
}

/** The properties of an entity as the API has them, with the values that `mapping` gives them. */
export function propertyInfos({ products }: OvfEntity, option: string, mapping: readonly KeyValue[] = []): VAppPropertyInfo[] {
  return products
    .flatMap((product) => product.properties.map((property) => ({ product, property })))
    .map(({ product, property }, key) => {
      const mapped = mapping.find((each) => each.key === propertyKey(product, property.id))
      return {
        key,
        classId: product.classId,
        instanceId: product.instanceId,
        id: property.id,
        category: property.category,
        label: property.label === '' ? property.id : property.label,
        type: typeOf(property),
        userConfigurable: property.isUserConfigurable,
        defaultValue: defaultOf(property, option),
        value: mapped?.value ?? '',
        description: property.description,
      }
    })
}

function defaultOf({ value, values }: OvfPropertyEntry, option: string): string {
  return values.get(option) ?? values.get('') ?? value
}

const integer = /^[us]int(8|16|32|64)$/

/** OVF's type and qualifiers as one of the types of VAppPropertyInfo (API reference). */
function typeOf({ type, qualifiers, isPassword }: OvfPropertyEntry): string {
  const values = /ValueMap\s*\{([^}]*)\}/.exec(qualifiers)?.[1]
  if (values !== undefined) return `string[${values.trim()}]`
  const length = (name: string) => new RegExp(`${name}\\((\\d+)\\)`).exec(qualifiers)?.[1]
  const range = [length('MinLen') ?? length('MinValue'), length('MaxLen') ?? length('MaxValue')]
  const limits = range.every((limit) => limit === undefined) ? '' : `(${range[0] ?? ''}..${range[1] ?? ''})`
  const base = isPassword ? 'password' : integer.test(type) ? 'int' : /^real(32|64)$/.test(type) ? 'real' : type
  return `${base}${limits}`
}

/** Values that are given have to be of the property's type. */
function checkValue({ type = 'string', value = '' }: VAppPropertyInfo, issues: Issues): void {
  if (value === '') return
  const isRight = type.startsWith('int')
    ? /^[+-]?\d+$/.test(value)
    : type.startsWith('boolean')
      ? /^(true|false)$/i.test(value)
      : type.startsWith('real')
        ? Number.isFinite(Number(value))
        : true
  if (!isRight) issues.error(badProperty(type, value))
}

export interface VAppParameters {
  readonly option: string
  readonly mapping: readonly KeyValue[]
  readonly allocationPolicy: string | undefined
  readonly ipProtocol: string | undefined
}

/** The vApp part of the configuration of a machine or vApp. */
export function vAppSpec(
  entity: OvfEntity,
  { option, mapping, allocationPolicy, ipProtocol }: VAppParameters,
  issues: Issues,
): VmConfigSpec {
  const property = propertyInfos(entity, option, mapping)
  for (const info of property) checkValue(info, issues)
  const ipAssignment = {
    ...(entity.ipSchemes.length === 0 ? {} : { supportedAllocationScheme: [...entity.ipSchemes] }),
    ...(entity.ipProtocols.length === 0 ? {} : { supportedIpProtocol: [...entity.ipProtocols] }),
    ...(allocationPolicy === undefined || allocationPolicy === '' ? {} : { ipAllocationPolicy: allocationPolicy }),
    ...(ipProtocol === undefined || ipProtocol === '' ? {} : { ipProtocol }),
  }
  const transports = entity.hardware?.transports ?? []
  return {
    product: entity.products.map((product, key) => ({ operation: 'add', info: productInfo(product, key) })),
    property: property.map((info) => ({ operation: 'add', info })),
    ...(Object.keys(ipAssignment).length === 0 ? {} : { ipAssignment }),
    ...(entity.eulas.length === 0 ? {} : { eula: [...entity.eulas] }),
    ...(transports.length === 0 ? {} : { ovfEnvironmentTransport: [...transports] }),
  }
}
