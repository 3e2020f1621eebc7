import type { TaskInfo } from '@vivarium/vim/types'
import type { Call, Kind } from '../call.js'
import { fault, notSupported } from '../faults.js'

const invalidState = () => fault('InvalidState', {}, 'The operation is not allowed in the current state.')

/** Of a task that a client has made and not ended; vCenter's own are not for clients to change. Throws the fault InvalidState. */
function checkExternal({ world, object }: Call): void {
  if (!world.tasks.isExternal(object)) throw invalidState()
}

export const task = {
  methods: {
    CancelTask({ world: { tasks }, object }) {
      const info = object.get('info') as TaskInfo
      if (!tasks.isOpen(object) || info.cancelled) throw invalidState()
      if (!info.cancelable) throw notSupported()
      tasks.cancel(object)
    },

    UpdateProgress(call, { percentDone }) {
      checkExternal(call)
      const { object, world } = call
      if ((object.get('info') as TaskInfo).state !== 'running') throw invalidState()
      if (percentDone < 0 || percentDone > 100) {
        throw fault('OutOfBounds', { argumentName: 'percentDone' }, 'The percentDone parameter is out of bounds.')
      }
      world.tasks.change(object, { progress: percentDone })
    },

    SetTaskState(call, { state, result, fault: given }) {
      checkExternal(call)
      const { object, world } = call
      // A result goes with success, a fault with an error, and neither with what is not the end (API reference, Task.setState).
      if ((result !== undefined && state !== 'success') || (given !== undefined && state !== 'error')) throw invalidState()
      if (state === 'queued') throw invalidState()
      const startTime = (object.get('info') as TaskInfo).startTime ?? world.clock.now().toISOString()
      if (state === 'running') world.tasks.change(object, { state, startTime })
      else {
        const outcome = state === 'success' ? { result } : { error: given ?? { fault: { _typeName: 'RuntimeFault' } } }
        world.tasks.end(object, { state, startTime, ...outcome })
      }
    },

    SetTaskDescription(call, { description }) {
      checkExternal(call)
      call.world.tasks.change(call.object, { description })
    },
  },
} satisfies Kind
