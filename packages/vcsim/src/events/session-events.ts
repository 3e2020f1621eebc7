import type { Session } from '../session.js'
import type { Sessions } from '../sessions.js'
import type { Events } from './events.js'

/** Posts an event for each session that begins or ends, by whichever door. */
export function postSessionEvents(sessions: Sessions, events: Events): void {
  sessions.listen((kind, session) => {
    if (kind === 'opened') events.post({ _typeName: 'UserLoginSessionEvent', ...describeLogin(session) }, { userName: session.userName })
    else events.post({ _typeName: 'UserLogoutSessionEvent', ...describeLogout(session) }, { userName: session.userName })
  })
}

function describeLogin({ key, caller, locale }: Session) {
  return { sessionId: key, ipAddress: caller.address, userAgent: caller.userAgent, locale }
}

function describeLogout({ key, caller, loginTime, callCount }: Session) {
  return { sessionId: key, ipAddress: caller.address, userAgent: caller.userAgent, loginTime, callCount }
}
