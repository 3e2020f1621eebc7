import { RE2JS } from 're2js'

const compiled = new Map<string, RE2JS | string>()
const maxCached = 2000

/** A pattern as Go's regexp reads it (RE2: time linear in the text); what is wrong with it as text. */
export function compilePattern(pattern: string): RE2JS | { readonly error: string } {
  let known = compiled.get(pattern)
  if (known === undefined) {
    try {
      known = RE2JS.compile(pattern)
    } catch (error) {
      known = error instanceof Error ? error.message : String(error)
    }
    if (compiled.size >= maxCached) compiled.clear()
    compiled.set(pattern, known)
  }
  return typeof known === 'string' ? { error: known } : known
}

export function matchesPattern(pattern: RE2JS, text: string): boolean {
  return pattern.matcher(text).find()
}
