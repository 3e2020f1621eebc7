export { ApiServer, type ApiServerOptions } from './api-server.js'
export { type ControllerSwitches, Controllers, type StartControllersOptions, startControllers } from './controllers.js'
export { GarbageCollector, type GarbageCollectorOptions } from './garbage-collector/garbage-collector.js'
export { InProcessClient } from './in-process-client.js'
