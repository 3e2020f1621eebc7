import type { Manager } from '@vivarium/controller'
import type { ControllerSwitches } from './controllers.js'
import { addEndpointSliceController, addEndpointSliceMirroringController } from './services/endpoint-slices.js'
import { addEndpointsController } from './services/endpoints.js'
import { type AddressOptions, addIngressAddressController, addLoadBalancerController } from './services/load-balancers.js'
import { addVolumeBinder } from './storage/volume-binder.js'
import { addCronJobController } from './workloads/cron-jobs.js'
import { addDaemonSetController } from './workloads/daemon-sets.js'
import { addDeploymentController } from './workloads/deployments.js'
import { addDisruptionController } from './workloads/disruption.js'
import { addJobTtlController } from './workloads/job-ttl.js'
import { addJobController } from './workloads/jobs.js'
import { addReplicaSetController, addReplicationController } from './workloads/replica-sets.js'
import { addStatefulSetController } from './workloads/stateful-sets.js'

/** What of a cluster runs; each does unless it is false. */
export interface ClusterSwitches extends ControllerSwitches {
  readonly deployments?: boolean
  readonly replicaSets?: boolean
  readonly replicationControllers?: boolean
  readonly statefulSets?: boolean
  readonly daemonSets?: boolean
  readonly jobs?: boolean
  readonly jobTtl?: boolean
  readonly cronJobs?: boolean
  /** What pod disruption budgets allow. */
  readonly disruption?: boolean
  readonly endpointSlices?: boolean
  readonly endpointSliceMirroring?: boolean
  readonly endpoints?: boolean
  /** Addresses of services of type LoadBalancer. */
  readonly loadBalancers?: boolean
  readonly ingressAddresses?: boolean
  /** Claims get volumes: that fit, or new ones of their class. */
  readonly volumeBinder?: boolean
  /** Taints and evictions for nodes that are silent or not well. */
  readonly nodeLifecycle?: boolean
  readonly scheduler?: boolean
  /** False: pods on nodes stay as they are, and nobody renews the leases of nodes. */
  readonly nodes?: boolean
}

/** The controllers of kube-controller-manager that a bare API server does not have. */
export function addWorkloadControllers(manager: Manager, switches: ClusterSwitches, addresses: AddressOptions): void {
  if (switches.deployments !== false) addDeploymentController(manager)
  if (switches.replicaSets !== false) addReplicaSetController(manager)
  if (switches.replicationControllers !== false) addReplicationController(manager)
  if (switches.statefulSets !== false) addStatefulSetController(manager)
  if (switches.daemonSets !== false) addDaemonSetController(manager)
  if (switches.jobs !== false) addJobController(manager)
  if (switches.jobTtl !== false) addJobTtlController(manager)
  if (switches.cronJobs !== false) addCronJobController(manager)
  if (switches.disruption !== false) addDisruptionController(manager)
  if (switches.endpointSlices !== false) addEndpointSliceController(manager)
  if (switches.endpointSliceMirroring !== false) addEndpointSliceMirroringController(manager)
  if (switches.endpoints !== false) addEndpointsController(manager)
  if (switches.loadBalancers !== false) addLoadBalancerController(manager, addresses)
  if (switches.ingressAddresses !== false) addIngressAddressController(manager, addresses)
  if (switches.volumeBinder !== false) addVolumeBinder(manager)
}
