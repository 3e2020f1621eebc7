import { HttpClient } from '@vivarium/controller'
import { CertificateAuthority } from '@vivarium/core'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { readAdminKubeconfig } from './admin-kubeconfig.js'
import { forwardedHost, kubeconfigText } from './kubeconfig.js'

async function accessOf(user: string) {
  const authority = await CertificateAuthority.create('kubernetes')
  const { certificate, key } = await authority.issueClient(user, ['system:masters'])
  return { certificateAuthority: authority.certificate, user, certificate, key }
}

describe('kubeconfigText', () => {
  it('is a kubeconfig for the administrator at that server', async () => {
    const access = await accessOf('kubernetes-admin')
    const text = kubeconfigText('main', access, 'https://127.0.0.1:41234')
    const client = await HttpClient.fromKubeconfig(text)
    expect(client.server).toBe('https://127.0.0.1:41234')
    expect(parse(text)).toMatchObject({
      kind: 'Config',
      'current-context': 'kubernetes-admin@main',
      contexts: [{ context: { cluster: 'main' } }],
    })
    // What kubeadm wrote gives the same again.
    expect(readAdminKubeconfig('m', text)).toEqual(access)
    expect(readAdminKubeconfig('m', text.replace('name: "kubernetes-admin"', 'name: kubernetes-admin'))).toEqual(access)
  })

  it('is right for names that mean something in YAML', async () => {
    const text = kubeconfigText('no', await accessOf('yes: "1"'), 'https://127.0.0.1:1')
    expect(parse(text)).toMatchObject({ 'current-context': 'yes: "1"@no', users: [{ name: 'yes: "1"' }], clusters: [{ name: 'no' }] })
  })
})

describe('readAdminKubeconfig', () => {
  it('names the machine whose file is none of kubeadm', () => {
    for (const text of ['', '{', 'clusters: []', 'clusters: [{cluster: {}}]\nusers: [{name: a, user: {token: x}}]']) {
      expect(() => readAdminKubeconfig('main-control-plane', text)).toThrow(/admin.conf of main-control-plane/)
    }
  })
})

describe('forwardedHost', () => {
  it('is an address that one can connect to', () => {
    const host = (hostAddress: string) => forwardedHost({ hostAddress, hostPort: 1, guestPort: 6443 })
    expect(host('127.0.0.1')).toBe('127.0.0.1')
    expect(host('0.0.0.0')).toBe('127.0.0.1')
    expect(host('::')).toBe('[::1]')
    expect(host('fd00::1')).toBe('[fd00::1]')
  })
})
