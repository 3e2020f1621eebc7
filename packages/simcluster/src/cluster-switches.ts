import type { ApiServer } from '@vivarium/apiserver'
import type { Manager } from '@vivarium/controller'
import { addHorizontalPodAutoscalerController } from './autoscaling/horizontal-pod-autoscalers.js'
import { addBootstrapSigner, addTokenCleaner } from './bootstrap/bootstrap-tokens.js'
import {
  addCertificateApprovalController,
  addCertificateCleaner,
  addCertificateSigningController,
} from './certificates/certificate-controllers.js'
import type { ControllerSwitches } from './controllers.js'
import { PodSubnet } from './nodes/pod-subnet.js'
import { addParts, type Parts } from './parts.js'
import { addTokenSecretController } from './service-accounts/token-secrets.js'
import { addEndpointSliceController, addEndpointSliceMirroringController } from './services/endpoint-slices.js'
import { addEndpointsController } from './services/endpoints.js'
import {
  type AddressOptions,
  addIngressAddressController,
  addLoadBalancerController,
  type IngressAddressOptions,
} from './services/load-balancers.js'
import { addEphemeralVolumeController } from './storage/ephemeral-volumes.js'
import { addVolumeBinder } from './storage/volume-binder.js'
import { addVolumeExpansion } from './storage/volume-expansion.js'
import { addClusterRoleAggregation } from './upkeep/cluster-role-aggregation.js'
import { addNodeIpam } from './upkeep/node-ipam.js'
import { addNodeTtl } from './upkeep/node-ttl.js'
import { addPodGarbageCollector } from './upkeep/pod-garbage-collector.js'
import { addResourceQuotaController } from './upkeep/resource-quotas.js'
import { addServiceNetworkController } from './upkeep/service-networks.js'
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
  readonly horizontalPodAutoscalers?: boolean
  /** Certificate requests of nodes are approved. */
  readonly certificateApproval?: boolean
  /** Approved certificate requests are signed by the server's authority. */
  readonly certificateSigning?: boolean
  readonly certificateCleaner?: boolean
  /** Secrets of the type kubernetes.io/service-account-token have a token. */
  readonly tokenSecrets?: boolean
  /** kube-public/cluster-info is signed with the bootstrap tokens. */
  readonly bootstrapSigner?: boolean
  /** Bootstrap tokens go when they have expired. */
  readonly tokenCleaner?: boolean
  /** Cluster roles such as admin have the rules of those that they aggregate. */
  readonly clusterRoleAggregation?: boolean
  /** How much of each resource quota is used. */
  readonly resourceQuotas?: boolean
  /** Pod addresses for nodes that come without. */
  readonly nodeIpam?: boolean
  /** The annotation by which kubelets know how long to keep what they have read. */
  readonly nodeTtl?: boolean
  /** Too many pods that have ended, pods that are to go and nobody ends. */
  readonly podGarbageCollector?: boolean
  /** Claims for pods' ephemeral volumes. */
  readonly ephemeralVolumes?: boolean
  /** Claims that ask for more than they have get it. */
  readonly volumeExpansion?: boolean
  /** Whether networks of service addresses are ready. */
  readonly serviceNetworks?: boolean
  /** The group metrics.k8s.io. */
  readonly metrics?: boolean
}

/** What some controllers can be told, by flags of kube-controller-manager. */
export interface ControllerParameters {
  /** `--node-monitor-grace-period`, in milliseconds. Absent: 50 s. */
  readonly nodeMonitorGraceMs?: number
  /** `--horizontal-pod-autoscaler-sync-period`, in milliseconds. Absent: 15 s. */
  readonly autoscalerSyncMs?: number
  /** `--terminated-pod-gc-threshold`: how many pods that have ended are kept. Absent: 12,500. */
  readonly terminatedPods?: number
}

/** What controllers need beside the API. */
export interface ControllerResources extends AddressOptions, IngressAddressOptions {
  readonly api: Pick<ApiServer, 'authority' | 'certificateAuthority' | 'secretToken'>
  /** Addresses of pods. Absent: some of 10.0.0.0/8. */
  readonly podSubnet?: PodSubnet
  readonly parameters?: ControllerParameters
}

/** The controllers of kube-controller-manager that a bare API server does not have; gives those that are on, by their switch. */
export function addWorkloadControllers(
  manager: Manager,
  switches: ClusterSwitches,
  { api, podSubnet = PodSubnet.default, parameters = {}, addresses, ingressAddress }: ControllerResources,
): Parts<keyof ClusterSwitches> {
  const { autoscalerSyncMs, terminatedPods } = parameters
  const issue = api.secretToken.bind(api)
  return addParts<keyof ClusterSwitches>(manager, switches, [
    ['deployments', () => addDeploymentController(manager)],
    ['replicaSets', () => addReplicaSetController(manager)],
    ['replicationControllers', () => addReplicationController(manager)],
    ['statefulSets', () => addStatefulSetController(manager)],
    ['daemonSets', () => addDaemonSetController(manager)],
    ['jobs', () => addJobController(manager)],
    ['jobTtl', () => addJobTtlController(manager)],
    ['cronJobs', () => addCronJobController(manager)],
    ['disruption', () => addDisruptionController(manager)],
    ['endpointSlices', () => addEndpointSliceController(manager)],
    ['endpointSliceMirroring', () => addEndpointSliceMirroringController(manager)],
    ['endpoints', () => addEndpointsController(manager)],
    ['loadBalancers', () => addLoadBalancerController(manager, { addresses: addresses.filter((address) => address !== ingressAddress) })],
    ['ingressAddresses', () => addIngressAddressController(manager, { ingressAddress })],
    ['volumeBinder', () => addVolumeBinder(manager)],
    ['horizontalPodAutoscalers', () => addHorizontalPodAutoscalerController(manager, autoscalerSyncMs)],
    ['certificateApproval', () => addCertificateApprovalController(manager)],
    ['certificateSigning', () => addCertificateSigningController(manager, api.authority)],
    ['certificateCleaner', () => addCertificateCleaner(manager)],
    ['tokenSecrets', () => addTokenSecretController(manager, { certificateAuthority: api.certificateAuthority, issue })],
    ['bootstrapSigner', () => addBootstrapSigner(manager)],
    ['tokenCleaner', () => addTokenCleaner(manager)],
    ['clusterRoleAggregation', () => addClusterRoleAggregation(manager)],
    ['resourceQuotas', () => addResourceQuotaController(manager)],
    ['nodeIpam', () => addNodeIpam(manager, podSubnet)],
    ['nodeTtl', () => addNodeTtl(manager)],
    ['podGarbageCollector', () => addPodGarbageCollector(manager, terminatedPods)],
    ['ephemeralVolumes', () => addEphemeralVolumeController(manager)],
    ['volumeExpansion', () => addVolumeExpansion(manager)],
    ['serviceNetworks', () => addServiceNetworkController(manager)],
  ])
}

/** The API alone. */
export const allSwitchesOff: Required<ClusterSwitches> = {
  garbageCollector: false,
  namespaces: false,
  serviceAccounts: false,
  rootCaConfigMaps: false,
  storageProtection: false,
  deployments: false,
  replicaSets: false,
  replicationControllers: false,
  statefulSets: false,
  daemonSets: false,
  jobs: false,
  jobTtl: false,
  cronJobs: false,
  disruption: false,
  endpointSlices: false,
  endpointSliceMirroring: false,
  endpoints: false,
  loadBalancers: false,
  ingressAddresses: false,
  volumeBinder: false,
  nodeLifecycle: false,
  scheduler: false,
  nodes: false,
  horizontalPodAutoscalers: false,
  certificateApproval: false,
  certificateSigning: false,
  certificateCleaner: false,
  tokenSecrets: false,
  bootstrapSigner: false,
  tokenCleaner: false,
  clusterRoleAggregation: false,
  resourceQuotas: false,
  nodeIpam: false,
  nodeTtl: false,
  podGarbageCollector: false,
  ephemeralVolumes: false,
  volumeExpansion: false,
  serviceNetworks: false,
  metrics: false,
}
