import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ApiServer } from '../api-server.js'
import type { Authorizer } from '../auth/user.js'
import type { Client } from '../client.js'
import type { KubeObject } from '../registry/objects.js'
import type { Pod, PodSpec } from '../resources/core/pod-types.js'
import { StatusError } from '../status.js'
import { mergeTolerations } from './runtime-class.js'

const pod = (name: string, spec: Partial<PodSpec> & Record<string, unknown> = {}, annotations?: Record<string, string>) =>
  ({
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name, namespace: 'default', ...(annotations && { annotations }) },
    spec: { containers: [{ name: 'main', image: 'nginx' }], ...spec },
  }) as unknown as Pod
const object = (apiVersion: string, kind: string, name: string, fields: Record<string, unknown> = {}) =>
  ({ apiVersion, kind, ...fields, metadata: { name, ...(fields.metadata as object | undefined) } }) as unknown as KubeObject & {
    spec: Record<string, unknown>
  }
const inDefault = { metadata: { namespace: 'default' } }

async function refusal(write: Promise<unknown>): Promise<[code: number, message: string]> {
  const error = await write.then(
    () => undefined,
    (error: unknown) => error,
  )
  if (!(error instanceof StatusError)) throw new Error(`not refused: ${String(error)}`)
  return [error.httpCode, error.message]
}

/** May do everything but sign. */
const noSigners: Authorizer = ({ resource }) => (resource?.resource === 'signers' ? 'no' : undefined)

describe('admission', () => {
  let api: ApiServer
  let client: Client
  beforeAll(async () => {
    api = await ApiServer.start({ admission: { enable: ['ServiceAccount'] }, authorizer: noSigners })
    client = api.client
    await client.create(object('v1', 'ServiceAccount', 'default', inDefault))
  })
  afterAll(() => api.close())

  it('ServiceAccount: a pod runs as default and gets its token, with the content of the real volume', async () => {
    const { spec } = await client.create(pod('plain'))
    expect([spec.serviceAccountName, spec.serviceAccount]).toEqual(['default', 'default'])
    const [volume] = spec.volumes ?? []
    expect(volume).toEqual({
      name: expect.stringMatching(/^kube-api-access-[a-z0-9]{5}$/),
      projected: {
        sources: [
          { serviceAccountToken: { expirationSeconds: 3607, path: 'token' } },
          { configMap: { name: 'kube-root-ca.crt', items: [{ key: 'ca.crt', path: 'ca.crt' }] } },
          { downwardAPI: { items: [{ path: 'namespace', fieldRef: { apiVersion: 'v1', fieldPath: 'metadata.namespace' } }] } },
        ],
        defaultMode: 420,
      },
    })
    expect(spec.containers?.[0]?.volumeMounts).toEqual([
      { name: volume?.name, readOnly: true, mountPath: '/var/run/secrets/kubernetes.io/serviceaccount' },
    ])
  })

  it('ServiceAccount: the account must exist', async () => {
    expect(await refusal(client.create(pod('lost', { serviceAccountName: 'nobody' })))).toEqual([
      403,
      'pods "lost" is forbidden: error looking up service account default/nobody: serviceaccount "nobody" not found',
    ])
  })

  it('ServiceAccount: pull secrets come along; an account or a pod may do without the token', async () => {
    await client.create(
      object('v1', 'ServiceAccount', 'quiet', { ...inDefault, automountServiceAccountToken: false, imagePullSecrets: [{ name: 'p' }] }),
    )
    const quiet = await client.create(pod('quiet', { serviceAccountName: 'quiet' }))
    expect([quiet.spec.volumes, quiet.spec.imagePullSecrets]).toEqual([undefined, [{ name: 'p' }]])
    const loud = await client.create(
      pod('loud', { serviceAccountName: 'quiet', automountServiceAccountToken: true, imagePullSecrets: [{ name: 'own' }] }),
    )
    expect([loud.spec.volumes?.length, loud.spec.imagePullSecrets]).toEqual([1, [{ name: 'own' }]])
  })

  it('ServiceAccount: an account that insists on it lets pods use its own secrets only; mirror pods use none', async () => {
    const annotations = { 'kubernetes.io/enforce-mountable-secrets': 'true' }
    await client.create(
      object('v1', 'ServiceAccount', 'strict', { metadata: { namespace: 'default', annotations }, secrets: [{ name: 'ok' }] }),
    )
    const strict = (name: string, spec: Record<string, unknown>) => client.create(pod(name, { serviceAccountName: 'strict', ...spec }))
    await strict('allowed', { volumes: [{ name: 'v', secret: { secretName: 'ok' } }] })
    expect(await refusal(strict('volume', { volumes: [{ name: 'v', secret: { secretName: 'no' } }] }))).toEqual([
      403,
      'pods "volume" is forbidden: volume with secret.secretName="no" is not allowed because service account strict does not reference that secret',
    ])
    const env = [{ name: 'E', valueFrom: { secretKeyRef: { name: 'no', key: 'k' } } }]
    expect((await refusal(strict('env', { containers: [{ name: 'main', image: 'i', env }] })))[1]).toMatch(
      /container main with envVar E referencing secret.secretName="no" is not allowed/,
    )
    expect((await refusal(strict('pull', { imagePullSecrets: [{ name: 'x' }] })))[1]).toMatch(
      /imagePullSecrets\[0\]\.name="x" is not allowed/,
    )
    const mirror = { 'kubernetes.io/config.mirror': 'x' }
    expect((await refusal(client.create(pod('mirror', { nodeName: 'n', serviceAccountName: 'strict' }, mirror))))[1]).toBe(
      'pods "mirror" is forbidden: a mirror pod may not reference service accounts',
    )
    expect((await client.create(pod('mirror2', { nodeName: 'n' }, mirror))).spec.serviceAccountName).toBeUndefined()
  })

  it('Priority: the number of the class, or none; never one of the client', async () => {
    const plain = await client.create(pod('unimportant'))
    expect([plain.spec.priority, plain.spec.preemptionPolicy, plain.spec.priorityClassName]).toEqual([0, 'PreemptLowerPriority', undefined])
    expect((await client.create(pod('vital', { priorityClassName: 'system-cluster-critical' }))).spec.priority).toBe(2_000_000_000)
    expect(await refusal(client.create(pod('unknown', { priorityClassName: 'nothing' })))).toEqual([
      403,
      'pods "unknown" is forbidden: no PriorityClass with name nothing was found',
    ])
    expect((await refusal(client.create(pod('self', { priority: 5 }))))[1]).toBe(
      'pods "self" is forbidden: the integer value of priority (5) must not be provided in pod spec; priority admission controller computed 0 from the given PriorityClass name',
    )
    const { spec } = await client.patch<Pod>(plain, { namespace: 'default', name: 'unimportant' }, { spec: { priority: null } })
    expect(spec.priority).toBe(0)
  })

  it('Priority: one default class, which pods get that name none', async () => {
    await using own = await ApiServer.start()
    const low = (name: string) =>
      object('scheduling.k8s.io/v1', 'PriorityClass', name, { value: 7, globalDefault: true, preemptionPolicy: 'Never' })
    await own.client.create(low('low'))
    expect((await refusal(own.client.create(low('other'))))[1]).toBe(
      'priorityclasses.scheduling.k8s.io "other" is forbidden: PriorityClass low is already marked as default. Only one default can exist',
    )
    const { spec } = await own.client.create(pod('defaulted'))
    expect([spec.priorityClassName, spec.priority, spec.preemptionPolicy]).toEqual(['low', 7, 'Never'])
  })

  it('DefaultTolerationSeconds: five minutes, unless the pod says otherwise', async () => {
    const toleration = (name: string) => ({
      key: `node.kubernetes.io/${name}`,
      operator: 'Exists',
      effect: 'NoExecute',
      tolerationSeconds: 300,
    })
    expect((await client.create(pod('patient'))).spec.tolerations).toEqual([toleration('not-ready'), toleration('unreachable')])
    const own = { key: 'node.kubernetes.io/not-ready', operator: 'Exists' }
    expect((await client.create(pod('own', { tolerations: [own] }))).spec.tolerations).toEqual([own, toleration('unreachable')])
    expect((await client.create(pod('all', { tolerations: [{ operator: 'Exists' }] }))).spec.tolerations).toHaveLength(1)
  })

  it('TaintNodesByCondition: a new node takes no pods yet', async () => {
    const taint = { key: 'node.kubernetes.io/not-ready', effect: 'NoSchedule' }
    expect((await client.create(object('v1', 'Node', 'fresh'))).spec.taints).toEqual([taint])
    expect((await client.create(object('v1', 'Node', 'tainted', { spec: { taints: [taint] } }))).spec.taints).toEqual([taint])
  })

  it('DefaultStorageClass, StorageObjectInUseProtection, PersistentVolumeClaimResize: claims', async () => {
    const storageClass = (name: string, isDefault: string) =>
      object('storage.k8s.io/v1', 'StorageClass', name, {
        metadata: { annotations: { 'storageclass.kubernetes.io/is-default-class': isDefault } },
        provisioner: 'p',
        allowVolumeExpansion: true,
      })
    const claim = (name: string, fields: Record<string, unknown> = {}) =>
      object('v1', 'PersistentVolumeClaim', name, {
        ...inDefault,
        spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } }, ...fields },
      })
    expect((await client.create(claim('early'))).spec.storageClassName).toBeUndefined()
    await client.create(storageClass('other', 'false'))
    await client.create(storageClass('usual', 'true'))
    const made = await client.create(claim('mine'))
    expect([made.spec.storageClassName, made.metadata.finalizers]).toEqual(['usual', ['kubernetes.io/pvc-protection']])
    expect((await client.create(claim('none', { storageClassName: '' }))).spec.storageClassName).toBe('')
    expect(
      (
        await client.create(
          object('v1', 'PersistentVolume', 'volume', {
            spec: { accessModes: ['ReadWriteOnce'], capacity: { storage: '1Gi' }, hostPath: { path: '/x' } },
          }),
        )
      ).metadata.finalizers,
    ).toEqual(['kubernetes.io/pv-protection'])

    const key = { namespace: 'default', name: 'early' }
    await client.patch(made, key, { spec: { volumeName: 'v' } })
    await client.patch(made, key, { status: { phase: 'Bound', capacity: { storage: '1Gi' } } }, { subresource: 'status' })
    expect(await refusal(client.patch(made, key, { spec: { resources: { requests: { storage: '2Gi' } } } }))).toEqual([
      403,
      'persistentvolumeclaims "early" is forbidden: only dynamically provisioned pvc can be resized and the storageclass that provisions the pvc must support resize',
    ])
  })

  it('DefaultIngressClass: where an ingress names none', async () => {
    const ingress = (name: string, annotations?: Record<string, string>) =>
      object('networking.k8s.io/v1', 'Ingress', name, {
        metadata: { namespace: 'default', ...(annotations && { annotations }) },
        spec: { defaultBackend: { service: { name: 's', port: { number: 80 } } } },
      })
    await client.create(
      object('networking.k8s.io/v1', 'IngressClass', 'usual', {
        metadata: { annotations: { 'ingressclass.kubernetes.io/is-default-class': 'true' } },
        spec: { controller: 'a.b/c' },
      }),
    )
    expect((await client.create(ingress('plain'))).spec.ingressClassName).toBe('usual')
    expect((await client.create(ingress('old', { 'kubernetes.io/ingress.class': 'x' }))).spec.ingressClassName).toBeUndefined()
  })

  it('RuntimeClass: overhead and place', async () => {
    await client.create(
      object('node.k8s.io/v1', 'RuntimeClass', 'heavy', {
        handler: 'h',
        overhead: { podFixed: { cpu: '100m' } },
        scheduling: { nodeSelector: { a: 'b' }, tolerations: [{ key: 'k', operator: 'Exists' }] },
      }),
    )
    const { spec } = await client.create(pod('heavy', { runtimeClassName: 'heavy' }))
    expect([spec.overhead, spec.nodeSelector, spec.tolerations?.at(-1)]).toEqual([
      { cpu: '100m' },
      { a: 'b' },
      { key: 'k', operator: 'Exists' },
    ])
    expect((await client.create(pod('same', { runtimeClassName: 'heavy', overhead: { cpu: '0.1' } }))).spec.overhead).toEqual({
      cpu: '100m',
    })
    const messages = [
      pod('r1', { runtimeClassName: 'nothing' }),
      pod('r2', { runtimeClassName: 'heavy', overhead: { cpu: '1' } }),
      pod('r3', { runtimeClassName: 'heavy', nodeSelector: { a: 'c' } }),
      pod('r4', { overhead: { cpu: '1' } }),
    ].map(async (one) => (await refusal(client.create(one)))[1].replace(/^pods "r\d" is forbidden: /, ''))
    expect(await Promise.all(messages)).toEqual([
      'pod rejected: RuntimeClass "nothing" not found',
      "pod rejected: Pod's Overhead doesn't match RuntimeClass's defined Overhead",
      'conflict: runtimeClass.scheduling.nodeSelector[a] = b; pod.spec.nodeSelector[a] = c',
      'pod rejected: Pod Overhead set without corresponding RuntimeClass defined Overhead',
    ])
  })

  it('certificates: signers are authorized, and nobody becomes a member of system:masters', async () => {
    const csr = (name: string, signerName: string) =>
      object('certificates.k8s.io/v1', 'CertificateSigningRequest', name, {
        spec: { request: mastersRequest, signerName, usages: ['client auth'] },
      })
    expect((await refusal(client.create(csr('masters', 'kubernetes.io/kube-apiserver-client'))))[1]).toBe(
      'certificatesigningrequests.certificates.k8s.io "masters" is forbidden: use of kubernetes.io/kube-apiserver-client signer with system:masters group is not allowed',
    )
    const made = await client.create(csr('other', 'example.com/x'))
    const condition = { type: 'Approved', status: 'True', reason: 'r', message: 'm' }
    expect(
      (await refusal(client.patch(made, { name: 'other' }, { status: { conditions: [condition] } }, { subresource: 'approval' })))[1],
    ).toBe(
      'certificatesigningrequests.certificates.k8s.io "other" is forbidden: user not permitted to approve requests with signerName "example.com/x"',
    )
    const certificate = Buffer.from('x').toString('base64')
    expect((await refusal(client.patch(made, { name: 'other' }, { status: { certificate } }, { subresource: 'status' })))[1]).toMatch(
      /user not permitted to sign requests|may not contain|PEM/,
    )
  })

  it('tolerations that another one covers are left out of a merge', () => {
    const all = { operator: 'Exists' }
    const any = { key: 'k', operator: 'Exists' }
    const one = { key: 'k', operator: 'Equal', value: 'v', effect: 'NoExecute' }
    expect(mergeTolerations([one], [any])).toEqual([any])
    expect(mergeTolerations([any], [one, any])).toEqual([any])
    expect(mergeTolerations([one], [all])).toEqual([all])
    const short = { ...one, tolerationSeconds: 5 }
    expect(mergeTolerations([short], [one])).toEqual([one])
    expect(mergeTolerations([one], [{ ...one, value: 'w' }])).toHaveLength(2)
  })
})

describe('the choice of admission plugins', () => {
  it('leaves out what is switched off', async () => {
    await using api = await ApiServer.start({ admission: { disable: ['Priority', 'DefaultTolerationSeconds', 'PodSecurity'] } })
    const { spec } = await api.client.create(pod('plain'))
    expect([spec.priority, spec.tolerations, spec.serviceAccountName]).toEqual([undefined, undefined, undefined])
  })

  it.each([
    [{ enable: ['ResourceQuota'] }, /this server does not have that plugin/],
    [{ enable: ['Nonsense'] }, /kube-apiserver has no such plugin/],
    [{ disable: ['Nonsense'] }, /kube-apiserver has no such plugin/],
  ])('refuses %j', async (admission, message) => {
    await expect(ApiServer.start({ admission })).rejects.toMatchObject({ code: 'INVALID_VALUE', message: expect.stringMatching(message) })
  })
})

/** A request of O=system:masters, CN=x. */
const mastersRequest =
  'LS0tLS1CRUdJTiBDRVJUSUZJQ0FURSBSRVFVRVNULS0tLS0KTUlIdE1JR1RBZ0VBTURFeEZ6QVZCZ05WQkFvTURuTjVjM1JsYlRwdFlYTjBaWEp6TVFvd0NBWURWUVFLREFGaQpNUW93Q0FZRFZRUUREQUY0TUZrd0V3WUhLb1pJemowQ0FRWUlLb1pJemowREFRY0RRZ0FFc0FVVk1RRzZwWjR5CmdPT0lxSk9sYUtuOURZY2Vzc2s5Rm9RN21SWkd1TVdKSEpyWW5RU0hJY0Z4YUsrV1ZjSFczVlVERFNRc3kwVFAKY2I2YWNVd1l6NkFBTUFvR0NDcUdTTTQ5QkFNQ0Ewa0FNRVlDSVFEbW1WZlQvOFNzRHJBWkpEYVJ3ZFRBSnJsdgozQmNGeW1BSWtRcnNXcSt2QVFJaEFJbWRENjZYbWlmd3FmcmI4YThiRzU4RjMyUnRSU0ZvZXI1MnI5dDNqVTB6Ci0tLS0tRU5EIENFUlRJRklDQVRFIFJFUVVFU1QtLS0tLQo='
