/** Gets what clients send and what they get. */
export type Trace = (text: string) => void

/** Elements whose content is a secret: of Login, of credentials for guests, of connections to hosts; a token without its signature is none. */
const secret =
  /(<(?:\w+:)?(?:\w*password|adminPass|signingKey|keyValue|sessionTicket|cloneTicket|BinarySecret|SignatureValue)\b[^>]*>)[^<]*(<\/)/gi
/** The same in JSON. */
const secretMember = /("\w*(?:password|secret|token|ticket|session_?id|private_key|privateKey)"\s*:\s*)"(?:[^"\\]|\\.)*"/gi

/** A message for the trace, without secrets. */
export function traced(direction: 'Request' | 'Response', message: string): string {
  return `${direction}: ${message.replace(secret, '$1…$2').replace(secretMember, '$1"…"')}\n`
}
