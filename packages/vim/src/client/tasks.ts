import { Operation, type OperationOptions } from '@vivarium/core'
import type { TaskInfo } from '../generated/data-objects.js'
import type { Methods } from '../generated/managed-objects.js'
import { type ManagedObjectReference, unbox } from '../values.js'
import { VimError } from '../vim-error.js'
import type { CallArguments, VimClient } from './client.js'
import { waitForProperties } from './properties.js'

/** Names of the methods whose result is a task. */
export type TaskMethod = { [M in keyof Methods]: Methods[M] extends { taskResult: unknown } ? M : never }[keyof Methods]
type TaskResult<M extends TaskMethod> = Methods[M] extends { taskResult: infer R } ? R : never

/**
 * Waits for a task's end, with its progress in percent reported as it comes, and gives its result. Throws a VimError with its fault if it
 * fails. A signal ends the waiting, not the task; so does a deadline, of which there is none unless the options have one.
 */
export async function waitForTask(client: VimClient, task: ManagedObjectReference, options: OperationOptions = {}): Promise<unknown> {
  using operation = Operation.from(options, `waiting for ${task.value}`)
  const info = await operation.step(`task ${task.value}`, async (step) => {
    const { info: last } = await waitForProperties(
      client,
      'Task',
      task,
      ['info'],
      ({ info: current }) => {
        if (current?.state === 'running' && current.progress !== undefined) step.report({ current: current.progress, total: 100 })
        return current?.state === 'success' || current?.state === 'error'
      },
      step,
    )
    if (last?.state === 'error') throw failureOf(task, last)
    return last
  })
  return unbox(info?.result)
}

function failureOf(task: ManagedObjectReference, { descriptionId, error }: TaskInfo): VimError {
  return VimError.from(`the task ${descriptionId === '' ? task.value : descriptionId}`, error ?? { fault: { _typeName: 'MethodFault' } })
}

/** Calls a method that starts a task, waits for the task, and gives its result. */
export async function runTask<M extends TaskMethod>(
  client: VimClient,
  self: ManagedObjectReference,
  method: M,
  ...rest: CallArguments<M>
): Promise<TaskResult<M>> {
  const task = await client.call(self, method, ...rest)
  return (await waitForTask(client, task as ManagedObjectReference, rest[1])) as TaskResult<M>
}
