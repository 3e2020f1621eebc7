import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { loadClientNode } from './client-node.js'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vivarium-project-'))
})
afterEach(() => rm(folder, { recursive: true }))

/** A project of a user, with that package in it. */
async function project(name: string, source?: string): Promise<string> {
  const installed = join(folder, name, 'node_modules/@kubernetes/client-node')
  await mkdir(installed, { recursive: true })
  if (source !== undefined) {
    await writeFile(join(installed, 'package.json'), '{ "type": "module", "main": "index.js" }')
    await writeFile(join(installed, 'index.js'), source)
  }
  return join(folder, name, 'package.json')
}

describe('loadClientNode', () => {
  it('takes the package of the first place that has it, which is an ES module', async () => {
    const places = [await project('without'), await project('with', 'export class KubeConfig {}\nexport const here = 1')]
    expect(loadClientNode(places)).toMatchObject({ here: 1 })
  })

  it('says what to install when no place has it', async () => {
    const places = [await project('a'), await project('b')]
    expect(() => loadClientNode(places)).toThrow(/npm install @kubernetes\/client-node/)
    expect(() => loadClientNode(places)).toThrow(expect.objectContaining({ code: 'CLIENT_NODE_MISSING' }))
  })

  it('says why one that is there can not be loaded', async () => {
    const places = [await project('broken', 'throw new Error("no such luck")'), await project('without')]
    expect(() => loadClientNode(places)).toThrow(/no such luck/)
  })
})
