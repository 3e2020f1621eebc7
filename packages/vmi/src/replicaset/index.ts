export { newReplicaSet } from './replica-set.js'
