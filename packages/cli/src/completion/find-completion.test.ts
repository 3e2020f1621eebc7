import { describe, expect, it } from 'vitest'
import { commands } from '../commands/commands.js'
import { findCompletion } from './find-completion.js'

const complete = (...words: string[]) => findCompletion(commands, words)
const values = (...words: string[]) => complete(...words).candidates.map(({ value }) => value)

describe('findCompletion', () => {
  it('offers commands first, and hides hidden ones', () => {
    expect(values('')).toEqual(expect.arrayContaining(['create', 'open', 'vm', 'ssh']))
    expect(values('')).not.toContain('__complete')
  })

  it('goes into groups', () => {
    expect(values('vm', 'st')).toEqual(expect.arrayContaining(['start', 'stop']))
  })

  it('offers the flags of a command and the global ones', () => {
    expect(values('vm', 'create', '--')).toEqual(expect.arrayContaining(['--image', '--memory', '--universe', '--output', '--help']))
  })

  it.each([
    [['vm', 'start', ''], 'machine'],
    [['vm', 'start', 'web', ''], 'machine'],
    [['vm', 'create', 'web', '--image', ''], 'image'],
    [['ssh', ''], 'machine'],
    [['vm', 'cp', './x', ''], 'machine-path'],
    [['open', ''], 'universe'],
    [['open', '--save', ''], 'save'],
    [['--universe', 'lab', 'saves', 'rm', ''], 'save'],
    [['image', 'build', 'node', '--script', ''], 'file'],
    [['create', ''], 'folder'],
    [['create', '--driver', ''], 'driver'],
    [['setting', 'get', ''], 'setting'],
  ])('after %j it asks for names of a %s', (words, names) => {
    expect(complete(...words).names).toBe(names)
  })

  it('offers choices, after a space and after =', () => {
    expect(values('ls', '-o', 'j')).toEqual(['table', 'json', 'yaml'])
    expect(complete('ls', '--output=j')).toMatchObject({ prefix: 'j', lead: '--output=' })
    expect(values('completion', '')).toEqual(['bash', 'zsh', 'fish'])
  })

  it('has nothing to offer for the words of a remote command', () => {
    expect(complete('ssh', 'web', '--', 'un')).toEqual({ prefix: 'un', lead: '', candidates: [] })
  })

  it('takes along where names are to be asked for', () => {
    expect(complete('vm', 'ls', '--universe=lab', '--run', '2', 'x')).toMatchObject({ universe: 'lab', run: '2' })
  })

  it.each([[[]], [['nonsense', 'x']], [['--output']], [['vm', 'rm', '--nonsense', '']]])('survives %j', (words: string[]) => {
    expect(complete(...words)).toHaveProperty('candidates')
  })
})
