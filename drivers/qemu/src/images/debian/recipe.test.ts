import { describe, expect, it } from 'vitest'
import { canonical, debianBase, describeStep, type PlainRecipe, type PlainStep, parseRecipe, recipeHash } from './recipe.js'

const recipe = (...steps: PlainStep[]): PlainRecipe => ({ base: debianBase, steps })
const refused = (...steps: PlainStep[]) => expect(() => parseRecipe(recipe(...steps)))

describe('recipeHash', () => {
  it('is the same for recipes that mean the same', () => {
    const one = recipeHash(recipe({ kind: 'file', path: '/etc/motd', content: 'hello' }), 'amd64')
    const other = recipeHash({ steps: [{ content: 'hello', mode: 0o644, path: '/etc/motd', kind: 'file' }], base: debianBase }, 'amd64')
    expect(one).toBe(other)
    expect(one).toMatch(/^[0-9a-f]{64}$/)
  })

  it('differs by content, order of steps and architecture', () => {
    const curl: PlainStep = { kind: 'packages', names: ['htop'] }
    const touch: PlainStep = { kind: 'script', script: 'touch /srv/x' }
    const hashes = [
      recipeHash(recipe(), 'amd64'),
      recipeHash(recipe(), 'arm64'),
      recipeHash(recipe(curl, touch), 'amd64'),
      recipeHash(recipe(touch, curl), 'amd64'),
      recipeHash(recipe({ kind: 'script', script: 'touch /srv/y' }, curl), 'amd64'),
    ]
    expect(new Set(hashes).size).toBe(hashes.length)
  })

  it('orders the keys of objects in lists too', () => {
    expect(JSON.stringify(canonical({ b: [{ d: 1, c: 2 }], a: null }))).toBe('{"a":null,"b":[{"c":2,"d":1}]}')
  })
})

describe('parseRecipe', () => {
  it('refuses what apt would take for an option, a removal or a file', () => {
    for (const name of ['-o=x', 'curl-', './curl.deb', 'Curl', 'curl htop', '', "curl'", 'curl=']) {
      refused({ kind: 'packages', names: [name] }).toThrow(/steps\[0\]\.names\[0\]/)
    }
  })

  it('takes package names with versions and signs', () => {
    expect(() => parseRecipe(recipe({ kind: 'packages', names: ['g++', 'libc6', 'kubeadm=1.34.1-1.1', 'curl=7.88*'] }))).not.toThrow()
  })

  it('refuses paths that are relative, climb, or are folders', () => {
    for (const path of ['etc/motd', '/etc/../motd', '/etc/./motd', '/', '/etc/', '//etc', '/a\0b', '/a\nb', `/${'x'.repeat(256)}`]) {
      refused({ kind: 'file', path, content: '' }).toThrow(/steps\[0\]\.path/)
    }
  })

  it('takes paths with spaces and quotes', () => {
    expect(() => parseRecipe(recipe({ kind: 'file', path: `/srv/it's "a" file, $HOME;`, content: '' }))).not.toThrow()
  })

  it('refuses modes, steps, keys and bases that it does not know', () => {
    refused({ kind: 'file', path: '/x', content: '', mode: 0o10000 }).toThrow(/mode/)
    refused({ kind: 'reboot' } as unknown as PlainStep).toThrow(/steps\[0\]/)
    refused({ kind: 'script', script: 'true', user: 'me' } as PlainStep).toThrow(/user/)
    expect(() => parseRecipe({ base: 'windows', steps: [] })).toThrow(/base/)
  })

  it('refuses more content than fits', () => {
    refused({ kind: 'file', path: '/big', content: 'x'.repeat(9 * 2 ** 20) }, { kind: 'script', script: 'x'.repeat(9 * 2 ** 20) }).toThrow(
      /at most 16777216/,
    )
  })
})

describe('describeStep', () => {
  it('names what a step is about', () => {
    expect(describeStep({ kind: 'packages', names: ['htop', 'jq'] }, 1)).toBe('step 1 (packages htop jq)')
    expect(describeStep({ kind: 'file', path: '/etc/motd', content: '', mode: 0o644 }, 2)).toBe('step 2 (file /etc/motd)')
    expect(describeStep({ kind: 'script', script: '#!/bin/bash\n\n  useradd -m me\ntrue' }, 3)).toBe('step 3 (script: useradd -m me)')
  })
})
