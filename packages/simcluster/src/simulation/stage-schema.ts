import { describeIssues, messageOf } from '@vivarium/core'
import { parse } from 'yaml'
import { z } from 'zod'
import { simClusterErrors } from '../errors.js'
import type { Stages } from '../kubelet/stages.js'

let schema: ReturnType<typeof makeSchema> | undefined

/** Made when it is first used: few clusters read stages. */
function makeSchema() {
  const texts = z.record(z.string(), z.string())
  const milliseconds = z
    .number()
    .min(0)
    .max(2 ** 50)
  const pods = {
    namespace: z.string().optional(),
    name: z.string().optional(),
    node: z.string().optional(),
    labels: texts.optional(),
    annotations: texts.optional(),
    owner: z.string().optional(),
  }
  /** An image as pods name it; between slashes a pattern: `/nginx/`. */
  const image = z.string().transform((text, context) => {
    const pattern = /^\/(.+)\/$/.exec(text)?.[1]
    if (pattern === undefined) return text
    try {
      return new RegExp(pattern)
    } catch (error) {
      context.addIssue({ code: 'custom', message: messageOf(error) })
      return z.NEVER
    }
  })
  const after = z.union([milliseconds, z.strictObject({ ms: milliseconds, jitterMs: milliseconds.default(0) })]).optional()
  const containerStage = z.strictObject({
    name: z.string().min(1),
    when: z.strictObject({
      ...pods,
      phase: z.enum(['pulling', 'starting', 'running', 'stopping']),
      container: z.string().optional(),
      role: z.enum(['init', 'sidecar', 'main', 'ephemeral']).optional(),
      image: image.optional(),
      ready: z.boolean().optional(),
    }),
    after,
    next: z.discriminatedUnion('to', [
      z.strictObject({ to: z.literal('pulled') }),
      z.strictObject({ to: z.literal('pull-failed'), message: z.string(), reason: z.string().optional() }),
      z.strictObject({ to: z.literal('running') }),
      z.strictObject({ to: z.literal('start-failed'), reason: z.string(), message: z.string() }),
      z.strictObject({ to: z.literal('ready') }),
      z.strictObject({ to: z.literal('unhealthy'), probe: z.enum(['Readiness', 'Liveness', 'Startup']), message: z.string() }),
      z.strictObject({
        to: z.literal('exited'),
        exitCode: z.int().min(0).max(255),
        reason: z.string().optional(),
        message: z.string().optional(),
      }),
    ]),
  })
  const podStage = z.strictObject({
    name: z.string().min(1),
    when: z.strictObject({ ...pods, phase: z.enum(['Pending', 'Running', 'Succeeded', 'Failed', 'Unknown']).optional() }),
    after,
    next: z.strictObject({ phase: z.literal('Failed'), reason: z.string(), message: z.string() }),
  })
  return z.strictObject({ containers: z.array(containerStage).optional(), pods: z.array(podStage).optional() })
}

/** Stages in YAML (or JSON, which is YAML). `where` is for the message of STAGES_INVALID. */
export function parseStages(text: string, where: string): Stages {
  let value: unknown
  try {
    value = parse(text, { maxAliasCount: 100 })
  } catch (error) {
    throw simClusterErrors.stagesInvalid(where, messageOf(error), { cause: error })
  }
  schema ??= makeSchema()
  const { data, error } = schema.safeParse(value)
  if (error) throw simClusterErrors.stagesInvalid(where, describeIssues(error))
  return data
}
