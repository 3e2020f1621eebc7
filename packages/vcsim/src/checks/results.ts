import { dataObject, type ManagedObjectReference, VimError } from '@vivarium/vim'
import type { CheckResult, LocalizedMethodFault } from '@vivarium/vim/types'

/** Gathers what is wrong. */
export class Findings {
  readonly #errors: LocalizedMethodFault[] = []

  /** What a step refuses is an error; gives what it gives. */
  try<T>(step: () => T): T | undefined {
    try {
      return step()
    } catch (error) {
      if (!(error instanceof VimError)) throw error
      this.add(error)
      return undefined
    }
  }

  add({ fault, faultMessage }: VimError): void {
    this.#errors.push(dataObject('LocalizedMethodFault', { fault, localizedMessage: faultMessage }))
  }

  result(vm: ManagedObjectReference | undefined, host: ManagedObjectReference | undefined): CheckResult {
    return {
      ...(vm === undefined ? {} : { vm }),
      ...(host === undefined ? {} : { host }),
      ...(this.#errors.length === 0 ? {} : { error: this.#errors }),
    }
  }
}
