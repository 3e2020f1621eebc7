import { expect, it } from 'vitest'
import { differences } from './object-changes.js'

it('names fields by their paths, items of lists by what tells them apart', () => {
  const before = {
    metadata: { labels: { a: '1' }, resourceVersion: '1', managedFields: [1] },
    spec: { replicas: 1, containers: [{ name: 'web', image: 'a' }], args: ['x'], ports: [{ port: 1 }] },
  }
  const after = {
    metadata: { labels: { a: '1', b: '2' }, resourceVersion: '2', managedFields: [2] },
    spec: { replicas: 2, containers: [{ name: 'side' }, { name: 'web', image: 'b' }], args: ['x', 'y'], ports: [{ port: 2 }] },
  }
  expect(differences(before, after)).toEqual([
    'metadata.labels.b',
    'spec.replicas',
    'spec.containers[web].image',
    'spec.containers[side]',
    'spec.args',
    'spec.ports[0].port',
  ])
})

it('does not take a heartbeat for a change', () => {
  const at = (time: string, status: string) => ({
    status: { conditions: [{ type: 'Ready', status, lastHeartbeatTime: time, lastTransitionTime: time }] },
  })
  expect(differences(at('1', 'True'), at('2', 'True'))).toEqual([])
  expect(differences(at('1', 'True'), at('2', 'False'))).toEqual(['status.conditions[Ready].status'])
})
