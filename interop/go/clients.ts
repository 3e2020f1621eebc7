import { describeForeign, withApiServer } from '../testing/foreign-suite.js'
import { goTests } from './go-tests.js'

const minutes = 60_000

/** The Go tests of `clients`, each as a test; `mayBuild` when there is time to compile them. */
export async function describeGoClients(mayBuild: boolean): Promise<void> {
  const { tests, missing, built, run } = await goTests('clients')
  describeForeign({
    name: 'client-go and controller-runtime',
    tests,
    missing,
    postponed: built || mayBuild ? undefined : 'the Go tests are not compiled yet; `npm run test:slow -- interop/go` does it',
    timeoutMs: 30 * minutes,
    run: () => withApiServer((kubeconfig) => run({ env: { KUBECONFIG: kubeconfig }, timeoutMs: 5 * minutes })),
  })
}
