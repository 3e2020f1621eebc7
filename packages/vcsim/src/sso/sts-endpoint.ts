import type { IncomingMessage, ServerResponse } from 'node:http'
import { hostClock } from '@vivarium/core'
import { escapeXml, faultForError, readXmlTree, type XmlTree } from '@vivarium/vim'
import type { World } from '../call.js'
import { readPost } from '../server/body.js'
import { type Trace, traced } from '../server/trace.js'
import { Sts, type TrustAnswer, TrustFault } from './sts.js'
import { childOf, ns, soapEnvelope, xml } from './xml.js'

/** The longest message, in bytes. */
const longestBody = 2 ** 20

const paths: ReadonlySet<string> = new Set(['/sts/STSService', '/sts/STSService/vsphere.local', '/sts/system-STSService/sdk'])

/** Answers requests for tokens by WS-Trust 1.4 over SOAP 1.1. */
export class StsEndpoint {
  readonly #sts: Sts
  readonly #trace: Trace | undefined

  constructor(world: World, trace?: Trace) {
    this.#sts = new Sts(world, hostClock)
    this.#trace = trace
  }

  static isFor(path: string): boolean {
    return paths.has(path)
  }

  async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await readPost(request, response, longestBody)
    if (body === undefined) return
    this.#trace?.(traced('Request', body.toString()))
    try {
      this.#send(response, 200, soapEnvelope(writeAnswer(await this.#sts.answer(envelopeOf(body)))))
    } catch (error) {
      const { code, message } = faultOf(error)
      const fault = xml('faultcode', { 'xmlns:wst': ns.trust }, `wst:${code}`) + xml('faultstring', {}, escapeXml(message))
      this.#send(response, 500, soapEnvelope(xml('S:Fault', {}, fault)))
    }
  }

  #send(response: ServerResponse, status: number, text: string): void {
    this.#trace?.(traced('Response', text))
    response.writeHead(status, { 'content-type': 'text/xml; charset=utf-8', 'content-length': Buffer.byteLength(text) }).end(text)
  }
}

function envelopeOf(body: Buffer): XmlTree {
  const message = readXmlTree(body)
  if (message.local !== 'Envelope' || message.namespace !== ns.soap || childOf(message, 'Body') === undefined) {
    throw new TrustFault('InvalidRequest', 'The message is not one of SOAP 1.1.')
  }
  return message
}

function faultOf(error: unknown): { readonly code: string; readonly message: string } {
  if (error instanceof TrustFault) return error
  const malformed = faultForError(error)
  if (malformed !== undefined) return { code: 'InvalidRequest', message: malformed.message }
  return { code: 'RequestFailed', message: error instanceof Error ? error.message : String(error) }
}

function writeAnswer(answer: TrustAnswer): string {
  if (answer.kind === 'validated') {
    const code = xml('Code', {}, `${ns.trust}/status/${answer.isValid ? 'valid' : 'invalid'}`)
    return collection(xml('TokenType', {}, `${ns.trust}/RSTR/Status`) + xml('Status', {}, code))
  }
  const { text, issued, notOnOrAfter } = answer.token
  const lifetime = xml(
    'Lifetime',
    { 'xmlns:wsu': ns.utility },
    xml('wsu:Created', {}, issued.toISOString()),
    xml('wsu:Expires', {}, notOnOrAfter.toISOString()),
  )
  const content = xml('TokenType', {}, ns.saml) + lifetime + xml('RequestedSecurityToken', {}, text)
  return answer.kind === 'issued' ? collection(content) : xml('RequestSecurityTokenResponse', { xmlns: ns.trust }, content)
}

const collection = (content: string) =>
  xml('RequestSecurityTokenResponseCollection', { xmlns: ns.trust }, xml('RequestSecurityTokenResponse', {}, content))
