import { cliErrors } from './errors.js'

/** A whole number that an option was given. Throws BAD_SYNTAX. */
export function parseWholeNumber(option: string, text: string, least = 0): number {
  const number = /^\d{1,15}$/.test(text) ? Number(text) : Number.NaN
  if (!(number >= least)) throw cliErrors.badSyntax(option, text, least === 0 ? 'a whole number' : `a whole number, at least ${least}`)
  return number
}
