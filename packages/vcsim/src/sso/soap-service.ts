import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { encodeFault, escapeXml, faultForError, type ManagedObjectReference, readXmlTree, type XmlTree } from '@vivarium/vim'
import type { World } from '../call.js'
import { fault, objectNotFound } from '../faults.js'
import { readPost } from '../server/body.js'
import { type Trace, traced } from '../server/trace.js'
import { type Field, type Fields, object, type RecordOf, record, type Shape, WrongValue, writeAs } from './shapes.js'
import { childOf, childrenOf, ns, soapEnvelope, xml } from './xml.js'

/** The longest message, in bytes. */
const longestBody = 2 ** 20
/** A session without a call ends after so many milliseconds. */
const idleMs = 30 * 60_000

/** One call of a service of single sign-on. */
export interface ServiceCall {
  readonly world: World
  /** Who has logged in. */
  readonly userName: string | undefined
  /** The whole message, for what is in its header. */
  readonly message: XmlTree
  /** Begins or ends the session of the client. */
  setUser(userName: string | undefined): void
}

/** For whom a method is: anybody; who has logged in; who may administer users. */
type Access = 'anyone' | 'user' | 'administrator'

export interface ServiceMethod {
  readonly access: Access
  /** Gives the answer's elements. */
  answer(call: ServiceCall, element: XmlTree): Promise<string>
}

/** A method with these parameters and this result, which is the element `returnval`. */
export function method<const F extends Fields, R>(
  access: Access,
  parameters: F,
  result: Shape<R> | Field<R> | undefined,
  run: (call: ServiceCall, parameters: RecordOf<F>) => R | Promise<R>,
): ServiceMethod {
  const shape = record(parameters)
  return {
    access,
    async answer(call, element) {
      const value = await run(call, shape.read(element))
      return result === undefined ? '' : writeAs(result, 'returnval', value)
    },
  }
}

/** A managed object and its methods, by name on the wire. */
export interface ServiceObject {
  readonly reference: ManagedObjectReference
  readonly methods: Readonly<Record<string, ServiceMethod>>
}

/** A fault that vim's types don't have. */
export class ServiceFault extends Error {
  readonly type: string

  constructor(type: string, message: string) {
    super(message)
    this.type = type
  }
}

interface Session {
  readonly userName: string
  lastUsed: number
}

/** Serves managed objects of a namespace of its own, with sessions of its own. */
export class SoapService {
  readonly #world: World
  readonly #objects: ReadonlyMap<string, ServiceObject>
  readonly #namespace: string
  readonly #cookie: { readonly name: string; readonly path: string; readonly isSecure: boolean }
  readonly #trace: Trace | undefined
  readonly #sessions = new Map<string, Session>()

  constructor(
    world: World,
    service: {
      readonly namespace: string
      readonly objects: readonly ServiceObject[]
      readonly cookie: { readonly name: string; readonly path: string; readonly isSecure: boolean }
    },
    trace?: Trace,
  ) {
    this.#world = world
    this.#namespace = service.namespace
    this.#objects = new Map(service.objects.map((each) => [each.reference.type, each]))
    this.#cookie = service.cookie
    this.#trace = trace
  }

  async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await readPost(request, response, longestBody)
    if (body === undefined) return
    this.#trace?.(traced('Request', body.toString()))
    const key = this.#keyOf(request)
    try {
      const message = readXmlTree(body)
      const element = childrenOf(childOf(message, 'Body'))[0]
      if (message.local !== 'Envelope' || message.namespace !== ns.soap || element === undefined)
        throw new WrongValue('it is no call by SOAP 1.1')
      const method = this.#methodOf(element)
      const userName = this.#userOf(key)
      this.#check(method.access, userName)
      const setUser = (user: string | undefined) => this.#setUser(response, key, user)
      const content = await method.answer({ world: this.#world, userName, message, setUser }, element)
      this.#send(response, 200, soapEnvelope(xml(`${element.local}Response`, { xmlns: element.namespace }, content)))
    } catch (error) {
      this.#send(response, 500, this.#fault(error))
    }
  }

  #methodOf(element: XmlTree): ServiceMethod {
    const self = childOf(element, '_this')
    const receiver = self === undefined ? undefined : object.read(self)
    if (receiver === undefined) throw new WrongValue('Required parameter _this is missing')
    const found = this.#objects.get(receiver.type)
    if (found === undefined || found.reference.value !== receiver.value) throw objectNotFound(receiver)
    const method = Object.hasOwn(found.methods, element.local) ? found.methods[element.local] : undefined
    if (method === undefined)
      throw fault('MethodNotFound', { receiver, method: element.local }, `${receiver.type} has no method ${element.local}.`)
    return method
  }

  #check(access: Access, userName: string | undefined): void {
    if (access === 'anyone') return
    if (userName === undefined) throw new ServiceFault('SsoFaultNotAuthenticated', 'The session is not authenticated.')
    const { users, permissions } = this.#world
    const may = users.mayAdministerUsers(userName) || permissions.isAdministrator(userName)
    if (access === 'administrator' && !may)
      throw new ServiceFault('SsoFaultNoPermission', 'Permission to perform this operation was denied.')
  }

  #keyOf({ headers }: IncomingMessage): string | undefined {
    const cookies = (headers.cookie ?? '').split(/;\s*/)
    return cookies.find((each) => each.startsWith(`${this.#cookie.name}=`))?.slice(this.#cookie.name.length + 1)
  }

  #userOf(key: string | undefined): string | undefined {
    const now = this.#world.clock.now().getTime()
    for (const [each, { lastUsed }] of this.#sessions) if (now - lastUsed > idleMs) this.#sessions.delete(each)
    const session = key === undefined ? undefined : this.#sessions.get(key)
    if (session !== undefined) session.lastUsed = now
    return session?.userName
  }

  #setUser(response: ServerResponse, key: string | undefined, userName: string | undefined): void {
    if (key !== undefined) this.#sessions.delete(key)
    if (userName === undefined) return
    const opened = randomUUID()
    this.#sessions.set(opened, { userName, lastUsed: this.#world.clock.now().getTime() })
    const { name, path, isSecure } = this.#cookie
    response.setHeader('set-cookie', `${name}=${opened}; Path=${path}; HttpOnly${isSecure ? '; Secure' : ''}`)
  }

  #fault(error: unknown): string {
    const known = faultForError(error)
    if (known !== undefined) return encodeFault(known.fault, known.message, { namespace: this.#namespace })
    if (error instanceof ServiceFault) return serviceFault(this.#namespace, error.type, error.message)
    const message = error instanceof Error ? error.message : String(error)
    const { fault: refused, faultMessage } =
      error instanceof WrongValue
        ? fault('InvalidRequest', {}, message)
        : fault('SystemError', { reason: message }, `A general system error occurred: ${message}`)
    return encodeFault(refused, faultMessage, { namespace: this.#namespace })
  }

  #send(response: ServerResponse, status: number, text: string): void {
    this.#trace?.(traced('Response', text))
    response.writeHead(status, { 'content-type': 'text/xml; charset=utf-8', 'content-length': Buffer.byteLength(text) }).end(text)
  }
}

function serviceFault(namespace: string, type: string, message: string): string {
  const detail = xml(`${type}Fault`, { xmlns: namespace, 'xmlns:xsi': ns.xsi, 'xsi:type': type })
  return soapEnvelope(
    xml('S:Fault', {}, xml('faultcode', {}, 'S:Server'), xml('faultstring', {}, escapeXml(message)), xml('detail', {}, detail)),
  )
}
