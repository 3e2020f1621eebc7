import { reference } from '@vivarium/vim'
import type { AboutInfo, ServiceContent } from '@vivarium/vim/types'
import { commonCollector, viewManagerId } from './session.js'
import { taskManagerId } from './tasks/tasks.js'

/** Versions of the API that are served, newest first: releases of vCenter from 6.5 to 8.0. */
const apiVersions = ['8.0.3.0', '8.0.2.0', '8.0.1.0', '8.0.0.1', '7.0.3.2', '7.0.2.0', '7.0.1.0', '7.0.0.0', '6.7.3', '6.7', '6.5'] as const

export function about(instanceUuid: string): AboutInfo {
  return {
    name: 'VMware vCenter Server',
    fullName: 'VMware vCenter Server 8.0.3 build-24022515 (Vivarium)',
    vendor: 'VMware, Inc.',
    version: '8.0.3',
    build: '24022515',
    localeVersion: 'INTL',
    localeBuild: '000',
    osType: 'linux-x64',
    productLineId: 'vpx',
    apiType: 'VirtualCenter',
    apiVersion: apiVersions[0],
    instanceUuid,
    licenseProductName: 'VMware VirtualCenter Server',
    licenseProductVersion: '8.0',
  }
}

export function serviceContent(rootFolder: ServiceContent['rootFolder'], instanceUuid: string): ServiceContent {
  return {
    rootFolder,
    propertyCollector: reference('PropertyCollector', commonCollector),
    viewManager: reference('ViewManager', viewManagerId),
    sessionManager: reference('SessionManager', 'SessionManager'),
    searchIndex: reference('SearchIndex', 'SearchIndex'),
    taskManager: reference('TaskManager', taskManagerId),
    about: about(instanceUuid),
  }
}

/** The document at /sdk/vimServiceVersions.xml, by which clients choose the version to speak. */
export function serviceVersions(): string {
  const [newest, ...prior] = apiVersions
  const priorVersions = prior.map((version) => `<version>${version}</version>`).join('')
  return `<?xml version="1.0" encoding="UTF-8"?>
<namespaces version="1.0"><namespace><name>urn:vim25</name><version>${newest}</version><priorVersions>${priorVersions}</priorVersions></namespace></namespaces>
`
}
