import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { rememberUniverse } from '@vivarium/universe'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { locate } from './locate.js'

let home: string
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'viv-locate-'))
  process.env.VIVARIUM_CONFIG_DIR = join(home, 'config')
})
afterEach(async () => {
  delete process.env.VIVARIUM_CONFIG_DIR
  await rm(home, { recursive: true })
})

async function makeUniverse(name: string): Promise<string> {
  const path = join(home, name)
  await mkdir(join(path, 'saves', 'deep'), { recursive: true })
  await writeFile(join(path, 'universe.json'), '{}')
  return path
}

const at = (cwd: string, env: Record<string, string> = {}, options = {}, path?: string) => locate({ path, options, io: { cwd, env } })

it('takes --universe before all else, relative to where one stands', async () => {
  const lab = await makeUniverse('lab')
  await makeUniverse('other')
  expect(await at(home, { VIV_UNIVERSE: 'other' }, { universe: 'lab' })).toEqual({ universe: lab })
})

it('takes $VIV_UNIVERSE before the universe that one stands in', async () => {
  const [lab, other] = [await makeUniverse('lab'), await makeUniverse('other')]
  expect(await at(lab, { VIV_UNIVERSE: other })).toEqual({ universe: other })
  expect(await at(lab, { VIV_UNIVERSE: '' })).toEqual({ universe: lab })
})

it('takes the universe that one stands in or under before the current one', async () => {
  const [lab, other] = [await makeUniverse('lab'), await makeUniverse('other')]
  await rememberUniverse(other, { makeCurrent: true })
  expect(await at(lab)).toEqual({ universe: lab })
  expect(await at(join(lab, 'saves', 'deep'))).toEqual({ universe: lab })
  expect(await at(home)).toEqual({ universe: other })
})

it('says what to do when no universe is meant, and when the current one is gone', async () => {
  await expect(at(home)).rejects.toMatchObject({ code: 'NO_UNIVERSE' })
  await rememberUniverse(join(home, 'gone'), { makeCurrent: true })
  await expect(at(home)).rejects.toMatchObject({ code: 'CURRENT_UNIVERSE_GONE' })
})

it('reads PATH#ID as a run, unless a folder has that very name', async () => {
  const lab = await makeUniverse('lab')
  expect(await at(home, {}, {}, 'lab#2')).toEqual({ universe: lab, run: '2' })
  expect(await at(home, { VIV_UNIVERSE: 'lab#2' })).toEqual({ universe: lab, run: '2' })
  const odd = await makeUniverse('lab#2')
  expect(await at(home, {}, {}, 'lab#2')).toEqual({ universe: odd })
})

it('takes the run of --run, then the one of the path, then $VIV_RUN', async () => {
  const universe = await makeUniverse('lab')
  expect(await at(home, { VIV_RUN: '3' }, { run: '1' }, 'lab')).toEqual({ universe, run: '1' })
  expect(await at(home, { VIV_RUN: '3' }, {}, 'lab#2')).toEqual({ universe, run: '2' })
  expect(await at(home, { VIV_RUN: '3' }, {}, 'lab')).toEqual({ universe, run: '3' })
})

it('refuses a command line that names two places', async () => {
  await makeUniverse('lab')
  await expect(at(home, {}, { universe: 'other' }, 'lab')).rejects.toMatchObject({ code: 'CONTRADICTION' })
  await expect(at(home, {}, { run: '1' }, 'lab#2')).rejects.toMatchObject({ code: 'CONTRADICTION' })
  await expect(at(home, {}, { universe: './lab/' }, 'lab')).resolves.toEqual({ universe: join(home, 'lab') })
})
