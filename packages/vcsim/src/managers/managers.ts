import { reference } from '@vivarium/vim'
import type { ServiceContent } from '@vivarium/vim/types'
import type { Kind, World } from '../call.js'
import { addEventManager, eventHistoryCollector, eventManager, eventManagerId } from '../events/event-manager.js'
import { postSessionEvents } from '../events/session-events.js'
import { taskManagerId } from '../tasks/recent-tasks.js'
import { task } from '../tasks/task.js'
import { addTaskManager, taskHistoryCollector, taskManager } from '../tasks/task-manager.js'
import { addAlarmManager, alarm, alarmManager, alarmManagerId, alarmStates } from './alarm-manager.js'
import { addCustomFieldsManager, customFieldsManager, customFieldsManagerId, extensibleManagedObject } from './custom-fields-manager.js'
import { addCustomizationSpecManager, customizationSpecManager, customizationSpecManagerId } from './customization-spec-manager.js'
import { addDiagnosticManager, diagnosticManager, diagnosticManagerId } from './diagnostic-manager.js'
import { addExtensionManager, extensionManager, extensionManagerId } from './extension-manager.js'
import { historyCollector } from './history-collector.js'
import { ipPoolManager, ipPoolManagerId } from './ip-pool-manager.js'
import { addLicenseManager, licenseAssignmentManager, licenseManager, licenseManagerId } from './license-manager.js'
import { addSettings, optionManager, settingId } from './option-manager.js'
import { addPerformanceManager, performanceManager, performanceManagerId } from './performance-manager.js'

/** How the managers behave that are about no part of the inventory, by type. */
export const managerKinds: readonly (readonly [type: string, kind: Kind])[] = [
  ['HistoryCollector', historyCollector],
  ['EventManager', eventManager],
  ['EventHistoryCollector', eventHistoryCollector],
  ['TaskManager', taskManager],
  ['TaskHistoryCollector', taskHistoryCollector],
  ['Task', task],
  ['AlarmManager', alarmManager],
  ['Alarm', alarm],
  ['ManagedEntity', alarmStates],
  ['CustomFieldsManager', customFieldsManager],
  ['ExtensibleManagedObject', extensibleManagedObject],
  ['CustomizationSpecManager', customizationSpecManager],
  ['DiagnosticManager', diagnosticManager],
  ['ExtensionManager', extensionManager],
  ['IpPoolManager', ipPoolManager],
  ['LicenseManager', licenseManager],
  ['LicenseAssignmentManager', licenseAssignmentManager],
  ['OptionManager', optionManager],
  ['PerformanceManager', performanceManager],
]

/** Where the service content leads to them. */
export const managerContent = {
  setting: reference('OptionManager', settingId),
  perfManager: reference('PerformanceManager', performanceManagerId),
  alarmManager: reference('AlarmManager', alarmManagerId),
  eventManager: reference('EventManager', eventManagerId),
  taskManager: reference('TaskManager', taskManagerId),
  extensionManager: reference('ExtensionManager', extensionManagerId),
  customizationSpecManager: reference('CustomizationSpecManager', customizationSpecManagerId),
  customFieldsManager: reference('CustomFieldsManager', customFieldsManagerId),
  diagnosticManager: reference('DiagnosticManager', diagnosticManagerId),
  ipPoolManager: reference('IpPoolManager', ipPoolManagerId),
  licenseManager: reference('LicenseManager', licenseManagerId),
} satisfies Partial<ServiceContent>

/** Their objects. */
export function addManagerObjects(world: World): void {
  const { model, content, clock, events, alarms, sessions } = world
  const now = clock.now()
  addTaskManager(model)
  addEventManager(model, events)
  postSessionEvents(sessions, events)
  addAlarmManager(model)
  alarms.addDefaults(model.get(content.rootFolder))
  addCustomFieldsManager(model)
  addCustomizationSpecManager(world)
  addDiagnosticManager(model)
  addExtensionManager(model, now.toISOString())
  model.add('IpPoolManager', ipPoolManagerId, {})
  addLicenseManager(model, now)
  addSettings(model)
  addPerformanceManager(model)
}
