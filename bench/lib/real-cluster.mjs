// The real control plane, with kwok in the place of kubelets.
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { launch } from '@vivarium/core'
import { stringify } from 'yaml'
import { goProgram } from '../../scripts/lib/go-programs.mjs'
import { startReferenceServer } from '../../scripts/lib/reference-server.mjs'

export const realPrograms = ['kube-apiserver', 'etcd', 'kube-controller-manager', 'kube-scheduler', 'kwok']
const token = 'bench'
/** Requests a second that a client may send. */
const limits = ['--kube-api-qps=2000', '--kube-api-burst=2000']

/** `{ url, certificateAuthority, token, pids, close }`: kube-apiserver, etcd, kube-controller-manager, kube-scheduler and kwok, on free ports. */
export async function startRealCluster() {
  const [manager, scheduler, kwok] = await Promise.all(['kube-controller-manager', 'kube-scheduler', 'kwok'].map((name) => goProgram(name)))
  const folder = await mkdtemp(join(tmpdir(), 'vivarium-bench-'))
  const started = []
  const server = await startReferenceServer({
    tokens: { [token]: { name: 'bench', groups: ['system:masters'] } },
    // Nobody makes the tokens that pods would have.
    flags: ['--disable-admission-plugins=ServiceAccount'],
  })
  const close = async () => {
    for (const one of started.toReversed()) await one.stop()
    await server.close()
    await rm(folder, { recursive: true, force: true })
  }
  try {
    const kubeconfig = join(folder, 'kubeconfig')
    await writeFile(kubeconfig, kubeconfigOf(server), { mode: 0o600 })
    // Without stages of its own it has those that come with it; without the file it would read somebody's.
    const kwokConfig = join(folder, 'kwok.yaml')
    await writeFile(kwokConfig, '')
    const start = async (program, args) => {
      started.push(await launch(program, [`--kubeconfig=${kubeconfig}`, ...args], { stdout: 'ignore', stderr: 'ignore', cwd: folder }))
    }
    const common = ['--leader-elect=false', '--secure-port=0', ...limits]
    await start(manager, [...common, `--flex-volume-plugin-dir=${join(folder, 'volume-plugins')}`])
    await start(scheduler, common)
    await start(kwok, ['--manage-all-nodes=true', '--node-lease-duration-seconds=40', `--config=${kwokConfig}`])
    return { ...server, token, pids: [...server.pids, ...started.map(({ pid }) => pid)], close }
  } catch (error) {
    await close()
    throw error
  }
}

function kubeconfigOf({ url, certificateAuthority }) {
  const name = 'bench'
  return stringify({
    apiVersion: 'v1',
    kind: 'Config',
    clusters: [{ name, cluster: { server: url, 'certificate-authority-data': Buffer.from(certificateAuthority).toString('base64') } }],
    users: [{ name, user: { token } }],
    contexts: [{ name, context: { cluster: name, user: name } }],
    'current-context': name,
  })
}
