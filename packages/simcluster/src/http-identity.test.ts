import { ApiServer } from '@vivarium/apiserver'
import { HttpClient, type KubeObject } from '@vivarium/controller'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

interface Review extends KubeObject {
  status?: { userInfo?: { username?: string; groups?: string[] } }
}

describe('who a client over HTTP is, and whom it trusts', () => {
  let api: ApiServer
  beforeAll(async () => {
    api = await ApiServer.start({ tokens: { secret: { name: 'by-token', groups: ['readers'] } } })
  })
  afterAll(() => api?.close())

  const whoIs = async (client: HttpClient) => {
    using one = client
    const review = await one.create<Review>({ apiVersion: 'authentication.k8s.io/v1', kind: 'SelfSubjectReview', metadata: {} })
    return [review.status?.userInfo?.username, review.status?.userInfo?.groups?.filter((group) => group !== 'system:authenticated')]
  }
  const trusted = () => ({ server: api.url, certificateAuthority: api.certificateAuthority })

  it('certificates of a kubeconfig', async () => {
    expect(await whoIs(await HttpClient.fromKubeconfig(api.kubeconfig))).toEqual(['kubernetes-admin', ['system:masters']])
    expect(await whoIs(await HttpClient.fromKubeconfig(await api.kubeconfigFor('me', ['mine'])))).toEqual(['me', ['mine']])
  })

  it('a token, also on behalf of somebody else', async () => {
    expect(await whoIs(new HttpClient({ ...trusted(), credentials: { token: 'secret' } }))).toEqual(['by-token', ['readers']])
    const impersonate = { user: 'somebody', groups: ['a', 'b'] }
    expect(await whoIs(new HttpClient({ ...trusted(), credentials: { token: 'secret', impersonate } }))).toEqual(['somebody', ['a', 'b']])
  })

  it('a token that nobody knows is refused', async () => {
    await expect(whoIs(new HttpClient({ ...trusted(), credentials: { token: 'other' } }))).rejects.toMatchObject({ reason: 'Unauthorized' })
  })

  it('a server whose authority it does not know is not talked to, unless it is told to', async () => {
    const unknown = { server: api.url, credentials: { token: 'secret' } }
    await expect(whoIs(new HttpClient(unknown))).rejects.toMatchObject({
      code: 'SERVER_UNREACHABLE',
      message: expect.stringContaining('certificate'),
    })
    expect((await whoIs(new HttpClient({ ...unknown, insecure: true })))[0]).toBe('by-token')
    await expect(whoIs(new HttpClient({ ...unknown, ...trusted(), serverName: 'example.com' }))).rejects.toMatchObject({
      code: 'SERVER_UNREACHABLE',
    })
    expect((await whoIs(new HttpClient({ ...unknown, ...trusted(), serverName: 'kubernetes' })))[0]).toBe('by-token')
  })
})
