export { qemuDriver } from './driver.js'
export { qemuErrors } from './errors.js'
