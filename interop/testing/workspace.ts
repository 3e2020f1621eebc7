import { fileURLToPath } from 'node:url'

/** The root of this workspace: an absolute path. */
export const workspaceRoot = fileURLToPath(new URL('../../', import.meta.url))
