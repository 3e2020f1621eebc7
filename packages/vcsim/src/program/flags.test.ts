import { describe, expect, it } from 'vitest'
import { describeFlags, parseFlags } from './flags.js'
import { parseAddress, parseMethodDelays, programFlags } from './program-flags.js'

const parse = (...argv: string[]) => parseFlags(programFlags, argv)

describe('flags in the style of Go', () => {
  it('take their value as the next word or after an equals sign, with one dash or two', () => {
    expect(parse('-dc', '2', '--cluster=3', '-E', '-', '-trace-file=a=b').values).toMatchObject({
      dc: 2,
      cluster: 3,
      E: '-',
      'trace-file': 'a=b',
    })
    expect(parse('-delay-jitter', '.5').values['delay-jitter']).toBe(0.5)
    expect(parse('-tunnel', '-1').values.tunnel).toBe(-1)
  })

  it('have switches, whose value can only come after an equals sign', () => {
    expect(parse('-esx').values.esx).toBe(true)
    expect(parse('-esx=true', '-tls=F').values).toMatchObject({ esx: true, tls: false })
    expect(parse('-esx', 'false')).toMatchObject({ values: { esx: true }, words: ['false'] })
  })

  it('end at the first word that is none', () => {
    expect(parse('-dc', '1', 'uuidgen', '-esx')).toMatchObject({ values: { esx: false }, words: ['uuidgen', '-esx'] })
    expect(parse('--', '-esx')).toMatchObject({ values: { esx: false }, words: ['-esx'] })
    expect([...parse('-dc', '1').given]).toEqual(['dc'])
  })

  it.each([
    [['-nope'], '-nope: there is no such flag'],
    [['-dc'], '-dc: it needs a value'],
    [['-dc', 'two'], '-dc: "two" is not a whole number'],
    [['-dc', '1.5'], '-dc: "1.5" is not a whole number'],
    [['-esx=yes'], '-esx: "yes" is not true or false'],
    [['-toString', '1'], '-toString: there is no such flag'],
  ])('refuse %j', (argv, message) => {
    expect(() => parseFlags(programFlags, argv)).toThrow(
      expect.objectContaining({ code: 'INVALID_FLAG', message: expect.stringContaining(message) }),
    )
  })

  it('are listed with what they mean and what they are by themselves', () => {
    const text = describeFlags(programFlags)
    expect(text).toContain('  -host int\n    \thosts in each cluster (default 3)\n')
    expect(text).toContain('  -esx\n    \t')
  })
})

describe('addresses', () => {
  it.each([
    ['127.0.0.1:8989', '127.0.0.1', 8989],
    [':0', '0.0.0.0', 0],
    ['[::1]:443', '::1', 443],
    ['localhost:65535', 'localhost', 65535],
  ])('%s', (address, host, port) => {
    expect(parseAddress(address)).toEqual({ host, port })
  })

  it.each(['', '127.0.0.1', 'host:65536', 'host:-1', 'a:b:1'])('not %j', (address) => {
    expect(() => parseAddress(address)).toThrow(expect.objectContaining({ code: 'INVALID_FLAG' }))
  })
})

describe('delays of methods', () => {
  it('are milliseconds by name', () => {
    expect(parseMethodDelays('PowerOnVM_Task:200, CloneVM_Task:1000')).toEqual({ PowerOnVM_Task: 200, CloneVM_Task: 1000 })
    expect(parseMethodDelays('')).toEqual({})
    expect(() => parseMethodDelays('Login:soon')).toThrow(expect.objectContaining({ code: 'INVALID_FLAG' }))
  })
})
