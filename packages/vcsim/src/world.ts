import { randomUUID } from 'node:crypto'
import type { Clock } from '@vivarium/core'
import type { ServiceContent } from '@vivarium/vim/types'
import { serviceContent } from './about.js'
import { authorizationManagerId, defaultPermissions, Permissions } from './access/permissions.js'
import { describePrivilegeGroups, describePrivileges } from './access/privilege-ids.js'
import { defaultRoles } from './access/roles.js'
import { userDirectoryId } from './access/user-directory.js'
import { ownDomain, type UserRules, Users } from './access/users.js'
import type { World } from './call.js'
import { addCheckers } from './checks/kinds.js'
import { Events } from './events/events.js'
import { Interference } from './interference/interference.js'
import { addEsxRootFolder } from './inventory/esx.js'
import { addRootFolder } from './inventory/folders.js'
import { watchVolumes } from './inventory/host-config.js'
import { HostPorts } from './inventory/host-ports.js'
import type { ModelOptions } from './inventory/model-options.js'
import { populate } from './inventory/population.js'
import { Alarms } from './managers/alarms.js'
import { IpPools } from './managers/ip-pools.js'
import { addManagerObjects } from './managers/managers.js'
import { ManagerRecords } from './managers/records.js'
import { Model } from './model/model.js'
import { addNetworkManagers } from './network/kinds.js'
import { Ports } from './network/ports.js'
import { StoragePolicies } from './pbm/policies.js'
import { addPolicyManagers } from './pbm/service-instance.js'
import { Appliance } from './rest/appliance/appliance.js'
import { DataSets } from './rest/data-sets/data-sets.js'
import { ContentLibrary } from './rest/library/content-library.js'
import { ClusterModules } from './rest/modules/cluster-modules.js'
import { Tagging } from './rest/tagging/tagging.js'
import { adoptFolder } from './saves/adopted.js'
import type { LoadedFolder } from './saves/govc-folder.js'
import { restoreWorld, type SavedWorld } from './saves/world-state.js'
import { commonCollector, supportedLocales, viewManagerId } from './session.js'
import { type SessionRules, Sessions } from './sessions.js'
import { SingleSignOn } from './sso/single-sign-on.js'
import { DatastoreFiles } from './storage/files.js'
import { FirstClassDisks } from './storage/first-class-disks/first-class-disks.js'
import { addFirstClassDiskManagers } from './storage/first-class-disks/kinds.js'
import { addStorageManagers } from './storage/kinds.js'
import { Placements } from './storage/placements.js'
import { watchPods } from './storage/pods.js'
import { ServiceTickets } from './storage/service-tickets.js'
import { Tasks } from './tasks/tasks.js'
import { addTransferManagers } from './transfer/kinds.js'
import { Leases } from './transfer/leases.js'

export interface WorldOptions {
  readonly clock: Clock
  readonly sessionRules: SessionRules
  readonly userRules: UserRules
  /** Where datastores' folders are made. Default: a temporary folder that goes with the world's files. */
  readonly dataFolder?: string
  /** The version of the API that it says it has. */
  readonly apiVersion?: string | undefined
  /** What there is to begin with. */
  readonly model?: ModelOptions
  /** What was saved, in the place of `model`. The files of datastores are to be put into their folders. */
  readonly restored?: SavedWorld | undefined
  /** What was read from a folder of `govc object.save`, in the place of `model`. */
  readonly loaded?: LoadedFolder | undefined
}

/** Everything that is simulated, before anybody can call. Dispose of its sessions, tasks and files. */
export function createWorld({
  clock,
  sessionRules,
  userRules,
  apiVersion,
  dataFolder,
  model: population,
  restored,
  loaded,
}: WorldOptions): World {
  const model = new Model()
  const isEsx = restored?.isEsx ?? (loaded === undefined ? (population?.esx ?? false) : loaded.content?.about.apiType === 'HostAgent')
  const root = isEsx ? addEsxRootFolder(model) : addRootFolder(model)
  model.update<'ManagedEntity'>(root, { permission: defaultPermissions(root.reference, isEsx) })
  const content = serviceContent(
    root.reference,
    restored?.instanceUuid ?? loaded?.content?.about.instanceUuid ?? randomUUID(),
    apiVersion,
    isEsx,
  )
  addManagers(model, content)
  if (!isEsx) addPolicyManagers(model)
  const events = new Events(model, clock)
  const users = new Users(userRules)
  const records = new ManagerRecords()
  const interference = new Interference(model, clock)
  const files = new DatastoreFiles(model, dataFolder)
  const world: World = {
    model,
    content,
    clock,
    users,
    permissions: new Permissions(model, users),
    sso: new SingleSignOn(clock, users),
    ipPools: new IpPools(),
    hostPorts: new HostPorts(population?.uniqueHostPorts ?? false),
    sessions: new Sessions(model, clock, users, sessionRules),
    tasks: new Tasks(model, clock, events, ({ object, entity, method }, signal) =>
      interference.beforeTask([object, entity], method, { signal }),
    ),
    files,
    firstClassDisks: new FirstClassDisks(model, files, clock),
    ports: new Ports(),
    placements: new Placements(),
    tickets: new ServiceTickets(clock),
    leases: new Leases(),
    events,
    records,
    alarms: new Alarms(model, clock, events, records),
    interference,
    tagging: new Tagging(model),
    policies: new StoragePolicies(model, clock),
    modules: new ClusterModules(model),
    contentLibrary: new ContentLibrary(model, files, clock),
    appliance: new Appliance(clock),
    dataSets: new DataSets(model),
  }
  addManagerObjects(world)
  addStorageManagers(model)
  addFirstClassDiskManagers(model)
  addNetworkManagers(model)
  addTransferManagers(model)
  addCheckers(model)
  watchPods(model)
  watchVolumes(model)
  if (loaded !== undefined) adoptFolder(world, loaded)
  else if (restored === undefined) populate(world, population)
  else restoreWorld(world, restored, (_datastore, name) => files.makeFolder(name))
  return world
}

/** The objects that the service content leads to. */
function addManagers(model: Model, content: ServiceContent): void {
  model.add('ServiceInstance', 'ServiceInstance', {
    content,
    capability: { provisioningSupported: true, multiHostSupported: true, userShellAccessSupported: false },
  })
  model.add('SessionManager', 'SessionManager', { defaultLocale: 'en', messageLocaleList: ['en'], supportedLocaleList: supportedLocales })
  model.add('PropertyCollector', commonCollector, { filter: [] })
  model.add('SearchIndex', 'SearchIndex', {})
  model.add('UserDirectory', userDirectoryId, { domainList: [ownDomain] })
  model.add('AuthorizationManager', authorizationManagerId, {
    roleList: defaultRoles(),
    privilegeList: describePrivileges(),
    description: describePrivilegeGroups(),
  })
  model.add('ViewManager', viewManagerId, { viewList: [] })
}
