/** Gets what clients send and what they get. */
export type Trace = (text: string) => void

/** Elements whose content is a secret: of Login, of credentials for guests, of connections to hosts. */
const secret = /(<(?:\w+:)?(?:password|keyValue|sessionTicket|BinarySecret)\b[^>]*>)[^<]*(<\/)/gi

/** A message for the trace, without secrets. */
export function traced(direction: 'Request' | 'Response', message: string): string {
  return `${direction}: ${message.replace(secret, '$1…$2')}\n`
}
