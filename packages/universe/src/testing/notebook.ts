import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { errors, type Resident, type ResidentKind } from '@vivarium/core'
import { z } from 'zod'

const optionsSchema = z.strictObject({ text: z.string().default(''), failing: z.boolean().default(false) })

/** A kind of resident for tests: holds the text that it is made with, and what is added each day of the universe. */
export const notebook: ResidentKind = {
  name: 'notebook',
  description: 'text, for tests',
  open: async ({ name, directory, options, save, clock, seed, preferredPorts }) => {
    const parsed = optionsSchema.safeParse(options)
    if (!parsed.success) throw errors.invalidValue('options', options, 'a notebook has text')
    if (process.env.NOTEBOOK_FAIL === name) throw errors.unsupported(`notebook ${name}`, 'the test wants it to fail')
    let text = save ? await readFile(join(save.directory, 'text'), 'utf8') : parsed.data.text
    const page = join(directory, 'page')
    const write = () => writeFile(page, text)
    await write()
    let cancel = () => {}
    let work: Promise<void> = Promise.resolve()
    const eachDay = () => {
      cancel = clock.after(86_400_000, () => {
        text += '+'
        work = write()
        eachDay()
      })
    }
    eachDay()
    const close = async () => cancel()
    const resident: Resident = {
      description: {
        endpoints: { page: `file://${page}` },
        ports: { page: preferredPorts?.page ?? 40_000 + Math.floor(Math.random() * 20_000) },
        files: { index: `${name} of ${seed}` },
        // biome-ignore lint/suspicious/noTemplateCurlyInString: the form in which a kind names its files
        env: { NOTEBOOK: '${file:index}', PAGE: page },
      },
      snapshot: async (folder) => {
        await writeFile(join(folder, 'text'), text)
        if (parsed.data.failing) throw errors.unsupported(`a snapshot of ${name}`, 'the test wants it to fail')
        return { length: text.length }
      },
      settled: () => work,
      close,
      [Symbol.asyncDispose]: close,
    }
    return resident
  },
}
