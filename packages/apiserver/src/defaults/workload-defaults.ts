import { type Defaulter, type Fields, fieldsIn, inside, isFields, presets, presetsOfPointers } from './defaulter.js'

const apps = (name: string) => `k8s.io.api.apps.v1.${name}`
const batch = (name: string) => `k8s.io.api.batch.v1.${name}`
const hpaV2 = 'k8s.io.api.autoscaling.v2.HorizontalPodAutoscaler'

const deployment: Defaulter = (value) => {
  const spec = inside(value, 'spec')
  spec.replicas ??= 1
  const strategy = inside(spec, 'strategy')
  strategy.type ||= 'RollingUpdate'
  if (strategy.type === 'RollingUpdate') presetsOfPointers({ maxUnavailable: '25%', maxSurge: '25%' })(inside(strategy, 'rollingUpdate'))
  presets({ revisionHistoryLimit: 10, progressDeadlineSeconds: 600 })(spec)
}

const templateGeneration = 'deprecated.daemonset.template.generation'

const daemonSet: Defaulter = (value) => {
  const spec = inside(value, 'spec')
  const strategy = inside(spec, 'updateStrategy')
  strategy.type ||= 'RollingUpdate'
  if (strategy.type === 'RollingUpdate') presetsOfPointers({ maxUnavailable: 1, maxSurge: 0 })(inside(strategy, 'rollingUpdate'))
  spec.revisionHistoryLimit ??= 10
  // Once a field, kept in an annotation that is always written.
  const metadata = inside(value, 'metadata')
  const annotations = isFields(metadata.annotations) ? metadata.annotations : {}
  // They may be those of what is stored.
  if ((annotations[templateGeneration] ?? null) === null) metadata.annotations = { ...annotations, [templateGeneration]: '0' }
}

const statefulSet: Defaulter = (value) => {
  const spec = inside(value, 'spec')
  spec.podManagementPolicy ||= 'OrderedReady'
  const strategy = inside(spec, 'updateStrategy')
  if (!strategy.type) {
    strategy.type = 'RollingUpdate'
    inside(strategy, 'rollingUpdate')
  }
  if (strategy.type === 'RollingUpdate' && isFields(strategy.rollingUpdate)) strategy.rollingUpdate.partition ??= 0
  presets({ whenDeleted: 'Retain', whenScaled: 'Retain' })(inside(spec, 'persistentVolumeClaimRetentionPolicy'))
  presets({ replicas: 1, revisionHistoryLimit: 10 })(spec)
}

const unlimited = 2 ** 31 - 1

const job: Defaulter = (value) => {
  const spec = inside(value, 'spec')
  if (spec.completions === undefined && spec.parallelism === undefined) spec.completions = 1
  spec.parallelism ??= 1
  spec.backoffLimit ??= spec.backoffLimitPerIndex === undefined ? 6 : unlimited
  presetsOfPointers({
    completionMode: 'NonIndexed',
    suspend: false,
    podReplacementPolicy: spec.podFailurePolicy === undefined ? 'TerminatingOrFailed' : 'Failed',
    manualSelector: false,
  })(spec)
}

const jobLabels: Defaulter = (value) => {
  const template = isFields(value.spec) && isFields(value.spec.template) ? value.spec.template : undefined
  const labels = isFields(template?.metadata) ? template.metadata.labels : undefined
  // They are one map, as they are in Go: labels that are generated for pods become the job's too.
  if (isFields(labels)) inside(value, 'metadata').labels ??= labels
}

const hpa: Defaulter = (value) => {
  const spec = inside(value, 'spec')
  spec.minReplicas ??= 1
  if (fieldsIn(spec, 'metrics').length === 0) {
    spec.metrics = [{ type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 80 } } }]
  }
  if (!isFields(spec.behavior)) return
  scalingRules(spec.behavior, 'scaleUp', {
    stabilizationWindowSeconds: 0,
    selectPolicy: 'Max',
    policies: [
      { type: 'Pods', value: 4, periodSeconds: 15 },
      { type: 'Percent', value: 100, periodSeconds: 15 },
    ],
  })
  scalingRules(spec.behavior, 'scaleDown', { selectPolicy: 'Max', policies: [{ type: 'Percent', value: 100, periodSeconds: 15 }] })
}

function scalingRules(behavior: Fields, direction: string, preset: Fields): void {
  behavior[direction] = { ...structuredClone(preset), ...(isFields(behavior[direction]) ? behavior[direction] : {}) }
}

/** What the spec says of other fields: it is asked also where the spec has its own defaults already. */
export const workloadDefaultsBesideSpec: Readonly<Record<string, Defaulter>> = { [batch('Job')]: jobLabels }

export const workloadDefaults: Readonly<Record<string, Defaulter>> = {
  [apps('Deployment')]: deployment,
  [apps('DaemonSet')]: daemonSet,
  [apps('StatefulSet')]: statefulSet,
  [apps('ReplicaSet')]: (value) => {
    inside(value, 'spec').replicas ??= 1
  },
  [batch('Job')]: job,
  [batch('CronJob')]: (value) => {
    presets({ concurrencyPolicy: 'Allow', suspend: false, successfulJobsHistoryLimit: 3, failedJobsHistoryLimit: 1 })(inside(value, 'spec'))
  },
  [batch('PodFailurePolicyOnPodConditionsPattern')]: presets({ status: 'True' }),
  [hpaV2]: hpa,
  'k8s.io.api.autoscaling.v1.HorizontalPodAutoscaler': (value) => {
    inside(value, 'spec').minReplicas ??= 1
  },
}
