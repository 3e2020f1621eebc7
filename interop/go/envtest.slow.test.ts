import { describeForeign } from '../testing/foreign-suite.js'
import { withOurPrograms } from './envtest-environment.js'
import { goTests } from './go-tests.js'

const minutes = 60_000
const { tests, missing, run } = await goTests('envtest')

describeForeign({
  name: "controller-runtime's envtest with our programs",
  tests,
  missing,
  timeoutMs: 30 * minutes,
  run: () => withOurPrograms((env) => run({ env, timeoutMs: 10 * minutes })),
})
