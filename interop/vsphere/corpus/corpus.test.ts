import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { launch } from '@vivarium/core'
import { VCenter } from '@vivarium/vcsim'
import { describe, expect, it } from 'vitest'
import { readAnswers, withDifferences, writeAnswers } from '../../corpus/answers.js'
import { readCases } from './case-file.js'
import { type Answer, Player } from './player.js'

/** Set by `scripts/record-vsphere-corpus.mjs`: the program of the reference, whose answers are to be written down. */
const reference = process.env.VIVARIUM_VSPHERE_REFERENCE

const folder = fileURLToPath(new URL('answers', import.meta.url))
const topics = await readCases()
const recorded = new Map(
  await Promise.all([...topics.keys()].map(async (topic) => [topic, await readAnswers<Answer>(folder, topic)] as const)),
)

describe.each([...topics])('%s', (topic, cases) => {
  const answers = recorded.get(topic) ?? new Map<string, Answer[]>()
  const played = new Map<string, Answer[]>()

  it.each(cases)('$name', async (one) => {
    const got = await withServer((url) => Player.play(url, one))
    played.set(one.name, got)
    if (reference !== undefined) return
    const wanted = answers.get(one.name)
    if (!wanted) throw new Error('no answer of the reference is recorded: run node scripts/record-vsphere-corpus.mjs')
    expect(got).toEqual(one.differs ? withDifferences(wanted, one.differs.answers) : wanted)
  })

  if (reference !== undefined)
    it('is recorded', async () => {
      const all = cases.map(({ name }): [string, Answer[]] => [name, played.get(name) ?? []])
      if (all.some(([, list]) => list.length === 0)) throw new Error('not all cases could be played')
      await writeAnswers(folder, topic, new Map(all))
    })
  else
    it('has no answers without a case', () => {
      const names = new Set(cases.map(({ name }) => name))
      expect([...answers.keys()].filter((name) => !names.has(name))).toEqual([])
    })
})

/** Calls `body` with the address of a new server. */
async function withServer<T>(body: (url: URL) => Promise<T>): Promise<T> {
  if (reference === undefined) {
    await using vcenter = await VCenter.start({ tls: false, username: 'user', password: 'pass' })
    return await body(vcenter.url)
  }
  // It lives until its input ends.
  const { child } = await launch(reference, [], { stdin: 'pipe', stdout: 'pipe' })
  const ended = once(child, 'exit')
  try {
    const lines = createInterface({ input: child.stdout as NodeJS.ReadableStream })
    const [line] = (await once(lines, 'line')) as [string]
    const url = new URL(line)
    return await body(new URL(url.pathname, url.origin))
  } finally {
    child.stdin?.end()
    await ended
  }
}
