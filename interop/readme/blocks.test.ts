import { expect, test } from 'vitest'
import { blocksOf } from './blocks.js'
import { commandsOf, matchesShown } from './console-session.js'

const fence = '```'

test('the blocks of a README are found with their place, language and marker', () => {
  const markdown = [
    '# Title',
    `${fence}console`,
    '$ viv ls',
    fence,
    `${fence}json`,
    '{}',
    fence,
    `${fence}ts slow: boots a machine`,
    'x()',
    fence,
  ]
  expect(blocksOf(markdown.join('\n'))).toEqual([
    { language: 'console', line: 3, content: '$ viv ls', when: { kind: 'always' } },
    { language: 'ts', line: 9, content: 'x()', when: { kind: 'slow', reason: 'boots a machine' } },
  ])
})

test('a block is not passed over without a reason', () => {
  expect(() => blocksOf(`${fence}console skip\n$ x\n${fence}`)).toThrow(/skip: REASON/)
  expect(() => blocksOf(`${fence}console later: x\n$ x\n${fence}`)).toThrow(/skip: REASON/)
  expect(() => blocksOf(`${fence}\n$ x\n${fence}`)).toThrow(/console/)
  expect(() => blocksOf(`${fence}text\n$ x\n${fence}`)).toThrow(/console/)
  expect(() => blocksOf(`${fence}console\n$ x`)).toThrow(/no end/)
})

test('a console block is read as commands with their output', () => {
  const content = ['$ viv ls \\', '    --output json', '[]', '$ cat <<E', '> a', '> E', 'a', '', '$ true'].join('\n')
  expect(commandsOf(content, 10)).toEqual([
    { command: 'viv ls \\\n    --output json', line: 10, output: ['[]'] },
    { command: 'cat <<E\na\nE', line: 13, output: ['a'] },
    { command: 'true', line: 18, output: [] },
  ])
  expect(() => commandsOf('output first', 1)).toThrow(/begins with a command/)
})

test('shown output is compared, with … for what differs from time to time', () => {
  expect(matchesShown([], 'anything')).toBe(true)
  expect(matchesShown(['a.b'], 'a.b\n')).toBe(true)
  expect(matchesShown(['a.b'], 'axb\n')).toBe(false)
  expect(matchesShown(['a'], 'a\nb\n')).toBe(false)
  expect(matchesShown(['took … s'], 'took 1.5 s\n')).toBe(true)
  expect(matchesShown(['a', '…', 'z'], 'a\nb\nc\nz\n')).toBe(true)
  expect(matchesShown(['a', '…'], 'a\n')).toBe(true)
  expect(matchesShown(['…', 'z'], 'a\nb\n')).toBe(false)
})
