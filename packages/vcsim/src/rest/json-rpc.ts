import { z } from 'zod'
import type { World } from '../call.js'
import type { Caller, Session } from '../session.js'
import { ApiError, apiErrorOf, unauthenticated } from './api-error.js'
import type { ApiCall, Operation } from './operation.js'
import { describeSession, logIn } from './sessions.js'
import { readInput } from './wire.js'

/** The session service's name in vAPI's own protocol. */
const sessionService = 'com.vmware.cis.session'

const requestSchema = z.object({
  jsonrpc: z.string().optional(),
  id: z.unknown().optional(),
  params: z.object({
    serviceId: z.string(),
    operationId: z.string(),
    ctx: z
      .object({
        securityCtx: z
          .object({
            schemeId: z.string().optional(),
            userName: z.string().optional(),
            password: z.string().optional(),
            sessionId: z.string().optional(),
          })
          .nullish(),
      })
      .optional(),
    input: z.unknown().optional(),
  }),
})
type Params = z.output<typeof requestSchema>['params']

export interface RpcHost {
  readonly world: World
  readonly caller: Caller
  /** Of the HTTP request. */
  readonly session: Session | undefined
  operation(service: string, name: string): Operation | undefined
  callIn(session: Session): ApiCall
}

/** The answer to a request in vAPI's protocol (JSON-RPC 2.0, method `invoke`), as clients send it to POST /api. */
export async function answerJsonRpc(request: Readonly<Record<string, unknown>>, host: RpcHost): Promise<unknown> {
  const envelope = { jsonrpc: '2.0', id: request.id ?? null }
  const read = requestSchema.safeParse(request)
  if (!read.success) return { ...envelope, error: { code: -32600, message: 'Invalid Request' } }
  try {
    return { ...envelope, result: { output: await run(read.data.params, host) } }
  } catch (thrown) {
    const error = apiErrorOf(thrown)
    const messages = error.messages.map((message) => ({ STRUCTURE: { 'com.vmware.vapi.std.localizable_message': message } }))
    return { ...envelope, result: { error: { ERROR: { [error.typeName]: { messages, error_type: { OPTIONAL: error.type } } } } } }
  }
}

async function run({ serviceId, operationId, ctx, input }: Params, host: RpcHost): Promise<unknown> {
  const { userName = '', password = '', sessionId } = ctx?.securityCtx ?? {}
  const { world } = host
  if (serviceId === sessionService && operationId === 'create') {
    return { SECRET: logIn(world, { username: userName, password }, host.caller).key }
  }
  const session = sessionId === undefined ? host.session : world.sessions.find(sessionId)
  if (session === undefined) throw unauthenticated()
  if (serviceId === sessionService && operationId === 'delete') {
    world.sessions.end(session)
    return null
  }
  const finish = session.begin(world.clock)
  try {
    if (serviceId === sessionService && operationId === 'get') return dataValue(describeSession(session), 'com.vmware.cis.session.info')
    const operation = host.operation(serviceId, operationId)
    if (operation === undefined) {
      throw new ApiError(
        'OPERATION_NOT_FOUND',
        `The service ${serviceId} has no operation ${operationId}.`,
        'vapi.method.input.invalid.method',
      )
    }
    const parameters = (plainValue(input) ?? {}) as Record<string, unknown>
    return dataValue(await operation.run(host.callIn(session), readInput(operation, parameters)), `${serviceId}.${operationId}`)
  } finally {
    finish()
  }
}

/** The plain JSON of a value as vAPI writes it: structures, optional values and secrets are in boxes that name them. */
function plainValue(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plainValue)
  if (typeof value !== 'object' || value === null) return value
  const [[box, content] = ['', undefined], ...others] = Object.entries(value)
  if (others.length === 0 && box === 'STRUCTURE' && typeof content === 'object' && content !== null) {
    const [fields] = Object.values(content)
    return Object.fromEntries(
      Object.entries((fields ?? {}) as object).flatMap(([name, own]) => (isUnset(own) ? [] : [[name, plainValue(own)]])),
    )
  }
  if (others.length === 0 && (box === 'OPTIONAL' || box === 'SECRET' || box === 'BINARY')) return plainValue(content)
  return Object.fromEntries(Object.entries(value).map(([name, own]) => [name, plainValue(own)]))
}

function isUnset(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'OPTIONAL' in value && (value.OPTIONAL === null || value.OPTIONAL === undefined)
}

/** The value as vAPI writes it. */
function dataValue(value: unknown, name: string): unknown {
  if (value === undefined || value === null) return null
  if (Array.isArray(value)) return value.map((each) => dataValue(each, name))
  if (value instanceof Map) {
    return [...value].map(([key, own]) => ({ STRUCTURE: { 'map-entry': { key, value: dataValue(own, name) } } }))
  }
  if (typeof value !== 'object') return value
  const fields = Object.entries(value).flatMap(([key, own]) => (own === undefined ? [] : [[key, dataValue(own, `${name}.${key}`)]]))
  return { STRUCTURE: { [name]: Object.fromEntries(fields) } }
}
