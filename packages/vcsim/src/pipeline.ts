import { findManagedObjectType, type ManagedObjectReference, type Method, method, type VimError } from '@vivarium/vim'
import type { Methods } from '@vivarium/vim/types'
import { requirementsOf } from './access/requirements.js'
import type { Authority } from './authority.js'
import { kindsOf } from './behaviour/kinds.js'
import type { Call, World } from './call.js'
import type { Client } from './client.js'
import { fault, notAuthenticated, notSupported } from './faults.js'
import type { ManagedObject } from './model/managed-object.js'
import { Model } from './model/model.js'
import { Scope } from './model/scope.js'
import { Reader } from './properties/reader.js'
import type { Caller, Session } from './session.js'

/** A call that has been read and not yet been made. */
export interface CallRequest {
  readonly this: ManagedObjectReference
  readonly method: Method
  readonly arguments: Readonly<Record<string, unknown>>
  readonly session: Session | undefined
  readonly caller: Caller
  readonly client: Client
  /** As it came, where it came by SOAP. */
  readonly message?: Uint8Array
}

/** Runs before each call that is allowed: it may take its time, and what it throws (a `VimError`) is the answer. */
export type BeforeCall = (request: CallRequest) => Promise<void> | void

export interface CallResult {
  readonly value: unknown
  /** That of the client from now on. */
  readonly session: Session | undefined
}

/** Makes calls: privilege, delay and fault, object and method, the method itself. */
export class Pipeline {
  readonly #world: World
  readonly #authority: Authority
  readonly #beforeCall: BeforeCall

  constructor(world: World, authority: Authority, beforeCall: BeforeCall = () => {}) {
    this.#world = world
    this.#authority = authority
    this.#beforeCall = beforeCall
  }

  /** Throws faults, as `VimError`. */
  async call(request: CallRequest): Promise<CallResult> {
    const { session, method } = request
    const finish = session?.begin(this.#world.clock)
    try {
      const privilege = privilegeOf(request)
      // Who is not logged in doesn't learn what there is.
      if (session === undefined && privilege !== 'System.Anonymous') throw notAuthenticated(request.this, privilege)
      const scope = session?.scope ?? new Scope(this.#world.model, new Model())
      const object = scope.get(request.this)
      if (privilege !== 'System.Anonymous') this.#check(session, object, request)
      await this.#beforeCall(request)
      await this.#world.interference.beforeCall(object, method, request.client)
      const run = behaviourOf(object, method)
      const { caller, client, message } = request
      const reader = this.#readerOf(session, scope)
      const call: Call = {
        world: this.#world,
        caller,
        object,
        method,
        scope,
        reader,
        client,
        session,
        ...(message === undefined ? {} : { message }),
        invoke: (...next) => invoke(call, ...next),
      }
      admit(call)
      const value = await run(call, request.arguments)
      return { value, session: call.session }
    } finally {
      finish?.()
    }
  }

  /** Throws the fault of a call that the session may not make. */
  #check(session: Session | undefined, object: ManagedObject, { method, arguments: parameters }: CallRequest): void {
    const { model } = this.#world
    for (const { object: reference, privilege } of requirementsOf(model, object, method, parameters)) {
      const target = session?.scope.find(reference) ?? model.find(reference)
      // What is not there is the method's to refuse.
      const denied = target === undefined ? undefined : this.#authority.denies(session, target, privilege)
      if (denied !== undefined) throw denied
    }
  }

  #readerOf(session: Session | undefined, scope: Scope): Reader {
    const world = this.#world
    return new Reader({
      denies: (object, privilege) => this.#authority.denies(session, object, privilege),
      deniesNothing: () => this.#authority.deniesNothing?.(session) ?? false,
      find: (reference) => scope.find(reference),
      computed: (object, name, reader) => {
        const make = kindsOf(object.type).find(({ computed }) => computed !== undefined && Object.hasOwn(computed, name))?.computed?.[name]
        return make === undefined ? undefined : { value: make(world, session, object, reader) }
      },
      computedNames: ({ type }) => kindsOf(type).flatMap(({ computed = {} }) => Object.keys(computed)),
    })
  }
}

/** What one needs to be let in. To fetch a property is to read it: what the service is may be read without a session. */
function privilegeOf({ this: { type }, method, arguments: { prop } }: CallRequest): string {
  const property = method.name === 'Fetch' ? findManagedObjectType(type)?.properties.get(String(prop)) : undefined
  return property?.privilege === 'System.Anonymous' ? property.privilege : (method.privilege ?? 'System.View')
}

type Behaviour = (call: Call, parameters: unknown) => unknown

/** A call that is part of another. */
async function invoke<M extends keyof Methods>(
  call: Call,
  object: ManagedObject,
  name: M,
  parameters: unknown,
): Promise<Methods[M]['result']> {
  const next: Call = { ...call, object, method: method(name) }
  const run = behaviourOf(object, next.method)
  admit(next)
  return (await run(next, parameters)) as Methods[M]['result']
}

/** Throws the fault of a method that can't be called as the object is now. */
function admit(call: Call): void {
  for (const kind of kindsOf(call.object.type)) kind.admit?.(call)
}

function methodNotFound({ type, reference }: ManagedObject, name: string): VimError {
  return fault('MethodNotFound', { receiver: reference, method: name }, `${type.name} has no method ${name}.`)
}

function behaviourOf(object: ManagedObject, { name }: Method): Behaviour {
  const { type } = object
  if (!type.methods.has(name)) throw methodNotFound(object, name)
  for (const { methods } of kindsOf(type)) {
    // The codec has given the arguments the types that the method's parameters have.
    const table = methods as Readonly<Record<string, Behaviour>>
    const found = Object.hasOwn(table, name) ? table[name] : undefined
    if (found !== undefined) return found
  }
  throw notSupported()
}
