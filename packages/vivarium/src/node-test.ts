// Fixtures for node:test: `import { withApiServer, withUniverse } from 'vivarium/node-test'`.
import { after, type TestContext } from 'node:test'
import type { ApiServer, Universe } from './index.js'
import { type ApiServerSource, startTemplate } from './worlds/api-server-source.js'
import { openUniverse, type UniverseSource } from './worlds/universe-source.js'

export type { ApiServerSource } from './worlds/api-server-source.js'
export type { UniverseRecipe, UniverseSource } from './worlds/universe-source.js'

type TestBody = (context: TestContext) => Promise<void>

/**
 * Makes bodies of tests that have a private run of a saved universe, which is closed, and so rewound, when the test ends:
 * `const inLab = withUniverse('./lab'); test('…', inLab(async (universe, t) => { … }))`. Tests may run at the same time.
 */
export function withUniverse(
  source: UniverseSource,
  { save }: { readonly save?: string } = {},
): (body: (universe: Universe, context: TestContext) => Promise<void>) => TestBody {
  return (body) => async (context) => {
    const universe = await openUniverse(source, save)
    try {
      await body(universe, context)
    } finally {
      await universe.close()
    }
  }
}

/** The same with an API server: a fork of one that is prepared when the file's first test needs it, and closed after the last. */
export function withApiServer(source: ApiServerSource = {}): (body: (api: ApiServer, context: TestContext) => Promise<void>) => TestBody {
  let template: Promise<ApiServer> | undefined
  after(async () => (await template?.catch(() => undefined))?.close())
  return (body) => async (context) => {
    template ??= startTemplate(source)
    const api = await (await template).fork()
    try {
      await body(api, context)
    } finally {
      await api.close()
    }
  }
}
