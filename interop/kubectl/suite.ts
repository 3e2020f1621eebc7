import { ApiServer } from '@vivarium/apiserver'
import { afterAll, beforeAll, describe } from 'vitest'
import { Kubectl, timeToBuildMs, whyNoKubectl } from './kubectl.js'

const missing = await whyNoKubectl()
if (missing) console.warn(`tests with the real kubectl are skipped: ${missing}`)

/** What the tests of one suite share; there once the suite's tests run. */
export interface KubectlSuite {
  readonly api: ApiServer
  readonly kubectl: Kubectl
  /** A new namespace with that name, so that tests don't see each other's objects. */
  namespace(name: string): Promise<void>
}

/** Tests with the real kubectl, an API server and a home of their own. */
export function describeWithKubectl(name: string, tests: (suite: KubectlSuite) => void): void {
  describe.skipIf(missing)(name, { timeout: 60_000 }, () => {
    let made: { api: ApiServer; kubectl: Kubectl } | undefined
    const there = () => {
      if (!made) throw new Error('the server starts before the tests, not before they are declared')
      return made
    }
    beforeAll(async () => {
      const api = await ApiServer.start()
      made = { api, kubectl: await Kubectl.create(api.kubeconfig) }
    }, timeToBuildMs)
    afterAll(async () => {
      await made?.kubectl[Symbol.asyncDispose]()
      await made?.api.close()
    })
    tests({
      get api() {
        return there().api
      },
      get kubectl() {
        return there().kubectl
      },
      async namespace(name) {
        await there().api.client.create({ apiVersion: 'v1', kind: 'Namespace', metadata: { name } })
      },
    })
  })
}
