/** A script as it was called: what `$0` and `$1` are in it. */
export interface ScriptCall {
  readonly text: string
  readonly name: string
  readonly args: readonly string[]
  /** Options of the shell: `-e`, `-x`. */
  readonly options: readonly string[]
}

/** What a shell is told to run: a text, or a file. */
export type ShellCall = Omit<ScriptCall, 'text'> & ({ readonly text: string } | { readonly file: string })

export const isShell = (name: string): boolean => /^(?:ba|da|a)?sh$/.test(name)

/** Undefined: it is told something else, such as to read its input. */
export function shellCall(args: readonly string[]): ShellCall | undefined {
  const options: string[] = []
  let isText = false
  let at = 0
  for (; args[at]?.startsWith('-') === true; at++) {
    const letters = args[at]?.slice(1) ?? ''
    if (letters === '-login') continue
    if (!/^[euxlic]+$/.test(letters)) return undefined
    isText ||= letters.includes('c')
    const set = letters.replace(/[lic]/g, '')
    if (set !== '') options.push(`-${set}`)
  }
  const [first, ...rest] = args.slice(at)
  if (first === undefined) return undefined
  return isText ? { text: first, name: rest[0] ?? 'bash', args: rest.slice(1), options } : { file: first, name: first, args: rest, options }
}

/** A file that is run by its own path; its first line may have an option for its shell. */
export function scriptCall(text: string, name: string, args: readonly string[]): ScriptCall {
  const [, option] = /^#!\s*\S*sh\s+(-[eux]+)\s*(?:\n|$)/.exec(text) ?? []
  return { text, name, args, options: option === undefined ? [] : [option] }
}
