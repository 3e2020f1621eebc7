import { isDataObject, type ManagedObjectReference } from '@vivarium/vim'
import type { TaskFilterSpec, TaskFilterSpecByEntity, TaskFilterSpecByTime, TaskInfo } from '@vivarium/vim/types'
import { instant, isOfUser, isSame } from '../events/event-filter.js'
import type { TaskRecord } from './tasks.js'

type Test = (record: TaskRecord) => boolean

/** What a filter lets through; the parts that it has must all fit. Throws the fault InvalidArgument. */
export function taskFilter(filter: TaskFilterSpec, rootFolder: ManagedObjectReference): Test {
  const tests: Test[] = []
  const {
    entity,
    time,
    userName,
    state = [],
    alarm,
    scheduledTask,
    eventChainId = [],
    tag = [],
    parentTaskKey = [],
    rootTaskKey = [],
  } = filter
  const { activationId = [] } = filter
  if (entity !== undefined) tests.push(ofEntity(entity, rootFolder))
  if (time !== undefined) tests.push(inTime(time))
  if (userName !== undefined) tests.push(({ info }) => isOfUser(userOf(info), userName))
  if (state.length > 0) tests.push(({ info }) => state.includes(info.state))
  if (alarm !== undefined) tests.push(({ info }) => isDataObject(info.reason, 'TaskReasonAlarm') && isSame(info.reason.alarm, alarm))
  if (scheduledTask !== undefined) {
    tests.push(({ info }) => isDataObject(info.reason, 'TaskReasonSchedule') && isSame(info.reason.scheduledTask, scheduledTask))
  }
  if (eventChainId.length > 0) tests.push(({ info }) => eventChainId.includes(info.eventChainId))
  const texts = [
    ['changeTag', tag],
    ['parentTaskKey', parentTaskKey],
    ['rootTaskKey', rootTaskKey],
    ['activationId', activationId],
  ] as const
  for (const [property, wanted] of texts) if (wanted.length > 0) tests.push(({ info }) => wanted.includes(info[property] ?? ''))
  return (record) => tests.every((test) => test(record))
}

function ofEntity({ entity, recursion }: TaskFilterSpecByEntity, rootFolder: ManagedObjectReference): Test {
  const isAbout: Test = ({ about }) => about.some((one) => isSame(one, entity))
  const isAround: Test = ({ around }) => around.some((one) => isSame(one, entity))
  if (recursion === 'self') return isAbout
  if (recursion === 'children') return isAround
  if (isSame(entity, rootFolder)) return () => true
  return (record) => isAbout(record) || isAround(record)
}

const times = { queuedTime: 'queueTime', startedTime: 'startTime', completedTime: 'completeTime' } as const

/** What has not come to that time yet is not in it. */
function inTime({ timeType, beginTime, endTime }: TaskFilterSpecByTime): Test {
  const [begin = Number.NEGATIVE_INFINITY, end = Number.POSITIVE_INFINITY] = [instant(beginTime), instant(endTime)]
  return ({ info }) => {
    const at = instant(info[times[timeType]])
    return at !== undefined && at >= begin && at <= end
  }
}

function userOf({ reason }: TaskInfo): string {
  return isDataObject(reason, 'TaskReasonUser') ? reason.userName : ''
}
