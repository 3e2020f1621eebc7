import { readdir, readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { parse } from 'yaml'
import { z } from 'zod'
import { setPaths } from './paths.js'

const folder = fileURLToPath(new URL('cases/', import.meta.url))

const changes = z.record(z.string(), z.unknown())
const stepFields = {
  /** Method and path; absent in a step that goes on reading a watch. */
  request: z
    .string()
    .regex(/^[A-Z]+ \//)
    .optional(),
  headers: z.record(z.string(), z.string()).optional(),
  /** The body: an object, or the name of one of the file's `objects`. */
  body: z.unknown().optional(),
  /** What to change in the body first: values by path, `$remove` for none. */
  set: changes.optional(),
  /** The body as it stands, instead of `body`. */
  text: z.string().optional(),
  /** The same, as bytes. */
  base64: z.string().optional(),
  /** The body's content type, or a word of `contentTypes`. */
  type: z.string().optional(),
  /** Keeps only these paths of the answer's body. */
  select: z.array(z.string()).optional(),
  /** Asks again until the answer has this status, or these values by path: what a real server does behind the request. */
  until: z.union([z.int(), changes]).optional(),
  /** The answer is a watch, known by this name from here on. */
  watch: z.string().optional(),
  /** How many events of the watch to wait for; `end`: all until it ends. */
  events: z.union([z.int(), z.literal('end')]).optional(),
}
const stepSchema = z.strictObject(stepFields)
export type Step = z.infer<typeof stepSchema>

const differsSchema = z.strictObject({
  reason: z.string().min(10),
  /** Ours, where it differs: by step (from 1) and path in its answer. */
  answers: changes,
})

const entrySchema = z.strictObject({
  name: z.string(),
  steps: z.array(stepSchema).optional(),
  /** For a case of one step: its fields, without `steps`. */
  ...stepFields,
  /** Cases that differ in the body of the last step that has one. */
  sets: z.record(z.string(), changes).optional(),
  /** Cases that differ in any field of the last step. */
  variants: z.record(z.string(), z.strictObject(stepFields)).optional(),
  /** Why ours answers otherwise on purpose; with `sets` or `variants` by the variant's name. */
  differs: z.union([differsSchema, z.record(z.string(), differsSchema)]).optional(),
})
type Entry = z.infer<typeof entrySchema>

const fileSchema = z.strictObject({
  about: z.string(),
  objects: z.record(z.string(), z.unknown()).optional(),
  cases: z.array(z.looseObject({ name: z.string() })),
})

export interface Case {
  /** Of the file: `pods`. */
  readonly topic: string
  readonly name: string
  readonly steps: readonly Step[]
  readonly differs?: z.infer<typeof differsSchema>
}

/** All cases, by topic, in the order of the files. */
export async function readCases(): Promise<Map<string, Case[]>> {
  const files = (await readdir(folder)).filter((name) => name.endsWith('.yaml')).sort()
  const topics = new Map<string, Case[]>()
  for (const file of files) {
    const topic = file.replace(/\.yaml$/, '')
    topics.set(topic, parseCases(topic, await readFile(`${folder}${file}`, 'utf8')))
  }
  return topics
}

export function parseCases(topic: string, text: string): Case[] {
  const { objects = {}, cases } = fileSchema.parse(parse(text, { merge: true, maxAliasCount: -1 }))
  const found = cases.flatMap((raw) => {
    const entry = entrySchema.safeParse(raw)
    if (!entry.success) throw new Error(`${topic}: the case ${JSON.stringify(raw.name)} is not one: ${entry.error.message}`)
    return expand(topic, entry.data, objects)
  })
  const names = new Set<string>()
  for (const { name } of found) {
    if (names.has(name)) throw new Error(`${topic}: two cases have the name ${JSON.stringify(name)}`)
    names.add(name)
  }
  return found
}

function expand(topic: string, entry: Entry, objects: Readonly<Record<string, unknown>>): Case[] {
  const { name, steps: listed, sets, variants, differs, ...single } = entry
  const steps: Step[] = listed ? [...listed] : []
  if (single.request !== undefined) steps.push(single)
  const make = (suffix: string | undefined, changed: readonly Step[]): Case => {
    const full = suffix === undefined ? name : `${name}: ${suffix}`
    const chosen = differs && 'reason' in differs ? differs : suffix === undefined ? undefined : differs?.[suffix]
    return {
      topic,
      name: full,
      steps: changed.map((step) => withBody(step, objects)),
      ...(chosen && { differs: differsSchema.parse(chosen) }),
    }
  }
  if (!sets && !variants) return [make(undefined, steps)]
  const last = steps.length - 1
  const withBodyIndex = steps.findLastIndex((step) => step.body !== undefined)
  return [
    ...Object.entries(sets ?? {}).map(([suffix, set]) =>
      make(suffix, replaceAt(steps, withBodyIndex, { ...steps[withBodyIndex], set: { ...steps[withBodyIndex]?.set, ...set } })),
    ),
    ...Object.entries(variants ?? {}).map(([suffix, variant]) =>
      make(suffix, replaceAt(steps, last, variantOf(steps[last] ?? {}, variant))),
    ),
  ]
}

/** Another body is not changed as the first one would have been. */
function variantOf({ set, ...step }: Step, variant: Step): Step {
  const kept = variant.body === undefined && variant.text === undefined && set ? { set } : {}
  return { ...step, ...kept, ...variant, headers: { ...step.headers, ...variant.headers } }
}

function replaceAt(steps: readonly Step[], index: number, step: Step): Step[] {
  if (index < 0) throw new Error('a case with variants needs a step that they are variants of')
  return steps.map((one, at) => (at === index ? step : one))
}

function withBody(step: Step, objects: Readonly<Record<string, unknown>>): Step {
  const { set, body, ...rest } = step
  if (body === undefined) return rest
  if (typeof body === 'string' && !(body in objects)) throw new Error(`there is no object ${body} in this file`)
  const value = typeof body === 'string' ? objects[body] : body
  return { ...rest, body: set ? setPaths(value, set) : value }
}
