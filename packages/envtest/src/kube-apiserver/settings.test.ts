import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { versionInfo } from '@vivarium/apiserver'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Flags } from '../flags/flags.js'
import { flagHelp } from '../flags/help.js'
import { parseFlags } from '../flags/parse-flags.js'
import { kubeApiServerFlags } from './flags.js'
import { readSettings } from './settings.js'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vivarium-settings-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const necessary = ['--etcd-servers=http://127.0.0.1:1', '--authorization-mode=RBAC']
const settings = (argv: readonly string[], env: Record<string, string> = {}) => {
  const values = parseFlags([...necessary, ...argv], kubeApiServerFlags, { style: 'pflag', program: 'kube-apiserver' })
  return readSettings(new Flags(kubeApiServerFlags, values), env, new Set(versionInfo().groupVersions))
}
const refusal = (argv: readonly string[]) =>
  settings(argv).then(
    () => undefined,
    (error: Error & { code: string }) => [error.code, error.message] as const,
  )

describe('the flags of kube-apiserver', () => {
  it('each have a decision, and the help says it', () => {
    const help = flagHelp(kubeApiServerFlags)
    for (const { name } of kubeApiServerFlags) expect(help).toMatch(new RegExp(`^ +(-\\w, )?--${name}\\b`, 'm'))
    expect(new Set(kubeApiServerFlags.map(({ name }) => name)).size).toBe(kubeApiServerFlags.length)
    expect(kubeApiServerFlags.length).toBeGreaterThan(170)
    // envtest would pass it on.
    expect(help).not.toMatch(/^\s*--insecure-port/m)
  })

  it('may all be given their defaults', async () => {
    const given = kubeApiServerFlags
      .filter(
        ({ name, type }) =>
          !['help', 'version', 'etcd-servers', 'authorization-mode'].includes(name) &&
          type !== 'list' &&
          type !== 'map' &&
          type !== 'texts',
      )
      .filter(({ default: usual }) => usual !== '')
      .map(({ name, default: usual }) => `--${name}=${usual}`)
    expect(given.length).toBeGreaterThan(80)
    expect((await settings(given)).warnings).toEqual((await settings([])).warnings)
  })

  it('of envtest come to what envtest means, with one warning', async () => {
    const { options, etcd, serving, controllers, warnings } = await settings([
      '--allow-privileged=true',
      '--bind-address=127.0.0.1',
      '--cert-dir=/certs',
      '--disable-admission-plugins=ServiceAccount',
      '--secure-port=12345',
      '--service-account-issuer=https://127.0.0.1:12345/',
      '--service-cluster-ip-range=10.1.0.0/24',
    ])
    expect(options).toMatchObject({
      host: '127.0.0.1',
      port: 12345,
      anonymous: true,
      serviceAccounts: { issuers: ['https://127.0.0.1:12345/'] },
      settings: { allowPrivileged: true, serviceClusterIpRanges: ['10.1.0.0/24'], garbageCollection: true },
    })
    expect(options.admission?.enable).not.toContain('ServiceAccount')
    expect({ etcd, serving, controllers }).toEqual({
      etcd: { url: 'http://127.0.0.1:1', prefix: '/registry' },
      serving: { folder: '/certs' },
      controllers: false,
    })
    expect(warnings).toEqual([expect.stringMatching(/^--authorization-mode=RBAC: .*everything is allowed/)])
  })

  it.each([
    [['--v=4'], /--v=4 has no effect: nothing is logged/],
    [['--audit-policy-file=/x', '--audit-log-path=-'], /no audit log is written/],
    [['--encryption-provider-config=/x'], /nothing is encrypted at rest/],
    [['--feature-gates=KubeletPSI=false'], /nothing that an API server answers depends on it/],
    [['--enable-admission-plugins=ResourceQuota'], /does not have that admission plugin yet/],
    [['--watch-cache=false'], /all is in memory/],
  ])('%j: a warning', async (argv, warning) => {
    expect((await settings(argv)).warnings).toContainEqual(expect.stringMatching(warning))
  })

  it.each([
    [['--oidc-issuer-url=https://x'], 'FLAG_REFUSED', /OpenID Connect/],
    [['--requestheader-client-ca-file=/x'], 'FLAG_REFUSED', /no proxy/],
    [['--authorization-mode=Webhook'], 'FLAG_REFUSED', /authorizer Webhook/],
    [['--authorization-mode=RBAC,Nope'], 'BAD_FLAG', /authorization-mode "Nope" is not a valid mode/],
    [['--runtime-config=api/all=true'], 'FLAG_REFUSED', /on by default/],
    [['--runtime-config=apps/v1=false'], 'FLAG_REFUSED', /can not be switched off/],
    [['--runtime-config=storage.k8s.io/v1alpha1=true'], 'FLAG_REFUSED', /does not have that version/],
    [['--feature-gates=WatchList=false'], 'FLAG_REFUSED', /would change what it answers/],
    [
      ['--feature-gates=SidecarContainers=false'],
      'BAD_FLAG',
      /cannot set feature gate SidecarContainers to false, feature is locked to true/,
    ],
    [['--feature-gates=NoSuchGate=true'], 'BAD_FLAG', /unrecognized feature gate: NoSuchGate/],
    [['--enable-admission-plugins=AlwaysPullImages'], 'FLAG_REFUSED', /does not have that admission plugin/],
    [['--enable-admission-plugins=Nope'], 'BAD_FLAG', /enable-admission-plugins plugin "Nope" is unknown/],
    [['--disable-admission-plugins=Nope'], 'BAD_FLAG', /disable-admission-plugins plugin "Nope" is unknown/],
    [['--secure-port=0'], 'BAD_FLAG', /It cannot be turned off with 0/],
    [['--bind-address=localhost'], 'BAD_FLAG', /failed to parse IP/],
    [['--service-cluster-ip-range=10.0.0.0'], 'BAD_FLAG', /is not a valid cidr/],
    [['--service-node-port-range=5-1'], 'BAD_FLAG', /not a valid port range/],
    [['--etcd-servers=http://127.0.0.1:2'], 'FLAG_REFUSED', /one etcd/],
    [['--client-ca-file=/no/such/file'], 'FILE_UNUSABLE', /--client-ca-file/],
    [['--tls-cert-file=/x'], 'BAD_FLAG', /given together/],
    [['--tls-min-version=VersionTLS13'], 'FLAG_REFUSED', /TLS 1.2/],
    [['--vivarium-controllers=scheduler'], 'BAD_FLAG', /known controllers/],
  ])('%j is refused: %s', async (argv, code, message) => {
    // The mode that is necessary comes first, and lists add up.
    expect(await refusal(argv)).toEqual([code, expect.stringMatching(message)])
  })

  it('need an etcd', async () => {
    const values = parseFlags([], kubeApiServerFlags, { style: 'pflag', program: 'kube-apiserver' })
    await expect(readSettings(new Flags(kubeApiServerFlags, values), {}, new Set())).rejects.toThrow('--etcd-servers must be specified')
  })

  it('take what is the same as saying nothing', async () => {
    const argv = [
      '--runtime-config=api/ga=true,apps/v1,batch/v1/cronjobs=true,api/alpha=false',
      '--feature-gates=WatchList=true,AllAlpha=false',
    ]
    expect((await settings(argv)).warnings).toHaveLength(1)
  })

  it('name users by token', async () => {
    const file = join(folder, 'tokens.csv')
    await writeFile(file, 'abc,jane,u-1,"dev,ops"\r\n\n"d""e",joe,u-2\n')
    const { options } = await settings([`--token-auth-file=${file}`])
    expect({ ...options.tokens }).toEqual({
      abc: { name: 'jane', uid: 'u-1', groups: ['dev', 'ops'] },
      'd"e': { name: 'joe', uid: 'u-2', groups: [] },
    })
    await writeFile(file, 'abc,jane\n')
    expect(await refusal([`--token-auth-file=${file}`])).toEqual(['FILE_UNUSABLE', expect.stringMatching(/record 1 has 2 fields/)])
  })

  it('switch controllers on, as the environment does', async () => {
    expect((await settings(['--vivarium-controllers=namespace'])).controllers).toMatchObject({ namespaces: true, garbageCollector: false })
    expect((await settings([], { VIVARIUM_CONTROLLERS: '*' })).controllers).toMatchObject({ namespaces: true, garbageCollector: true })
    expect((await settings(['--vivarium-controllers='], { VIVARIUM_CONTROLLERS: '*' })).controllers).toBe(false)
  })

  it('have the meaning of AlwaysAllow and AlwaysDeny', async () => {
    const values = (mode: string) =>
      parseFlags([`--etcd-servers=http://127.0.0.1:1`, `--authorization-mode=${mode}`], kubeApiServerFlags, {
        style: 'pflag',
        program: 'kube-apiserver',
      })
    const of = async (mode: string) => (await readSettings(new Flags(kubeApiServerFlags, values(mode)), {}, new Set())).options
    expect(await of('AlwaysAllow')).toMatchObject({ anonymous: false })
    const { authorizer } = await of('AlwaysDeny')
    const ask = (groups: string[]) => authorizer?.({ user: { name: 'x', groups }, verb: 'get', path: '/api' })
    expect([ask(['system:masters']), ask(['system:authenticated'])]).toEqual([undefined, 'Everything is forbidden.'])
  })
})
