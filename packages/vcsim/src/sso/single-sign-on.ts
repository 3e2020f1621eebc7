import type { Clock } from '@vivarium/core'
import type { XmlTree } from '@vivarium/vim'
import type { Users } from '../access/users.js'
import { SecurityTokens, type Token } from './security-tokens.js'
import { SsoSettings } from './settings.js'
import { messageSecurity } from './ws-security.js'

/** Where it is served, and what clients know it by. */
export interface Place {
  /** `https://127.0.0.1:8989` */
  readonly origin: string
  /** Of TLS: DER in base 64; undefined without TLS. */
  readonly certificate: string | undefined
}

/** What the services of single sign-on share: tokens, settings, and where they are. */
export class SingleSignOn {
  readonly tokens: SecurityTokens
  readonly settings = new SsoSettings()
  readonly #users: Users
  #place: Place = { origin: 'https://localhost', certificate: undefined }

  constructor(clock: Clock, users: Users) {
    this.tokens = new SecurityTokens(clock)
    this.#users = users
  }

  get place(): Place {
    return this.#place
  }

  serveAt(place: Place): void {
    this.#place = place
    this.tokens.issuer = `${place.origin}/websso/SAML2/Metadata/vsphere.local`
    this.tokens.audiences = new Set([place.origin, `${place.origin}/`, `${place.origin}/sdk`, this.tokens.issuer])
  }

  /**
   * Who is meant by the token in the header of a message; undefined if it is not good for anything. One of our own is of somebody who still may log
   * in, and its holder has signed the message's body. One of another issuer is taken at its word where nobody is known by name, and nowhere else.
   */
  async callerOf(message: XmlTree): Promise<string | undefined> {
    const { assertion, body, signedBy } = messageSecurity(message)
    if (assertion === undefined) return undefined
    const token = await this.tokenIn(message, assertion)
    if (token?.holder === undefined) return token?.subject
    return body !== undefined && signedBy(token.holder.publicKey).includes(body) ? token.subject : undefined
  }

  /** A token that is to be believed, if who uses it has its key. */
  async tokenIn(root: XmlTree, assertion: XmlTree): Promise<Token | undefined> {
    const judged = await this.tokens.judge(root, assertion)
    if (judged.kind === 'bad') return undefined
    if (judged.kind === 'foreign') return this.#users.areOpen ? judged.token : undefined
    return this.#users.meet(judged.token.subject) === undefined ? undefined : judged.token
  }

  save(): unknown {
    return this.settings.save()
  }

  restore(saved: unknown): void {
    this.settings.restore(saved)
  }
}
