/** What a machine or a pool uses while nothing happens in it, in MHz and MiB. */
export const idleUsage = {
  overallCpuUsage: 0,
  overallCpuDemand: 0,
  guestMemoryUsage: 0,
  hostMemoryUsage: 0,
  distributedCpuEntitlement: 0,
  distributedMemoryEntitlement: 0,
  staticCpuEntitlement: 0,
  staticMemoryEntitlement: 0,
  privateMemory: 0,
  sharedMemory: 0,
  swappedMemory: 0,
  balloonedMemory: 0,
  consumedOverheadMemory: 0,
  compressedMemory: 0,
}
