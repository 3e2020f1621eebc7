export { type Clock, hostClock } from '@vivarium/core'
export type { BackoffLimits } from './cache/backoff.js'
export { Informer, type InformerHandler, type InformerOptions } from './cache/informer.js'
export { Informers } from './cache/informers.js'
export type { IndexFunction } from './cache/object-index.js'
export { Reflector, type ReflectorOptions, type ReflectorSink } from './cache/reflector.js'
export type {
  ApiResource,
  ApiResources,
  DeleteOptions,
  GetOptions,
  JsonPatchOperation,
  KubeClient,
  ListOptions,
  ObjectList,
  Patch,
  ResourceVersionMatch,
  Selection,
  WatchEvent,
  WatchHandler,
  WatchOptions,
  WriteOptions,
} from './client.js'
export { formatMicroTime, formatTime } from './clock.js'
export {
  LeaderElector,
  type LeaderElectorOptions,
  type Lease,
  type LeaseOptions,
  leaseKind,
} from './election/leader-elector.js'
export { type CoreEvent, EventRecorder, type EventRecorderOptions, type EventSubject, eventKind } from './events/event-recorder.js'
export { addFinalizer, hasFinalizer, isBeingDeleted, removeFinalizer } from './helpers/finalizers.js'
export {
  controllerOf,
  controllerReference,
  isControlledBy,
  type OwnerReferenceOptions,
  setControllerReference,
  setOwnerReference,
} from './helpers/owners.js'
export type { Credentials, ExecConfig } from './http/credentials.js'
export { preferred } from './http/discovery.js'
export { HttpClient, type HttpClientOptions } from './http/http-client.js'
export type { ConnectionConfig, KubeconfigOptions } from './http/kubeconfig.js'
export {
  isAlreadyExists,
  isConflict,
  isExpired,
  isKubeError,
  isNamespaceTerminating,
  isNotFound,
  KubeError,
  type StatusCause,
  type StatusDetails,
} from './kube-error.js'
export { createLog, type Log, type LogEntry, type LogFields, type LogLevel, silentLog, stderrLog } from './log.js'
export { ManualClock } from './manual-clock.js'
export { type KubeObject, keyOf, keyText, type ObjectKey, type ObjectKind, type ObjectMeta, type OwnerReference } from './objects.js'
export { defaultRateLimiter, exponentialBackoff, type RateLimiter, slowestOf, tokenBucket } from './queue/rate-limiter.js'
export { WorkQueue, type WorkQueueOptions } from './queue/work-queue.js'
export type {
  Controller,
  ControllerOptions,
  MappedSource,
  Reconcile,
  ReconcileContext,
  ReconcileResult,
  Request,
  WatchSource,
} from './runtime/controller.js'
export { watchSource } from './runtime/controller.js'
export { Manager, type ManagerOptions, type Runnable } from './runtime/manager.js'
export {
  and,
  annotationsChanged,
  generationChanged,
  labelsChanged,
  not,
  type ObjectChange,
  or,
  type Predicate,
  resourceVersionChanged,
} from './runtime/predicates.js'
