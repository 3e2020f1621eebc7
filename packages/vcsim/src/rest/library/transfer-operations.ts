import { z } from 'zod'
import { notFound } from '../api-error.js'
import { type ApiCall, oldRoute, operation, type Route, routes } from '../operation.js'
import type { DownloadSession } from './download-sessions.js'
import { privileges } from './privileges.js'
import { probe } from './pull.js'
import type { UpdateFile, UpdateSession } from './update-sessions.js'

const item = '/content/library/item'
const creation = z.object({ create_spec: z.object({ library_item_id: z.string() }) })

const updateService = 'com.vmware.content.library.item.update_session'
const updatePath = `${item}/update-session`
const ofUpdate = z.object({ update_session_id: z.string() })

const openUpdate = operation(updateService, 'create', creation, (call, { create_spec: { library_item_id } }) => {
  call.require(privileges.updateSession)
  return call.world.contentLibrary.updates.open(library_item_id)
})
const listUpdates = operation(
  updateService,
  'list',
  z.object({ library_item_id: z.string().optional() }),
  ({ world }, { library_item_id }) =>
    world.contentLibrary.updates.all.filter(({ itemId }) => (library_item_id ?? itemId) === itemId).map(({ id }) => id),
)
const getUpdate = operation(updateService, 'get', ofUpdate, ({ world }, { update_session_id }) =>
  describeSession(world.contentLibrary.updates.get(update_session_id)),
)
const keepUpdate = operation(updateService, 'keep_alive', ofUpdate.extend({ client_progress: z.int().optional() }), ({ world }, input) =>
  world.contentLibrary.updates.keepAlive(input.update_session_id, input.client_progress),
)
const completeUpdate = operation(updateService, 'complete', ofUpdate, ({ world }, { update_session_id }) =>
  world.contentLibrary.updates.complete(update_session_id),
)
const cancelUpdate = operation(updateService, 'cancel', ofUpdate, ({ world }, { update_session_id }) =>
  world.contentLibrary.updates.cancel(update_session_id),
)
const failUpdate = operation(updateService, 'fail', ofUpdate, ({ world }, { update_session_id }) =>
  world.contentLibrary.updates.cancel(update_session_id, 'ERROR'),
)
const removeUpdate = operation(updateService, 'delete', ofUpdate, ({ world }, { update_session_id }) =>
  world.contentLibrary.updates.remove(update_session_id),
)

const updateFileService = 'com.vmware.content.library.item.updatesession.file'
const ofUpdateFile = ofUpdate.extend({ file_name: z.string() })

const endpoint = z.object({ uri: z.string(), ssl_certificate_thumbprint: z.string().optional() })
const fileSpec = z.object({
  name: z.string(),
  source_type: z.enum(['PUSH', 'PULL', 'NONE']),
  checksum_info: z.object({ algorithm: z.string().optional(), checksum: z.string() }).optional(),
  source_endpoint: endpoint.optional(),
  size: z.number().optional(),
})

const addFile = operation(updateFileService, 'add', ofUpdate.extend({ file_spec: fileSpec }), (call, { update_session_id, file_spec }) =>
  describeFile(call, call.world.contentLibrary.updates.addFile(update_session_id, file_spec)),
)
const listFiles = operation(updateFileService, 'list', ofUpdate, (call, { update_session_id }) =>
  [...call.world.contentLibrary.updates.get(update_session_id).files.values()].map((file) => describeFile(call, file)),
)
const getFile = operation(updateFileService, 'get', ofUpdateFile, (call, { update_session_id, file_name }) => {
  const { files } = call.world.contentLibrary.updates.get(update_session_id)
  const found = [...files.values()].find(({ name }) => name === file_name)
  if (found === undefined) throw notFound('file', file_name)
  return describeFile(call, found)
})
const removeFile = operation(updateFileService, 'remove', ofUpdateFile, ({ world }, { update_session_id, file_name }) =>
  world.contentLibrary.updates.removeFile(update_session_id, file_name),
)
const validate = operation(updateFileService, 'validate', ofUpdate, ({ world }, { update_session_id }) => {
  const missing = world.contentLibrary.updates.missing(update_session_id)
  return { has_errors: missing.length > 0, missing_files: missing, invalid_files: [] }
})
const probeSource = operation(updateFileService, 'probe', z.object({ source_endpoint: endpoint }), (call, { source_endpoint }) =>
  probe(source_endpoint, call.client.signal),
)

const downloadService = 'com.vmware.content.library.item.download_session'
const downloadPath = `${item}/download-session`
const ofDownload = z.object({ download_session_id: z.string() })

const openDownload = operation(downloadService, 'create', creation, (call, { create_spec: { library_item_id } }) => {
  call.require(privileges.download)
  return call.world.contentLibrary.downloads.open(library_item_id)
})
const listDownloads = operation(
  downloadService,
  'list',
  z.object({ library_item_id: z.string().optional() }),
  ({ world }, { library_item_id }) =>
    world.contentLibrary.downloads.all.filter(({ itemId }) => (library_item_id ?? itemId) === itemId).map(({ id }) => id),
)
const getDownload = operation(downloadService, 'get', ofDownload, ({ world }, { download_session_id }) =>
  describeSession(world.contentLibrary.downloads.get(download_session_id)),
)
const keepDownload = operation(downloadService, 'keep_alive', ofDownload, ({ world }, { download_session_id }) =>
  world.contentLibrary.downloads.keepAlive(download_session_id),
)
function endDownload(name: 'cancel' | 'fail' | 'delete') {
  return operation(downloadService, name, ofDownload, ({ world }, { download_session_id }) =>
    world.contentLibrary.downloads.remove(download_session_id),
  )
}

const downloadFileService = 'com.vmware.content.library.item.downloadsession.file'
const ofDownloadFile = ofDownload.extend({ file_name: z.string() })

function describeDownload({ world, origin }: ApiCall, session: DownloadSession, name: string): unknown {
  const file = world.contentLibrary.libraries.item(session.itemId).files.find((each) => each.name === name)
  if (file === undefined) throw notFound('file', name)
  const isPrepared = session.prepared.has(name)
  return {
    name,
    size: file.size,
    bytes_transferred: 0,
    status: isPrepared ? 'PREPARED' : 'UNPREPARED',
    ...(file.checksum_info === undefined ? {} : { checksum_info: file.checksum_info }),
    ...(isPrepared ? { download_endpoint: { uri: dataUrl(origin, session.id, name) } } : {}),
  }
}

const prepareDownload = operation(downloadFileService, 'prepare', ofDownloadFile, (call, { download_session_id, file_name }) => {
  const { downloads } = call.world.contentLibrary
  downloads.prepare(download_session_id, file_name)
  return describeDownload(call, downloads.get(download_session_id), file_name)
})
const listDownloadFiles = operation(
  downloadFileService,
  'list',
  ofDownload.extend({ file_name: z.string().optional() }),
  (call, { download_session_id, file_name }) => {
    const session = call.world.contentLibrary.downloads.get(download_session_id)
    if (file_name !== undefined) return describeDownload(call, session, file_name)
    return call.world.contentLibrary.libraries.item(session.itemId).files.map(({ name }) => describeDownload(call, session, name))
  },
)
const getDownloadFile = operation(downloadFileService, 'get', ofDownloadFile, (call, { download_session_id, file_name }) =>
  describeDownload(call, call.world.contentLibrary.downloads.get(download_session_id), file_name),
)

const newer = (both: readonly Route[]): Route[] => both.filter((route) => route.path.startsWith('/api/'))

export const transferRoutes: readonly Route[] = [
  ...routes('POST', updatePath, openUpdate, { body: 'create_spec', creates: true }),
  ...routes('GET', updatePath, listUpdates),
  ...routes('GET', `${updatePath}/{update_session_id}`, getUpdate),
  ...routes('DELETE', `${updatePath}/{update_session_id}`, removeUpdate),
  ...routes('POST', `${updatePath}/{update_session_id}`, keepUpdate, { action: 'keep-alive' }),
  ...routes('POST', `${updatePath}/{update_session_id}`, completeUpdate, { action: 'complete' }),
  ...routes('POST', `${updatePath}/{update_session_id}`, cancelUpdate, { action: 'cancel' }),
  ...routes('POST', `${updatePath}/{update_session_id}`, failUpdate, { action: 'fail' }),
  ...newer(routes('POST', `${updatePath}/{update_session_id}/file`, addFile, { body: 'file_spec', creates: true })),
  ...newer(routes('GET', `${updatePath}/{update_session_id}/file`, listFiles)),
  ...newer(routes('POST', `${updatePath}/{update_session_id}/file`, validate, { action: 'validate' })),
  ...newer(routes('GET', `${updatePath}/{update_session_id}/file/{file_name}`, getFile)),
  ...newer(routes('DELETE', `${updatePath}/{update_session_id}/file/{file_name}`, removeFile)),
  oldRoute('GET', `${item}/updatesession/file`, listFiles),
  oldRoute('POST', `${item}/updatesession/file`, probeSource, 'probe'),
  oldRoute('POST', `${item}/updatesession/file/{update_session_id}`, addFile, 'add'),
  oldRoute('POST', `${item}/updatesession/file/{update_session_id}`, getFile, 'get'),
  oldRoute('POST', `${item}/updatesession/file/{update_session_id}`, removeFile, 'remove'),
  oldRoute('POST', `${item}/updatesession/file/{update_session_id}`, validate, 'validate'),
  ...routes('POST', downloadPath, openDownload, { body: 'create_spec', creates: true }),
  ...routes('GET', downloadPath, listDownloads),
  ...routes('GET', `${downloadPath}/{download_session_id}`, getDownload),
  ...routes('DELETE', `${downloadPath}/{download_session_id}`, endDownload('delete')),
  ...routes('POST', `${downloadPath}/{download_session_id}`, keepDownload, { action: 'keep-alive' }),
  ...routes('POST', `${downloadPath}/{download_session_id}`, endDownload('cancel'), { action: 'cancel' }),
  ...routes('POST', `${downloadPath}/{download_session_id}`, endDownload('fail'), { action: 'fail' }),
  ...newer(routes('GET', `${downloadPath}/{download_session_id}/file`, listDownloadFiles)),
  ...newer(routes('POST', `${downloadPath}/{download_session_id}/file`, prepareDownload, { action: 'prepare' })),
  oldRoute('GET', `${item}/downloadsession/file`, listDownloadFiles),
  oldRoute('POST', `${item}/downloadsession/file/{download_session_id}`, prepareDownload, 'prepare'),
  oldRoute('POST', `${item}/downloadsession/file/{download_session_id}`, getDownloadFile, 'get'),
]

function describeSession(session: UpdateSession | DownloadSession): unknown {
  const { id, itemId, contentVersion, state, expirationTime } = session
  const about = {
    id,
    library_item_id: itemId,
    library_item_content_version: contentVersion,
    state,
    expiration_time: expirationTime.toISOString(),
  }
  if (!('clientProgress' in session)) return about
  return { ...about, client_progress: session.clientProgress, ...(session.error === undefined ? {} : { error_message: session.error }) }
}

function describeFile({ origin }: ApiCall, { id, ...file }: UpdateFile): unknown {
  return { ...file, ...(file.source_type === 'PUSH' ? { upload_endpoint: { uri: dataUrl(origin, id, file.name) } } : {}) }
}

/** Where content is uploaded to and downloaded from. */
function dataUrl(origin: string, id: string, name: string): string {
  return `${origin}/rest/com/vmware/cis/data/${id}/${encodeURIComponent(name)}`
}
