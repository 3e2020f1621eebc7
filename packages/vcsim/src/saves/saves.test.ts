import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { run } from '@vivarium/core'
import { dataObject, type ManagedObjectReference, referenceKey, runTask, VimClient } from '@vivarium/vim'
import type { DatastoreInfo } from '@vivarium/vim/types'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ManagedObject } from '../model/managed-object.js'
import { findGovc, timeToBuildMs, whyNoGovc } from '../testing/govc.js'
import { VCenter } from '../vcenter.js'

const login = { username: 'user', password: 'pass' }
const start = (options: Parameters<typeof VCenter.start>[0] = {}) => VCenter.start({ tls: false, ...login, ...options })

/** What objects have, as text, with the folders of datastores left out. */
function contentOf(vcenter: VCenter): Map<string, string> {
  // Where it is served, and where its files are, is another place each time.
  const datastores = [...vcenter.model.objects()].filter(({ type }) => type.isA('Datastore'))
  const urls = [vcenter.url.origin, ...datastores.map((datastore) => (datastore.get('info') as DatastoreInfo).url)]
  const text = (value: unknown) =>
    urls.reduce(
      (all, url) => all.replaceAll(url, 'URL'),
      JSON.stringify(value, (_, each) => (typeof each === 'bigint' ? String(each) : each)) ?? '',
    )
  const content = new Map<string, string>()
  for (const object of vcenter.model.objects()) {
    if (object.type.isA('Task')) continue
    for (const name of object.names)
      if (name !== 'recentTask') content.set(`${referenceKey(object.reference)}.${name}`, text(object.get(name)))
  }
  return content
}

const find = (vcenter: VCenter, type: string, name: string) =>
  [...vcenter.model.objects()].find((object) => object.type.isA(type) && object.get('name') === name) as ManagedObject

describe('a save', () => {
  let folder: string
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'vcsim-saves-'))
  })
  afterAll(() => rmSync(folder, { recursive: true }))

  test('has everything: objects, machines, files, ports, events; and can be opened any number of times', async () => {
    const save = join(folder, 'whole')
    mkdirSync(save)
    const vcenter = await start({ model: { datacenters: 2, machines: 2 } })
    const client = await VimClient.connect(vcenter.url, login)
    const machine = find(vcenter, 'VirtualMachine', 'DC0_H0_VM0').reference
    await runTask(client, machine, 'PowerOffVM_Task', {})
    await runTask(client, machine, 'ReconfigVM_Task', {
      spec: { annotation: 'changed', extraConfig: [{ key: 'guestinfo.a', value: 'b' }] },
    })
    await runTask(client, find(vcenter, 'Folder', 'network').reference, 'CreateDVS_Task', {
      spec: { configSpec: dataObject('VMwareDVSConfigSpec', { name: 'sw' }) },
    })
    const datastore = find(vcenter, 'Datastore', 'LocalDS_0')
    writeFileSync(join((datastore.get('info') as DatastoreInfo).url, 'uploaded'), 'content')
    await client.close()
    await vcenter.save(save)
    const before = contentOf(vcenter)
    await vcenter[Symbol.asyncDispose]()

    const [one, other] = await Promise.all([start({ restore: save }), start({ restore: save })])
    for (const opened of [one, other]) {
      const after = contentOf(opened)
      expect([...before].filter(([path, value]) => after.get(path) !== value).map(([path]) => path)).toEqual([])
      expect([...after.keys()].filter((path) => !before.has(path))).toEqual([])
    }
    const url = (opened: VCenter) => (find(opened, 'Datastore', 'LocalDS_0').get('info') as DatastoreInfo).url
    expect(url(one)).not.toBe(url(other))
    expect(existsSync(join(url(one), 'uploaded'))).toBe(true)

    // What was opened goes on: with new ids, and files of machines that nobody had looked at.
    const again = await VimClient.connect(one.url, login)
    const made = (await again.call(again.serviceContent.rootFolder, 'CreateDatacenter', { name: 'new' })) as ManagedObjectReference
    expect(before.has(`${referenceKey(made)}.name`)).toBe(false)
    await runTask(again, machine, 'PowerOnVM_Task', {})
    const browser = find(one, 'Datastore', 'LocalDS_0').get('browser') as ManagedObjectReference
    const result = await runTask(again, browser, 'SearchDatastore_Task', { datastorePath: '[LocalDS_0] DC0_H0_VM1' })
    expect((result as { file: { path: string }[] }).file.map(({ path }) => path)).toContain('DC0_H0_VM1.vmx')
    await again.close()
    await Promise.all([one[Symbol.asyncDispose](), other[Symbol.asyncDispose]()])
  }, 60_000)

  test('that is damaged, of the future or missing is refused by name', async () => {
    const save = join(folder, 'broken')
    mkdirSync(save)
    await expect(start({ restore: save })).rejects.toMatchObject({ code: 'NOT_FOUND' })
    writeFileSync(join(save, 'vcenter.json.gz'), 'not gzip')
    await expect(start({ restore: save })).rejects.toMatchObject({ code: 'CORRUPT_FILE' })
  })
})

describe('a folder of govc object.save', () => {
  let folder: string
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'vcsim-load-'))
  })
  afterAll(() => rmSync(folder, { recursive: true }))

  const broken = [
    ['nothing', undefined],
    ['text', 'hello'],
    ['half an element', '<ObjectContent><obj type="Folder">x</obj'],
    ['bad XML', '<ObjectContent><obj type="Folder">x</wrong></ObjectContent>'],
    ['an unknown type', '<ObjectContent><obj type="Nonsense">x</obj></ObjectContent>'],
  ] as const
  test.each(broken)('with %s is refused', async (name, text) => {
    const given = join(folder, name)
    mkdirSync(given)
    if (text !== undefined) writeFileSync(join(given, '0000-x.xml'), text)
    await expect(start({ load: given })).rejects.toMatchObject({ code: 'CANNOT_LOAD' })
  })

  test('that is not there is refused', async () => {
    await expect(start({ load: join(folder, 'nosuch') })).rejects.toMatchObject({ code: 'CANNOT_LOAD' })
  })

  test('with one object alone is put where such objects are', async () => {
    const given = join(folder, 'one')
    mkdirSync(given)
    const value = (type: string, text: string) => `<val xmlns:i="http://www.w3.org/2001/XMLSchema-instance" i:type="${type}">${text}</val>`
    const properties = `<propSet><name>name</name>${value('xsd:string', 'lonely')}</propSet><propSet><name>parent</name><val xmlns:i="http://www.w3.org/2001/XMLSchema-instance" i:type="ManagedObjectReference" type="Folder">group-n99</val></propSet>`
    writeFileSync(
      join(given, '0000-Network-network-7.xml'),
      `<ObjectContent><obj type="Network">network-7</obj>${properties}</ObjectContent>`,
    )
    const vcenter = await start({ load: given })
    const network = find(vcenter, 'Network', 'lonely')
    const parent = vcenter.model.get(network.get('parent') as ManagedObjectReference)
    expect([parent.get('name'), (parent.get('childEntity') as ManagedObjectReference[]).map(({ value }) => value)]).toEqual([
      'network',
      ['network-7'],
    ])
    await vcenter[Symbol.asyncDispose]()
  })
})

const missing = await whyNoGovc()
describe.skipIf(missing !== undefined)(`govc object.save, then load${missing === undefined ? '' : ` (${missing})`}`, () => {
  test(
    'has the inventory, and machines that run',
    async () => {
      const govc = await findGovc()
      const folder = mkdtempSync(join(tmpdir(), 'vcsim-govc-save-'))
      const vcenter = await start({ model: { machines: 1 } })
      const env = { GOVC_URL: vcenter.url.href.replace('://', '://user:pass@'), GOVC_INSECURE: 'true', GOVC_PERSIST_SESSION: 'false' }
      const ask = async (vcenterUrl: URL, ...words: string[]) => {
        const url = vcenterUrl.href.replace('://', '://user:pass@')
        return (await run(govc, words, { env: { ...env, GOVC_URL: url }, timeoutMs: 60_000 })).stdout
      }
      const machineName = 'DC0_H0_VM0'
      for (const words of [
        ['create', 'first'],
        ['create', 'second'],
        ['revert', 'first'],
        ['create', 'third'],
      ]) {
        const [action = '', ...names] = words
        await ask(vcenter.url, `snapshot.${action}`, '-vm', machineName, ...names)
      }
      await run(govc, ['object.save', '-d', join(folder, 'saved')], { env, timeoutMs: 60_000 })
      const loaded = await start({ load: join(folder, 'saved') })
      const machine = find(loaded, 'VirtualMachine', machineName)
      expect((machine.get('runtime') as { powerState: string }).powerState).toBe('poweredOn')
      const tree = (of: VCenter) => ask(of.url, 'snapshot.tree', '-vm', machineName, '-D', '-i')
      expect(await tree(loaded)).toMatch(/first.*second/s)
      expect(await tree(loaded)).toBe(await tree(vcenter))
      await ask(loaded.url, 'snapshot.revert', '-vm', machineName, 'first/second')
      await ask(loaded.url, 'snapshot.create', '-vm', machineName, 'fourth')
      await ask(loaded.url, 'snapshot.remove', '-vm', machineName, 'third')
      expect((await tree(loaded)).match(/first|second|third|fourth/g)).toEqual(expect.arrayContaining(['fourth']))
      expect(await tree(loaded)).not.toContain('third')
      await ask(loaded.url, 'snapshot.remove', '-vm', machineName, '*')
      await ask(loaded.url, 'vm.power', '-off', machineName)
      const entities = (of: VCenter) =>
        [...of.model.objects()]
          .filter(({ type }) => type.isA('ManagedEntity'))
          .map(({ reference }) => referenceKey(reference))
          .sort()
      expect(entities(loaded)).toEqual(entities(vcenter))
      const client = await VimClient.connect(loaded.url, login)
      expect(await ask(loaded.url, 'datastore.ls', machineName)).toContain(`${machineName}.vmx`)
      expect(await ask(loaded.url, 'vm.clone', '-pool', 'DC0_H0/Resources', '-vm', machineName, 'copy')).toMatch(/OK/)
      const ports = await client.call(find(loaded, 'DistributedVirtualSwitch', 'DVS0').reference, 'FetchDVPorts', {})
      expect(ports.some(({ connectee }) => connectee?.connectedEntity?.value === machine.reference.value)).toBe(true)
      await client.close()
      await Promise.all([vcenter[Symbol.asyncDispose](), loaded[Symbol.asyncDispose]()])
      rmSync(folder, { recursive: true })
    },
    timeToBuildMs,
  )
})
