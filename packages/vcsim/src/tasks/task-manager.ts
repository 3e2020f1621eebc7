import type { ManagedObjectReference } from '@vivarium/vim'
import type { TaskDescription, TaskFilterSpec, TaskInfo, TaskInfoFilterSpec } from '@vivarium/vim/types'
import type { Call, Kind } from '../call.js'
import { invalidArgument } from '../faults.js'
import { taskTypes } from '../managers/extension-manager.js'
import { addCollector, checkCount, HistoryView, mostCollectors, viewOf } from '../managers/history-collector.js'
import { Lazy } from '../model/lazy.js'
import type { Model } from '../model/model.js'
import { taskManagerId } from './recent-tasks.js'
import { taskFilter } from './task-filter.js'
import { taskDescription } from './task-labels.js'
import type { TaskRecord } from './tasks.js'

export function addTaskManager(model: Model): void {
  const description = new Lazy<TaskDescription>(taskDescription)
  model.add('TaskManager', taskManagerId, { recentTask: [], description, maxCollector: mostCollectors })
}

/** Without results that a client does not want (API reference, TaskInfoFilterSpec). */
function without({ filterTaskResults }: TaskInfoFilterSpec, info: TaskInfo): TaskInfo {
  if (filterTaskResults === undefined) return info
  const { removeAll = false, descriptionIds = [], filterIn = false } = filterTaskResults
  const isListed = descriptionIds.includes(info.descriptionId)
  if (!removeAll && (descriptionIds.length === 0 || isListed === filterIn)) return info
  const { result: _, ...rest } = info
  return rest
}

function createCollector(call: Call, filter: TaskFilterSpec, infoFilter: TaskInfoFilterSpec = {}): ManagedObjectReference {
  const { world, reader } = call
  const { tasks, content } = world
  const show = ({ info }: TaskRecord) => without(infoFilter, info)
  const fits = taskFilter(filter, content.rootFolder)
  // Those of no entity are for all to see, as they are as objects.
  const sees = ({ about, around }: TaskRecord) => about.every((one) => reader.seesPast(one, around))
  const view = new HistoryView<TaskRecord, TaskInfo>(tasks.history, (record) => fits(record) && sees(record), show)
  return addCollector(call, 'TaskHistoryCollector', { _typeName: 'TaskFilterSpec', ...filter }, view, (listener) => tasks.listen(listener))
    .reference
}

export const taskManager = {
  methods: {
    CreateCollectorForTasks: (call, { filter }) => createCollector(call, filter),

    CreateCollectorWithInfoFilterForTasks: (call, { filter, infoFilter }) => createCollector(call, filter, infoFilter),

    CreateTask(call, { obj, taskTypeId, initiatedBy, cancelable, parentTaskKey, activationId }) {
      const { world, session } = call
      const entity = world.model.get(obj)
      if (!taskTypes(world.model).has(taskTypeId)) throw invalidArgument('taskTypeId')
      return world.tasks.create({
        descriptionId: taskTypeId,
        entity,
        userName: initiatedBy ?? session?.userName ?? '',
        cancelable,
        ...(parentTaskKey === undefined ? {} : { parentTaskKey }),
        ...(activationId === undefined ? {} : { activationId }),
      })
    },
  },
  computed: {
    recentTask: (_world, _session, manager, reader) => reader.visible(manager.get('recentTask') as ManagedObjectReference[]),
  },
} satisfies Kind

export const taskHistoryCollector = {
  methods: {
    ReadNextTasks({ object }, { maxCount }) {
      checkCount(maxCount)
      return viewOf(object).next(maxCount) as TaskInfo[]
    },

    ReadPreviousTasks({ object }, { maxCount }) {
      checkCount(maxCount)
      return viewOf(object).previous(maxCount) as TaskInfo[]
    },
  },
} satisfies Kind
