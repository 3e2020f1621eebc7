import type { IncomingMessage, ServerResponse } from 'node:http'
import { serviceVersions } from '../about.js'
import { served } from '../behaviour/kinds.js'
import type { World } from '../call.js'
import { FaultsEndpoint } from '../interference/faults-endpoint.js'
import { RestApi } from '../rest/rest-api.js'
import { ViJsonEndpoint } from '../rest/vi-json.js'
import { withSso } from '../sso/doors.js'
import type { SoapService } from '../sso/soap-service.js'
import { StsEndpoint } from '../sso/sts-endpoint.js'
import { FolderEndpoint } from '../storage/folder-endpoint.js'
import { NfcEndpoint } from '../transfer/nfc-endpoint.js'
import { debugVars } from './debug-vars.js'
import type { SoapEndpoint } from './soap.js'

/** What answers requests, by protocol. */
export interface Doors {
  readonly soap: SoapEndpoint
  readonly viJson: ViJsonEndpoint
  readonly rest: RestApi
  readonly faults: FaultsEndpoint
  readonly folder: FolderEndpoint
  readonly nfc: NfcEndpoint
  /** Those of single sign-on; an ESX host has none. */
  readonly sso: { readonly sts: StsEndpoint; readonly lookup: SoapService; readonly admin: SoapService } | undefined
}

const soapPaths: ReadonlySet<string> = new Set(['/sdk', '/sdk/', '/pbm', '/pbm/', '/pbm/sdk', '/vslm/sdk', '/vslm/sdk/'])

const lookupPaths: ReadonlySet<string> = new Set(['/lookupservice/sdk', '/lookupservice/sdk/'])
const adminPaths: ReadonlySet<string> = new Set([
  '/sso-adminserver/sdk',
  '/sso-adminserver/sdk/',
  '/sso-adminserver/sdk/vsphere.local',
  '/sso-adminserver/system-sdk',
])

/** Leads a request to what answers it. */
export async function route(world: World, doors: Doors, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { url = '/' } = request
  // Most come to the first of these.
  const pathname = soapPaths.has(url) ? url : new URL(url, 'http://localhost').pathname
  if (soapPaths.has(pathname)) {
    if (request.method === 'POST') await doors.soap.answer(request, response)
    else response.writeHead(405, { allow: 'POST' }).end()
    return
  }
  if (RestApi.isFor(pathname)) return doors.rest.answer(request, response)
  if (FaultsEndpoint.isFor(pathname)) return doors.faults.answer(request, response)
  if (FolderEndpoint.isFor(pathname)) return doors.folder.answer(request, response)
  if (NfcEndpoint.isFor(pathname)) return doors.nfc.answer(request, response)
  if (ViJsonEndpoint.isFor(pathname)) return doors.viJson.answer(request, response)
  if (doors.sso !== undefined) {
    if (StsEndpoint.isFor(pathname)) return doors.sso.sts.answer(request, response)
    const service = lookupPaths.has(pathname) ? doors.sso.lookup : adminPaths.has(pathname) ? doors.sso.admin : undefined
    if (service !== undefined) return service.answer(request, response)
  }
  const isRead = request.method === 'GET' || request.method === 'HEAD'
  const [, versionsOf] = /^\/sdk\/(vim|vsan)ServiceVersions\.xml$/.exec(pathname) ?? []
  if (isRead && versionsOf !== undefined) {
    const namespace = versionsOf === 'vim' ? 'urn:vim25' : 'urn:vsan'
    response.writeHead(200, { 'content-type': 'text/xml' }).end(serviceVersions(world.content.about.apiVersion, namespace))
    return
  }
  if (isRead && pathname === '/about') {
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(withSso(served())))
    return
  }
  if (isRead && pathname === '/debug/vars') {
    response.writeHead(200, { 'content-type': 'application/json' }).end(debugVars(world.model))
    return
  }
  response.writeHead(404).end()
}
