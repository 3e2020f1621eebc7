import { cliErrors } from './errors.js'

/** A whole number that an option was given. Throws BAD_SYNTAX. */
export function parseWholeNumber(option: string, text: string): number {
  if (!/^\d{1,15}$/.test(text)) throw cliErrors.badSyntax(option, text, 'a whole number')
  return Number(text)
}
