import { describe, expect, it } from 'vitest'
import { EventCorrelator } from './event-correlator.js'

const facts = (message: string, subject = 'pod') => ({ subject, type: 'Warning', reason: 'Failed', message })

describe('event correlation', () => {
  it('counts the same event up, once it was written', () => {
    const correlator = new EventCorrelator()
    const first = correlator.correlate(facts('no image'), 0)
    expect(first).toMatchObject({ message: 'no image', count: 1, name: undefined })
    first?.written('pod.1')
    expect(correlator.correlate(facts('no image'), 1000)).toMatchObject({ count: 2, name: 'pod.1' })
    expect(correlator.correlate(facts('no disk'), 1000)).toMatchObject({ count: 1, name: undefined })
    expect(correlator.correlate(facts('no image', 'other'), 1000)).toMatchObject({ count: 1, name: undefined })
  })

  it('makes one of many that are alike, for as long as they go on', () => {
    const correlator = new EventCorrelator()
    for (let i = 0; i < 10; i++) expect(correlator.correlate(facts(`try ${i}`), i)?.message).toBe(`try ${i}`)
    const combined = correlator.correlate(facts('try 10'), 10)
    expect(combined).toMatchObject({ message: '(combined from similar events): try 10', count: 1, name: undefined })
    combined?.written('pod.combined')
    expect(correlator.correlate(facts('try 11'), 11)).toMatchObject({ count: 2, name: 'pod.combined' })
    expect(correlator.correlate(facts('try 12'), 11 + 600_001)?.message).toBe('try 12')
  })

  it('drops a flood about one object, and lets one through now and then', () => {
    const correlator = new EventCorrelator()
    const passed = (count: number, at: number, subject?: string) =>
      Array.from({ length: count }, () => correlator.correlate(facts('again', subject), at)).filter((event) => event !== undefined).length
    expect(passed(100, 0)).toBe(25)
    expect(passed(100, 0, 'other')).toBe(25)
    expect(passed(100, 300_000)).toBe(1)
  })
})
