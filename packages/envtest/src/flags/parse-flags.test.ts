import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { FlagDefinition, FlagType } from './flag-definition.js'
import { durationMs, parseFlags } from './parse-flags.js'

const flag = (name: string, type: FlagType, short?: string): FlagDefinition => ({
  name,
  type,
  default: '',
  decision: { does: '' },
  ...(short !== undefined && { short }),
})
const flags = [
  flag('a-bool', 'bool', 'b'),
  flag('number', 'int', 'v'),
  flag('text', 'text'),
  flag('names', 'list'),
  flag('files', 'texts'),
  flag('pairs', 'map'),
  flag('wait', 'duration'),
]
const parse = (argv: readonly string[], style: 'pflag' | 'go' = 'pflag') =>
  Object.fromEntries(parseFlags(argv, flags, { style, program: 'kube-apiserver' }))
const fault = (argv: readonly string[], style: 'pflag' | 'go' = 'pflag') => {
  try {
    parse(argv, style)
    return undefined
  } catch (error) {
    expect(error).toMatchObject({ code: 'BAD_FLAG' })
    return (error as Error).message
  }
}

describe('a command line as kube-apiserver reads it', () => {
  it.each([
    [['--text=x'], { text: ['x'] }],
    [['--text', 'x'], { text: ['x'] }],
    [['--text', '--text'], { text: ['--text'] }],
    [['--text='], { text: [''] }],
    [['--text=a', '--text=b'], { text: ['b'] }],
    [['--text=a=b'], { text: ['a=b'] }],
    [['--a-bool'], { 'a-bool': ['true'] }],
    [['--a_bool=false'], { 'a-bool': ['false'] }],
    [['--a-bool', '--text=x'], { 'a-bool': ['true'], text: ['x'] }],
    [['-b'], { 'a-bool': ['true'] }],
    [['-v=2'], { number: ['2'] }],
    [['-v2'], { number: ['2'] }],
    [['-v', '2'], { number: ['2'] }],
    [['-bv2'], { 'a-bool': ['true'], number: ['2'] }],
    [['--names=a,b', '--names', 'c'], { names: ['a', 'b', 'c'] }],
    [['--names='], { names: [] }],
    [['--files=a,b', '--files=c'], { files: ['a,b', 'c'] }],
    [['--pairs=a=1,b=2', '--pairs=c='], { pairs: ['a=1', 'b=2', 'c='] }],
    [['--wait=1m0.5s'], { wait: ['1m0.5s'] }],
    [['', '--'], {}],
  ])('%j is %j', (argv, values) => {
    expect(parse(argv)).toEqual(values)
  })

  it.each([
    [['--nope'], 'unknown flag: --nope'],
    [['--nope=1'], 'unknown flag: --nope'],
    [['-x'], "unknown shorthand flag: 'x' in -x"],
    [['--text'], 'flag needs an argument: --text'],
    [['-v'], "flag needs an argument: 'v' in -v"],
    [['---x'], 'bad flag syntax: ---x'],
    [['--=x'], 'bad flag syntax: --=x'],
    [['word'], '"kube-apiserver" does not take any arguments, got ["word"]'],
    [['--', '--text=x'], '"kube-apiserver" does not take any arguments, got ["--text=x"]'],
    [['--a-bool=maybe'], 'invalid argument "maybe" for "-b, --a-bool" flag: strconv.ParseBool: parsing "maybe": invalid syntax'],
    [['--number=x'], 'invalid argument "x" for "-v, --number" flag: strconv.ParseInt: parsing "x": invalid syntax'],
    [['--wait=5'], 'invalid argument "5" for "--wait" flag: time: invalid duration "5"'],
    [['--pairs=a'], 'invalid argument "a" for "--pairs" flag: malformed pair, expect string=string'],
  ])('%j is refused: %s', (argv, message) => {
    expect(fault(argv)).toBe(message)
  })

  it('is read or refused, whatever is in it', () => {
    const word = fc.oneof(fc.string(), fc.constantFrom('--text', '--a-bool', '--names=a', '-b', '-v', '--', '--pairs=x=y'))
    fc.assert(
      fc.property(fc.array(word, { maxLength: 8 }), fc.constantFrom('pflag' as const, 'go' as const), (argv, style) => {
        fault(argv, style)
      }),
      { numRuns: 1000 },
    )
  })
})

describe('a command line as etcd reads it', () => {
  it('has flags with one dash or two', () => {
    expect(parse(['-b'], 'go')).toEqual({ 'a-bool': ['true'] })
    expect(parse(['-text', 'x', '--number=1', '-a-bool'], 'go')).toEqual({ text: ['x'], number: ['1'], 'a-bool': ['true'] })
  })

  it('refuses what it does not know in its words', () => {
    expect(fault(['--nope'], 'go')).toBe('flag provided but not defined: -nope')
    expect(fault(['-text'], 'go')).toBe('flag needs an argument: -text')
  })
})

it('durations are those of Go', () => {
  expect(['0', '1m30s', '1.5h', '-2ms', '100us'].map(durationMs)).toEqual([0, 90_000, 5_400_000, -2, 0.1])
})
