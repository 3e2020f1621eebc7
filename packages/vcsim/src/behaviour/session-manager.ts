import type { Call, Kind } from '../call.js'
import { fault, notAuthenticated } from '../faults.js'
import type { Session } from '../session.js'

const invalidLogin = () => fault('InvalidLogin', {}, 'Cannot complete login due to an incorrect user name or password.')

/** Locales as `en`, `en_US`, `de-DE`. */
function checkLocale(locale: string | undefined): void {
  if (locale !== undefined && !/^[A-Za-z]{2,3}(?:[_-][A-Za-z0-9]+)*$/.test(locale)) {
    throw fault('InvalidLocale', {}, 'The locale is not valid.')
  }
}

function open(call: Call, userName: string, isExtension: boolean, locale: string | undefined): Session {
  // Who is logged in logs out first (API reference, SessionManager.Login).
  if (call.session !== undefined) throw invalidLogin()
  checkLocale(locale)
  return call.world.sessions.open(userName, call.caller, { isExtension, ...(locale === undefined ? {} : { locale }) })
}

export const sessionManager = {
  methods: {
    Login(call, { userName, password, locale }) {
      if (!call.world.sessions.isWelcome(userName, password)) throw invalidLogin()
      call.session = open(call, userName, false, locale)
      return call.session.describe()
    },

    LoginExtensionByCertificate(call, { extensionKey, locale }) {
      if (!call.caller.hasCertificate) {
        throw fault('NoClientCertificate', {}, 'A client certificate is required, but the connection has none.')
      }
      if (extensionKey === '') throw invalidLogin()
      call.session = open(call, extensionKey, true, locale)
      return call.session.describe()
    },

    Logout(call) {
      if (call.session === undefined) throw notAuthenticated(call.object.reference, 'System.View')
      call.world.sessions.end(call.session)
      call.session = undefined
    },

    SessionIsActive({ world }, { sessionID, userName }) {
      return world.sessions.find(sessionID)?.userName === userName
    },

    TerminateSession(call, { sessionId }) {
      const found = sessionId.map((key) => call.world.sessions.find(key))
      for (const session of found) {
        if (session === undefined) throw fault('NotFound', {}, 'The object or item referred to could not be found.')
        if (session === call.session)
          throw fault('InvalidArgument', { invalidProperty: 'sessionId' }, 'A session can not terminate itself.')
      }
      for (const session of found) if (session !== undefined) call.world.sessions.end(session)
    },
  },
  computed: {
    currentSession: (_world, session) => session?.describe(),
    sessionList: ({ sessions }) => sessions.all.map((session) => session.describe()),
  },
} satisfies Kind
