export { simDriver } from './driver.js'
export { simErrors } from './errors.js'
