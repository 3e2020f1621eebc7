import { failure, StatusError } from '../status.js'

/** The revision that a resourceVersion names; 0 for none. Throws BadRequest. */
export function parseResourceVersion(text: string): number {
  const parsed = parse(text)
  if (typeof parsed === 'string') throw failure.badRequest(`invalid resource version: ${parsed}`)
  return parsed
}

/** The same for a get or a watch: there the real server calls a mistake in it its own (500). */
export function parseWatchVersion(text: string): number {
  const parsed = parse(text)
  if (typeof parsed === 'string') throw new StatusError(500, '', parsed)
  return parsed
}

/** The revision, or what is wrong. */
function parse(text: string): number | string {
  if (text === '' || text === '0') return 0
  if (/^[0-9]{1,15}$/.test(text)) return Number(text)
  const why = /^[0-9]+$/.test(text) ? 'value out of range' : 'invalid syntax'
  return `resourceVersion: Invalid value: ${JSON.stringify(text)}: strconv.ParseUint: parsing ${JSON.stringify(text)}: ${why}`
}

/** Throws the error for a revision that was not reached yet: the client may ask again in a second. */
export function checkReached(revision: number, current: number): void {
  if (revision <= current) return
  throw new StatusError(504, 'Timeout', `Timeout: Too large resource version: ${revision}, current: ${current}`, {
    causes: [{ reason: 'ResourceVersionTooLarge', message: 'Too large resource version' }],
    retryAfterSeconds: 1,
  })
}
