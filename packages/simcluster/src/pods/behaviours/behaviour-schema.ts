import { messageOf, plainIssues } from '@vivarium/core'
import { parse } from 'yaml'
import { z } from 'zod'
import { simClusterErrors } from '../../errors.js'
import type { Behaviour } from './behaviour.js'
import { healthStatuses } from './grpc-health.js'

let schema: ReturnType<typeof makeSchema> | undefined

/** Made when it is first used: few clusters are given behaviours. */
function makeSchema() {
  const port = z.int().min(1).max(65_535)
  const milliseconds = z
    .number()
    .min(0)
    .max(2 ** 50)
  const texts = z.record(z.string(), z.string())
  const callable = z.custom<(...args: never[]) => unknown>((value) => typeof value === 'function', 'expected a function')
  const image = z.union([z.string().min(1), z.instanceof(RegExp)])
  const selector = z.strictObject({
    namespace: z.string().optional(),
    name: z.string().optional(),
    node: z.string().optional(),
    labels: texts.optional(),
    annotations: texts.optional(),
    owner: z.string().optional(),
    matches: callable.optional(),
    container: z.string().optional(),
    role: z.enum(['init', 'sidecar', 'main', 'ephemeral']).optional(),
    image: image.optional(),
  })
  const answer = {
    status: z.int().min(200).max(599).optional(),
    headers: texts.optional(),
    body: z.string().optional(),
    delayMs: milliseconds.optional(),
    handler: callable.optional(),
  }
  const behaviour = z.strictObject({
    name: z.string().optional(),
    when: selector.optional(),
    http: z
      .array(
        z.strictObject({
          port,
          ...answer,
          routes: z.array(z.strictObject({ path: z.string().startsWith('/'), method: z.string().optional(), ...answer })).optional(),
        }),
      )
      .optional(),
    tcp: z
      .array(z.strictObject({ port, echo: z.boolean().optional(), greeting: z.string().optional(), handler: callable.optional() }))
      .optional(),
    grpc: z
      .array(z.strictObject({ port, health: z.union([z.record(z.string(), z.enum(healthStatuses)), callable]).optional() }))
      .optional(),
    logs: z
      .array(
        z.strictObject({
          text: z.string(),
          stream: z.enum(['stdout', 'stderr']).optional(),
          atMs: milliseconds.optional(),
          everyMs: milliseconds.min(1).optional(),
          count: z.int().min(1).optional(),
        }),
      )
      .optional(),
    exit: z
      .strictObject({
        afterMs: milliseconds,
        code: z.int().min(0).max(255).optional(),
        reason: z.string().optional(),
        message: z.string().optional(),
      })
      .optional(),
    ready: z.strictObject({ afterMs: milliseconds }).optional(),
    onStart: callable.optional(),
    onSignal: callable.optional(),
    onInput: callable.optional(),
  })
  return z.array(behaviour)
}

/** Checks behaviours, or one, as somebody wrote them. `where` is for the message of BEHAVIOUR_INVALID. */
export function checkedBehaviours(value: unknown, where: string): Behaviour[] {
  const list = Array.isArray(value) ? value : [value]
  schema ??= makeSchema()
  const { data, error } = schema.safeParse(list)
  if (error) {
    const texts = plainIssues(error.issues).map(
      ({ path, message }) => `${path.slice(Array.isArray(value) ? 0 : 1).join('.') || 'it'}: ${message}`,
    )
    throw simClusterErrors.behaviourInvalid(where, texts)
  }
  return data.map((one) => ({ ...one, ...(one.when && { when: withPattern(one.when as Behaviour['when']) }) }) as unknown as Behaviour)
}

/** A behaviour, or a list of them, in YAML (or JSON, which is YAML). Throws BEHAVIOUR_INVALID. */
export function parsedBehaviours(text: string, where: string): Behaviour[] {
  let value: unknown
  try {
    value = parse(text)
  } catch (error) {
    throw simClusterErrors.behaviourInvalid(where, [messageOf(error)], { cause: error })
  }
  return checkedBehaviours(value, where)
}

function withPattern(when: Behaviour['when']): Behaviour['when'] {
  const pattern = typeof when?.image === 'string' ? /^\/(.+)\/$/.exec(when.image)?.[1] : undefined
  if (pattern === undefined) return when
  try {
    return { ...when, image: new RegExp(pattern) }
  } catch (error) {
    throw simClusterErrors.behaviourInvalid('the pattern of an image', [messageOf(error)], { cause: error })
  }
}
