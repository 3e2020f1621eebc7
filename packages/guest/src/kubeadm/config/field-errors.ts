/** Findings about fields, worded as k8s.io/apimachinery's field package words them. */
export class FieldErrors {
  readonly #found: string[] = []

  invalid(path: string, value: unknown, detail: string): void {
    this.#found.push(`${path}: Invalid value: ${JSON.stringify(value)}: ${detail}`)
  }

  required(path: string, detail: string): void {
    this.#found.push(`${path}: Required value: ${detail}`)
  }

  /** All in one text, each once; undefined for none. */
  aggregate(): string | undefined {
    return aggregate(this.#found)
  }
}

/** As Go's `errors.Aggregate` prints errors; undefined for none. */
export function aggregate(texts: readonly string[]): string | undefined {
  const unique = [...new Set(texts)]
  return unique.length > 1 ? `[${unique.join(', ')}]` : unique[0]
}
