import { isObject, type JsonObject, type JsonValue, type MutableJsonObject } from '../../schema/json.js'

/*
 * Metrics of an autoscaler as version 1 of its group writes them into an annotation: with a metric's name, selector and values side by side
 * (autoscaling/v1, MetricSpec and MetricStatus), where version 2 has structs.
 */

type SourceField = 'object' | 'pods' | 'resource' | 'containerResource' | 'external'
const sourceFields: readonly SourceField[] = ['object', 'pods', 'resource', 'containerResource', 'external']

const maker =
  (rename: (source: JsonObject, field: SourceField) => JsonObject) =>
  (metric: JsonObject): JsonObject => {
    const renamed: MutableJsonObject = { ...metric }
    for (const field of sourceFields) {
      const source = metric[field]
      if (isObject(source)) renamed[field] = rename(source, field)
    }
    return renamed
  }

type Fields = Readonly<Record<string, JsonValue | undefined>>

function present(fields: Fields): JsonObject {
  return Object.fromEntries(Object.entries(fields).filter((entry): entry is [string, JsonValue] => entry[1] !== undefined))
}

const inside = (source: JsonObject, field: string): Fields => (isObject(source[field]) ? source[field] : {})

export const flatMetric = maker((source, field) => {
  const { name, container, describedObject } = source
  const { value, averageValue, averageUtilization } = inside(source, 'target')
  const { name: metricName, selector } = inside(source, 'metric')
  switch (field) {
    case 'object':
      return present({ target: describedObject, metricName, targetValue: value ?? '0', selector, averageValue })
    case 'pods':
      return present({ metricName, targetAverageValue: averageValue ?? '0', selector })
    case 'external':
      return present({ metricName, metricSelector: selector, targetValue: value, targetAverageValue: averageValue })
    default:
      return present({ name, targetAverageUtilization: averageUtilization, targetAverageValue: averageValue, container })
  }
})

export const structuredMetric = maker((source, field) => {
  const { name, container, target: describedObject, targetValue: value, targetAverageUtilization: averageUtilization } = source
  const averageValue = field === 'object' ? source.averageValue : source.targetAverageValue
  const metric = metricOf(source, field)
  switch (field) {
    case 'object': {
      // The value of nought that an average came with stays: the real server then refuses it.
      const target = present({ type: averageValue === undefined ? 'Value' : 'AverageValue', value, averageValue })
      return present({ describedObject, target, metric })
    }
    case 'pods':
      return present({ metric, target: present({ type: 'AverageValue', averageValue }) })
    case 'external':
      return present({ metric, target: present({ type: value === undefined ? 'AverageValue' : 'Value', value, averageValue }) })
    default: {
      const type = averageUtilization === undefined ? 'AverageValue' : 'Utilization'
      return present({ name, target: present({ type, averageUtilization, averageValue }), container })
    }
  }
})

export const flatMetricStatus = maker((source, field) => {
  const { name, container, describedObject } = source
  const { value = '0', averageValue, averageUtilization } = inside(source, 'current')
  const { name: metricName, selector } = inside(source, 'metric')
  switch (field) {
    case 'object':
      return present({ target: describedObject, metricName, currentValue: value, selector, averageValue })
    case 'pods':
      return present({ metricName, currentAverageValue: averageValue ?? '0', selector })
    case 'external':
      return present({ metricName, metricSelector: selector, currentValue: value, currentAverageValue: averageValue })
    default:
      return present({ name, currentAverageUtilization: averageUtilization, currentAverageValue: averageValue ?? '0', container })
  }
})

export const structuredMetricStatus = maker((source, field) => {
  const { name, container, target: describedObject, currentValue: value, currentAverageUtilization: averageUtilization } = source
  const averageValue = field === 'object' ? source.averageValue : source.currentAverageValue
  const current = present({ value, averageUtilization, averageValue })
  if (field === 'resource' || field === 'containerResource') return present({ name, current, container })
  return present({ metric: metricOf(source, field), current, ...(field === 'object' && { describedObject }) })
})

function metricOf({ metricName, selector, metricSelector }: JsonObject, field: SourceField): JsonObject {
  return present({ name: metricName, selector: field === 'external' ? metricSelector : selector })
}
