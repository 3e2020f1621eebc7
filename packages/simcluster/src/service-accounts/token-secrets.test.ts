import { HttpClient } from '@vivarium/controller'
import { expect, it } from 'vitest'
import { RunningCluster } from '../testing/running-cluster.js'

const secretKind = { apiVersion: 'v1', kind: 'Secret' } as const
const accountKind = { apiVersion: 'v1', kind: 'ServiceAccount' } as const
const robot = { ...accountKind, metadata: { name: 'robot' } }
const secret = {
  ...secretKind,
  type: 'kubernetes.io/service-account-token',
  metadata: { name: 'robot-token', annotations: { 'kubernetes.io/service-account.name': 'robot' } },
}

async function whoIs(running: RunningCluster, token: string): Promise<object | undefined> {
  const { url, certificateAuthority } = running.cluster.api
  using client = new HttpClient({ server: url, certificateAuthority, credentials: { token } })
  try {
    const review = { apiVersion: 'authentication.k8s.io/v1', kind: 'SelfSubjectReview', metadata: {} }
    return ((await client.create(review)) as { status?: { userInfo?: object } }).status?.userInfo
  } catch {
    return undefined
  }
}

it('a secret gets the token of its account, which is a user for as long as the secret has it', async () => {
  await using running = await RunningCluster.start()
  await running.create(robot)
  await running.create(secret)
  const { data } = running.get<typeof secret & { data: Record<string, string> }>(secretKind, 'robot-token')
  const read = (key: string) => Buffer.from(data[key] ?? '', 'base64').toString('utf8')
  expect(read('namespace')).toBe('default')
  expect(read('ca.crt')).toBe(running.cluster.api.certificateAuthority)
  const claims = JSON.parse(Buffer.from(read('token').split('.')[1] ?? '', 'base64url').toString('utf8'))
  expect(claims).toMatchObject({ iss: 'kubernetes/serviceaccount', sub: 'system:serviceaccount:default:robot' })
  expect(await whoIs(running, read('token'))).toMatchObject({ username: 'system:serviceaccount:default:robot' })

  await running.patch(accountKind, 'robot', { secrets: [{ name: 'robot-token' }] })
  await running.cluster.client.delete(secretKind, { namespace: 'default', name: 'robot-token' })
  await running.cluster.settled()
  expect(await whoIs(running, read('token'))).toBeUndefined()
  expect(running.get<typeof robot & { secrets?: object[] }>(accountKind, 'robot').secrets ?? []).toEqual([])
})

it('a secret goes with its account, and one of an account that there is not goes at once', async () => {
  await using running = await RunningCluster.start()
  await running.create(robot)
  await running.create(secret)
  await running.cluster.client.delete(accountKind, { namespace: 'default', name: 'robot' })
  await running.cluster.settled()
  expect(running.find(secretKind, 'robot-token')).toBeUndefined()
  await running.create(secret)
  expect(running.find(secretKind, 'robot-token')).toBeUndefined()
})
