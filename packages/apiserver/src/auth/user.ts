/** Who makes a request. */
export interface User {
  readonly name: string
  readonly uid?: string
  readonly groups: readonly string[]
  readonly extra?: Readonly<Record<string, readonly string[]>>
}

/** Somebody without credentials. */
export const anonymous: User = { name: 'system:anonymous', groups: ['system:unauthenticated'] }

/** The server itself, as in what it makes at its start. */
export const serverUser: User = { name: 'system:apiserver', groups: ['system:masters', 'system:authenticated'] }

/** What an authorizer decides on. */
export interface AccessAttributes {
  readonly user: User
  readonly verb: string
  readonly path: string
  /** Absent for a path that is no resource. */
  readonly resource?: {
    readonly group: string
    readonly version: string
    readonly resource: string
    readonly subresource: string
    readonly namespace: string
    readonly name: string
  }
}

/** `undefined` allows; a text (it may be empty) is the reason for the refusal. */
export type Authorizer = (attributes: AccessAttributes) => string | undefined

const publicPaths = new Set(['/healthz', '/livez', '/readyz', '/version', '/version/'])

/** Everything is allowed to whoever is known; the rest of the world may ask for health and version, as system:public-info-viewer grants. */
export const allowAuthenticated: Authorizer = ({ user, path, verb }) =>
  !user.groups.includes('system:unauthenticated') || (verb === 'get' && (publicPaths.has(path) || /^\/(livez|readyz|healthz)\//.test(path)))
    ? undefined
    : ''
