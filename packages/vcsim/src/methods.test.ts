import { afterAll, beforeAll, expect, it } from 'vitest'
import { describeNeeds, methodsByNeed } from './testing/methods-by-need.js'
import { VCenter } from './vcenter.js'

let vcenter: VCenter
beforeAll(async () => {
  vcenter = await VCenter.start({ tls: false })
})
afterAll(() => vcenter[Symbol.asyncDispose]())

it('has what every client, the Cluster API provider and the usual flows of pyVmomi and govc need', async () => {
  const needs = await methodsByNeed(vcenter.url)
  expect(needs.filter(({ tier, isThere }) => tier <= 3 && !isThere)).toEqual([])
})

it('says in METHODS.md what is there and what is not', async () => {
  await expect(describeNeeds(await methodsByNeed(vcenter.url))).toMatchFileSnapshot('../METHODS.md')
})
