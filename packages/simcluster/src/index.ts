export { ApiServer, type ApiServerOptions } from './api-server.js'
export {
  type ControllerSwitches,
  Controllers,
  type StartControllersOptions,
  startControllers,
  startControllersWith,
} from './controllers.js'
export { InProcessClient } from './in-process-client.js'
