import { describe, expect, it } from 'vitest'
import { goJson, podTemplateHash } from './pod-template-hash.js'
import { revisionHash } from './revisions.js'

/** The hashes were made by k8s.io/apimachinery's dump.ForHash over the same templates, decoded as v1.PodTemplateSpec of k8s.io/api v0.34.4. */
describe('the hash of a pod template', () => {
  it('is that of kube-controller-manager', () => {
    const container = {
      name: 'nginx',
      image: 'nginx',
      ports: [{ containerPort: 80, protocol: 'TCP' }],
      resources: {
        requests: { cpu: '500m', memory: '64Mi' },
        limits: { cpu: '1', x: '100Ti', y: '10k', z: '0', memory: '1536Mi' },
      },
      livenessProbe: { httpGet: { path: '/', port: 'http' }, periodSeconds: 3 },
      readinessProbe: { tcpSocket: { port: 80 } },
      env: [
        { name: 'A', value: 'x' },
        { name: 'N', valueFrom: { fieldRef: { apiVersion: 'v1', fieldPath: 'metadata.name' } } },
      ],
      terminationMessagePath: '/dev/termination-log',
      imagePullPolicy: 'Always',
      securityContext: { runAsUser: 0, privileged: true },
      args: ['a\nb', '"q"'],
    }
    const affinityTerm = { topologyKey: 'h', labelSelector: { matchLabels: { a: 'b' } } }
    const template = {
      metadata: { labels: { app: 'web' }, annotations: { a: 'b c' } },
      spec: {
        containers: [container],
        restartPolicy: 'Always',
        terminationGracePeriodSeconds: 30,
        dnsPolicy: 'ClusterFirst',
        securityContext: {},
        schedulerName: 'default-scheduler',
        volumes: [
          { name: 'e', emptyDir: { sizeLimit: '1Gi' } },
          { name: 'c', configMap: { name: 'cm', defaultMode: 420 } },
        ],
        nodeSelector: { b: '1', a: '2' },
        tolerations: [{ key: 'k', operator: 'Exists', effect: 'NoExecute', tolerationSeconds: 300 }],
        affinity: {
          podAntiAffinity: { preferredDuringSchedulingIgnoredDuringExecution: [{ weight: 1, podAffinityTerm: affinityTerm }] },
        },
      },
    }
    expect(podTemplateHash(template)).toBe('667666f7c')
    // In the name of a stateful set's revision: FNV-1 over Go's JSON.
    expect(revisionHash(template, 0)).toBe('f74f98c48')
    expect(podTemplateHash(template, 1)).not.toBe('667666f7c')
  })

  it('writes JSON as Go does', () => {
    expect(goJson({ b: ['<a> & "b"'], 10: 1, 9: null })).toBe('{"10":1,"9":null,"b":["\\u003ca\\u003e \\u0026 \\"b\\""]}')
  })
})
