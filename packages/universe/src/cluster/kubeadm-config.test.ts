import { createHash } from 'node:crypto'
import { CertificateAuthority } from '@vivarium/core'
import { describe, expect, it } from 'vitest'
import { parseAllDocuments } from 'yaml'
import {
  caCertHash,
  documentsText,
  type InitSettings,
  initConfiguration,
  joinConfiguration,
  merge,
  newBootstrapToken,
} from './kubeadm-config.js'

const settings: InitSettings = {
  kubernetesVersion: 'v1.34.1',
  clusterName: 'main',
  nodeName: 'main-control-plane',
  address: '10.77.1.2',
  certificateNames: ['127.0.0.1', 'localhost'],
  podSubnet: '10.244.0.0/16',
  token: 'abcdef.0123456789abcdef',
}

describe('initConfiguration', () => {
  it('is of v1beta4 from Kubernetes 1.31 on, with arguments as lists', () => {
    const [init, cluster] = initConfiguration(settings)
    const patient = [
      { name: 'leader-elect-lease-duration', value: '60s' },
      { name: 'leader-elect-renew-deadline', value: '50s' },
      { name: 'leader-elect-retry-period', value: '5s' },
    ]
    expect(init).toEqual({
      apiVersion: 'kubeadm.k8s.io/v1beta4',
      kind: 'InitConfiguration',
      bootstrapTokens: [{ token: 'abcdef.0123456789abcdef' }],
      localAPIEndpoint: { advertiseAddress: '10.77.1.2', bindPort: 6443 },
      nodeRegistration: {
        name: 'main-control-plane',
        criSocket: 'unix:///var/run/containerd/containerd.sock',
        kubeletExtraArgs: [{ name: 'node-ip', value: '10.77.1.2' }],
        ignorePreflightErrors: ['NumCPU', 'Mem'],
      },
      patches: { directory: '/root/kubeadm-patches' },
      timeouts: {
        controlPlaneComponentHealthCheck: '30m0s',
        kubeletHealthCheck: '30m0s',
        etcdAPICall: '30m0s',
        kubernetesAPICall: '5m0s',
        discovery: '30m0s',
        tlsBootstrap: '30m0s',
      },
    })
    expect(cluster).toEqual({
      apiVersion: 'kubeadm.k8s.io/v1beta4',
      kind: 'ClusterConfiguration',
      clusterName: 'main',
      kubernetesVersion: 'v1.34.1',
      networking: { podSubnet: '10.244.0.0/16' },
      encryptionAlgorithm: 'ECDSA-P256',
      apiServer: { certSANs: ['127.0.0.1', 'localhost', '10.77.1.2'] },
      controllerManager: { extraArgs: patient },
      scheduler: { extraArgs: patient },
    })
  })

  it('is of v1beta3 before, which has no timeouts and arguments as maps', () => {
    const [init, cluster] = initConfiguration({ ...settings, kubernetesVersion: 'v1.30.2' })
    expect(init).toMatchObject({ apiVersion: 'kubeadm.k8s.io/v1beta3', nodeRegistration: { kubeletExtraArgs: { 'node-ip': '10.77.1.2' } } })
    expect(init).not.toHaveProperty('timeouts')
    expect(cluster).toMatchObject({
      apiServer: { timeoutForControlPlane: '30m0s' },
      scheduler: { extraArgs: { 'leader-elect-renew-deadline': '50s' } },
    })
  })

  it('has what the caller adds, also documents of other components', () => {
    const extras = {
      InitConfiguration: { nodeRegistration: { taints: [], ignorePreflightErrors: ['Swap'] } },
      KubeletConfiguration: { maxPods: 20 },
    }
    const documents = initConfiguration({ ...settings, extras })
    expect(documents[0]).toMatchObject({
      nodeRegistration: { name: 'main-control-plane', taints: [], ignorePreflightErrors: ['NumCPU', 'Mem', 'Swap'] },
    })
    expect(documents[2]).toEqual({ apiVersion: 'kubelet.config.k8s.io/v1beta1', kind: 'KubeletConfiguration', maxPods: 20 })
  })

  it('is written as YAML documents that read as the same', () => {
    const documents = initConfiguration(settings)
    expect(parseAllDocuments(documentsText(documents)).map((document) => document.toJS())).toEqual(documents)
  })

  it('is quoted where the YAML 1.1 of Go would read something else', () => {
    const text = documentsText(initConfiguration({ ...settings, clusterName: 'on', nodeName: 'n', token: '012345.0123456789012345' }))
    expect(text).toContain('"clusterName":"on"')
    expect(text).toContain('"name":"n"')
    expect(text).toContain('"token":"012345.0123456789012345"')
  })
})

describe('joinConfiguration', () => {
  it('says whom to join and by what to know it', () => {
    const { kubernetesVersion, token } = settings
    const join = {
      kubernetesVersion,
      token,
      nodeName: 'main-worker-1',
      address: '10.77.1.3',
      endpoint: '10.77.1.2:6443',
      caCertHash: 'sha256:ab',
    }
    expect(joinConfiguration({ ...join, extras: { nodeRegistration: { taints: [{ key: 'gpu', effect: 'NoSchedule' }] } } })).toMatchObject({
      apiVersion: 'kubeadm.k8s.io/v1beta4',
      kind: 'JoinConfiguration',
      discovery: { bootstrapToken: { apiServerEndpoint: '10.77.1.2:6443', token, caCertHashes: ['sha256:ab'] } },
      nodeRegistration: { name: 'main-worker-1', taints: [{ key: 'gpu', effect: 'NoSchedule' }] },
    })
  })
})

describe('merge', () => {
  it('merges objects, appends lists, replaces the rest, and changes neither', () => {
    const base = { a: { b: 1, c: [1] }, d: 'x' }
    expect(merge(base, { a: { c: [2], e: 3 }, d: 'y' })).toEqual({ a: { b: 1, c: [1, 2], e: 3 }, d: 'y' })
    expect(base).toEqual({ a: { b: 1, c: [1] }, d: 'x' })
  })
})

describe('newBootstrapToken', () => {
  it('is of the form that Kubernetes wants, and never the same', () => {
    const tokens = Array.from({ length: 50 }, newBootstrapToken)
    for (const token of tokens) expect(token).toMatch(/^[a-z0-9]{6}\.[a-z0-9]{16}$/)
    expect(new Set(tokens).size).toBe(tokens.length)
  })
})

describe('caCertHash', () => {
  it('is that of the public key, which openssl and kubeadm calculate', async () => {
    const { certificate } = await CertificateAuthority.create('kubernetes')
    const { X509Certificate } = await import('node:crypto')
    const raw = new X509Certificate(certificate).publicKey.export({ type: 'spki', format: 'der' })
    expect(caCertHash(certificate)).toBe(`sha256:${createHash('sha256').update(raw).digest('hex')}`)
  })
})
