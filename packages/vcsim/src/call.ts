import type { Clock } from '@vivarium/core'
import type { Method } from '@vivarium/vim'
import type { Methods, ServiceContent } from '@vivarium/vim/types'
import type { Permissions } from './access/permissions.js'
import type { Users } from './access/users.js'
import type { Client } from './client.js'
import type { Events } from './events/events.js'
import type { Interference } from './interference/interference.js'
import type { HostPorts } from './inventory/host-ports.js'
import type { Alarms } from './managers/alarms.js'
import type { IpPools } from './managers/ip-pools.js'
import type { ManagerRecords } from './managers/records.js'
import type { ManagedObject } from './model/managed-object.js'
import type { Model } from './model/model.js'
import type { Scope } from './model/scope.js'
import type { Ports } from './network/ports.js'
import type { StoragePolicies } from './pbm/policies.js'
import type { Reader } from './properties/reader.js'
import type { Appliance } from './rest/appliance/appliance.js'
import type { DataSets } from './rest/data-sets/data-sets.js'
import type { ContentLibrary } from './rest/library/content-library.js'
import type { ClusterModules } from './rest/modules/cluster-modules.js'
import type { Tagging } from './rest/tagging/tagging.js'
import type { Caller, Session } from './session.js'
import type { Sessions } from './sessions.js'
import type { SingleSignOn } from './sso/single-sign-on.js'
import type { DatastoreFiles } from './storage/files.js'
import type { FirstClassDisks } from './storage/first-class-disks/first-class-disks.js'
import type { Placements } from './storage/placements.js'
import type { ServiceTickets } from './storage/service-tickets.js'
import type { Tasks } from './tasks/tasks.js'
import type { Leases } from './transfer/leases.js'

/** What all calls share. */
export interface World {
  readonly model: Model
  readonly sessions: Sessions
  readonly tasks: Tasks
  readonly events: Events
  readonly records: ManagerRecords
  readonly alarms: Alarms
  readonly interference: Interference
  readonly files: DatastoreFiles
  readonly firstClassDisks: FirstClassDisks
  readonly users: Users
  readonly permissions: Permissions
  readonly sso: SingleSignOn
  readonly hostPorts: HostPorts
  readonly ipPools: IpPools
  readonly ports: Ports
  readonly placements: Placements
  readonly tickets: ServiceTickets
  readonly leases: Leases
  readonly tagging: Tagging
  readonly policies: StoragePolicies
  readonly modules: ClusterModules
  readonly contentLibrary: ContentLibrary
  readonly appliance: Appliance
  readonly dataSets: DataSets
  readonly clock: Clock
  readonly content: ServiceContent
}

/** One call of a method. */
export interface Call {
  readonly world: World
  readonly caller: Caller
  readonly object: ManagedObject
  readonly method: Method
  readonly scope: Scope
  readonly reader: Reader
  readonly client: Client
  /** As it came, where it came by SOAP: for what is signed in it. */
  readonly message?: Uint8Array
  /** Set by a method that begins or ends one. */
  session: Session | undefined
  /** Calls another method as part of this one: for the same user, without asking again whether he may. */
  invoke<M extends keyof Methods>(object: ManagedObject, method: M, parameters: Methods[M]['parameters']): Promise<Methods[M]['result']>
}

/** Methods by name, as a kind of managed object has them. A result that the type says is there must be there. */
export type MethodTable = {
  readonly [M in keyof Methods]?: (call: Call, parameters: Methods[M]['parameters']) => Methods[M]['result'] | Promise<Methods[M]['result']>
}

/** Properties whose value depends on the time or on who reads them. */
export type ComputedProperties = Readonly<
  Record<string, (world: World, session: Session | undefined, object: ManagedObject, reader: Reader) => unknown>
>

/** How one kind of managed object behaves. */
export interface Kind {
  readonly methods: MethodTable
  /** Runs before every method of such an object, of whatever room: throws the fault of one that can't be called now. */
  readonly admit?: (call: Call) => void
  readonly computed?: ComputedProperties
}
