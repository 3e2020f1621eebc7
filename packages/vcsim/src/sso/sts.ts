import type { X509Certificate } from 'node:crypto'
import type { Clock } from '@vivarium/core'
import type { XmlTree } from '@vivarium/vim'
import { type Entry, type SolutionUser, userPrincipalName } from '../access/directory.js'
import { systemDomain } from '../access/users.js'
import type { World } from '../call.js'
import { clockToleranceMs, readCertificate, type Token } from './security-tokens.js'
import { type MessageSecurity, messageSecurity } from './ws-security.js'
import { attributeOf, childOf, ns, textOf } from './xml.js'

type FaultCode =
  | 'FailedAuthentication'
  | 'InvalidRequest'
  | 'InvalidTimeRange'
  | 'InvalidSecurityToken'
  | 'ExpiredData'
  | 'UnableToRenew'
  | 'RequestFailed'

/** A fault of WS-Trust (1.4, section 11). */
export class TrustFault extends Error {
  readonly code: FaultCode

  constructor(code: FaultCode, message: string) {
    super(message)
    this.code = code
  }
}

interface IssuedToken {
  readonly text: string
  readonly issued: Date
  readonly notOnOrAfter: Date
}

export type TrustAnswer =
  | { readonly kind: 'issued' | 'renewed'; readonly token: IssuedToken }
  | { readonly kind: 'validated'; readonly isValid: boolean }

const failed = () => new TrustFault('FailedAuthentication', 'Invalid credentials')

/** Who asks, and with which key. */
interface Requester {
  readonly entry: Exclude<Entry, { kind: 'group' }>
  readonly holder: X509Certificate | undefined
  /** With a token that was issued before. */
  readonly token?: Token
}

/** vCenter's security token service: who shows a password, or has the key of a certificate, gets a SAML token. */
export class Sts {
  readonly #world: World
  readonly #hostClock: Clock

  /** Messages are judged by the clock of who sends them, that of the computer; tokens by the vCenter's. */
  constructor(world: World, hostClock: Clock) {
    this.#world = world
    this.#hostClock = hostClock
  }

  /** Throws `TrustFault`. */
  async answer(message: XmlTree): Promise<TrustAnswer> {
    const request = childOf(message, 'Body', 'RequestSecurityToken')
    if (request?.namespace !== ns.trust)
      throw new TrustFault('InvalidRequest', 'The message has no RequestSecurityToken of WS-Trust 1.3 in its body.')
    const security = messageSecurity(message)
    const expires = new Date(security.expires ?? '').getTime()
    if (expires + clockToleranceMs < this.#hostClock.now().getTime()) throw new TrustFault('ExpiredData', 'The request has expired.')
    const kind = (textOf(childOf(request, 'RequestType')) ?? '').split('/').at(-1)
    if (kind === 'Issue') return { kind: 'issued', token: await this.#issue(message, request, security) }
    if (kind === 'Renew') return { kind: 'renewed', token: await this.#renew(message, request, security) }
    if (kind === 'Validate') return { kind: 'validated', isValid: await this.#isValid(message, request, security) }
    throw new TrustFault('InvalidRequest', 'Tokens can be issued, renewed and validated.')
  }

  async #issue(message: XmlTree, request: XmlTree, security: MessageSecurity): Promise<IssuedToken> {
    const { tokens, settings } = this.#world.sso
    const requester = await this.#requester(message, security)
    const keyType = (textOf(childOf(request, 'KeyType')) ?? '').split('/').at(-1)
    const wantsKey = keyType === 'PublicKey' || (keyType === '' && requester.holder !== undefined)
    if (wantsKey && requester.holder === undefined)
      throw new TrustFault('InvalidRequest', 'A token for the holder of a key needs a signature with it.')
    const original = await this.#original(message, childOf(request, 'ActAs', 'Assertion'), requester)
    const most = wantsKey ? settings.lifetimesMs.holderOfKey : settings.lifetimesMs.bearer
    // What comes from a token that its user can't renew ends when that one does.
    const rest = original?.token.notOnOrAfter ?? (requester.token?.renewals === undefined ? requester.token?.notOnOrAfter : undefined)
    const remaining = rest === undefined ? most : rest.getTime() - this.#world.clock.now().getTime()
    const isTrue = (text: string | undefined) => text === 'true' || text === '1'
    return tokens.issue(
      {
        ...this.#claims(original?.entry ?? requester.entry),
        holder: wantsKey ? requester.holder?.raw.toString('base64') : undefined,
        renewals: isTrue(attributeOf(childOf(request, 'Renewing'), 'Allow')) ? settings.renewals : undefined,
        delegations: isTrue(textOf(childOf(request, 'Delegatable'))) ? settings.delegations : undefined,
        delegate: original === undefined ? undefined : userPrincipalName(requester.entry.id),
        audience: textOf(childOf(request, 'AppliesTo', 'EndpointReference', 'Address')),
      },
      Math.min(lifetimeOf(request) ?? most, most, remaining),
    )
  }

  async #renew(message: XmlTree, request: XmlTree, security: MessageSecurity): Promise<IssuedToken> {
    const { tokens, settings } = this.#world.sso
    const assertion = childOf(request, 'RenewTarget', 'Assertion')
    const judged = assertion === undefined ? undefined : await tokens.judge(message, assertion)
    if (judged?.kind !== 'ours') throw new TrustFault('UnableToRenew', 'The token is not valid, or has expired.')
    const { token } = judged
    const entry = this.#world.users.meet(token.subject)
    if (entry === undefined || entry.kind === 'group') throw failed()
    if (token.renewals === undefined || token.renewals < 1) throw new TrustFault('UnableToRenew', 'The token may not be renewed.')
    // Who renews shows the key; a bearer only has to have signed with any.
    const certificate = token.holder ?? (security.certificate === undefined ? undefined : readCertificate(security.certificate))
    if (certificate === undefined || !hasSigned(security, certificate)) throw failed()
    const most = token.holder === undefined ? settings.lifetimesMs.bearer : settings.lifetimesMs.holderOfKey
    return tokens.issue(
      {
        ...this.#claims(entry),
        holder: token.holder?.raw.toString('base64'),
        renewals: token.renewals - 1,
        delegations: token.delegations,
        audience: token.audiences[0],
      },
      Math.min(lifetimeOf(request) ?? most, most),
    )
  }

  async #isValid(message: XmlTree, request: XmlTree, security: MessageSecurity): Promise<boolean> {
    const assertion = childOf(request, 'ValidateTarget', 'Assertion')
    if (assertion === undefined) throw new TrustFault('InvalidRequest', 'There is no token to validate.')
    if (security.user !== undefined || security.certificate !== undefined) await this.#requester(message, security)
    return (await this.#world.sso.tokens.judge(message, assertion)).kind === 'ours'
  }

  /** Throws FailedAuthentication. */
  async #requester(message: XmlTree, security: MessageSecurity): Promise<Requester> {
    const { users, sso } = this.#world
    const { user, certificate: shown, assertion } = security
    const certificate = shown === undefined ? undefined : readCertificate(shown)
    if (shown !== undefined && (certificate === undefined || !hasSigned(security, certificate))) throw failed()
    if (user !== undefined) {
      const entry = users.isWelcome(user.name, user.password) ? users.meet(user.name) : undefined
      if (entry === undefined || entry.kind === 'group') throw failed()
      return { entry, holder: certificate }
    }
    if (certificate !== undefined) {
      const entry = this.#solutionWith(certificate)
      if (entry === undefined || entry.kind === 'group') throw failed()
      return { entry, holder: certificate }
    }
    const token = assertion === undefined ? undefined : await sso.tokenIn(message, assertion)
    const entry = token === undefined ? undefined : users.meet(token.subject)
    if (token === undefined || entry === undefined || entry.kind === 'group') throw failed()
    if (token.holder !== undefined && !hasSigned(security, token.holder)) throw failed()
    return { entry, holder: token.holder, token }
  }

  /** Whose certificate it is. Where nobody is known by name, it is who its common name says. */
  #solutionWith(certificate: X509Certificate): Entry | undefined {
    const { users } = this.#world
    const known = users.directory.solutions.find(({ details }) => isSame(details.certificate, certificate))
    if (known !== undefined) return known.isDisabled === true ? undefined : known
    if (!users.areOpen) return undefined
    const commonName = /(?:^|\n)CN=([^\n]*)/.exec(certificate.subject)?.[1] ?? certificate.fingerprint256.replaceAll(':', '')
    return users.meet(commonName)
  }

  /** Who is acted for: the one of a token that may be delegated, by who may act for others. */
  async #original(message: XmlTree, assertion: XmlTree | undefined, requester: Requester) {
    if (assertion === undefined) return undefined
    const token = await this.#world.sso.tokenIn(message, assertion)
    const entry = token === undefined ? undefined : this.#world.users.meet(token.subject)
    if (token === undefined || entry === undefined || entry.kind === 'group') {
      throw new TrustFault('InvalidSecurityToken', 'The token to act as is not valid.')
    }
    const mayActAs = this.#world.users.areOpen || (requester.entry as Partial<SolutionUser>).mayActAs === true
    if (!mayActAs) throw new TrustFault('RequestFailed', 'The user may not act for others: a role for this is needed.')
    return { token, entry }
  }

  #claims(entry: Exclude<Entry, { kind: 'group' }>) {
    const { directory } = this.#world.users
    const groups = directory.groupsOf(entry.id).map(({ id }) => `${id.domain}\\${id.name}`)
    const person = entry.kind === 'person' ? entry.details : {}
    return {
      subject: userPrincipalName(entry.id),
      isSolution: entry.kind === 'solution',
      groups: [...new Set([...groups, `${systemDomain}\\Everyone`])],
      givenName: person.firstName ?? entry.id.name,
      surname: person.lastName ?? entry.id.domain,
    }
  }
}

const hasSigned = (security: MessageSecurity, { publicKey }: X509Certificate) =>
  security.body !== undefined && security.signedBy(publicKey).includes(security.body)

/** In milliseconds; undefined where none is asked for. */
function lifetimeOf(request: XmlTree): number | undefined {
  const lifetime = childOf(request, 'Lifetime')
  const [created, expires] = ['Created', 'Expires'].map((name) => new Date(textOf(childOf(lifetime, name)) ?? '').getTime())
  if (lifetime === undefined || created === undefined || expires === undefined) return undefined
  if (!(expires > created)) throw new TrustFault('InvalidTimeRange', 'The lifetime must begin before it ends.')
  return expires - created
}

/** A solution user's certificate is given as base 64, with or without the lines of PEM around it. */
function isSame(given: string, certificate: X509Certificate): boolean {
  return given.replace(/-----[^-]+-----/g, '').replace(/\s/g, '') === certificate.raw.toString('base64')
}
