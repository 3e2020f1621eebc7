import { generateKeyPairSync, X509Certificate } from 'node:crypto'
import { HttpClient } from '@vivarium/controller'
import { createSigningRequest } from '@vivarium/core'
import { expect, it } from 'vitest'
import { RunningCluster } from '../testing/running-cluster.js'
import { type CertificateSigningRequest, certificateRequestKind, signers } from './certificate-request.js'

const key = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
const request = (
  name: string,
  subject: Parameters<typeof createSigningRequest>[1],
  spec: Partial<CertificateSigningRequest['spec']> = {},
): CertificateSigningRequest => ({
  ...certificateRequestKind,
  metadata: { name },
  spec: {
    request: Buffer.from(createSigningRequest(key, subject)).toString('base64'),
    signerName: signers.client,
    usages: ['client auth'],
    ...spec,
  },
})
const approve = (running: RunningCluster, name: string) =>
  running.patch(
    certificateRequestKind,
    name,
    { status: { conditions: [{ type: 'Approved', status: 'True', reason: 'Test', message: 'by a test' }] } },
    { subresource: 'approval' },
  )
const get = (running: RunningCluster, name: string) => running.find<CertificateSigningRequest>(certificateRequestKind, name)
const certificateOf = (running: RunningCluster, name: string) =>
  Buffer.from(get(running, name)?.status?.certificate ?? '', 'base64').toString('utf8')

it('what is approved is signed, and the certificate is a user', async () => {
  await using running = await RunningCluster.start()
  await running.create(request('jane', { commonName: 'jane', organizations: ['developers'] }, { expirationSeconds: 3600 }))
  expect(certificateOf(running, 'jane')).toBe('')
  await approve(running, 'jane')
  const certificate = certificateOf(running, 'jane')
  const read = new X509Certificate(certificate)
  expect(read.checkIssued(new X509Certificate(running.cluster.api.authority.certificate))).toBe(true)
  expect(Math.abs(Date.parse(read.validTo) - Date.now() - 3600_000)).toBeLessThan(60_000)
  using client = new HttpClient({
    server: running.cluster.api.url,
    certificateAuthority: running.cluster.api.certificateAuthority,
    credentials: { certificate, key },
  })
  const review = await client.create({ apiVersion: 'authentication.k8s.io/v1', kind: 'SelfSubjectReview', metadata: {} })
  expect(review).toMatchObject({ status: { userInfo: { username: 'jane', groups: ['developers', 'system:authenticated'] } } })

  await running.pass(3700, 600)
  expect(get(running, 'jane')).toBeUndefined()
})

it('what a signer does not sign fails, in its words', async () => {
  await using running = await RunningCluster.start()
  await running.create(request('server', { commonName: 'jane' }, { usages: ['client auth', 'server auth'] }))
  await approve(running, 'server')
  expect(get(running, 'server')?.status?.conditions?.at(-1)).toMatchObject({
    type: 'Failed',
    reason: 'SignerValidationFailure',
    message: 'invalid usage for client certificate: server auth',
  })
  const serving = { signerName: signers.kubeletServing, usages: ['digital signature', 'server auth'] }
  await running.create(request('nameless', { commonName: 'system:node:one', organizations: ['system:nodes'] }, serving))
  await approve(running, 'nameless')
  expect(get(running, 'nameless')?.status?.conditions?.at(-1)?.message).toBe('DNS or IP subjectAltName is required')
  await running.create(request('node', { commonName: 'system:node:one', organizations: ['system:nodes'], names: ['10.0.0.7'] }, serving))
  await approve(running, 'node')
  expect(new X509Certificate(certificateOf(running, 'node')).subjectAltName).toBe('IP Address:10.0.0.7')
  // Somebody else's signer.
  await running.create(request('other', { commonName: 'x' }, { signerName: 'example.com/signer' }))
  await approve(running, 'other')
  expect(get(running, 'other')?.status?.certificate).toBeUndefined()
})

it('a node that joins is let in by itself; others wait, and are forgotten after a day', async () => {
  await using running = await RunningCluster.start()
  const bootstrapping = running.cluster.client.as({
    user: { name: 'system:bootstrap:abcdef', groups: ['system:bootstrappers:kubeadm:default-node-token'] },
  })
  const spec = { signerName: signers.kubeletClient, usages: ['digital signature', 'client auth'] }
  const node = { commonName: 'system:node:one', organizations: ['system:nodes'] }
  await bootstrapping.create(request('joining', node, spec) as never)
  await running.cluster.settled()
  expect(get(running, 'joining')?.status?.conditions).toMatchObject([
    { type: 'Approved', reason: 'AutoApproved', message: 'Auto approving kubelet client certificate after SubjectAccessReview.' },
  ])
  expect(new X509Certificate(certificateOf(running, 'joining')).subject).toContain('CN=system:node:one')

  const somebody = running.cluster.client.as({ user: { name: 'jane', groups: [] } })
  await somebody.create(request('somebody', node, spec) as never)
  await running.cluster.settled()
  expect(get(running, 'somebody')?.status?.conditions).toBeUndefined()
  await running.pass(25 * 3600, 3600)
  expect(get(running, 'somebody')).toBeUndefined()
})

it('is off when it is switched off', async () => {
  await using running = await RunningCluster.start({
    controllers: { certificateSigning: false, certificateApproval: false, certificateCleaner: false },
  })
  await running.create(request('jane', { commonName: 'jane' }))
  await approve(running, 'jane')
  expect(certificateOf(running, 'jane')).toBe('')
})
