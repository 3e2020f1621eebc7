import type { KubeObject, ObjectMeta, OwnerReference } from '@vivarium/controller'
import { describe, expect, it } from 'vitest'
import { DependencyGraph } from './graph.js'
import { identityFrom } from './references.js'

const kind = { apiVersion: 'v1', kind: 'ConfigMap' } as const

function object(name: string, owners: readonly OwnerReference[] = [], more: Partial<ObjectMeta> = {}): KubeObject {
  return {
    ...kind,
    metadata: { namespace: 'a', name, uid: `uid-${name}`, ...(owners.length > 0 && { ownerReferences: [...owners] }), ...more },
  }
}
const owner = (name: string, more: Partial<OwnerReference> = {}): OwnerReference => ({ ...kind, name, uid: `uid-${name}`, ...more })
const deleting = (...finalizers: string[]) => ({ deletionTimestamp: '2026-01-01T00:00:00Z', finalizers })

function make() {
  const asked: string[] = []
  const graph = new DependencyGraph({
    toDelete: ({ identity, virtual }) => asked.push(`${identity.name}${virtual ? '?' : ''}`),
    toDeleteLater: ({ identity }) => asked.push(`${identity.kind} ${identity.name} later`),
    toOrphan: ({ identity }) => asked.push(`orphan ${identity.name}`),
    invalidNamespace: ({ identity }, reference) => asked.push(`${identity.name} is not where ${reference.name} is`),
  })
  /** What has to be looked at since the last call. */
  const due = () => asked.splice(0)
  return { graph, due }
}

describe('the graph of owners', () => {
  it('has only what has to do with owners, and forgets it when that is over', () => {
    const { graph, due } = make()
    graph.changed(kind, object('plain'))
    expect(graph.size).toBe(0)
    graph.changed(kind, object('child', [owner('parent')]))
    expect([graph.size, due()]).toEqual([2, ['parent?']])
    graph.changed(kind, object('parent'))
    graph.changed(kind, object('child'))
    expect([graph.size, due()]).toEqual([0, []])
    graph.changed(kind, object('child', [owner('parent')]))
    graph.deleted(kind, object('child', [owner('parent')]))
    expect(graph.size).toBe(0)
  })

  it('asks for dependents when their owner goes, seen or unseen', () => {
    const { graph, due } = make()
    graph.changed(kind, object('one', [owner('parent')]))
    graph.changed(kind, object('two', [owner('parent'), owner('other')]))
    expect(due()).toEqual(['parent?', 'other?'])
    graph.deleted(kind, object('parent'))
    expect(due()).toEqual(['one', 'two'])
    graph.absent(identityFrom(owner('other'), 'a'))
    expect(due()).toEqual(['two'])
    expect(graph.absentOwners.has(identityFrom(owner('other'), 'a'))).toBe(true)
  })

  it('asks for an owner that waits, when what blocks it goes or no longer blocks it', () => {
    const { graph, due } = make()
    const blocking = owner('parent', { blockOwnerDeletion: true })
    graph.changed(kind, object('one', [blocking]))
    graph.changed(kind, object('two', [blocking]))
    due()
    graph.changed(kind, object('parent', [], deleting('foregroundDeletion')))
    expect(due()).toEqual(['one', 'two', 'parent'])
    expect(graph.get('uid-parent')?.blockingDependents.map(({ identity }) => identity.name)).toEqual(['one', 'two'])
    graph.changed(kind, object('one', [owner('parent')]))
    expect(due()).toEqual(['parent'])
    graph.deleted(kind, object('two', [blocking]))
    expect(due()).toEqual(['parent'])
    expect(graph.get('uid-parent')?.blockingDependents).toEqual([])
  })

  it('asks to orphan once, however often it hears of it', () => {
    const { graph, due } = make()
    graph.changed(kind, object('parent', [], deleting('orphan')))
    graph.changed(kind, object('parent', [], { ...deleting('orphan'), resourceVersion: '2' }))
    expect(due()).toEqual(['orphan parent'])
  })

  it('doubts references that do not fit the owner that was seen', () => {
    const { graph, due } = make()
    graph.changed(kind, object('right', [owner('parent')]))
    graph.changed(kind, object('parent'))
    due()
    graph.changed(kind, object('misnamed', [owner('parent', { name: 'x' })]))
    expect(due()).toEqual(['misnamed'])
    graph.changed(kind, {
      ...object('elsewhere', [owner('parent')]),
      metadata: { ...object('elsewhere', [owner('parent')]).metadata, namespace: 'b' },
    })
    expect(due()).toEqual(['elsewhere is not where parent is', 'elsewhere'])
  })

  it('doubts references that were there before the owner was seen, and did not fit it', () => {
    const { graph, due } = make()
    graph.changed(kind, object('misnamed', [owner('parent', { name: 'x' })]))
    graph.changed(kind, object('right', [owner('parent')]))
    due()
    graph.changed(kind, object('parent'))
    expect(due()).toEqual(['misnamed'])
    expect(graph.get('uid-parent')?.identity.name).toBe('parent')
  })

  it('tries each name that references give to a uid, before it takes it for absent', () => {
    const { graph, due } = make()
    graph.changed(kind, object('one', [owner('parent', { kind: 'Alpha' })]))
    graph.changed(kind, object('two', [owner('parent', { kind: 'Beta' })]))
    due()
    graph.absent(identityFrom(owner('parent', { kind: 'Alpha' }), 'a'))
    expect(due()).toEqual(['one', 'Beta parent later'])
    graph.deleted(kind, object('one', [owner('parent', { kind: 'Alpha' })]))
    graph.absent(identityFrom(owner('parent', { kind: 'Beta' }), 'a'))
    expect(due()).toEqual(['two'])
  })

  it('does not take an owner that was seen for absent because a reference names it wrongly', () => {
    const { graph, due } = make()
    graph.changed(kind, object('right', [owner('parent')]))
    graph.changed(kind, object('parent'))
    graph.changed(kind, object('misnamed', [owner('parent', { name: 'x' })]))
    due()
    graph.absent(identityFrom(owner('parent', { name: 'x' }), 'a'))
    expect(due()).toEqual(['misnamed'])
    expect(graph.get('uid-parent')?.virtual).toBe(false)
  })

  it('doubts what a new list does not have, without taking it for gone', () => {
    const { graph, due } = make()
    graph.changed(kind, object('child', [owner('parent')]))
    graph.changed(kind, object('parent'))
    due()
    for (const node of [...graph.observedOf(kind)]) if (node.identity.name === 'parent') graph.missed(node)
    expect(due()).toEqual(['parent?'])
    expect(graph.absentOwners.has(identityFrom(owner('parent'), 'a'))).toBe(false)
    graph.changed(kind, object('parent'))
    expect(graph.get('uid-parent')?.virtual).toBe(false)
  })
})
