// Fixtures for Vitest: `import { apiServerTest, universeTest } from 'vivarium/vitest'`.
import { type TestAPI, test } from 'vitest'
import type { ApiServer, Universe } from './index.js'
import { type ApiServerSource, startTemplate } from './worlds/api-server-source.js'
import { openUniverse, type UniverseSource } from './worlds/universe-source.js'

export type { ApiServerSource } from './worlds/api-server-source.js'
export type { UniverseRecipe, UniverseSource } from './worlds/universe-source.js'

export interface FixtureOptions {
  /** `test`: each test has a world of its own, also those that run at the same time. `file`: those of a file share one. Default: `test`. */
  readonly scope?: 'test' | 'file'
}

/**
 * Vitest's `test` with a `universe`: a private run of a saved universe, that is closed, and so rewound, when its test (or file) ends. Safe in
 * parallel workers and threads. Runs on simulated machines live in the worker; for real ones use the pool `forks`.
 */
export function universeTest(
  source: UniverseSource,
  { scope = 'test', save }: FixtureOptions & { readonly save?: string } = {},
): TestAPI<{ universe: Universe }> {
  return test.extend<{ universe: Universe }>({
    universe: [
      // biome-ignore lint/correctness/noEmptyPattern: Vitest reads from the pattern which fixtures this one uses
      async ({}, use) => {
        const universe = await openUniverse(source, save)
        try {
          await use(universe)
        } finally {
          await universe.close()
        }
      },
      { scope },
    ],
  })
}

/** Vitest's `test` with an `api`: an API server in the worker, a fork of one that was prepared once a file. Define it at the top of the file. */
export function apiServerTest(source: ApiServerSource = {}, { scope = 'test' }: FixtureOptions = {}): TestAPI<{ api: ApiServer }> {
  return test.extend<{ api: ApiServer; $template: ApiServer }>({
    $template: [
      // biome-ignore lint/correctness/noEmptyPattern: as above
      async ({}, use) => {
        const template = await startTemplate(source)
        try {
          await use(template)
        } finally {
          await template.close()
        }
      },
      { scope: 'file' },
    ],
    api: [
      async ({ $template }, use) => {
        const api = await $template.fork()
        try {
          await use(api)
        } finally {
          await api.close()
        }
      },
      { scope },
    ],
  })
}
