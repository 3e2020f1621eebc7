import { errors } from '@vivarium/core'
import { accelerators, architectures } from '@vivarium/vm'
import { z } from 'zod'

const forward = z.object({ guestPort: z.number().int(), hostPort: z.number().int().optional(), hostAddress: z.string().optional() })

const hostSpec = z.object({
  name: z.string(),
  network: z.string(),
  cluster: z.string().optional(),
  image: z.string(),
  kubernetesVersion: z.string().optional(),
  hostname: z.string().optional(),
  cpus: z.number().int(),
  memoryBytes: z.number().int(),
  forwards: z.array(forward).readonly(),
  authorizedKeys: z.array(z.string()).readonly(),
  userData: z.string().optional(),
})

/** What a running machine was started as: its saved state only fits a machine that is the same in all of it. */
const hardware = z.object({
  architecture: z.enum(architectures),
  machineType: z.string(),
  accelerator: z.enum(accelerators),
  qemuVersion: z.string(),
})
export type Hardware = z.infer<typeof hardware>

const machine = z.object({
  spec: hostSpec,
  /** Its number on its network. */
  number: z.number().int(),
  /** Hash of the image that is the bottom of its disk. */
  image: z.string(),
  /** The saves, oldest first, whose `disk.qcow2` lie between the image and this save's own. */
  layers: z.array(z.string()).readonly(),
  diskBytes: z.number().int(),
  forwards: z.array(forward).readonly(),
  /** Absent: it was off. */
  running: z.object({ hardware, paused: z.boolean(), access: z.enum(['agent', 'ssh']) }).optional(),
})
export type MachineRecord = z.infer<typeof machine>

const imageStep = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('packages'), names: z.array(z.string()).readonly() }),
  z.object({ kind: z.literal('file'), path: z.string(), content: z.string(), mode: z.number().int().optional() }),
  z.object({ kind: z.literal('script'), script: z.string() }),
  z.object({ kind: z.literal('copy'), path: z.string(), mode: z.number().int(), source: z.string(), sha256: z.string() }),
])

const image = z.object({
  name: z.string(),
  kubernetesVersion: z.string().optional(),
  recipe: z.object({ base: z.string(), steps: z.array(imageStep).readonly() }).optional(),
  /** Absent while the image is only named. */
  hash: z.string().optional(),
})
export type ImageRecord = z.infer<typeof image>

const record = z.object({
  formatVersion: z.literal(1),
  networks: z.array(z.object({ name: z.string(), number: z.number().int() })),
  machines: z.array(machine),
  images: z.array(image),
})

/** What this driver writes into a save's record. */
export type RunRecord = z.infer<typeof record>

/** Throws CORRUPT_FILE. */
export function parseRecord(save: string, value: unknown): RunRecord {
  const parsed = record.safeParse(value)
  if (!parsed.success) throw errors.corruptFile(`the record of save ${save}`, z.prettifyError(parsed.error))
  return parsed.data
}
