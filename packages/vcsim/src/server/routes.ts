import type { IncomingMessage, ServerResponse } from 'node:http'
import { serviceVersions } from '../about.js'
import { served } from '../behaviour/kinds.js'
import type { World } from '../call.js'
import { FaultsEndpoint } from '../interference/faults-endpoint.js'
import { RestApi } from '../rest/rest-api.js'
import { ViJsonEndpoint } from '../rest/vi-json.js'
import { FolderEndpoint } from '../storage/folder-endpoint.js'
import { debugVars } from './debug-vars.js'
import type { SoapEndpoint } from './soap.js'

/** What answers requests, by protocol. */
export interface Doors {
  readonly soap: SoapEndpoint
  readonly viJson: ViJsonEndpoint
  readonly rest: RestApi
  readonly faults: FaultsEndpoint
  readonly folder: FolderEndpoint
}

const soapPaths: ReadonlySet<string> = new Set(['/sdk', '/sdk/', '/pbm', '/pbm/', '/pbm/sdk'])

/** Leads a request to what answers it. */
export async function route(world: World, doors: Doors, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { pathname } = new URL(request.url ?? '/', 'http://localhost')
  if (RestApi.isFor(pathname)) return doors.rest.answer(request, response)
  if (FaultsEndpoint.isFor(pathname)) return doors.faults.answer(request, response)
  if (FolderEndpoint.isFor(pathname)) return doors.folder.answer(request, response)
  if (ViJsonEndpoint.isFor(pathname)) return doors.viJson.answer(request, response)
  if (soapPaths.has(pathname)) {
    if (request.method === 'POST') await doors.soap.answer(request, response)
    else response.writeHead(405, { allow: 'POST' }).end()
    return
  }
  const isRead = request.method === 'GET' || request.method === 'HEAD'
  if (isRead && pathname === '/sdk/vimServiceVersions.xml') {
    response.writeHead(200, { 'content-type': 'text/xml' }).end(serviceVersions())
    return
  }
  if (isRead && pathname === '/about') {
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(served()))
    return
  }
  if (isRead && pathname === '/debug/vars') {
    response.writeHead(200, { 'content-type': 'application/json' }).end(debugVars(world.model))
    return
  }
  response.writeHead(404).end()
}
