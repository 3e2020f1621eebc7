import { Operation, type OperationOptions } from '@vivarium/core'

/** One step, under a name such as `start web`, of what `Context.work` runs; what the body reports is shown as inside of it. */
export function inStep<T>(name: string, operation: OperationOptions, body: (operation: OperationOptions) => Promise<T>): Promise<T> {
  return Operation.from(operation, name).step(name, body)
}
