export {
  type AdmissionSettings,
  type ApiServerSnapshot,
  admissionPluginNames,
  type Client,
  type KubeObject,
  knownAdmissionPluginNames,
  kubernetesVersions,
  readSnapshot,
  StatusError,
  versionInfo,
  writeSnapshot,
} from '@vivarium/apiserver'
export { ApiServer, type ApiServerOptions } from './api-server.js'
export { Cluster, type ClusterOptions, type LogRequest } from './cluster.js'
export {
  addWorkloadControllers,
  allSwitchesOff,
  type ClusterSwitches,
  type ControllerParameters,
  type ControllerResources,
} from './cluster-switches.js'
export {
  type ControllerSwitches,
  Controllers,
  type StartControllersOptions,
  startControllers,
  startControllersWith,
} from './controllers.js'
export { InProcessClient } from './in-process-client.js'
export { nodeImages } from './kubelet/image.js'
export { Kubelet, type KubeletOptions } from './kubelet/kubelet.js'
export {
  type ContainerOutcome,
  type ContainerPhase,
  type ContainerRole,
  type ContainerSelector,
  type ContainerStage,
  type ContainerView,
  type Delay,
  defaultStages,
  exitAfterAnnotation,
  exitCodeAnnotation,
  type PodOutcome,
  type PodSelector,
  type PodStage,
  type Stages,
} from './kubelet/stages.js'
export {
  cpuUsageAnnotation,
  type MetricsSource,
  memoryUsageAnnotation,
  type Usage,
  type UsageRule,
  type UsageSubject,
} from './metrics/usage.js'
export { NodeLifecycle, type NodeLifecycleOptions } from './node-lifecycle/node-lifecycle.js'
export type { Node, NodeAddress, NodeCondition, Taint } from './nodes/node.js'
export type { NodeInfo, NodeOptions } from './nodes/node-object.js'
export { type NodeState, Nodes, type NodesOptions, type SimNode } from './nodes/nodes.js'
export { PodSubnet } from './nodes/pod-subnet.js'
export {
  type Behaviour,
  type BehaviourContext,
  type BehaviourSelector,
  behaviourAnnotation,
  type ExitBehaviour,
  type HttpAnswer,
  type HttpBehaviour,
  type HttpHandler,
  type HttpRoute,
  type LogBehaviour,
  type TcpBehaviour,
} from './pods/behaviours/behaviour.js'
export { parsedBehaviours } from './pods/behaviours/behaviour-schema.js'
export type { RegistryContent } from './pods/behaviours/registry/registries.js'
export type {
  ContainerProcess,
  ContainerRuntime,
  ContainerSpec,
  Mount,
  MountedFile,
  RunningContainer,
} from './pods/container-runtime.js'
export { seededRandom } from './random.js'
export { apiServerResident } from './resident.js'
export { Scheduler, type SchedulerOptions } from './scheduler/scheduler.js'
export { addEndpointSliceController, addEndpointSliceMirroringController } from './services/endpoint-slices.js'
export { addEndpointsController } from './services/endpoints.js'
export {
  type AddressOptions,
  addIngressAddressController,
  addLoadBalancerController,
  type IngressAddressOptions,
} from './services/load-balancers.js'
export { simulationLabel } from './simulation/simulation-maps.js'
export { addVolumeBinder } from './storage/volume-binder.js'
export { addCronJobController } from './workloads/cron-jobs.js'
export { addDaemonSetController } from './workloads/daemon-sets.js'
export { addDeploymentController } from './workloads/deployments.js'
export { addDisruptionController } from './workloads/disruption.js'
export { addJobTtlController } from './workloads/job-ttl.js'
export { addJobController } from './workloads/jobs.js'
export { podTemplateHash } from './workloads/pod-template-hash.js'
export { addReplicaSetController, addReplicationController } from './workloads/replica-sets.js'
export { addStatefulSetController } from './workloads/stateful-sets.js'
