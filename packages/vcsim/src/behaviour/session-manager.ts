import { readXmlTree } from '@vivarium/vim'
import type { Call, Kind } from '../call.js'
import { fault, notAuthenticated, notFound } from '../faults.js'
import { extensionsOf } from '../managers/extension-manager.js'
import { type Session, supportedLocales } from '../session.js'

const invalidLogin = () => fault('InvalidLogin', {}, 'Cannot complete login due to an incorrect user name or password.')

/** Locales as `en`, `en_US`, `de-DE`, of a language that is supported. Throws the fault InvalidLocale. */
function checkLocale(locale: string | undefined): void {
  if (locale === undefined || locale === '') return
  const language = /^([A-Za-z]{2,3})(?:[_-][A-Za-z0-9]+)*$/.exec(locale)?.[1]?.toLowerCase()
  if (language === undefined || !supportedLocales.includes(language)) {
    throw fault('InvalidLocale', {}, 'The locale is not valid.')
  }
}

function open(call: Call, userName: string, isExtension: boolean, locale: string | undefined): Session {
  // Who is logged in logs out first (API reference, SessionManager.Login).
  if (call.session !== undefined) throw invalidLogin()
  checkLocale(locale)
  return call.world.sessions.open(userName, call.caller, { isExtension, ...(locale === undefined ? {} : { locale }) })
}

/** The session of who calls. */
function current(call: Call): Session {
  if (call.session === undefined) throw notAuthenticated(call.object.reference, 'System.View')
  return call.session
}

/**
 * An extension shows its certificate: the one that is registered for it. Where nobody is known by name, one that has none registered is taken at
 * its word, as govmomi's vcsim takes all; but nobody gets in by the name of a user.
 */
function loginExtension(call: Call, key: string, locale: string | undefined) {
  const { caller, world } = call
  if (caller.thumbprint === undefined) {
    throw fault('NoClientCertificate', {}, 'A client certificate is required, but the connection has none.')
  }
  const registered = extensionsOf(world.model).find((extension) => extension.key === key)?.subjectName
  const isKnown = registered === undefined ? world.users.areOpen : registered === caller.thumbprint
  if (key === '' || !isKnown || world.users.directory.named(key) !== undefined) throw invalidLogin()
  call.session = open(call, key, true, locale)
  return call.session.describe()
}

export const sessionManager = {
  methods: {
    Login(call, { userName, password, locale }) {
      if (!call.world.sessions.isWelcome(userName, password)) throw invalidLogin()
      call.session = open(call, userName, false, locale)
      return call.session.describe()
    },

    async LoginByToken(call, { locale }) {
      // The token is in the header of SOAP, and its holder signs the body.
      const userName = call.message === undefined ? undefined : await call.world.sso.callerOf(readXmlTree(call.message))
      if (userName === undefined) throw invalidLogin()
      call.session = open(call, userName, false, locale)
      return call.session.describe()
    },

    LoginExtensionByCertificate: (call, { extensionKey, locale }) => loginExtension(call, extensionKey, locale),
    LoginExtensionBySubjectName: (call, { extensionKey, locale }) => loginExtension(call, extensionKey, locale),

    Logout(call) {
      call.world.sessions.end(current(call))
      call.session = undefined
    },

    AcquireCloneTicket: (call) => call.world.sessions.cloneTicket(current(call)),

    CloneSession(call, { cloneTicket }) {
      const original = call.world.sessions.redeem(cloneTicket)
      if (original === undefined) throw invalidLogin()
      const { userName, locale, extensionSession = false } = original.describe()
      call.session = open(call, userName, extensionSession, locale)
      return call.session.describe()
    },

    ImpersonateUser(call, { userName, locale }) {
      const session = current(call)
      const { sessions, users } = call.world
      checkLocale(locale)
      const isThere = sessions.all.some((each) => each.userName === userName) || users.directory.named(userName)?.kind === 'person'
      if (!isThere) throw invalidLogin()
      session.become(userName)
      if (locale !== undefined) session.locale = locale
      return session.describe()
    },

    SetLocale(call, { locale }) {
      checkLocale(locale)
      current(call).locale = locale
    },

    UpdateServiceMessage({ world, object, session }, { message }) {
      world.model.update<'SessionManager'>(object, { message })
      world.events.post({ _typeName: 'GlobalMessageChangedEvent', message }, session === undefined ? {} : { userName: session.userName })
    },

    SessionIsActive({ world }, { sessionID, userName }) {
      return world.sessions.find(sessionID)?.userName === userName
    },

    TerminateSession(call, { sessionId }) {
      const found = sessionId.map((key) => call.world.sessions.find(key))
      for (const session of found) {
        if (session === undefined) throw notFound()
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
