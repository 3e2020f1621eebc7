import { HttpClient } from '@vivarium/controller'
import { expect, it } from 'vitest'
import { RunningCluster } from '../testing/running-cluster.js'

const secretKind = { apiVersion: 'v1', kind: 'Secret' } as const
const configMapKind = { apiVersion: 'v1', kind: 'ConfigMap' } as const
/** Of k8s.io/cluster-bootstrap/token/jws. */
const expectedSignature = 'eyJhbGciOiJIUzI1NiIsImtpZCI6ImFiY2RlZiJ9..K1chermAQEq0rdqy-ehj0VDfmA_ytv8Wzh9g26FldrE'
const clusterInfo = {
  ...configMapKind,
  metadata: { namespace: 'kube-public', name: 'cluster-info' },
  data: { kubeconfig: 'apiVersion: v1\n' },
}
const token = (more: Record<string, string> = {}) => ({
  ...secretKind,
  type: 'bootstrap.kubernetes.io/token',
  metadata: { namespace: 'kube-system', name: 'bootstrap-token-abcdef' },
  stringData: {
    'token-id': 'abcdef',
    'token-secret': '0123456789abcdef',
    'usage-bootstrap-authentication': 'true',
    'usage-bootstrap-signing': 'true',
    'auth-extra-groups': 'system:bootstrappers:kubeadm:default-node-token',
    ...more,
  },
})
const dataOf = (running: RunningCluster) =>
  running.get<typeof clusterInfo & { data: Record<string, string> }>(configMapKind, 'cluster-info', 'kube-public').data

async function whoIs(running: RunningCluster, bearer: string): Promise<object | undefined> {
  const { url, certificateAuthority } = running.cluster.api
  using client = new HttpClient({ server: url, certificateAuthority, credentials: { token: bearer } })
  const review = { apiVersion: 'authentication.k8s.io/v1', kind: 'SelfSubjectReview', metadata: {} }
  try {
    return ((await client.create(review)) as { status?: { userInfo?: object } }).status?.userInfo
  } catch {
    return undefined
  }
}

it('cluster-info is signed with each token that may, as kubeadm computes it', async () => {
  await using running = await RunningCluster.start()
  await running.create(clusterInfo)
  await running.create(token())
  expect(dataOf(running)['jws-kubeconfig-abcdef']).toBe(expectedSignature)
  await running.patch(configMapKind, 'cluster-info', { data: { kubeconfig: 'another' } }, { namespace: 'kube-public' })
  const changed = dataOf(running)['jws-kubeconfig-abcdef']
  expect(changed).toMatch(/^[\w-]+\.\.[\w-]{43}$/)
  expect(changed).not.toBe(expectedSignature)
  await running.patch(
    secretKind,
    'bootstrap-token-abcdef',
    { stringData: { 'usage-bootstrap-signing': 'false' } },
    { namespace: 'kube-system' },
  )
  expect(dataOf(running)).toEqual({ kubeconfig: 'another' })
})

it('a token is a user until its time is over, and then goes', async () => {
  await using running = await RunningCluster.start()
  await running.create(clusterInfo)
  await running.create(token({ expiration: '2026-01-01T01:00:00Z' }))
  expect(await whoIs(running, 'abcdef.0123456789abcdef')).toMatchObject({
    username: 'system:bootstrap:abcdef',
    groups: ['system:bootstrappers', 'system:bootstrappers:kubeadm:default-node-token', 'system:authenticated'],
  })
  expect(await whoIs(running, 'abcdef.0123456789abcdeX')).toBeUndefined()
  expect(await whoIs(running, 'abcdef.0123456789abcdee')).toBeUndefined()
  await running.pass(3601, 1200)
  expect(await whoIs(running, 'abcdef.0123456789abcdef')).toBeUndefined()
  expect(running.find(secretKind, 'bootstrap-token-abcdef', 'kube-system')).toBeUndefined()
  expect(dataOf(running)).toEqual({ kubeconfig: 'apiVersion: v1\n' })
})

it('a token that may not authenticate, or whose groups are others, is nobody', async () => {
  await using running = await RunningCluster.start()
  await running.create(token({ 'usage-bootstrap-authentication': 'false' }))
  expect(await whoIs(running, 'abcdef.0123456789abcdef')).toBeUndefined()
  await running.patch(
    secretKind,
    'bootstrap-token-abcdef',
    { stringData: { 'usage-bootstrap-authentication': 'true', 'auth-extra-groups': 'system:masters' } },
    { namespace: 'kube-system' },
  )
  expect(await whoIs(running, 'abcdef.0123456789abcdef')).toBeUndefined()
})
