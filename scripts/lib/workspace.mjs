import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The root of the workspace: absolute. */
export const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..')

/** The script of a tool that `npm ci` installed, to be run with this Node. */
export const tools = {
  tsc: join(root, 'node_modules/typescript/bin/tsc'),
  vitest: join(root, 'node_modules/vitest/vitest.mjs'),
}
