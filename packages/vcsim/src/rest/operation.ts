import type { ManagedObjectReference } from '@vivarium/vim'
import type { Methods } from '@vivarium/vim/types'
import type { z } from 'zod'
import type { World } from '../call.js'
import type { Client } from '../client.js'
import type { ManagedObject } from '../model/managed-object.js'
import type { Session } from '../session.js'

/** One call of an operation of the REST API. */
export interface ApiCall {
  readonly world: World
  readonly session: Session
  readonly client: Client
  /** Where the client reached the server: `https://127.0.0.1:8989`. */
  readonly origin: string
  /** Throws UNAUTHORIZED. Without an object: on the root folder. */
  require(privilege: string, object?: ManagedObject): void
  /** Whether the caller may know of an object. */
  sees(object: ManagedObject): boolean
  /** Calls a method of the SOAP API with all that goes with it. Throws its faults. */
  invoke<M extends keyof Methods & string>(
    object: ManagedObjectReference,
    method: M,
    parameters: Methods[M]['parameters'],
  ): Promise<Methods[M]['result']>
  /** The same for a method that starts a task: gives the task's result. */
  runTask<M extends keyof Methods & string>(
    object: ManagedObjectReference,
    method: M,
    parameters: Methods[M]['parameters'],
  ): Promise<unknown>
}

/** What a service can be asked for, however the request comes. */
export interface Operation {
  /** `com.vmware.cis.tagging.category`. */
  readonly service: string
  /** `list_attached_tags`. */
  readonly name: string
  /** Of its parameters, by name. */
  readonly input: z.ZodType
  /** Gets what `input` has let through. A Map is one in the answer, too. */
  run(call: ApiCall, input: unknown): unknown
}

export function operation<S extends z.ZodType>(
  service: string,
  name: string,
  input: S,
  run: (call: ApiCall, input: z.output<S>) => unknown,
): Operation {
  return { service, name, input, run: run as Operation['run'] }
}

export type Verb = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/** A way to ask for an operation by HTTP. */
export interface Route {
  readonly verb: Verb
  /** `/api/cis/tagging/tag/{tag_id}`. Below `/rest/com/vmware`, what is in braces comes with `id:` before it. */
  readonly path: string
  /** Of the query: `attach`. */
  readonly action: string | undefined
  /** The parameter that the whole body is; without it, the body has parameters by name. */
  readonly body: string | undefined
  /** Whether success is status 201. */
  readonly creates: boolean
  readonly operation: Operation
}

export interface RouteOptions {
  readonly action?: string
  /** The parameter that is the whole body of the newer form. */
  readonly body?: string
  readonly creates?: boolean
  /** Where the older form has another path: its path. */
  readonly old?: string
}

/** The routes of an operation: of the newer form, below `/api`, and of the older ones, below `/rest`. */
export function routes(verb: Verb, path: string, operation: Operation, options: RouteOptions = {}): Route[] {
  const { action, body, creates = false, old = path } = options
  const older = { verb, action, body: undefined, creates: false, operation }
  const olderPaths = /^\/(?:vcenter|appliance)\b/.test(old) ? [`/rest${old}`, `/rest/com/vmware${old}`] : [`/rest/com/vmware${old}`]
  return [{ verb, path: `/api${path}`, action, body, creates, operation }, ...olderPaths.map((path) => ({ ...older, path }))]
}

/** One that only the older form has: beside what the newer one has in its place. */
export function oldRoute(verb: Verb, path: string, operation: Operation, action?: string): Route {
  return { verb, path: `/rest/com/vmware${path}`, action, body: undefined, creates: false, operation }
}
