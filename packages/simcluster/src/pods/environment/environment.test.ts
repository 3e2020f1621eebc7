import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Container, Pod } from '../../kubelet/pod.js'
import { expand } from './expand.js'
import type { ClusterObjects } from './objects.js'
import { environmentOf, serviceVariables } from './variables.js'
import { missingVolume, mountsOf } from './volumes.js'

const base64 = (text: string) => Buffer.from(text).toString('base64')
const there: Record<string, object> = {
  'ConfigMap/settings': { data: { colour: 'blue', size: '5' }, binaryData: { raw: base64('\u0000\u0001') } },
  'Secret/hidden': { data: { word: base64('sesame') } },
  'ServiceAccount/default': {},
}
const objects: ClusterObjects = {
  find: ({ kind }, _namespace, name) => there[`${kind}/${name}`] as never,
  services: () => [],
  token: ({ account, audience }) => `token of ${account} for ${audience}`,
}
const podWith = (container: Partial<Container>, spec: object = {}): { pod: Pod; container: Container } => {
  const whole: Container = { name: 'main', ...container }
  return {
    container: whole,
    pod: {
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name: 'web', namespace: 'team', uid: 'u-1', labels: { b: '2', a: 'x "y"' } },
      spec: { nodeName: 'node-1', containers: [whole], ...spec },
      status: { podIP: '10.1.0.2', hostIP: '10.0.0.1' },
    },
  }
}

describe('variables', () => {
  it('refer to others, and say what is no reference as it is', () => {
    const value = (name: string) => ({ A: '1', B: '2' })[name]
    expect(expand('$(A)-$(B)-$(C)', value)).toBe('1-2-$(C)')
    expect(expand('$$(A) $A $ $(A', value)).toBe('$(A) $A $ $(A')
    fc.assert(
      fc.property(
        fc.string().filter((text) => !text.includes('$')),
        (text) => expand(text, value) === text,
      ),
    )
  })

  it('come from config maps, secrets, fields and resources, the later one counts', () => {
    const { pod, container } = podWith({
      envFrom: [{ configMapRef: { name: 'settings' } }, { prefix: 'S_', secretRef: { name: 'hidden' } }],
      env: [
        { name: 'colour', value: 'red' },
        { name: 'text', value: '$(colour) $(S_word)' },
        { name: 'ip', valueFrom: { fieldRef: { fieldPath: 'status.podIP' } } },
        { name: 'label', valueFrom: { fieldRef: { fieldPath: "metadata.labels['b']" } } },
        { name: 'cpu', valueFrom: { resourceFieldRef: { resource: 'requests.cpu', divisor: '1m' } } },
        { name: 'memory', valueFrom: { resourceFieldRef: { resource: 'limits.memory' } } },
        { name: 'none', valueFrom: { configMapKeyRef: { name: 'absent', key: 'k', optional: true } } },
      ],
      resources: { requests: { cpu: '250m' } },
    })
    expect(environmentOf(pod, container, objects, { memory: '1Ki' })).toEqual({
      variables: {
        colour: 'red',
        size: '5',
        S_word: 'sesame',
        text: 'red sesame',
        ip: '10.1.0.2',
        label: '2',
        cpu: '250',
        memory: '1024',
      },
    })
  })

  it.each([
    [{ envFrom: [{ configMapRef: { name: 'absent' } }] }, 'configmap "absent" not found'],
    [{ env: [{ name: 'a', valueFrom: { secretKeyRef: { name: 'absent', key: 'k' } } }] }, 'secret "absent" not found'],
    [
      { env: [{ name: 'a', valueFrom: { configMapKeyRef: { name: 'settings', key: 'k' } } }] },
      "couldn't find key k in ConfigMap team/settings",
    ],
  ])('that can not be had are named as the kubelet does', (container, problem) => {
    const made = podWith(container)
    expect(environmentOf(made.pod, made.container, objects, {})).toEqual({ problem })
  })

  it('of services are those of the namespace, and of the API server', () => {
    const service = (namespace: string, name: string, clusterIP: string) => ({
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { namespace, name },
      spec: { clusterIP, ports: [{ name: 'http-in', port: 80, protocol: 'TCP' }] },
    })
    const services = [
      service('team', 'my-web', '10.0.0.5'),
      service('default', 'kubernetes', '10.0.0.1'),
      service('other', 'far', '10.0.0.6'),
      service('team', 'headless', 'None'),
    ]
    expect(serviceVariables(services, 'team', true)).toMatchObject({
      MY_WEB_SERVICE_HOST: '10.0.0.5',
      MY_WEB_SERVICE_PORT: '80',
      MY_WEB_SERVICE_PORT_HTTP_IN: '80',
      MY_WEB_PORT: 'tcp://10.0.0.5:80',
      MY_WEB_PORT_80_TCP_ADDR: '10.0.0.5',
      KUBERNETES_SERVICE_HOST: '10.0.0.1',
    })
    expect(Object.keys(serviceVariables(services, 'team', false)).every((name) => name.startsWith('KUBERNETES'))).toBe(true)
    expect(Object.keys(serviceVariables(services, 'team', true)).some((name) => name.startsWith('FAR'))).toBe(false)
  })
})

describe('volumes', () => {
  const files = (mount: { files?: ReadonlyMap<string, { content: Uint8Array; mode: number }> } | undefined) =>
    [...(mount?.files ?? [])].map(([path, { content, mode }]) => `${path} ${mode.toString(8)} ${Buffer.from(content)}`)

  it('have the files of their sources, with paths and modes', () => {
    const { pod, container } = podWith(
      {
        volumeMounts: [
          { name: 'settings', mountPath: '/settings' },
          { name: 'hidden', mountPath: '/one-file', subPath: 'deep/word' },
          { name: 'access', mountPath: '/access' },
          { name: 'scratch', mountPath: '/scratch' },
          { name: 'claim', mountPath: '/claim', readOnly: true },
        ],
      },
      {
        volumes: [
          { name: 'settings', configMap: { name: 'settings', defaultMode: 0o600 } },
          { name: 'hidden', secret: { secretName: 'hidden', items: [{ key: 'word', path: 'deep/word', mode: 0o400 }] } },
          {
            name: 'access',
            projected: {
              sources: [
                { serviceAccountToken: { path: 'token', audience: 'vault' } },
                { configMap: { name: 'absent', optional: true } },
                { downwardAPI: { items: [{ path: 'labels', fieldRef: { fieldPath: 'metadata.labels' } }] } },
              ],
            },
          },
          { name: 'scratch', emptyDir: {} },
          { name: 'claim', persistentVolumeClaim: { claimName: 'data' } },
        ],
      },
    )
    expect(missingVolume(pod, objects)).toBeUndefined()
    const [settings, hidden, access, scratch, claim] = mountsOf(pod, container, {}, objects, {})
    expect(files(settings).slice(1)).toEqual(['colour 600 blue', 'size 600 5'])
    expect(files(hidden)).toEqual([' 400 sesame'])
    expect(files(access)).toEqual(['token 644 token of default for vault', 'labels 644 a="x \\"y\\""\nb="2"'])
    expect(scratch).toEqual({ path: '/scratch', volume: 'pod/u-1/scratch', readOnly: false })
    expect(claim).toEqual({ path: '/claim', volume: 'claim/team/data', readOnly: true })
  })

  it('that can not be mounted are named as the kubelet does', () => {
    const problem = (volume: object) => missingVolume(podWith({}, { volumes: [{ name: 'v', ...volume }] }).pod, objects)
    expect(problem({ secret: { secretName: 'absent' } })).toBe('MountVolume.SetUp failed for volume "v" : secret "absent" not found')
    expect(problem({ secret: { secretName: 'absent', optional: true } })).toBeUndefined()
    expect(problem({ configMap: { name: 'settings', items: [{ key: 'k', path: 'p' }] } })).toBe(
      'MountVolume.SetUp failed for volume "v" : configmap references non-existent config key: k',
    )
  })
})
