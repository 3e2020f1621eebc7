import { readdir, readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { parse } from 'yaml'
import { z } from 'zod'

const folder = fileURLToPath(new URL('cases/', import.meta.url))

const stepSchema = z.strictObject({
  /** A method of the SOAP API; one that starts a task is waited for, and its answer is the task's. */
  call: z.string().optional(),
  /** What it is called on: a path of the inventory, a manager of the service content (`searchIndex`), or `$2`: the second step's answer. */
  on: z.string().optional(),
  /** Its arguments. Texts that begin with `@` are references, written as in `on`. */
  args: z.record(z.string(), z.unknown()).optional(),
  /** Reads these properties of `on`. */
  read: z.array(z.string()).optional(),
  /** Method and path of a REST call: `GET /api/vcenter/vm`. */
  http: z
    .string()
    .regex(/^[A-Z]+ \//)
    .optional(),
  body: z.unknown().optional(),
  /** Keeps only these paths of the answer. */
  select: z.array(z.string()).optional(),
})
export type Step = z.infer<typeof stepSchema>

const caseSchema = z.strictObject({
  name: z.string(),
  steps: z.array(stepSchema).min(1),
  /** Why ours answers otherwise on purpose, and what: by step (from 1) and path. */
  differs: z.strictObject({ reason: z.string().min(10), answers: z.record(z.string(), z.unknown()) }).optional(),
})
export type Case = z.infer<typeof caseSchema>

const fileSchema = z.strictObject({ about: z.string(), cases: z.array(caseSchema) })

/** All cases, by topic, in the order of the files. */
export async function readCases(): Promise<Map<string, readonly Case[]>> {
  const files = (await readdir(folder)).filter((name) => name.endsWith('.yaml')).sort()
  const read = async (file: string) => {
    const { cases } = fileSchema.parse(parse(await readFile(`${folder}${file}`, 'utf8')))
    return [file.replace(/\.yaml$/, ''), cases] as const
  }
  return new Map(await Promise.all(files.map(read)))
}
