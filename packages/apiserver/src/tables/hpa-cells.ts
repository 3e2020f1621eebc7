import type { JsonObject } from '../schema/json.js'
import { at, type Cell, listAt, textAt } from './cell.js'

const sources: Readonly<Record<string, string>> = {
  External: 'external',
  Pods: 'pods',
  Object: 'object',
  Resource: 'resource',
  ContainerResource: 'containerResource',
}

/** `cpu: 10%/50%`: what each metric is and what it should be, at most two of them. */
export const hpaMetrics: Cell = (hpa) => {
  const specs = listAt(hpa, 'spec.metrics')
  if (specs.length === 0) return '<none>'
  const statuses = listAt(hpa, 'status.currentMetrics')
  const list = specs.map((spec, i) => formatMetric(spec, statuses[i]))
  return list.length > 2 ? `${list.slice(0, 2).join(', ')} + ${list.length - 2} more...` : list.join(', ')
}

function formatMetric(spec: JsonObject, status: JsonObject | undefined): string {
  const type = textAt(spec, 'type')
  const field = sources[type]
  if (field === undefined) return '<unknown type>'
  const ofStatus = (name: string) => textAt(status, `${field}.current.${name}`) || '<unknown>'
  const averageValue = at(spec, `${field}.target.averageValue`)
  switch (type) {
    case 'Resource':
    case 'ContainerResource': {
      const name = textAt(spec, `${field}.name`)
      if (averageValue !== undefined) return `${name}: ${ofStatus('averageValue')}/${averageValue}`
      const current = textAt(status, `${field}.current.averageUtilization`)
      const target = textAt(spec, `${field}.target.averageUtilization`)
      return `${name}: ${current === '' ? '<unknown>' : `${current}%`}/${target === '' ? '<auto>' : `${target}%`}`
    }
    case 'Pods':
      return `${ofStatus('averageValue')}/${averageValue}`
    default:
      return averageValue === undefined
        ? `${ofStatus('value')}/${textAt(spec, `${field}.target.value`)}`
        : `${ofStatus('averageValue')}/${averageValue} (avg)`
  }
}
