import { randomUUID } from 'node:crypto'
import type { Clock } from '@vivarium/core'
import type { ServiceContent } from '@vivarium/vim/types'
import { serviceContent } from './about.js'
import type { World } from './call.js'
import { addDatacenter, addRootFolder } from './inventory/inventory.js'
import { Model } from './model/model.js'
import { commonCollector, viewManagerId } from './session.js'
import { type SessionRules, Sessions } from './sessions.js'
import { Tasks, taskManagerId } from './tasks/tasks.js'

export interface WorldOptions {
  readonly clock: Clock
  readonly sessionRules: SessionRules
  /** Datacenters to begin with: DC0, DC1 … */
  readonly datacenters: number
}

/** Everything that is simulated, before anybody can call. Dispose of its sessions and tasks. */
export function createWorld({ clock, sessionRules, datacenters }: WorldOptions): World {
  const model = new Model()
  const root = addRootFolder(model)
  const content = serviceContent(root.reference, randomUUID())
  addManagers(model, content)
  const world: World = {
    model,
    content,
    clock,
    sessions: new Sessions(model, clock, sessionRules),
    tasks: new Tasks(model, clock),
  }
  for (let number = 0; number < datacenters; number += 1) addDatacenter(model, root, `DC${number}`)
  return world
}

/** The objects that the service content leads to. */
function addManagers(model: Model, content: ServiceContent): void {
  model.add('ServiceInstance', 'ServiceInstance', {
    content,
    capability: { provisioningSupported: true, multiHostSupported: true, userShellAccessSupported: false },
  })
  model.add('SessionManager', 'SessionManager', { defaultLocale: 'en', messageLocaleList: ['en'], supportedLocaleList: ['en'] })
  model.add('PropertyCollector', commonCollector, { filter: [] })
  model.add('SearchIndex', 'SearchIndex', {})
  model.add('ViewManager', viewManagerId, { viewList: [] })
  model.add('TaskManager', taskManagerId, { recentTask: [], maxCollector: 32 })
}
