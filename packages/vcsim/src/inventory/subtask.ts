import { type ManagedObjectReference, VimError } from '@vivarium/vim'
import type { TaskInfo } from '@vivarium/vim/types'
import type { World } from '../call.js'

/** Waits until a task has ended; gives its result. Throws its fault, and the signal's reason. */
export async function taskEnd({ model }: Pick<World, 'model'>, reference: ManagedObjectReference, signal?: AbortSignal): Promise<unknown> {
  const task = model.get(reference)
  const info = () => task.get('info') as TaskInfo
  const isOver = () => info().state === 'success' || info().state === 'error'
  if (!isOver()) {
    await new Promise<void>((resolve, reject) => {
      const stop = model.listen(({ object }) => {
        if (object === task && isOver()) end(resolve)
      })
      const abort = () => end(() => reject(signal?.reason))
      const end = (settle: () => void) => {
        stop()
        signal?.removeEventListener('abort', abort)
        settle()
      }
      signal?.addEventListener('abort', abort)
    })
  }
  const { error, result } = info()
  if (error !== undefined) throw VimError.from('A part of the task', error)
  return result
}
