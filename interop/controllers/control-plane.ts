import { generateKeyPairSync } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findProgram, launch } from '@vivarium/core'
import { allSwitchesOff, Cluster, type ClusterOptions, type ClusterSwitches } from '@vivarium/simcluster'
import { findGoProgram, goProgram } from '../../scripts/lib/go-programs.mjs'

/** Why the real controllers can't be tested with; undefined when they can. In CI they are built where there are none. */
export async function whyNoControlPlane(): Promise<string | undefined> {
  const installed = (await findGoProgram('kube-controller-manager')) && (await findGoProgram('kube-scheduler'))
  if (process.env.CI || installed || (await findProgram('go'))) return undefined
  return 'kube-controller-manager and kube-scheduler are not there, nor is Go to build them with'
}

/** Everything but nodes and what runs on them, which the real ones do not bring. */
const onlyNodes: ClusterSwitches = { ...allSwitchesOff, nodes: true, metrics: true }

/** A simulated cluster whose controllers and scheduler are the real programs. */
export class RealControlPlane implements AsyncDisposable {
  readonly cluster: Cluster
  readonly #folder: string
  readonly #programs: { readonly printed: { text: string }; stop(): Promise<unknown> }[] = []

  private constructor(cluster: Cluster, folder: string) {
    this.cluster = cluster
    this.#folder = folder
  }

  static async start(options: Omit<ClusterOptions, 'controllers'> = {}): Promise<RealControlPlane> {
    const [manager, scheduler] = [await goProgram('kube-controller-manager'), await goProgram('kube-scheduler')]
    const folder = await mkdtemp(join(tmpdir(), 'vivarium-control-plane-'))
    const signingKey = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
    const cluster = await Cluster.start({
      ...options,
      controllers: onlyNodes,
      admission: { enable: ['ServiceAccount'] },
      serviceAccounts: { issuers: ['https://kubernetes.default.svc.cluster.local'], signingKey },
    })
    const plane = new RealControlPlane(cluster, folder)
    try {
      const file = async (name: string, text: string) => {
        await writeFile(join(folder, name), text, { mode: 0o600 })
        return join(folder, name)
      }
      const { api } = cluster
      const kubeconfig = await file('kubeconfig', cluster.kubeconfig)
      const authority = await file('ca.crt', api.authority.certificate)
      const common = [`--kubeconfig=${kubeconfig}`, '--leader-elect=false', '--secure-port=0']
      await plane.#launch(manager, [
        ...common,
        '--controllers=*,bootstrap-signer-controller,token-cleaner-controller',
        '--use-service-account-credentials=false',
        `--root-ca-file=${authority}`,
        `--cluster-signing-cert-file=${authority}`,
        `--cluster-signing-key-file=${await file('ca.key', api.authority.key)}`,
        `--service-account-private-key-file=${await file('sa.key', signingKey)}`,
        // It makes this folder, which is one of the system's unless it is told another.
        `--flex-volume-plugin-dir=${join(folder, 'volume-plugins')}`,
        '--horizontal-pod-autoscaler-sync-period=1s',
        '--horizontal-pod-autoscaler-cpu-initialization-period=1s',
        '--horizontal-pod-autoscaler-initial-readiness-delay=1s',
      ])
      await plane.#launch(scheduler, common)
      return plane
    } catch (error) {
      await plane[Symbol.asyncDispose]()
      throw error
    }
  }

  /** The last that the programs have said. */
  get printed(): string {
    return this.#programs.map(({ printed }) => printed.text).join('\n')
  }

  async #launch(program: string, args: readonly string[]): Promise<void> {
    const launched = await launch(program, [...args], { stdout: 'ignore', stderr: 'pipe', cwd: this.#folder })
    const printed = { text: '' }
    this.#programs.push({ printed, stop: () => launched.stop() })
    launched.child.stderr?.setEncoding('utf8').on('data', (chunk: string) => {
      printed.text = `${printed.text}${chunk}`.slice(-20_000)
    })
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const program of this.#programs.toReversed()) await program.stop()
    await this.cluster.close()
    await rm(this.#folder, { recursive: true, force: true })
  }
}
