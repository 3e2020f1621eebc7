import type { OvfParseDescriptorResult, OvfValidateHostResult } from '@vivarium/vim/types'
import type { OvfDescriptor, OvfEntity } from './descriptor.js'
import { supportedProvisionings } from './disk-provisioning.js'
import { itemsFor } from './import-spec.js'
import { Issues, unknownOption } from './ovf-faults.js'
import { productInfo, propertyInfos } from './properties.js'

/** What a descriptor says, for who is asked how to deploy it. */
export function describeDescriptor(descriptor: OvfDescriptor, askedOption: string): OvfParseDescriptorResult {
  const { entity, options, defaultOption, networks } = descriptor
  const option = askedOption === '' ? defaultOption : askedOption
  const issues = new Issues()
  if (askedOption !== '' && !options.some(({ id }) => id === askedOption)) issues.error(unknownOption(askedOption))
  const { download, flat, sparse } = sizesOf(descriptor, option)
  const [product] = entity.products
  const property = propertyInfos(entity, option)
  const all = [entity, ...entitiesIn(entity)]
  const eula = all.flatMap(({ eulas }) => eulas)
  return {
    ...(eula.length === 0 ? {} : { eula }),
    network: networks.map(({ id, description }) => ({ name: id, description })),
    ipAllocationScheme: [...entity.ipSchemes],
    ipProtocols: [...entity.ipProtocols],
    ...(property.length === 0 ? {} : { property }),
    ...(product === undefined ? {} : { productInfo: productInfo(product, 0) }),
    annotation: entity.annotation,
    approximateDownloadSize: download,
    approximateFlatDeploymentSize: flat,
    approximateSparseDeploymentSize: sparse,
    defaultEntityName: entity.name ?? entity.id,
    virtualApp: entity.kind === 'collection',
    deploymentOption: options.map(({ id, label, description }) => ({ key: id, label, description })),
    defaultDeploymentOption: defaultOption,
    entityName: all.slice(entity.kind === 'collection' ? 1 : 0).map(({ id, name = id }) => ({ key: id, value: name })),
    ...issues.parts,
  }
}

/** Whether a host can have what a descriptor describes. */
export function describeForHost(descriptor: OvfDescriptor, askedOption: string, issues: Issues): OvfValidateHostResult {
  const { download, flat, sparse } = sizesOf(descriptor, askedOption === '' ? descriptor.defaultOption : askedOption)
  return {
    downloadSize: download,
    flatDeploymentSize: flat,
    sparseDeploymentSize: sparse,
    supportedDiskProvisioning: [...supportedProvisionings],
    ...issues.parts,
  }
}

export function entitiesIn({ entities }: OvfEntity): OvfEntity[] {
  return entities.flatMap((entity) => [entity, ...entitiesIn(entity)])
}

/** In bytes: of the files, of the disks, and of what is known to be in the disks. */
function sizesOf({ files, disks, entity }: OvfDescriptor, option: string) {
  const items = [entity, ...entitiesIn(entity)].flatMap(({ hardware }) => itemsFor(hardware?.items ?? [], option))
  const used = disks.filter(({ id }) =>
    items.some(({ resourceType, hostResource }) => resourceType === 17 && hostResource.endsWith(`/${id}`)),
  )
  const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + (Number.isFinite(number) ? number : 0), 0)
  const sizeOf = (id: string | undefined) => files.find((file) => file.id === id)?.size ?? 0
  return {
    download: sum(files.map(({ size }) => size)),
    flat: sum(used.map(({ capacity }) => capacity)),
    sparse: sum(used.map(({ populatedSize, fileRef }) => populatedSize ?? sizeOf(fileRef))),
  }
}
