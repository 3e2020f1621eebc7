import { type ManagedObjectReference, method as methodNamed } from '@vivarium/vim'
import type { Methods } from '@vivarium/vim/types'
import type { Authority } from '../authority.js'
import type { World } from '../call.js'
import type { Client } from '../client.js'
import type { ManagedObject } from '../model/managed-object.js'
import type { Pipeline } from '../pipeline.js'
import type { Trace } from '../server/trace.js'
import type { Caller, Session } from '../session.js'
import { ApiError } from './api-error.js'
import type { ApiCall } from './operation.js'
import { taskOutcome } from './task-outcome.js'

/** What requests of the REST API are answered with. */
export interface ApiHost {
  readonly world: World
  readonly pipeline: Pipeline
  readonly authority: Authority
  readonly areCookiesSecure: boolean
  readonly trace?: Trace | undefined
}

export interface ApiCallRequest {
  readonly session: Session
  readonly caller: Caller
  readonly client: Client
  readonly origin: string
}

export function makeApiCall({ world, pipeline, authority }: ApiHost, request: ApiCallRequest): ApiCall {
  const { session, caller, client, origin } = request
  const invoke = async <M extends keyof Methods & string>(
    object: ManagedObjectReference,
    name: M,
    parameters: Methods[M]['parameters'],
  ): Promise<Methods[M]['result']> => {
    const call = { this: object, method: methodNamed(name), arguments: parameters as Record<string, unknown>, session, caller, client }
    return (await pipeline.call(call)).value as Methods[M]['result']
  }
  return {
    world,
    session,
    client,
    origin,
    require(privilege, object = world.model.get(world.content.rootFolder)) {
      if (authority.denies(session, object, privilege) === undefined) return
      throw new ApiError('UNAUTHORIZED', `The privilege ${privilege} on ${object.reference.value} is missing.`, 'vapi.authz.error')
    },
    sees: (object: ManagedObject) => authority.denies(session, object, 'System.View') === undefined,
    invoke,
    async runTask(object, name, parameters) {
      const task = (await invoke(object, name, parameters)) as ManagedObjectReference
      return taskOutcome(world.model, task, client.signal)
    },
  }
}
