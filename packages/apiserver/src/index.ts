export { type AdmissionSettings, admissionPluginNames, knownAdmissionPluginNames } from './admission/plugins.js'
export { ApiServer, type ApiServerOptions, type ServingCertificate } from './api-server.js'
export type { ServiceAccountSettings } from './auth/service-account-tokens.js'
export type { AccessAttributes, Authorizer, User } from './auth/user.js'
export type {
  Client,
  ClientList,
  ClientListOptions,
  ClientOptions,
  ClientPageOptions,
  ClientPatchOptions,
  ClientResource,
  ClientWatchEvent,
  ClientWatchOptions,
  ClientWriteOptions,
  ObjectKey,
  ObjectKind,
} from './client.js'
export type { Clock } from './clock.js'
export { kubernetesVersions } from './data.js'
export type { Connection, ConnectionBackend, ConnectionKind } from './http/connection.js'
export type { HttpRequest, HttpResponse, Upgrade } from './http/transport.js'
export type { DeleteOptions } from './registry/delete-options.js'
export type { Condition, KubeObject, LabelSelector, ObjectMeta, OwnerReference } from './registry/objects.js'
export type { ServerSettings } from './registry/strategy.js'
export type { ApiServerSnapshot } from './snapshot.js'
export { readSnapshot, writeSnapshot } from './state-file.js'
export type { StateJournal } from './state-file-records.js'
export { compactStateFolder, StateFolder, type StateFolderOptions } from './state-folder.js'
export { StatusError, type StatusReason } from './status.js'
export type { Change } from './store/table.js'
export { type VersionInfo, versionInfo } from './version-info.js'
export type { VirtualColumn, VirtualGroup, VirtualObject, VirtualResource } from './virtual/virtual-group.js'
