import { expect, it } from 'vitest'
import { compareVersions } from './version-order.js'

it('versions stand in the order in which Kubernetes prefers them', () => {
  const wanted = [
    'v11',
    'v10',
    'v2',
    'v1',
    'v11beta2',
    'v10beta3',
    'v3beta1',
    'v1beta2',
    'v1beta1',
    'v12alpha1',
    'v11alpha2',
    'foo1',
    'foo10',
    'v1gamma1',
  ]
  expect([...wanted].reverse().sort(compareVersions)).toEqual(wanted)
})
