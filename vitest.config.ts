import { configDefaults, defineConfig } from 'vitest/config'

const folders = ['{packages,drivers}/*/src', 'interop']
const slow = folders.map((folder) => `${folder}/**/*.slow.test.ts`)

// Siblings are imported as built code (dist), so `tsc -b` runs before the tests: scripts/test.mjs does both.
export default defineConfig(({ mode }) => ({
  test: {
    include: mode === 'slow' ? slow : folders.map((folder) => `${folder}/**/*.test.ts`),
    exclude: mode === 'slow' ? configDefaults.exclude : [...configDefaults.exclude, ...slow],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
  },
}))
