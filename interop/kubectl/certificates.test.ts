import { generateKeyPairSync } from 'node:crypto'
import { createSigningRequest } from '@vivarium/core'
import { Cluster } from '@vivarium/simcluster'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Kubectl, timeToBuildMs, whyNoKubectl } from './kubectl.js'

const missing = await whyNoKubectl()
if (missing) console.warn(`tests with the real kubectl are skipped: ${missing}`)

describe.skipIf(missing)('kubectl, certificates and tokens', { timeout: 60_000 }, () => {
  let made: { cluster: Cluster; kubectl: Kubectl } | undefined
  beforeAll(async () => {
    const cluster = await Cluster.start()
    made = { cluster, kubectl: await Kubectl.create(cluster.kubeconfig) }
  }, timeToBuildMs)
  afterAll(async () => {
    await made?.kubectl[Symbol.asyncDispose]()
    await made?.cluster.close()
  })
  const there = () => {
    if (!made) throw new Error('the cluster is not there yet')
    return made
  }
  const kubectl = (...args: string[]) => there().kubectl.run(args)
  /** Who one is to the server, with these flags and nothing of the administrator's. */
  const whoAmI = async (...credentials: string[]) => {
    const { cluster, kubectl } = there()
    const authority = await kubectl.write('server.crt', cluster.api.certificateAuthority)
    const empty = await kubectl.write('nobody', '')
    const server = [`--kubeconfig=${empty}`, `--server=${cluster.api.url}`, `--certificate-authority=${authority}`]
    return kubectl.run([
      ...server,
      ...credentials,
      'auth',
      'whoami',
      '-o',
      'jsonpath={.status.userInfo.username} {.status.userInfo.groups}',
    ])
  }

  it('a certificate that is asked for, approved and signed is a login', async () => {
    const key = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
    const request = createSigningRequest(key, { commonName: 'jane', organizations: ['developers'] })
    await there().kubectl.run(
      ['create', '-f', '-'],
      JSON.stringify({
        apiVersion: 'certificates.k8s.io/v1',
        kind: 'CertificateSigningRequest',
        metadata: { name: 'jane' },
        spec: {
          request: Buffer.from(request).toString('base64'),
          signerName: 'kubernetes.io/kube-apiserver-client',
          usages: ['client auth'],
          expirationSeconds: 86_400,
        },
      }),
    )
    expect(await kubectl('get', 'csr', 'jane', '--no-headers')).toMatch(
      / kubernetes\.io\/kube-apiserver-client +kubernetes-admin +24h +Pending\n/,
    )
    expect(await kubectl('certificate', 'approve', 'jane')).toContain('jane approved')
    await kubectl('wait', 'csr', 'jane', '--for=jsonpath={.status.certificate}', '--timeout=20s')
    expect(await kubectl('get', 'csr', 'jane', '--no-headers')).toMatch(/ Approved,Issued\n/)
    const certificate = await kubectl('get', 'csr', 'jane', '-o', 'jsonpath={.status.certificate}')
    const files = [
      await there().kubectl.write('jane.crt', Buffer.from(certificate, 'base64').toString('utf8')),
      await there().kubectl.write('jane.key', key),
    ]
    expect(await whoAmI(`--client-certificate=${files[0]}`, `--client-key=${files[1]}`)).toBe('jane ["developers","system:authenticated"]')
  })

  it('the token in a secret of a service account is a login', async () => {
    await kubectl('create', 'serviceaccount', 'robot')
    await there().kubectl.run(
      ['create', '-f', '-'],
      JSON.stringify({
        apiVersion: 'v1',
        kind: 'Secret',
        type: 'kubernetes.io/service-account-token',
        metadata: { name: 'robot', annotations: { 'kubernetes.io/service-account.name': 'robot' } },
      }),
    )
    await kubectl('wait', 'secret', 'robot', '--for=jsonpath={.data.token}', '--timeout=20s')
    const text = await kubectl('describe', 'secret', 'robot')
    for (const line of [/^ca\.crt: +\d+ bytes$/m, /^namespace: +7 bytes$/m, /^token: +ey\S+$/m]) expect(text).toMatch(line)
    const token = Buffer.from(await kubectl('get', 'secret', 'robot', '-o', 'jsonpath={.data.token}'), 'base64').toString('utf8')
    expect(await whoAmI(`--token=${token}`)).toMatch(/^system:serviceaccount:default:robot /)
  })

  it('a bootstrap token is a login of its groups', async () => {
    const { kubectl } = there()
    const literals = {
      'token-id': 'abcdef',
      'token-secret': '0123456789abcdef',
      'usage-bootstrap-authentication': 'true',
      'auth-extra-groups': 'system:bootstrappers:kubeadm:default-node-token',
    }
    await kubectl.run([
      ...['-n', 'kube-system', 'create', 'secret', 'generic', 'bootstrap-token-abcdef', '--type=bootstrap.kubernetes.io/token'],
      ...Object.entries(literals).map(([name, value]) => `--from-literal=${name}=${value}`),
    ])
    expect(await whoAmI('--token=abcdef.0123456789abcdef')).toBe(
      'system:bootstrap:abcdef ["system:bootstrappers","system:bootstrappers:kubeadm:default-node-token","system:authenticated"]',
    )
  })
})
