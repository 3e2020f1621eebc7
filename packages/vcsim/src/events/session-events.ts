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

function describeLogin(session: Session) {
  const { key: sessionId, ipAddress = '', userAgent = '', locale } = session.describe()
  return { sessionId, ipAddress, userAgent, locale }
}

function describeLogout(session: Session) {
  const { key: sessionId, ipAddress = '', userAgent = '', loginTime, callCount = 0 } = session.describe()
  return { sessionId, ipAddress, userAgent, loginTime, callCount }
}
