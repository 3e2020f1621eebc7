import { dataObject, reference, runTask, VimClient } from '@vivarium/vim'
import type { VCenter } from '../vcenter.js'

const common = reference('PropertyCollector', 'propertyCollector')
const views = reference('ViewManager', 'ViewManager')
const search = reference('SearchIndex', 'SearchIndex')

/**
 * So many clients, each with a session, that do what clients do until `isOver`: read through views, wait for updates, find, make and remove
 * folders, log in again. Gives the number of rounds that all of them made; throws what went wrong first.
 */
export async function crowd(vcenter: VCenter, clients: number, isOver: () => boolean): Promise<number> {
  let rounds = 0
  const one = async (number: number) => {
    while (!isOver()) {
      const client = await VimClient.connect(vcenter.url, { username: `user-${number}`, password: 'pass' })
      try {
        for (let round = 0; round < 5 && !isOver(); round++) {
          await visit(client, `crowd-${number}`)
          rounds++
        }
      } finally {
        await client.close()
      }
    }
  }
  await Promise.all(Array.from({ length: clients }, (_, number) => one(number)))
  return rounds
}

async function visit(client: VimClient, name: string): Promise<void> {
  const { rootFolder } = client.serviceContent
  const view = await client.call(views, 'CreateContainerView', { container: rootFolder, type: ['VirtualMachine'], recursive: true })
  const selectSet = [dataObject('TraversalSpec', { type: 'ContainerView', path: 'view' })]
  const objectSet = [{ obj: view, skip: true, selectSet }]
  const propSet = [{ type: 'VirtualMachine', pathSet: ['name', 'runtime.powerState'] }]
  const found = await client.call(common, 'RetrieveProperties', { specSet: [{ propSet, objectSet }] })
  if (found?.length === 0) throw new Error('no machines are seen')

  const collector = await client.call(common, 'CreatePropertyCollector')
  const spec = { propSet: [{ type: 'Folder', pathSet: ['childEntity'] }], objectSet: [{ obj: rootFolder }] }
  await client.call(collector, 'CreateFilter', { spec, partialUpdates: false })
  const first = await client.call(collector, 'WaitForUpdatesEx', { version: '' })
  const waiting = client.call(collector, 'WaitForUpdatesEx', { version: first?.version ?? '', options: { maxWaitSeconds: 60 } })
  const folder = await client.call(rootFolder, 'CreateFolder', { name })
  const update = await waiting
  if (update?.filterSet?.[0]?.objectSet?.[0]?.obj.value !== rootFolder.value) throw new Error('the folder was not told of')
  const seen = await client.call(search, 'FindChild', { entity: rootFolder, name })
  if (seen?.value !== folder.value) throw new Error(`${name} is not found`)
  await runTask(client, folder, 'Destroy_Task')
  await client.call(collector, 'DestroyPropertyCollector')
  await client.call(view, 'DestroyView')
}
