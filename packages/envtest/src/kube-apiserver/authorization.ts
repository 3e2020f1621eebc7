import type { Authorizer } from '@vivarium/apiserver'
import { envtestErrors } from '../errors.js'

export interface AuthorizationDecision {
  /** Absent: everybody with a name may do everything. */
  readonly authorizer?: Authorizer
  /** As the real server does with AlwaysAllow, whose permission strangers shall not have: no anonymous users. */
  readonly anonymous: boolean
  readonly warnings: readonly string[]
}

const modes = new Set(['AlwaysAllow', 'AlwaysDeny', 'ABAC', 'Webhook', 'RBAC', 'Node'])

/** Decides on `--authorization-mode`; the order of modes matters to none of those that are there. */
export function decideAuthorization(names: readonly string[], anonymous: boolean): AuthorizationDecision {
  const wanted = names.length === 0 ? ['AlwaysAllow'] : names
  for (const name of wanted) {
    if (!modes.has(name)) throw envtestErrors.badFlag(`authorization-mode ${JSON.stringify(name)} is not a valid mode`)
    if (name === 'ABAC' || name === 'Webhook')
      throw envtestErrors.flagRefused(`--authorization-mode=${wanted.join(',')}`, `it does not have the authorizer ${name}`)
  }
  if (wanted.includes('AlwaysAllow')) {
    return {
      anonymous: false,
      warnings: anonymous ? ['anonymous users are off, since --authorization-mode has AlwaysAllow'] : [],
    }
  }
  if (wanted.includes('RBAC')) {
    return {
      anonymous,
      warnings: [`--authorization-mode=${wanted.join(',')}: roles are not looked at yet; everything is allowed to everybody with a name`],
    }
  }
  if (wanted.includes('Node'))
    throw envtestErrors.flagRefused(`--authorization-mode=${wanted.join(',')}`, 'it does not have the authorizer Node')
  return { authorizer: denyAll, anonymous, warnings: [] }
}

/** The real server allows its privileged group everything before it asks the authorizers that are named. */
const denyAll: Authorizer = ({ user }) => (user.groups.includes('system:masters') ? undefined : 'Everything is forbidden.')
