import { describe, expect, it } from 'vitest'
import { readPath } from './object-path.js'

describe('readPath', () => {
  const object = { status: { phase: 'Running', conditions: [{ type: 'Ready' }] }, metadata: { annotations: { 'a.b/c': 'x' } } }

  it('reads a field in each of the ways that kubectl takes', () => {
    for (const path of ['{.status.phase}', '.status.phase', 'status.phase', "{['status']['phase']}"])
      expect(readPath(path)(object), path).toBe('Running')
    expect(readPath('{.status.conditions[0].type}')(object)).toBe('Ready')
    for (const path of ["{.metadata.annotations['a.b/c']}", '{.metadata.annotations.a\\.b/c}'])
      expect(readPath(path)(object), path).toBe('x')
  })

  it('finds nothing where nothing is', () => {
    for (const path of ['{.status.phase.length}', '{.spec.x}', '{.status.conditions[7].type}', '{.constructor}']) {
      expect(readPath(path)(object), path).toBeUndefined()
    }
  })

  it('refuses what names more than a field', () => {
    for (const path of ['', '{}', '{.status.conditions[*].type}', '{.a[?(@.b=="c")]}', '{..name}'])
      expect(() => readPath(path), path).toThrow(/can't be used/)
  })
})
