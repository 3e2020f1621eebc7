import { dataObject, type VimError } from '@vivarium/vim'
import type { LocalizedMethodFault } from '@vivarium/vim/types'
import { fault } from '../../faults.js'

/** The errors and warnings of a descriptor, as results have them. */
export class Issues {
  readonly errors: LocalizedMethodFault[] = []
  readonly warnings: LocalizedMethodFault[] = []

  error(why: VimError): void {
    this.errors.push(localized(why))
  }

  warn(why: VimError): void {
    this.warnings.push(localized(why))
  }

  /** What a result has of them. */
  get parts(): { error?: LocalizedMethodFault[]; warning?: LocalizedMethodFault[] } {
    return {
      ...(this.errors.length === 0 ? {} : { error: this.errors }),
      ...(this.warnings.length === 0 ? {} : { warning: this.warnings }),
    }
  }
}

function localized({ fault: why, faultMessage }: VimError): LocalizedMethodFault {
  return dataObject('LocalizedMethodFault', { fault: why, localizedMessage: faultMessage })
}

/** Lines are not counted here: 0 stands for the descriptor as a whole. */
const lineNumber = 0

export const badXml = (description: string) =>
  fault('OvfXmlFormat', { lineNumber, description }, `The OVF descriptor is not well-formed: ${description}`)

export const notAnEnvelope = () =>
  fault(
    'OvfMissingElement',
    { lineNumber, name: 'VirtualSystem' },
    "The OVF descriptor has no element 'VirtualSystem' or 'VirtualSystemCollection'.",
  )

export const noHardware = (id: string) =>
  fault(
    'OvfMissingElement',
    { lineNumber, name: 'VirtualHardwareSection' },
    `The virtual system '${id}' has no element 'VirtualHardwareSection'.`,
  )

export const unsupportedFamily = (version: string) =>
  fault('OvfNoSupportedHardwareFamily', { lineNumber, version }, `No support for the virtual hardware family '${version}'.`)

interface Place {
  readonly elementName: string
  readonly instanceId: string
  readonly resourceType: number
  readonly subType: string
}

const at = ({ instanceId }: Place) => `OVF hardware element 'ResourceType' with instance ID '${instanceId}'`

export const unsupportedType = (item: Place) =>
  fault(
    'OvfUnsupportedType',
    { lineNumber, name: item.elementName, instanceId: item.instanceId, deviceType: item.resourceType },
    `${at(item)}: No support for the virtual hardware device type '${item.resourceType}'.`,
  )

export const unsupportedSubType = (item: Place) =>
  fault(
    'OvfUnsupportedSubType',
    { lineNumber, elementName: item.elementName, instanceId: item.instanceId, deviceType: item.resourceType, deviceSubType: item.subType },
    `${at(item)}: No support for the virtual hardware device subtype '${item.subType}'.`,
  )

export const badReference = (elementName: string, attributeName: string, value: string) =>
  fault(
    'OvfInvalidValueReference',
    { lineNumber, elementName, attributeName, value },
    `Invalid value '${value}' of '${attributeName}' in element '${elementName}': nothing has that name.`,
  )

export const badValue = (elementName: string, attributeName: string, value: string) =>
  fault(
    'OvfInvalidValueFormatMalformed',
    { lineNumber, elementName, attributeName, value },
    `Invalid value '${value}' of '${attributeName}' in element '${elementName}'.`,
  )

export const unknownOption = (value: string) =>
  fault(
    'OvfInvalidValueConfiguration',
    { lineNumber, elementName: 'Configuration', attributeName: 'id', value },
    `The deployment option '${value}' is not in the OVF descriptor.`,
  )

export const unsupportedProvisioning = (diskProvisioning: string, supported: readonly string[]) =>
  fault(
    'OvfUnsupportedDiskProvisioning',
    { diskProvisioning, supportedDiskProvisioning: supported.join(', ') },
    `Disk provisioning type not supported: ${diskProvisioning}`,
  )

export const mappedSystem = (ovfId: number, ovfDescription: string, targetDescription: string) =>
  fault(
    'OvfMappedOsId',
    { ovfId, ovfDescription, targetDescription },
    `The operating system identifier '${ovfDescription}' (id: ${ovfId}) is not supported on the selected host. It will be mapped to: '${targetDescription}'.`,
  )

export const unsupportedSetting = (name: string, value: string) =>
  fault('OvfUnsupportedElementValue', { lineNumber, name, value }, `The value '${value}' of the setting '${name}' is not supported.`)

export const badProperty = (type: string, value: string) =>
  fault('OvfPropertyValue', { lineNumber, type, value }, `The value '${value}' is not one of the type '${type}'.`)

export const noNetwork = () => fault('OvfNoHostNic', { lineNumber }, 'There is no network that the virtual machine can be connected to.')
