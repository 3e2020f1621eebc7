import { defineConfig } from 'vitest/config'

// Siblings are imported as built code (dist), so `tsc -b` runs before the tests: scripts/test.mjs does both.
export default defineConfig({
  test: {
    include: ['{packages,drivers}/*/src/**/*.test.ts', 'interop/**/*.test.ts'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
    reporters: ['default'],
  },
})
