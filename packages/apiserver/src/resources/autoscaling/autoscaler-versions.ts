import type { GroupVersionKind } from '../../registry/resource.js'
import { isObject, type JsonObject, type JsonValue, type MutableJsonObject } from '../../schema/json.js'
import { flatMetric, flatMetricStatus, structuredMetric, structuredMetricStatus } from './flat-metrics.js'

/** Where version 1 keeps what it has no fields for, as JSON; metrics in words of its own, behavior in those of Go's internal types. */
const annotation = {
  metrics: 'autoscaling.alpha.kubernetes.io/metrics',
  behavior: 'autoscaling.alpha.kubernetes.io/behavior',
  conditions: 'autoscaling.alpha.kubernetes.io/conditions',
  currentMetrics: 'autoscaling.alpha.kubernetes.io/current-metrics',
} as const

/** Version 1 has one metric, cpu; version 2 has them all. */
export function convertAutoscaler(autoscaler: JsonObject, to: GroupVersionKind): JsonObject {
  const version = `autoscaling/${to.version}`
  if (autoscaler.apiVersion === version) return autoscaler
  return to.version === 'v1' ? toVersion1(autoscaler) : toVersion2(autoscaler)
}

function part(object: JsonObject, field: string): JsonObject {
  const value = object[field]
  return isObject(value) ? value : {}
}

function list(value: JsonValue | undefined): readonly JsonObject[] {
  return Array.isArray(value) ? (value as readonly JsonObject[]) : []
}

const isPlainCpu = (metric: JsonObject, target: string): boolean => {
  const resource = part(metric, 'resource')
  return metric.type === 'Resource' && resource.name === 'cpu' && part(resource, target).averageUtilization !== undefined
}

function toVersion1(autoscaler: JsonObject): JsonObject {
  const { metrics, behavior, ...spec } = part(autoscaler, 'spec')
  const { conditions, currentMetrics, ...status } = part(autoscaler, 'status')
  const notes: MutableJsonObject = { ...part(part(autoscaler, 'metadata'), 'annotations') }
  const newSpec: MutableJsonObject = { ...spec }
  const newStatus: MutableJsonObject = { ...status }
  const cpu = list(metrics).find((metric) => isPlainCpu(metric, 'target'))
  if (cpu) newSpec.targetCPUUtilizationPercentage = part(part(cpu, 'resource'), 'target').averageUtilization ?? 0
  const currentCpu = list(currentMetrics).find((metric) => isPlainCpu(metric, 'current'))
  if (currentCpu) newStatus.currentCPUUtilizationPercentage = part(part(currentCpu, 'resource'), 'current').averageUtilization ?? 0
  const keep = (name: keyof typeof annotation, value: JsonValue | undefined) => {
    if (value !== undefined && (!Array.isArray(value) || value.length > 0)) notes[annotation[name]] = JSON.stringify(value)
  }
  const others = list(metrics).filter((metric) => metric !== cpu)
  keep('metrics', others.map(flatMetric))
  keep('behavior', behavior === undefined ? undefined : internalBehavior(behavior))
  keep('conditions', conditions)
  const otherStatuses = list(currentMetrics).filter((metric) => metric !== currentCpu)
  keep('currentMetrics', otherStatuses.map(flatMetricStatus))
  newStatus.currentReplicas ??= 0
  newStatus.desiredReplicas ??= 0
  return { ...autoscaler, apiVersion: 'autoscaling/v1', metadata: withAnnotations(autoscaler, notes), spec: newSpec, status: newStatus }
}

function toVersion2(autoscaler: JsonObject): JsonObject {
  const { targetCPUUtilizationPercentage: cpu, ...spec } = part(autoscaler, 'spec')
  const { currentCPUUtilizationPercentage: currentCpu, ...status } = part(autoscaler, 'status')
  const notes: MutableJsonObject = { ...part(part(autoscaler, 'metadata'), 'annotations') }
  const newSpec: MutableJsonObject = { ...spec }
  const newStatus: MutableJsonObject = { ...status }
  const take = (name: keyof typeof annotation): JsonValue | undefined => {
    const text = notes[annotation[name]]
    delete notes[annotation[name]]
    if (typeof text !== 'string') return undefined
    try {
      return JSON.parse(text) as JsonValue
    } catch {
      return undefined
    }
  }
  const utilization = (value: JsonValue, target: string): JsonObject => ({
    type: 'Resource',
    resource: {
      name: 'cpu',
      [target]: target === 'target' ? { type: 'Utilization', averageUtilization: value } : { averageUtilization: value },
    },
  })
  const metrics = [...list(take('metrics')).map(structuredMetric), ...(cpu === undefined ? [] : [utilization(cpu, 'target')])]
  // Version 1 without any metric means cpu at 80%.
  newSpec.metrics = metrics.length > 0 ? metrics : [utilization(80, 'target')]
  const behavior = take('behavior')
  if (behavior !== undefined) newSpec.behavior = asWritten(behavior)
  const conditions = take('conditions')
  if (conditions !== undefined) newStatus.conditions = conditions
  const currentMetrics = [
    ...list(take('currentMetrics')).map(structuredMetricStatus),
    ...(currentCpu === undefined ? [] : [utilization(currentCpu, 'current')]),
  ]
  if (currentMetrics.length > 0) newStatus.currentMetrics = currentMetrics
  return { ...autoscaler, apiVersion: 'autoscaling/v2', metadata: withAnnotations(autoscaler, notes), spec: newSpec, status: newStatus }
}

/** As Go prints types without JSON names: every field, in capitals. */
function internalBehavior(behavior: JsonValue): JsonObject {
  const rules = (direction: string): JsonValue => {
    const given = isObject(behavior) ? behavior[direction] : undefined
    if (!isObject(given)) return null
    const { stabilizationWindowSeconds = null, selectPolicy = null, tolerance = null } = given
    const policies = list(given.policies).map(({ type = '', value = 0, periodSeconds = 0 }) => ({
      Type: type,
      Value: value,
      PeriodSeconds: periodSeconds,
    }))
    return {
      StabilizationWindowSeconds: stabilizationWindowSeconds,
      SelectPolicy: selectPolicy,
      Policies: policies,
      Tolerance: tolerance,
    }
  }
  return { ScaleUp: rules('scaleUp'), ScaleDown: rules('scaleDown') }
}

/** The same back: names in the API's form, without what is null. */
function asWritten(value: JsonValue): JsonValue {
  if (Array.isArray(value)) return (value as readonly JsonValue[]).map(asWritten)
  if (!isObject(value)) return value
  const fields = Object.entries(value).filter(([, field]) => field !== null)
  return Object.fromEntries(fields.map(([name, field]) => [`${name.charAt(0).toLowerCase()}${name.slice(1)}`, asWritten(field)]))
}

function withAnnotations(autoscaler: JsonObject, annotations: JsonObject): JsonObject {
  const { annotations: _annotations, ...metadata } = part(autoscaler, 'metadata')
  return Object.keys(annotations).length === 0 ? metadata : { ...metadata, annotations }
}
