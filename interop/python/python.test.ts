import { join } from 'node:path'
import { describeForeign, withApiServer } from '../testing/foreign-suite.js'
import { workspaceRoot } from '../testing/workspace.js'
import { pythonTests } from './python-tests.js'

const { run, ...suite } = await pythonTests(join(workspaceRoot, 'interop/python/test_kubernetes.py'))

describeForeign({
  ...suite,
  name: "Python's kubernetes client",
  timeoutMs: 10 * 60_000,
  run: () => withApiServer((kubeconfig) => run({ KUBECONFIG: kubeconfig })),
})
