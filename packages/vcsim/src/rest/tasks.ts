import type { TaskInfo } from '@vivarium/vim/types'
import { z } from 'zod'
import type { ManagedObject } from '../model/managed-object.js'
import { notFound } from './api-error.js'
import { type ApiCall, operation, type Route, routes } from './operation.js'
import { list } from './wire.js'

/** Tasks are those of the SOAP API. */
const service = 'com.vmware.cis.tasks'
const ofTask = z.object({ task: z.string() })

/** An identifier may end with that of the server: `task-12:a0b1…`. */
function taskWith(call: ApiCall, id: string): ManagedObject {
  const found = call.world.model.find({ type: 'Task', value: id.replace(/:.*$/, '') })
  if (found === undefined || !call.sees(found)) throw notFound('task', id)
  return found
}

const get = operation(service, 'get', ofTask, (call, { task }) => describe(infoOf(taskWith(call, task))))

const status = list(z.enum(['PENDING', 'RUNNING', 'BLOCKED', 'SUCCEEDED', 'FAILED'])).optional()

const listAll = operation(
  service,
  'list',
  z.object({ tasks: list(z.string()).optional(), services: list(z.string()).optional(), operations: list(z.string()).optional(), status }),
  ({ world, sees }, { tasks, services, operations, status }) => {
    const known = [...world.model.objects()]
      .filter((object) => object.type.name === 'Task' && sees(object))
      .map((object) => [object.reference.value, describe(infoOf(object))] as const)
    const fits = (filter: readonly string[] | undefined, value: unknown) => filter === undefined || filter.includes(String(value))
    return new Map(
      known.filter(
        ([id, info]) => fits(tasks, id) && fits(services, info.service) && fits(operations, info.operation) && fits(status, info.status),
      ),
    )
  },
)

const cancel = operation(service, 'cancel', ofTask, async (call, { task }) => {
  await call.invoke(taskWith(call, task).reference, 'CancelTask', {})
})

export const taskRoutes: readonly Route[] = [
  ...routes('GET', '/cis/tasks', listAll),
  ...routes('GET', '/cis/tasks/{task}', get),
  ...routes('POST', '/cis/tasks/{task}', cancel, { action: 'cancel' }),
]

function infoOf(object: ManagedObject): TaskInfo {
  return object.get('info') as TaskInfo
}

const states = { queued: 'PENDING', running: 'RUNNING', success: 'SUCCEEDED', error: 'FAILED' } as const

function describe(info: TaskInfo): Record<string, unknown> {
  const { descriptionId, state, entity, error, reason } = info
  const [owner = '', name = ''] = descriptionId.split('.')
  const { userName } = reason as { userName?: string }
  const completed = state === 'success' ? 100 : (info.progress ?? 0)
  const failure = {
    error_type: 'ERROR',
    messages: [{ id: error?.fault._typeName ?? '', default_message: error?.localizedMessage ?? '', args: [] }],
  }
  return {
    description: { id: descriptionId, default_message: name, args: [] },
    service: owner,
    operation: name,
    status: states[state],
    cancelable: info.cancelable,
    progress: { total: 100, completed },
    ...(entity === undefined ? {} : { target: { type: entity.type, id: entity.value } }),
    ...(info.startTime === undefined ? {} : { start_time: info.startTime }),
    ...(info.completeTime === undefined ? {} : { end_time: info.completeTime }),
    ...(userName === undefined ? {} : { user: userName }),
    ...(error === undefined ? {} : { error: failure }),
  }
}
