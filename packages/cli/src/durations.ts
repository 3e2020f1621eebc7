import { cliErrors } from './errors.js'

const unitsMs: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 }

/** A duration as Go and kubectl write them, with days besides: `90s`, `1h30m`, `2d`. In milliseconds. Throws BAD_SYNTAX. */
export function parseDuration(what: string, text: string): number {
  const parts = [...text.matchAll(/(\d+(?:\.\d+)?)(ms|s|m|h|d)/g)]
  if (text === '' || parts.map(([part]) => part).join('') !== text)
    throw cliErrors.badSyntax(what, text, 'a duration such as 90s, 1h30m or 2d')
  return Math.round(parts.reduce((sum, [, number, unit = '']) => sum + Number(number) * (unitsMs[unit] ?? 0), 0))
}
