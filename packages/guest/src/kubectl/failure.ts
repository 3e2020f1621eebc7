/** What kubectl prints to stderr before it ends with a code. */
export class KubectlFailure extends Error {
  readonly exitCode: number

  constructor(text: string, exitCode = 1) {
    super(text)
    this.exitCode = exitCode
  }
}
