import { join } from 'node:path'
import { readJsonFile, writeFileAtomically } from '@vivarium/core'
import { architectures } from '@vivarium/vm'
import { z } from 'zod'

const format = 1

const schema = z.object({
  formatVersion: z.literal(format),
  architecture: z.enum(architectures),
  /** File of the root disk (qcow2), in the image's folder. */
  disk: z.string(),
  /** Size of the disk that the guest sees. */
  diskBytes: z.number().int().positive(),
  boot: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('kernel'), kernel: z.string(), initrd: z.string(), commandLine: z.string() }),
    z.object({ kind: z.literal('firmware') }),
  ]),
  /** True: qemu-guest-agent is in it. False: nobody knows, so SSH is tried besides. */
  guestAgent: z.boolean(),
  /** True: it may have cloud-init, so its machines get a seed image. */
  cloudInit: z.boolean(),
})

/** What an image's folder in the cache holds, and how its machines are started. */
export type ImageContent = z.infer<typeof schema>

const fileName = 'content.json'

/** Throws NOT_FOUND, CORRUPT_FILE or NEWER_FORMAT. */
export function readImageContent(folder: string): Promise<ImageContent> {
  return readJsonFile(join(folder, fileName), schema, { format: { field: 'formatVersion', newest: format } })
}

export async function writeImageContent(folder: string, content: Omit<ImageContent, 'formatVersion'>): Promise<void> {
  await writeFileAtomically(join(folder, fileName), `${JSON.stringify({ formatVersion: format, ...content }, null, 2)}\n`)
}
