import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { coreResources, FakeServer, json, status } from '../testing/fake-server.js'
import { HttpClient } from './http-client.js'
import { inClusterConfig, readKubeconfig, readKubeconfigFile } from './kubeconfig.js'

const kubeconfig = (user: string, cluster = 'server: https://example.com:6443/') => `
apiVersion: v1
kind: Config
current-context: main
contexts:
- {name: main, context: {cluster: c, user: u, namespace: team}}
- {name: broken, context: {cluster: nowhere, user: u}}
clusters:
- name: c
  cluster: {${cluster}}
users:
- name: u
  user: ${user}
`

describe('a kubeconfig', () => {
  let folder: string
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'vivarium-kubeconfig-'))
  })
  afterEach(() => rm(folder, { recursive: true, force: true }))

  it('has certificates inside, and tokens', async () => {
    const data = (text: string) => Buffer.from(text).toString('base64')
    const config = await readKubeconfig(
      kubeconfig(
        `{client-certificate-data: ${data('CERT')}, client-key-data: ${data('KEY')}, token: secret, as: somebody, as-groups: [a]}`,
        `server: "https://example.com:6443/", certificate-authority-data: ${data('CA')}, tls-server-name: other`,
      ),
    )
    expect(config).toEqual({
      server: 'https://example.com:6443',
      certificateAuthority: 'CA',
      serverName: 'other',
      namespace: 'team',
      credentials: { certificate: 'CERT', key: 'KEY', token: 'secret', impersonate: { user: 'somebody', groups: ['a'] } },
    })
  })

  it('names files, from its own folder on', async () => {
    for (const name of ['ca.crt', 'user.crt', 'user.key']) await writeFile(join(folder, name), name)
    await writeFile(
      join(folder, 'config'),
      kubeconfig(
        '{client-certificate: user.crt, client-key: user.key, tokenFile: token}',
        'server: "https://x", certificate-authority: ca.crt',
      ),
    )
    expect(await readKubeconfigFile(join(folder, 'config'))).toMatchObject({
      certificateAuthority: 'ca.crt',
      credentials: { certificate: 'user.crt', key: 'user.key', tokenFile: join(folder, 'token') },
    })
  })

  it.each([
    ['no YAML', '{', "the kubeconfig can't be used"],
    ['no kubeconfig', '[1]', 'expected object'],
    ['no context', 'clusters: []', 'no current-context'],
    [
      'a context that is not there',
      kubeconfig('{}').replace('current-context: main', 'current-context: other'),
      'it has no context "other"',
    ],
    [
      'a cluster that is not there',
      kubeconfig('{}').replace('current-context: main', 'current-context: broken'),
      'it has no cluster "nowhere"',
    ],
    ['no address', kubeconfig('{}', 'server: "example.com"'), 'no http or https address'],
    ['a file that is not there', kubeconfig('{}', 'server: "https://x", certificate-authority: nothing.crt'), "nothing.crt can't be read"],
    ['a proxy', kubeconfig('{}', 'server: "https://x", proxy-url: "http://y"'), 'proxy-url, which is not supported'],
    ['an auth-provider', kubeconfig('{auth-provider: {name: gcp}}'), 'use exec instead'],
  ])('with %s is refused, with the reason', async (_, text, message) => {
    const error = await readKubeconfig(text).catch((thrown: Error) => thrown)
    expect(error).toMatchObject({ code: 'KUBECONFIG_INVALID' })
    expect((error as Error).message).toContain(message)
  })

  it('of another context is used when it is named', async () => {
    await expect(readKubeconfig(kubeconfig('{}'), { context: 'broken' })).rejects.toThrow('nowhere')
  })

  it('is not in every pod', async () => {
    await expect(inClusterConfig({})).rejects.toMatchObject({ code: 'NOT_IN_CLUSTER' })
  })

  it('with a token file sends what is in it, also after that was replaced', async () => {
    const path = '/api/v1/namespaces/a'
    await using server = await FakeServer.start({
      'GET /api/v1': coreResources,
      [`GET ${path}`]: (request, response) =>
        (request.headers.authorization === 'Bearer second' ? json({}) : status(401, 'Unauthorized', 'Unauthorized'))(request, response),
    })
    const tokenFile = join(folder, 'token')
    await writeFile(tokenFile, 'second\n')
    await writeFile(join(folder, 'config'), kubeconfig('{tokenFile: token}', `server: "${server.url}"`))
    using client = await HttpClient.fromFile(join(folder, 'config'))
    const get = () => client.get({ apiVersion: 'v1', kind: 'Namespace' }, { name: 'a' })
    expect(await get()).toEqual({})
    await writeFile(tokenFile, 'third')
    expect(await get()).toEqual({})
  })

  it('with a program asks that for a token, and again when the server refuses it', async () => {
    await using server = await FakeServer.start({
      'GET /api/v1': coreResources,
      'GET /api/v1/namespaces/a': (request, response) =>
        (request.headers.authorization === 'Bearer token-2' ? json({}) : status(401, 'Unauthorized', 'Unauthorized'))(request, response),
    })
    const program = `
      const fs = require('node:fs'), count = process.env.COUNT
      fs.appendFileSync(count, 'x')
      const kind = JSON.parse(process.env.KUBERNETES_EXEC_INFO).kind
      console.log(JSON.stringify({ kind, status: { token: 'token-' + fs.readFileSync(count, 'utf8').length } }))`
    await writeFile(join(folder, 'program.cjs'), program)
    const exec = JSON.stringify({
      apiVersion: 'client.authentication.k8s.io/v1',
      command: process.execPath,
      args: [join(folder, 'program.cjs')],
      env: [{ name: 'COUNT', value: join(folder, 'count') }],
    })
    using client = await HttpClient.fromKubeconfig(kubeconfig(`{exec: ${exec}}`, `server: "${server.url}"`))
    expect(await client.get({ apiVersion: 'v1', kind: 'Namespace' }, { name: 'a' })).toEqual({})
    expect(server.requests.map(({ headers }) => headers.authorization)).toEqual(['Bearer token-1', 'Bearer token-1', 'Bearer token-2'])
  })

  it('with a program that fails says why', async () => {
    const exec = JSON.stringify({
      apiVersion: 'client.authentication.k8s.io/v1',
      command: process.execPath,
      args: ['-e', 'console.error("not logged in"); process.exit(1)'],
      installHint: 'log in first',
    })
    using client = await HttpClient.fromKubeconfig(kubeconfig(`{exec: ${exec}}`))
    const error = await client.get({ apiVersion: 'v1', kind: 'Namespace' }, { name: 'a' }).catch((thrown: Error) => thrown)
    expect(error).toMatchObject({ code: 'CREDENTIAL_FAILED' })
    expect((error as Error).message).toMatch(/not logged in[\s\S]*log in first/)
  })
})
