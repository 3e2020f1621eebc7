import { describe, expect, it } from 'vitest'
import { deletionConditions } from './conditions.js'

const pods = { apiVersion: 'v1', group: '', version: 'v1', kind: 'Pod', resource: 'pods', namespaced: true, verbs: [] }
const widgets = { ...pods, apiVersion: 'example.com/v1', group: 'example.com', kind: 'Widget', resource: 'widgets' }
const none = { discovery: [], content: [] }
const later = '2026-01-01T00:00:01Z'

describe('the conditions of a namespace that is being deleted', () => {
  it('tell of what went wrong, in the words of kube-controller-manager', () => {
    const { conditions } = deletionConditions(
      [],
      {
        discovery: [
          { apiVersion: 'metrics.k8s.io/v1beta1', message: 'the server is currently unable to handle the request' },
          { apiVersion: 'custom.io/v1', message: 'no answer' },
        ],
        content: ['two', 'one'],
      },
      {
        remaining: new Map([
          [widgets, 2],
          [pods, 1],
        ]),
        finalizers: new Map([
          ['b', 1],
          ['a', 3],
        ]),
      },
      later,
    )
    expect(conditions.map(({ status, reason, message }) => [status, reason, message])).toEqual([
      [
        'True',
        'DiscoveryFailed',
        'Discovery failed for some groups, 2 failing: unable to retrieve the complete list of server APIs: custom.io/v1: no answer, metrics.k8s.io/v1beta1: the server is currently unable to handle the request',
      ],
      ['False', 'ParsedGroupVersions', 'All legacy kube types successfully parsed'],
      ['True', 'ContentDeletionFailed', 'Failed to delete all resource types, 2 remaining: one, two'],
      [
        'True',
        'SomeResourcesRemain',
        'Some resources are remaining: pods. has 1 resource instances, widgets.example.com has 2 resource instances',
      ],
      [
        'True',
        'SomeFinalizersRemain',
        'Some content in the namespace has finalizers remaining: a in 3 resource instances, b in 1 resource instances',
      ],
    ])
  })

  it('change only when they say something else, and their time only with their status', () => {
    const first = deletionConditions([], none, undefined, '2026-01-01T00:00:00Z')
    expect(first.changed).toBe(true)
    expect(deletionConditions(first.conditions, none, undefined, later)).toEqual({ conditions: first.conditions, changed: false })
    const totals = (count: number) => ({ remaining: new Map([[pods, count]]), finalizers: new Map<string, number>() })
    const two = deletionConditions(first.conditions, none, totals(2), later)
    expect(two.changed).toBe(true)
    expect(two.conditions.find(({ type }) => type === 'NamespaceContentRemaining')?.lastTransitionTime).toBe(later)
    const one = deletionConditions(two.conditions, none, totals(1), '2026-01-01T00:00:02Z')
    expect(one.conditions.find(({ type }) => type === 'NamespaceContentRemaining')).toMatchObject({
      lastTransitionTime: later,
      message: 'Some resources are remaining: pods. has 1 resource instances',
    })
  })

  it('keep those of others', () => {
    const mine = { type: 'Mine', status: 'True' as const }
    expect(deletionConditions([mine], none, undefined, later).conditions[0]).toEqual(mine)
  })
})
