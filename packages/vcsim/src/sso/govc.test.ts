import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { CertificateAuthority, isVivariumError, run } from '@vivarium/core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findGovc, timeToBuildMs, whyNoGovc } from '../testing/govc.js'
import { VCenter } from '../vcenter.js'

const missing = await whyNoGovc()

describe.skipIf(missing !== undefined)(`single sign-on, by the real govc${missing === undefined ? '' : ` (${missing})`}`, () => {
  let path: string
  let folder: string
  let vcenter: VCenter
  beforeAll(async () => {
    path = await findGovc()
    folder = await mkdtemp(join(tmpdir(), 'vivarium-sso-'))
    vcenter = await VCenter.start({
      username: 'boss',
      password: 'secret',
      model: { clusters: 0, standaloneHosts: 0, machines: 0 },
      tunnelPort: 0,
    })
    for (const name of ['solver', 'other']) {
      const { certificate, key } = await CertificateAuthority.create(name, { keyAlgorithm: 'RSA-2048' })
      await Promise.all([writeFile(join(folder, `${name}.crt`), certificate), writeFile(join(folder, `${name}.key`), key)])
    }
  }, timeToBuildMs)
  afterAll(async () => {
    await vcenter?.[Symbol.asyncDispose]()
    await rm(folder, { recursive: true, force: true })
  })

  const nobody = ''
  const govc = async (args: readonly string[], login = 'boss:secret', server = vcenter) => {
    const env = {
      GOVC_URL: server.url.href.replace('://', login === nobody ? '://' : `://${login}@`),
      GOVMOMI_TUNNEL_PROXY_PORT: String(server.tunnelPort),
      GOVC_INSECURE: 'true',
      GOVC_PERSIST_SESSION: 'false',
      HOME: folder,
    }
    try {
      return (await run(path, [...args], { env, timeoutMs: 30_000 })).stdout.trim()
    } catch (error) {
      if (!isVivariumError(error, 'PROCESS_FAILED')) throw error
      return error.message
    }
  }
  const withKey = (name: string) => ['-cert', join(folder, `${name}.crt`), '-key', join(folder, `${name}.key`)]
  const wrongLogin = 'Cannot complete login due to an incorrect user name or password.'

  test('a bearer gets a token for a password, and a session for the token', async () => {
    expect(await govc(['session.login', '-issue'], 'boss:wrong')).toContain('wst:FailedAuthentication')
    const token = await govc(['session.login', '-issue'])
    expect(await govc(['session.login', '-l', '-token', token], nobody)).toMatch(/^[\w-]{36}$/)
    expect(await govc(['session.login', '-r', '-l', '-token', token], nobody)).toMatch(/^[\w-]{36}$/)
    const forged = token.replace('boss@', 'Administrator@')
    expect(await govc(['session.login', '-l', '-token', forged], nobody)).toContain(wrongLogin)
    const foreign = '<Assertion><Subject><NameID>boss</NameID></Subject></Assertion>'
    expect(await govc(['session.login', '-l', '-token', foreign], nobody)).toContain(wrongLogin)
  })

  test('the holder of a key gets a token that is good with the key only, and renews it', async () => {
    const issue = ['session.login', ...withKey('solver'), '-issue']
    expect(await govc(issue, nobody)).toContain('wst:FailedAuthentication')
    const certificate = await readFile(join(folder, 'solver.crt'), 'utf8')
    await govc(['sso.user.create', '-C', certificate, '-A=true', '-R', 'Administrator', 'solver'])
    const token = await govc(issue, nobody)
    const login = (key: readonly string[], given: string, ...more: readonly string[]) =>
      govc(['session.login', ...key, ...more, '-l', '-token', given], nobody)
    expect(await login(withKey('solver'), token)).toMatch(/^[\w-]{36}$/)
    expect(await login(withKey('solver'), token, '-r')).toMatch(/^[\w-]{36}$/)
    expect(await login(withKey('other'), token)).toContain(wrongLogin)
    expect(await login([], token)).toContain(wrongLogin)
    const renew = (key: string) => govc(['session.login', ...withKey(key), '-renew', '-lifetime', '24h', '-token', token], nobody)
    expect(await renew('other')).toContain(wrongLogin)
    const renewed = await renew('solver')
    const [from = '', until = ''] = ['NotBefore', 'NotOnOrAfter'].map((name) => new RegExp(`${name}="([^"]*)"`).exec(renewed)?.[1] ?? '')
    expect(Date.parse(until) - Date.parse(from)).toBe(24 * 3600_000)
    expect(await login(withKey('solver'), renewed)).toMatch(/^[\w-]{36}$/)
    // On behalf of another, whose token it has.
    const bearer = await govc(['session.login', '-issue'])
    const acting = await govc([...issue, '-token', bearer], nobody)
    expect(acting).toContain('boss@vsphere.local')
    expect(await login(withKey('solver'), acting)).toMatch(/^[\w-]{36}$/)
  })

  test('who is created may log in, does what the groups may, and is saved', async () => {
    await govc(['sso.user.create', '-p', 'Pass1', '-d', 'a friend', 'ann'])
    expect(await govc(['sso.user.create', '-p', 'Pass1', 'ann'])).toContain('already exists')
    expect(await govc(['sso.user.ls'])).toMatch(/^ann +a friend$/m)
    expect(await govc(['ls', '/'], 'ann:Pass1')).toBe('')
    expect(await govc(['sso.user.create', '-p', 'x', 'bob'], 'ann:Pass1')).toContain('Permission to perform this operation was denied.')
    await govc(['sso.group.update', '-a', 'ann', 'Administrators'])
    expect(await govc(['ls', '/'], 'ann:Pass1')).toBe('/DC0')
    await govc(['sso.user.update', '-p', 'Pass2', 'ann'])
    expect(await govc(['about'], 'ann:Pass1')).toContain(wrongLogin)
    const saved = await mkdtemp(join(folder, 'save-'))
    await vcenter.save(saved)
    await using opened = await VCenter.start({ username: 'boss', password: 'secret', restore: saved, tunnelPort: 0 })
    expect(await govc(['sso.user.id'], 'ann:Pass2', opened)).toBe('person=ann@vsphere.local groups=Administrators')
    await govc(['sso.user.rm', 'ann'])
    expect(await govc(['about'], 'ann:Pass2')).toContain(wrongLogin)
  })

  test('the lookup service says where the services are', async () => {
    const { origin } = vcenter.url
    expect(await govc(['sso.service.ls', '-t', 'cs.identity', '-P', 'wsTrust', '-U'], nobody)).toBe(
      `${origin}/sts/STSService/vsphere.local`,
    )
    expect(await govc(['sso.service.ls', '-t', 'vcenterserver', '-U'], nobody)).toBe(`${origin}/sdk`)
    expect(await govc(['option.ls', 'vcsim.server.url'])).toContain(origin)
  })

  test('an extension shows the certificate that is registered for it', async () => {
    const key = 'com.vmware.govmomi.simulator'
    const login = (by: string, name = key) => govc(['session.login', '-extension', name, ...withKey(by), '-l'], nobody)
    expect(await login('solver')).toContain(wrongLogin)
    await govc(['extension.setcert', '-cert-pem', await readFile(join(folder, 'solver.crt'), 'utf8'), key])
    expect(await login('solver')).toMatch(/^[\w-]{36}$/)
    expect(await login('other')).toContain(wrongLogin)
    expect(await login('solver', 'boss')).toContain(wrongLogin)
  })

  test('a ticket makes one clone of a session; who may, acts as another', async () => {
    const cookie = await govc(['session.login', '-l'])
    const ticket = await govc(['session.login', '-cookie', cookie, '-clone'], nobody)
    expect(await govc(['session.login', '-ticket', ticket, '-l'], nobody)).toMatch(/^[\w-]{36}$/)
    expect(await govc(['session.login', '-ticket', ticket, '-l'], nobody)).toContain(wrongLogin)
    expect(await govc(['session.login', '-as', 'nobody', '-l'])).toContain(wrongLogin)
    expect(await govc(['session.login', '-as', 'Administrator', '-l'])).toMatch(/^[\w-]{36}$/)
    expect(await govc(['session.ls'])).toContain('Administrator')
  })
})
