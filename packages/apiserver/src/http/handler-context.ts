import type { ServiceAccountTokens } from '../auth/service-account-tokens.js'
import type { Authorizer, User } from '../auth/user.js'
import type { ServedResource } from '../registry/resource.js'
import type { WriteRequest } from '../registry/state.js'
import type { JsonObject } from '../schema/json.js'
import type { ConnectionBackend } from './connection.js'
import type { Exchange } from './exchange.js'
import type { WriteOptions } from './query.js'
import type { RequestInfo } from './request-info.js'
import type { ShapeContext } from './shape.js'

export type ResourcePath = NonNullable<RequestInfo['resource']>

/** What the handlers of one server need. */
export interface HandlerContext extends ShapeContext {
  readonly maxBodyBytes: number
  readonly authorizer: Authorizer
  readonly tokens: ServiceAccountTokens
  /** The user of any token that this server takes. */
  readonly authenticateToken: (token: string) => Promise<User | undefined>
  /** Answers what needs a node (log, exec, attach, portforward, proxy); absent: 501. */
  readonly backend?: ConnectionBackend
  /** Aborted when the server closes: watches end. */
  readonly stopped: AbortSignal
}

/** The Status of something that went well. */
export function success(details: JsonObject): JsonObject {
  return { kind: 'Status', apiVersion: 'v1', metadata: {}, status: 'Success', details }
}

export function writeRequest(
  exchange: Exchange,
  resource: ServedResource,
  { namespace, name, subresource }: ResourcePath,
  options: Pick<WriteOptions, 'dryRun' | 'fieldManager'>,
): WriteRequest {
  return {
    resource,
    subresource,
    namespace,
    name,
    user: exchange.user,
    manager: options.fieldManager || managerFromUserAgent(exchange.userAgent),
    dryRun: options.dryRun,
    warn: exchange.warn,
  }
}

/** The manager of a client that names none: its program's name. */
function managerFromUserAgent(userAgent: string): string {
  return [...(userAgent.split('/')[0] ?? '')]
    .filter((character) => /^[\p{L}\p{M}\p{N}\p{P}\p{S} ]$/u.test(character))
    .join('')
    .slice(0, 128)
}
