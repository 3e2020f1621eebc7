export { ApiServer, type ApiServerOptions, type ApiServerSnapshot } from './api-server.js'
export type { AccessAttributes, Authorizer, User } from './auth/user.js'
export type {
  Client,
  ClientListOptions,
  ClientOptions,
  ClientWatchEvent,
  ClientWriteOptions,
  ObjectKey,
  ObjectKind,
} from './client.js'
export type { Clock } from './clock.js'
export type { ConnectionBackend } from './http/handler-context.js'
export type { DeleteOptions } from './registry/delete-options.js'
export type { Condition, KubeObject, LabelSelector, ObjectMeta, OwnerReference } from './registry/objects.js'
export type { ServerSettings } from './registry/strategy.js'
export { StatusError, type StatusReason } from './status.js'
