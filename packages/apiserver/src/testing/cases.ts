import { readFileSync } from 'node:fs'
import { parseJson } from '../schema/json-text.js'

/** A case of test-data/: what was asked, and what the real Kubernetes libraries answered (scripts/corpus/oracle). */
export interface Case<Input, Output> {
  readonly input: Input
  readonly output: Output & { readonly error?: string; readonly panic?: string }
}

/** The cases of a file in test-data/, without those where the real library broke down. */
export function readCases<Input, Output>(name: string): Case<Input, Output>[] {
  const text = readFileSync(new URL(`../../test-data/${name}.json`, import.meta.url), 'utf8')
  return (parseJson(text).value as unknown as Case<Input, Output>[]).filter((one) => one.output.panic === undefined)
}

/** The message of what `body` throws, or undefined when it returns. */
export function messageThrownBy(body: () => unknown): string | undefined {
  try {
    body()
    return undefined
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}
