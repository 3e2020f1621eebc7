import { createInterface } from 'node:readline/promises'
import type { Context } from './context.js'
import { cliErrors } from './errors.js'

/** Asks on the terminal before something is deleted. Throws NOT_CONFIRMED for anything but yes, and where there is no terminal to ask on. */
export async function confirm(context: Context, question: string, options: { readonly yes: boolean }): Promise<void> {
  if (options.yes) return
  const { stdin, stderr, signal } = context.io
  if (stdin.isTTY !== true || stderr.isTTY !== true) throw cliErrors.notConfirmed(question)
  // Not `terminal`: Ctrl-C then stays a signal, and no raw mode has to be undone.
  const prompt = createInterface({ input: stdin, output: stderr, terminal: false })
  try {
    const closed = new Promise<string>((resolve) => prompt.once('close', () => resolve('')))
    const answer = await Promise.race([prompt.question(`${question}? [y/N] `, { signal }), closed])
    if (!/^y(es)?$/i.test(answer.trim())) throw cliErrors.notConfirmed(question)
  } finally {
    prompt.close()
  }
}
