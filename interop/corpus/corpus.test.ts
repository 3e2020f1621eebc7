import { fileURLToPath } from 'node:url'
import { ApiServer } from '@vivarium/apiserver'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readAnswers, withDifferences, writeAnswers } from './answers.js'
import { readCases } from './case-file.js'
import type { Server } from './http.js'
import { type Answer, adminToken, Player } from './player.js'

/** Set by `scripts/record-corpus.mjs`: the real server, whose answers are to be written down. */
const real = process.env.VIVARIUM_CORPUS_SERVER === undefined ? undefined : (JSON.parse(process.env.VIVARIUM_CORPUS_SERVER) as Server)

const folder = fileURLToPath(new URL('answers', import.meta.url))
const topics = await readCases()
const recorded = new Map(
  await Promise.all([...topics.keys()].map(async (topic) => [topic, await readAnswers<Answer>(folder, topic)] as const)),
)

let ours: ApiServer | undefined
let player: Player
beforeAll(async () => {
  if (!real) ours = await ApiServer.start({ tokens: { [adminToken]: { name: 'corpus', uid: 'corpus-uid', groups: ['system:masters'] } } })
  player = new Player(real ?? { url: ours?.url ?? '', certificateAuthority: ours?.certificateAuthority ?? '' })
})
afterAll(async () => {
  player?.close()
  await ours?.close()
})

describe.each([...topics])('%s', (topic, cases) => {
  const answers = recorded.get(topic) ?? new Map<string, Answer[]>()
  const played = new Map<string, Answer[]>()

  it.each(cases)('$name', async (one) => {
    const got = await player.play(one)
    played.set(one.name, got)
    if (real) return
    const wanted = answers.get(one.name)
    if (!wanted) throw new Error('no answer of the real server is recorded: run node scripts/record-corpus.mjs')
    expect(got).toEqual(one.differs ? withDifferences(wanted, one.differs.answers) : wanted)
  })

  if (real)
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
