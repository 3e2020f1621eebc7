export { type ClusterSimulation, clusterSimulation } from './clusters/simulation.js'
export { simDriver } from './driver.js'
export { simErrors } from './errors.js'
