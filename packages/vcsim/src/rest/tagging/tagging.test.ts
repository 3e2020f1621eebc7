import { isVimError, runTask, VimClient } from '@vivarium/vim'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { RestClient } from '../../testing/rest-client.js'
import { VCenter } from '../../vcenter.js'

let vcenter: VCenter
let client: RestClient
let soap: VimClient
beforeEach(async () => {
  vcenter = await VCenter.start({ tls: false, username: 'user', password: 'pass' })
  client = await RestClient.logIn(vcenter)
  soap = await VimClient.connect(vcenter.url, { username: 'user', password: 'pass' })
})
afterEach(async () => {
  await soap.close()
  await vcenter[Symbol.asyncDispose]()
})

const category = (name: string, rest: object = {}) =>
  client.ask<string>('POST', '/api/cis/tagging/category', { name, description: '', cardinality: 'MULTIPLE', associable_types: [], ...rest })
const tag = (category_id: string, name: string) =>
  client.ask<string>('POST', '/api/cis/tagging/tag', { name, description: '', category_id })
const association = (id: string, action: string, body: unknown) =>
  client.send('POST', `/api/cis/tagging/tag-association/${encodeURIComponent(id)}?action=${action}`, body)
const folder = async (name: string) => {
  const made = await soap.call(soap.serviceContent.rootFolder, 'CreateFolder', { name })
  return { reference: made, id: { type: made.type, id: made.value } }
}

test('both forms of the API know the same categories and tags', async () => {
  const zones = await category('zones')
  const tagId = await tag(zones, 'a')
  const old = await client.ask('GET', `/rest/com/vmware/cis/tagging/tag/id:${tagId}`)
  expect(old).toEqual({ value: { id: tagId, name: 'a', description: '', category_id: zones, used_by: [] } })
  expect(await client.get(`/api/cis/tagging/tag/${tagId}`)).toEqual({
    id: tagId,
    name: 'a',
    description: '',
    category_id: zones,
    used_by: [],
  })
  const inCategory = await client.ask('POST', `/rest/com/vmware/cis/tagging/tag/id:${zones}?~action=list-tags-for-category`)
  expect(inCategory).toEqual({ value: [tagId] })
})

test('names are taken once, and things that are not there are not found', async () => {
  const zones = await category('zones')
  await tag(zones, 'a')
  const again = { name: 'a', description: '', category_id: zones }
  expect(await client.send('POST', '/rest/com/vmware/cis/tagging/tag', { create_spec: again })).toMatchObject({
    status: 400,
    body: { type: 'com.vmware.vapi.std.errors.already_exists' },
  })
  expect((await client.send('POST', '/api/cis/tagging/tag', { ...again, category_id: 'none' })).status).toBe(404)
  expect((await client.send('DELETE', '/api/cis/tagging/category/none')).status).toBe(404)
  expect((await client.send('POST', '/api/cis/tagging/category', { name: 'x' })).status).toBe(400)
})

test('an object has one tag of a category for one, and its types are kept to', async () => {
  const zones = await category('zones', { cardinality: 'SINGLE', associable_types: ['Folder'] })
  const [a, b] = [await tag(zones, 'a'), await tag(zones, 'b')]
  const { id } = await folder('one')
  const object = { object_id: id }
  expect((await association(a, 'attach', object)).status).toBe(204)
  expect((await association(a, 'attach', object)).status).toBe(204)
  expect(await association(b, 'attach', object)).toMatchObject({ status: 400, body: { error_type: 'INVALID_ARGUMENT' } })
  expect(await client.ask('POST', '/api/cis/tagging/tag-association?action=list-attachable-tags', object)).toEqual([a])
  const [{ datacenter } = { datacenter: '' }] = await client.get<{ datacenter: string }[]>('/api/vcenter/datacenter')
  expect((await association(a, 'attach', { object_id: { type: 'Datacenter', id: datacenter } })).status).toBe(400)
  const kept = { associable_types: ['Datacenter'] }
  expect((await client.send('PATCH', `/api/cis/tagging/category/${zones}`, kept)).status).toBe(400)
  const more = { associable_types: ['Folder', 'Datacenter'], cardinality: 'MULTIPLE' }
  expect((await client.send('PATCH', `/api/cis/tagging/category/${zones}`, more)).status).toBe(204)
  expect((await association(b, 'attach', object)).status).toBe(204)
})

test('several are attached and detached at once, and told which failed', async () => {
  const zones = await category('zones')
  const [a, b] = [await tag(zones, 'a'), await tag(zones, 'b')]
  const one = await folder('one')
  const two = await folder('two')
  const all = (action: string, body: unknown) => client.ask('POST', `/api/cis/tagging/tag-association?action=${action}`, body)
  expect(await all('attach-multiple-tags-to-object', { object_id: one.id, tag_ids: [a, 'none', b] })).toMatchObject({
    success: false,
    error_messages: [{ id: 'cis.tagging.objectNotFound.error', default_message: 'Tagging object none not found' }],
  })
  expect(await all('list-attached-tags', { object_id: one.id })).toEqual([a, b])
  expect((await association(a, 'attach-tag-to-multiple-objects', { object_ids: [one.id, two.id] })).body).toMatchObject({ success: true })
  expect(await all('list-attached-objects-on-tags', { tag_ids: [a, b] })).toEqual([
    { tag_id: a, object_ids: [one.id, two.id] },
    { tag_id: b, object_ids: [one.id] },
  ])
  expect(await all('list-attached-tags-on-objects', { object_ids: [two.id, one.id] })).toEqual([
    { object_id: two.id, tag_ids: [a] },
    { object_id: one.id, tag_ids: [a, b] },
  ])
  expect(await all('detach-multiple-tags-from-object', { object_id: one.id, tag_ids: [a, b] })).toMatchObject({ success: true })
  expect((await association(a, 'list-attached-objects', undefined)).body).toEqual([two.id])
})

test('a machine gets and loses tags by its specification', async () => {
  await tag(await category('zones'), 'a')
  const [{ vm } = { vm: '' }] = await client.get<{ vm: string }[]>('/api/vcenter/vm')
  const machine = { type: 'VirtualMachine', value: vm }
  const reconfigure = (operation: 'add' | 'remove', name: string) =>
    runTask(soap, machine, 'ReconfigVM_Task', { spec: { tagSpecs: [{ operation, id: { nameId: { category: 'zones', tag: name } } }] } })
  const attached = () =>
    client.ask<string[]>('POST', '/api/cis/tagging/tag-association?action=list-attached-tags', {
      object_id: { type: 'VirtualMachine', id: vm },
    })
  await reconfigure('add', 'a')
  expect(await attached()).toHaveLength(1)
  await reconfigure('remove', 'a')
  expect(await attached()).toEqual([])
  await expect(reconfigure('add', 'none')).rejects.toSatisfy((error) => isVimError(error, 'NotFound'))
})

describe('what follows', () => {
  test('the property tag of an entity, seen through the property collector', async () => {
    const tagId = await tag(await category('zones'), 'a')
    const { reference, id } = await folder('one')
    await association(tagId, 'attach', { object_id: id })
    const read = () => soap.call(reference, 'Fetch', { prop: 'tag' })
    expect(await read()).toMatchObject({ _value: [{ key: tagId }] })
    await client.ask('DELETE', `/api/cis/tagging/tag/${tagId}`)
    expect(await read()).toMatchObject({ _value: [] })
  })

  test('an object that is no more loses its tags', async () => {
    const tagId = await tag(await category('zones'), 'a')
    const { reference, id } = await folder('one')
    await association(tagId, 'attach', { object_id: id })
    vcenter.model.remove(vcenter.model.get(reference))
    expect((await association(tagId, 'list-attached-objects', undefined)).body).toEqual([])
    expect((await association(tagId, 'attach', { object_id: id })).status).toBe(403)
  })

  test('tags of a category that is no more', async () => {
    const zones = await category('zones')
    const tagId = await tag(zones, 'a')
    await client.ask('DELETE', `/api/cis/tagging/category/${zones}`)
    expect((await client.send('GET', `/api/cis/tagging/tag/${tagId}`)).status).toBe(404)
  })
})

test('who uses a tag is told and asked for', async () => {
  const tagId = await tag(await category('zones'), 'a')
  await client.ask('POST', `/api/cis/tagging/tag/${tagId}?action=add-to-used-by`, { used_by_entity: 'me' })
  const used = () => client.ask('POST', '/api/cis/tagging/tag?action=list-used-tags', { used_by_entity: 'me' })
  expect(await used()).toEqual([tagId])
  await client.ask('POST', `/api/cis/tagging/tag/${tagId}?action=remove-from-used-by`, { used_by_entity: 'me' })
  expect(await used()).toEqual([])
})
