import { VimClient } from '@vivarium/vim'
import type { ManagedObject } from '../model/managed-object.js'
import { VCenter } from '../vcenter.js'

/** The usual inventory, a client that has logged in, and one machine and one host of it. Dispose of it. */
export interface SmallVCenter extends AsyncDisposable {
  readonly vcenter: VCenter
  readonly client: VimClient
  readonly vm: ManagedObject
  readonly host: ManagedObject
}

/** The object of that type and name. */
export function named({ model }: VCenter, type: string, name: string): ManagedObject {
  for (const object of model.objects()) if (object.type.isA(type) && object.get('name') === name) return object
  throw new TypeError(`there is no ${type} ${name}`)
}

export async function startSmallVCenter(): Promise<SmallVCenter> {
  const vcenter = await VCenter.start({ tls: false })
  const client = await VimClient.connect(vcenter.url, { username: 'user', password: 'pass' })
  const first = (type: string) => {
    for (const object of vcenter.model.objects()) if (object.type.name === type) return object
    throw new TypeError(`there is no ${type}`)
  }
  return {
    vcenter,
    client,
    vm: first('VirtualMachine'),
    host: first('HostSystem'),
    async [Symbol.asyncDispose]() {
      await client.close()
      await vcenter[Symbol.asyncDispose]()
    },
  }
}
