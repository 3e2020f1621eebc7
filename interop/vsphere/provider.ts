import type { X509Certificate } from 'node:crypto'
import { join } from 'node:path'
import { connect } from 'node:tls'
import { VCenter } from '@vivarium/vcsim'
import { goTests } from '../go/go-tests.js'
import { describeForeign } from '../testing/foreign-suite.js'
import { workspaceRoot } from '../testing/workspace.js'

const minutes = 60_000

/** The Go tests of `go/provider`, each as a test; `mayBuild` when there is time to compile them. */
export async function describeProvider(mayBuild: boolean): Promise<void> {
  const { tests, missing, built, run } = await goTests('provider', join(workspaceRoot, 'interop/vsphere/go'))
  describeForeign({
    name: 'what Cluster API’s provider does, by govmomi',
    tests,
    missing,
    postponed: built || mayBuild ? undefined : 'the Go tests are not compiled yet; `npm run test:slow -- interop/vsphere` does it',
    timeoutMs: 30 * minutes,
    async run() {
      await using vcenter = await VCenter.start({ username: 'user', password: 'p@ss' })
      const url = new URL(vcenter.url)
      url.username = 'user'
      url.password = 'p%40ss'
      return await run({ env: { GOVC_URL: url.href, GOVC_THUMBPRINT: await thumbprint(vcenter.url) }, timeoutMs: 5 * minutes })
    },
  })
}

/** SHA-256 of the certificate: hexadecimal bytes with colons between them. */
async function thumbprint({ hostname, port }: URL): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host: hostname, port: Number(port), rejectUnauthorized: false }, () => {
      const certificate: X509Certificate | undefined = socket.getPeerX509Certificate()
      socket.destroy()
      if (certificate) resolve(certificate.fingerprint256)
      else reject(new Error('the server has no certificate'))
    })
    socket.on('error', reject)
  })
}
