import { canonicalQuantity } from '../quantity/quantity.js'
import type { JsonObject, JsonValue } from '../schema/json.js'
import {
  age,
  ageCell,
  at,
  type Cell,
  firstOf,
  humanDuration,
  joinedOf,
  listAt,
  nameCell,
  numberAt,
  selector,
  since,
  text,
  textAt,
  textsAt,
} from './cell.js'

export const created = text('metadata.creationTimestamp')
export const containers = (template: string): [Cell, Cell] => [
  joinedOf(`${template}.containers`, 'name'),
  joinedOf(`${template}.containers`, 'image'),
]
export const ofTotal =
  (done: string, total: string): Cell =>
  (object) =>
    `${numberAt(object, done)}/${numberAt(object, total)}`

export const accessModes =
  (path: string): Cell =>
  (object) => {
    const modes = new Set(textsAt(object, path))
    const short: readonly (readonly [string, string])[] = [
      ['ReadWriteOnce', 'RWO'],
      ['ReadOnlyMany', 'ROX'],
      ['ReadWriteMany', 'RWX'],
      ['ReadWriteOncePod', 'RWOP'],
    ]
    return short.flatMap(([mode, name]) => (modes.has(mode) ? [name] : [])).join(',')
  }

const betaStorageClass = 'volume.beta.kubernetes.io/storage-class'
export const storageClassName: Cell = (object) => {
  const annotated = (at(object, 'metadata.annotations') as JsonObject | undefined)?.[betaStorageClass]
  return annotated !== undefined ? String(annotated) : textAt(object, 'spec.storageClassName')
}
export const phase: Cell = (object) =>
  at(object, 'metadata.deletionTimestamp') !== undefined ? 'Terminating' : textAt(object, 'status.phase')
export const quantity =
  (path: string, missing = '0'): Cell =>
  (object) => {
    const value = at(object, path)
    return value === undefined ? missing : canonicalQuantity(String(value))
  }
export const mayBe =
  (condition: string, cell: Cell): Cell =>
  (object, now) =>
    textAt(object, condition) === '' ? '' : cell(object, now)

export const nodeStatus: Cell = (node) => {
  const ready = listAt(node, 'status.conditions').find(({ type }) => type === 'Ready')
  const status = ready === undefined ? 'Unknown' : ready.status === 'True' ? 'Ready' : 'NotReady'
  return at(node, 'spec.unschedulable') === true ? `${status},SchedulingDisabled` : status
}
export const nodeRoles: Cell = (node) => {
  const roles = new Set<string>()
  for (const [key, value] of Object.entries((at(node, 'metadata.labels') ?? {}) as JsonObject)) {
    if (key.startsWith('node-role.kubernetes.io/') && key.length > 'node-role.kubernetes.io/'.length)
      roles.add(key.slice('node-role.kubernetes.io/'.length))
    else if (key === 'kubernetes.io/role' && value !== '') roles.add(String(value))
  }
  return [...roles].sort().join(',') || '<none>'
}
export const nodeAddress =
  (type: string): Cell =>
  (node) =>
    textAt(
      listAt(node, 'status.addresses').find((address) => address.type === type),
      'address',
    ) || '<none>'

const firstSeen: Cell = (event, now) => {
  const time = textAt(event, 'firstTimestamp') || textAt(event, 'eventTime')
  return time === '' ? '<unknown>' : age(time, now)
}
const lastSeen: Cell = (event, now) => {
  if (at(event, 'series') !== undefined) return since('series.lastObservedTime', '<unknown>')(event, now)
  const time = textAt(event, 'lastTimestamp')
  return time === '' ? firstSeen(event, now) : age(time, now)
}
export const eventCells: readonly Cell[] = [
  lastSeen,
  text('type'),
  text('reason'),
  (event) => {
    const kind = textAt(event, 'involvedObject.kind').toLowerCase()
    const name = textAt(event, 'involvedObject.name')
    return name === '' ? kind : `${kind}/${name}`
  },
  text('involvedObject.fieldPath'),
  (event) => {
    const component = textAt(event, 'source.component') || textAt(event, 'reportingComponent')
    const instance = textAt(event, 'source.host') || textAt(event, 'reportingInstance')
    return instance === '' ? component : `${component}, ${instance}`
  },
  (event) => textAt(event, 'message').trim(),
  firstSeen,
  (event) => (at(event, 'series') !== undefined ? numberAt(event, 'series.count') : numberAt(event, 'count') || 1),
  nameCell,
]

export const endpointAddresses: Cell = (endpoints) => {
  const list: string[] = []
  for (const subset of listAt(endpoints, 'subsets')) {
    const addresses = listAt(subset, 'addresses').map((address) => textAt(address, 'ip'))
    const ports = listAt(subset, 'ports')
    if (ports.length === 0) list.push(...addresses)
    for (const port of ports) list.push(...addresses.map((ip) => `${ip.includes(':') ? `[${ip}]` : ip}:${numberAt(port, 'port')}`))
  }
  return firstOf(list, 3, '<none>')
}

export const loadBalancerAddresses = (object: JsonObject): string => {
  const addresses = listAt(object, 'status.loadBalancer.ingress').map((ingress) => textAt(ingress, 'ip') || textAt(ingress, 'hostname'))
  return [...new Set(addresses.filter((address) => address !== ''))].sort().join(',')
}
export const externalIp: Cell = (service) => {
  const external = textsAt(service, 'spec.externalIPs')
  switch (textAt(service, 'spec.type')) {
    case 'ClusterIP':
    case 'NodePort':
      return external.join(',') || '<none>'
    case 'LoadBalancer': {
      const addresses = loadBalancerAddresses(service)
      return [...(addresses === '' ? [] : addresses.split(',')), ...external].join(',') || '<pending>'
    }
    case 'ExternalName':
      return textAt(service, 'spec.externalName')
    default:
      return '<unknown>'
  }
}
export const servicePorts: Cell = (service) =>
  listAt(service, 'spec.ports')
    .map((port) => {
      const nodePort = numberAt(port, 'nodePort')
      return `${numberAt(port, 'port')}${nodePort > 0 ? `:${nodePort}` : ''}/${textAt(port, 'protocol')}`
    })
    .join(',') || '<none>'

const subjects =
  (kind: string): Cell =>
  (binding) =>
    listAt(binding, 'subjects')
      .filter((subject) => subject.kind === kind)
      .map((subject) =>
        kind === 'ServiceAccount' && textAt(subject, 'namespace') !== ''
          ? `${textAt(subject, 'namespace')}/${textAt(subject, 'name')}`
          : textAt(subject, 'name'),
      )
      .join(', ')
export const bindingCells: readonly Cell[] = [
  nameCell,
  (binding) => `${textAt(binding, 'roleRef.kind')}/${textAt(binding, 'roleRef.name')}`,
  ageCell,
  subjects('User'),
  subjects('Group'),
  subjects('ServiceAccount'),
]

const hasCondition = (object: JsonObject, type: string): boolean =>
  listAt(object, 'status.conditions').some((condition) => condition.type === type && condition.status === 'True')
export const jobStatus: Cell = (job) => {
  if (hasCondition(job, 'Complete')) return 'Complete'
  if (hasCondition(job, 'Failed')) return 'Failed'
  if (at(job, 'metadata.deletionTimestamp') !== undefined) return 'Terminating'
  return ['Suspended', 'FailureTarget', 'SuccessCriteriaMet'].find((type) => hasCondition(job, type)) ?? 'Running'
}
export const jobCompletions: Cell = (job) => {
  const succeeded = numberAt(job, 'status.succeeded')
  if (at(job, 'spec.completions') !== undefined) return `${succeeded}/${numberAt(job, 'spec.completions')}`
  const parallelism = numberAt(job, 'spec.parallelism')
  return parallelism > 1 ? `${succeeded}/1 of ${parallelism}` : `${succeeded}/1`
}
export const jobDuration: Cell = (job, now) => {
  const start = textAt(job, 'status.startTime')
  if (start === '') return ''
  const end = textAt(job, 'status.completionTime')
  return humanDuration((end === '' ? now.getTime() : Date.parse(end)) - Date.parse(start))
}

export const csrStatus: Cell = (csr) => {
  const types = new Set(listAt(csr, 'status.conditions').map(({ type }) => type))
  let status = types.has('Denied') ? 'Denied' : types.has('Approved') ? 'Approved' : 'Pending'
  if (types.has('Failed')) status += ',Failed'
  return textAt(csr, 'status.certificate') === '' ? status : `${status},Issued`
}

export const ingressHosts: Cell = (ingress) => {
  const rules = listAt(ingress, 'spec.rules')
  const hosts: string[] = []
  let more = false
  for (const rule of rules) {
    if (hosts.length === 3) more = true
    if (!more && textAt(rule, 'host') !== '') hosts.push(textAt(rule, 'host'))
  }
  if (hosts.length === 0) return '*'
  return more ? `${hosts.join(',')} + ${rules.length - 3} more...` : hosts.join(',')
}

export const controllerOf: Cell = (object) => {
  const owner = listAt(object, 'metadata.ownerReferences').find(({ controller }) => controller === true)
  if (!owner) return '<none>'
  const apiVersion = textAt(owner, 'apiVersion')
  const group = apiVersion.includes('/') ? `.${apiVersion.slice(0, apiVersion.indexOf('/'))}` : ''
  return `${(textAt(owner, 'kind') + group).toLowerCase()}/${textAt(owner, 'name')}`
}

export const quotaCells =
  (limits: boolean): Cell =>
  (quota) => {
    const hard = (at(quota, 'status.hard') ?? {}) as JsonObject
    const used = (at(quota, 'status.used') ?? {}) as JsonObject
    return Object.keys(hard)
      .sort()
      .filter((name) => name.startsWith('limits.') === limits)
      .map((name) => `${name}: ${used[name] ?? '0'}/${hard[name]}`)
      .join(', ')
  }

export const paramRef: Cell = (binding) => {
  const name = textAt(binding, 'spec.paramRef.name')
  if (name !== '') return `${textAt(binding, 'spec.paramRef.namespace') || '*'}/${name}`
  return at(binding, 'spec.paramRef.selector') === undefined
    ? '<unset>'
    : (selector('spec.paramRef.selector')(binding, new Date(0)) as string)
}

export const orNone =
  (path: string): Cell =>
  (object) =>
    at(object, path) ?? '<none>'

export const parentRef: Cell = (address) => {
  const parent = at(address, 'spec.parentRef')
  if (parent === undefined) return '<none>'
  const group = textAt(parent, 'group')
  return [
    `${textAt(parent, 'resource')}${group === '' ? '' : `.${group}`}`.toLowerCase(),
    textAt(parent, 'namespace'),
    textAt(parent, 'name'),
  ]
    .filter((part) => part !== '')
    .join('/')
}

export const isDefaultClass = (object: JsonObject): boolean => {
  const annotations = (at(object, 'metadata.annotations') ?? {}) as JsonObject
  return (
    annotations['storageclass.kubernetes.io/is-default-class'] === 'true' ||
    annotations['storageclass.beta.kubernetes.io/is-default-class'] === 'true'
  )
}

export const claimState: Cell = (claim) => {
  const deleted = at(claim, 'metadata.deletionTimestamp') !== undefined
  const states: string[] = deleted ? ['deleted'] : []
  if (at(claim, 'status.allocation') === undefined) {
    if (!deleted) states.push('pending')
  } else {
    states.push('allocated')
    if (listAt(claim, 'status.reservedFor').length > 0) states.push('reserved')
  }
  return states.join(',')
}

export const apiServiceAvailable: Cell = (service) => {
  const condition = listAt(service, 'status.conditions').find(({ type }) => type === 'Available')
  if (!condition) return 'Unknown'
  return condition.status === 'True' ? 'True' : `${textAt(condition, 'status')} (${textAt(condition, 'reason')})`
}

export const flag = (value: JsonValue | undefined): string => (value === undefined ? '<unset>' : value === true ? 'True' : 'False')

export const health = (component: JsonObject) => listAt(component, 'conditions').find(({ type }) => type === 'Healthy')
