import { escapeXml, reference } from '@vivarium/vim'
import type { AboutInfo, ServiceContent } from '@vivarium/vim/types'
import { authorizationManagerId } from './access/permissions.js'
import { userDirectoryId } from './access/user-directory.js'
import { checkContent } from './checks/kinds.js'
import { hostProduct } from './inventory/host-properties.js'
import { managerContent } from './managers/managers.js'
import { networkContent } from './network/kinds.js'
import { commonCollector, viewManagerId } from './session.js'
import { firstClassDiskContent } from './storage/first-class-disks/kinds.js'
import { storageContent } from './storage/kinds.js'
import { transferContent } from './transfer/kinds.js'

/** Versions of the API that are served, newest first: releases of vCenter from 6.5 to 8.0. */
const apiVersions = ['8.0.3.0', '8.0.2.0', '8.0.1.0', '8.0.0.1', '7.0.3.2', '7.0.2.0', '7.0.1.0', '7.0.0.0', '6.7.3', '6.7', '6.5'] as const

export function about(instanceUuid: string, apiVersion: string = apiVersions[0]): AboutInfo {
  return {
    name: 'VMware vCenter Server',
    fullName: 'VMware vCenter Server 8.0.3 build-24022515 (Vivarium, in place of the govmomi simulator)',
    vendor: 'VMware, Inc.',
    version: '8.0.3',
    build: '24022515',
    localeVersion: 'INTL',
    localeBuild: '000',
    osType: 'linux-x64',
    productLineId: 'vpx',
    apiType: 'VirtualCenter',
    apiVersion,
    instanceUuid,
    licenseProductName: 'VMware VirtualCenter Server',
    licenseProductVersion: '8.0',
  }
}

export function serviceContent(
  rootFolder: ServiceContent['rootFolder'],
  instanceUuid: string,
  apiVersion?: string,
  isEsx = false,
): ServiceContent {
  const content: ServiceContent = {
    rootFolder,
    propertyCollector: reference('PropertyCollector', commonCollector),
    viewManager: reference('ViewManager', viewManagerId),
    sessionManager: reference('SessionManager', 'SessionManager'),
    authorizationManager: reference('AuthorizationManager', authorizationManagerId),
    userDirectory: reference('UserDirectory', userDirectoryId),
    searchIndex: reference('SearchIndex', 'SearchIndex'),
    ...managerContent,
    ...storageContent,
    ...firstClassDiskContent,
    ...networkContent,
    ...transferContent,
    ...checkContent,
    about: isEsx ? { ...hostProduct, apiVersion: apiVersion ?? apiVersions[0] } : about(instanceUuid, apiVersion),
  }
  return isEsx ? withoutVCenter(content) : content
}

/** What only a vCenter has. */
const onlyInVCenter = [
  'alarmManager',
  'customFieldsManager',
  'customizationSpecManager',
  'extensionManager',
  'ipPoolManager',
  'scheduledTaskManager',
] as const satisfies readonly (keyof ServiceContent)[]

function withoutVCenter(content: ServiceContent): ServiceContent {
  const rest = { ...content }
  for (const name of onlyInVCenter) delete rest[name]
  return rest
}

/** The document at /sdk/vimServiceVersions.xml, by which clients choose the version to speak: that of the API first, then those before it. */
export function serviceVersions(apiVersion: string, namespace = 'urn:vim25'): string {
  const versions: readonly string[] = apiVersions
  const at = versions.indexOf(apiVersion)
  const priorVersions = versions.slice(at + 1).map((version) => `<version>${version}</version>`)
  return `<?xml version="1.0" encoding="UTF-8"?>
<namespaces version="1.0"><namespace><name>${namespace}</name><version>${escapeXml(apiVersion)}</version><priorVersions>${priorVersions.join('')}</priorVersions></namespace></namespaces>
`
}
