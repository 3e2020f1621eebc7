import { randomUUID } from 'node:crypto'
import type { Clock } from '@vivarium/core'
import type { VimError } from '@vivarium/vim'
import type { UserSession } from '@vivarium/vim/types'
import { Model } from './model/model.js'
import { Scope } from './model/scope.js'
import type { Collector } from './properties/collector.js'

/** The locales that clients may ask for; messages are in English in all of them. */
export const supportedLocales = ['de', 'en', 'es', 'fr', 'it', 'ja', 'ko', 'pt', 'zh']

/** Ids of the objects that there are once for every session, and once for those who have none. */
export const commonCollector = 'propertyCollector'
export const viewManagerId = 'ViewManager'

/** Who calls. */
export interface Caller {
  readonly address: string
  readonly userAgent: string
  /** SHA-1 of the client's certificate, as `E5:2F:…`; undefined where it showed none. */
  readonly thumbprint: string | undefined
}

/** One login, with what belongs to it: views, collectors, filters. */
export class Session {
  readonly key: string = randomUUID()
  /** As which messages are to be. */
  locale: string
  readonly scope: Scope
  /** By the id of the managed object. */
  readonly collectors = new Map<string, Collector>()
  /** What ends with the session, by the id of the managed object that has it. */
  readonly endings = new Map<string, () => void>()
  readonly caller: Caller
  readonly loginTime: string
  readonly #isExtension: boolean
  #lastActiveTime: Date
  #userName: string
  #callCount = 0
  #callsInFlight = 0

  constructor(userName: string, isExtension: boolean, locale: string, caller: Caller, model: Model, now: Date) {
    this.#userName = userName
    this.#isExtension = isExtension
    this.locale = locale
    this.caller = caller
    this.loginTime = now.toISOString()
    this.#lastActiveTime = now
    this.scope = new Scope(model, new Model())
    this.scope.own.add('PropertyCollector', commonCollector, { filter: [] })
    this.scope.own.add('ViewManager', viewManagerId, { viewList: [] })
  }

  get userName(): string {
    return this.#userName
  }

  /** From now on it is the session of another user. */
  become(userName: string): void {
    this.#userName = userName
  }

  get isBusy(): boolean {
    return this.#callsInFlight > 0
  }

  get callCount(): number {
    return this.#callCount
  }

  get lastActiveTime(): Date {
    return this.#lastActiveTime
  }

  /** As the API has it. */
  describe(): UserSession {
    return {
      key: this.key,
      userName: this.userName,
      fullName: this.userName,
      loginTime: this.loginTime,
      lastActiveTime: this.#lastActiveTime.toISOString(),
      locale: this.locale,
      messageLocale: this.locale,
      extensionSession: this.#isExtension,
      ipAddress: this.caller.address,
      userAgent: this.caller.userAgent,
      callCount: this.#callCount,
    }
  }

  /** An id for an object of the session. */
  newId(): string {
    return `session[${this.key}]${randomUUID()}`
  }

  /** A call begins; gives what to do when it ends. */
  begin(clock: Clock): () => void {
    this.#callCount += 1
    this.#callsInFlight += 1
    this.#lastActiveTime = clock.now()
    return () => {
      this.#callsInFlight -= 1
      this.#lastActiveTime = clock.now()
    }
  }

  end(why: () => VimError): void {
    for (const collector of this.collectors.values()) {
      collector.cancel(why)
      collector[Symbol.dispose]()
    }
    for (const end of this.endings.values()) end()
    this.collectors.clear()
    this.endings.clear()
  }
}
