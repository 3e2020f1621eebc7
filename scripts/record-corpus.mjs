// npm run record-corpus [-- TOPIC...]: plays the cases of interop/corpus against the real kube-apiserver, and writes down its answers. Builds
// kube-apiserver and etcd from their Go modules first where they are missing.
import { join } from 'node:path'
import { runInForeground } from './lib/process.mjs'
import { startReferenceServer } from './lib/reference-server.mjs'
import { setUp } from './lib/setup.mjs'
import { root, tools } from './lib/workspace.mjs'

// Those that @vivarium/apiserver does not have, and ServiceAccount, which it has off too.
const disabledPlugins = [
  'ClusterTrustBundleAttest',
  'LimitRanger',
  'MutatingAdmissionPolicy',
  'MutatingAdmissionWebhook',
  'PodSecurity',
  'PodTopologyLabels',
  'ResourceQuota',
  'ServiceAccount',
  'ValidatingAdmissionPolicy',
  'ValidatingAdmissionWebhook',
]

const topics = process.argv.slice(2)
await setUp()
const server = await startReferenceServer({
  tokens: { 'corpus-administrator': { name: 'corpus', groups: ['system:masters'] } },
  flags: [`--disable-admission-plugins=${disabledPlugins.join(',')}`],
})
try {
  const { url, certificateAuthority } = server
  const only = topics.length === 0 ? [] : ['-t', `^(?:${topics.join('|')}) `]
  process.exitCode = await runInForeground(process.execPath, [tools.vitest, 'run', join(root, 'interop/corpus/corpus.test.ts'), ...only], {
    cwd: root,
    env: { VIVARIUM_CORPUS_SERVER: JSON.stringify({ url, certificateAuthority }) },
  })
} finally {
  await server.close()
}
