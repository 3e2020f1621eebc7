import type { MethodTable } from '../call.js'
import { startTask } from '../tasks/start-task.js'
import { clone, instantClone } from './clone.js'
import { machineFolderAt } from './location.js'

export const cloneMethods = {
  CloneVM_Task(call, { folder: reference, name, spec }) {
    const folder = machineFolderAt(call.world, reference, 'folder')
    return startTask(call, (task) => clone(call, task, { folder, name, spec }), { cancelable: true })
  },

  InstantClone_Task: (call, { spec }) => startTask(call, () => instantClone(call, spec)),
} satisfies MethodTable
