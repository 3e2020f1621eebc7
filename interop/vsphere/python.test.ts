import { join } from 'node:path'
import { VCenter } from '@vivarium/vcsim'
import { pythonTests } from '../python/python-tests.js'
import { describeForeign } from '../testing/foreign-suite.js'
import { workspaceRoot } from '../testing/workspace.js'

const { run, ...suite } = await pythonTests(join(workspaceRoot, 'interop/vsphere/python/test_vsphere.py'))

describeForeign({
  ...suite,
  name: 'pyVmomi, and plain HTTP from Python',
  timeoutMs: 10 * 60_000,
  async run() {
    await using vcenter = await VCenter.start({ username: 'user', password: 'p@ss' })
    const url = new URL(vcenter.url)
    url.username = 'user'
    url.password = 'p%40ss'
    return await run({ VCENTER_URL: url.href })
  },
})
