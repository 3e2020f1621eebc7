import { type ManagedObjectReference, VimError } from '@vivarium/vim'
import type { TaskInfo } from '@vivarium/vim/types'
import { requestCanceled } from '../faults.js'
import type { Model } from '../model/model.js'

/** The result of a task when it has ended. Throws the fault that it ended with. */
export async function taskOutcome(model: Model, reference: ManagedObjectReference, signal: AbortSignal): Promise<unknown> {
  const task = model.get(reference)
  const { state, error, result, name } = await new Promise<TaskInfo>((resolve, reject) => {
    const look = (): void => {
      const info = task.get('info') as TaskInfo
      if (info.state !== 'success' && info.state !== 'error') return
      finish()
      resolve(info)
    }
    const giveUp = (): void => {
      finish()
      reject(requestCanceled())
    }
    const stop = model.listen((event) => {
      if (event.object === task) look()
    })
    const finish = (): void => {
      stop()
      signal.removeEventListener('abort', giveUp)
    }
    signal.addEventListener('abort', giveUp, { once: true })
    look()
  })
  if (state === 'error' && error !== undefined) throw VimError.from(name ?? 'The task', error)
  return result
}
