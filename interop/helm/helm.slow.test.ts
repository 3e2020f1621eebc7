import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ApiServer, type KubeObject } from '@vivarium/apiserver'
import { findProgram, type RunResult, run } from '@vivarium/core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findGoProgram, goProgram } from '../../scripts/lib/go-programs.mjs'
import { workspaceRoot } from '../testing/workspace.js'

const minutes = 60_000
const chart = join(workspaceRoot, 'interop/helm/fixtures/gallery')
const possible = process.env.CI || (await findGoProgram('helm')) || (await findProgram('go'))
if (!possible) console.warn('tests with Helm are skipped: neither Helm 3 nor Go to build it with is installed')

/** The parts of a release as `helm list` and `helm status` have it. */
interface Release {
  readonly name: string
  readonly revision: string
  readonly status: string
}

describe.skipIf(!possible)('Helm', { timeout: minutes }, () => {
  let api: ApiServer
  let program: string
  let home: string
  const namespace = 'apps'

  beforeAll(async () => {
    program = await goProgram('helm')
    api = await ApiServer.start()
    home = await mkdtemp(join(tmpdir(), 'vivarium-helm-'))
    await writeFile(join(home, 'kubeconfig'), api.kubeconfig, { mode: 0o600 })
  }, 30 * minutes)
  afterAll(async () => {
    await api?.close()
    await rm(home, { recursive: true, force: true })
  })

  const attempt = (...args: string[]): Promise<RunResult> =>
    run(program, ['--namespace', namespace, ...args], {
      env: { HOME: home, KUBECONFIG: join(home, 'kubeconfig'), XDG_CACHE_HOME: '', XDG_CONFIG_HOME: '', XDG_DATA_HOME: '' },
      okExitCodes: [0, 1],
    })
  const helm = async (...args: string[]) => {
    const { exitCode, stdout, stderr } = await attempt(...args)
    expect(stderr).toBe('')
    expect(exitCode).toBe(0)
    return stdout
  }
  const find = (apiVersion: string, kind: string, name = 'demo') =>
    api.client.find({ apiVersion, kind }, { namespace, name }) as Loose | undefined
  const releases = async (): Promise<Release[]> => JSON.parse(await helm('list', '--all', '-o', 'json'))
  const history = async () => (JSON.parse(await helm('history', 'demo', '-o', 'json')) as Release[]).map(({ status }) => status)

  it('installs definitions first, then hooks, then the rest', async () => {
    expect(await helm('install', 'demo', chart, '--create-namespace')).toMatch(/STATUS: deployed\nREVISION: 1\n[\s\S]*The colour is red\./)
    expect(find('apps/v1', 'Deployment')?.metadata.labels).toMatchObject({ 'app.kubernetes.io/managed-by': 'Helm' })
    expect(find('apps/v1', 'Deployment')?.metadata.annotations).toMatchObject({ 'meta.helm.sh/release-name': 'demo' })
    expect(find('gallery.example.com/v1', 'Shape')?.spec).toEqual({ colour: 'red' })
    expect(find('v1', 'ConfigMap')?.data).toMatchObject({ colour: 'red', hasShapes: 'true' })
    expect(find('v1', 'ConfigMap', 'demo-before')?.data).toEqual({ revision: '1' })
    expect(find('v1', 'Secret', 'sh.helm.release.v1.demo.v1')?.type).toBe('helm.sh/release.v1')
    expect(await releases()).toMatchObject([{ name: 'demo', revision: '1', status: 'deployed' }])
  })

  it('knows what it has installed', async () => {
    expect(JSON.parse(await helm('get', 'values', 'demo', '--all', '-o', 'json'))).toEqual({
      colour: 'red',
      extra: true,
      image: 'nginx:1',
      replicas: 2,
    })
    expect(await helm('get', 'manifest', 'demo')).toContain('kind: RoleBinding')
    expect(await helm('status', 'demo', '--show-resources')).toMatch(
      /==> v1\/Deployment\nNAME +READY +UP-TO-DATE +AVAILABLE +AGE\ndemo +0\/2/,
    )
    expect(await helm('template', 'demo', chart, '--validate')).toContain('kind: Shape')
    expect(await helm('upgrade', 'demo', chart, '--dry-run=server', '--set', 'replicas=9')).toMatch(
      /replicas: 9[\s\S]*REVISION: 2|REVISION: 2[\s\S]*replicas: 9/,
    )
    expect(find('apps/v1', 'Deployment')?.spec).toMatchObject({ replicas: 2 })
  })

  it('upgrades what changed, keeps what others have set, and removes what the chart no longer has', async () => {
    const password = find('v1', 'Secret')?.data
    await api.client.patch(
      { apiVersion: 'apps/v1', kind: 'Deployment' },
      { namespace, name: 'demo' },
      { metadata: { labels: { mine: 'yes' } } },
    )
    expect(await helm('upgrade', 'demo', chart, '--set', 'replicas=3,colour=blue,extra=false')).toMatch(/REVISION: 2/)
    expect(find('apps/v1', 'Deployment')).toMatchObject({ spec: { replicas: 3 }, metadata: { labels: { mine: 'yes' } } })
    expect(find('gallery.example.com/v1', 'Shape')?.spec).toEqual({ colour: 'blue' })
    expect(find('policy/v1', 'PodDisruptionBudget')).toBeUndefined()
    expect(find('v1', 'Secret')?.data).toEqual(password)
    expect(find('v1', 'ConfigMap', 'demo-before')?.data).toEqual({ revision: '2' })
    const unchanged = find('apps/v1', 'Deployment')?.metadata.resourceVersion
    await helm('upgrade', 'demo', chart, '--reuse-values')
    expect(find('apps/v1', 'Deployment')?.metadata.resourceVersion).toBe(unchanged)
  })

  it('fails with the words of the server, and can go back', async () => {
    const refused = await attempt('upgrade', 'demo', chart, '--reuse-values', '--set', 'colour=green')
    expect(refused.stderr).toMatch(
      /Shape\.gallery\.example\.com "demo" is invalid: spec\.colour: Unsupported value: "green": supported values: "red", "blue"/,
    )
    const negative = await attempt('upgrade', 'demo', chart, '--reuse-values', '--set', 'colour=blue,replicas=-1')
    expect(negative.stderr).toMatch(/spec\.replicas: Invalid value: -1: must be greater than or equal to 0/)
    expect(await history()).toEqual(['superseded', 'superseded', 'deployed', 'failed', 'failed'])
    expect(await helm('rollback', 'demo', '1')).toContain('Rollback was a success')
    expect(find('apps/v1', 'Deployment')).toMatchObject({ spec: { replicas: 2 }, metadata: { labels: { mine: 'yes' } } })
    expect(find('gallery.example.com/v1', 'Shape')?.spec).toEqual({ colour: 'red' })
    expect(find('policy/v1', 'PodDisruptionBudget')?.spec).toMatchObject({ minAvailable: 1 })
    expect((await history()).at(-1)).toBe('deployed')
  })

  it('refuses what belongs to somebody else', async () => {
    const kind = { apiVersion: 'v1', kind: 'ConfigMap' }
    await api.client.create({ ...kind, metadata: { name: 'other', namespace } })
    const refused = await attempt('install', 'other', chart)
    expect(refused.stderr).toMatch(/ConfigMap "other" in namespace "apps" exists and cannot be imported into the current release/)
    await api.client.delete(kind, { namespace, name: 'other' })
    expect(await helm('upgrade', '--install', 'other', chart)).toMatch(/STATUS: deployed/)
    expect((await releases()).map(({ name }) => name)).toEqual(['demo', 'other'])
    expect(await helm('uninstall', 'other', '--keep-history')).toBe('release "other" uninstalled\n')
    expect(await releases()).toMatchObject([{ name: 'demo' }, { name: 'other', status: 'uninstalled' }])
  })

  it('uninstalls everything but definitions', async () => {
    expect(await helm('uninstall', 'demo')).toBe('release "demo" uninstalled\n')
    for (const [apiVersion, kind] of [
      ['apps/v1', 'Deployment'],
      ['v1', 'Service'],
      ['v1', 'Secret'],
      ['v1', 'ServiceAccount'],
      ['rbac.authorization.k8s.io/v1', 'RoleBinding'],
      ['gallery.example.com/v1', 'Shape'],
    ] as const)
      expect([kind, find(apiVersion, kind)]).toEqual([kind, undefined])
    const definition = { apiVersion: 'apiextensions.k8s.io/v1', kind: 'CustomResourceDefinition' }
    expect(api.client.find(definition, { name: 'shapes.gallery.example.com' })).toBeDefined()
    expect((await releases()).map(({ name }) => name)).toEqual(['other'])
  })
})

/** Tests look into objects of any kind. */
type Loose = KubeObject & { readonly spec?: unknown; readonly data?: unknown; readonly type?: unknown }
