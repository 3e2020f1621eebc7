import { formatDuration, parseDuration } from './go-duration.js'
import type { Argument } from './types.js'

type Loose = Record<string, unknown>

/** A document of v1beta3 in the form of v1beta4: arguments are lists, timeouts stand together. */
export function fromV1beta3(kind: string, given: Loose): Loose {
  if (kind === 'ClusterConfiguration') return cluster(given)
  const { nodeRegistration, discovery, ...rest } = given
  const node = nodeRegistration ? { nodeRegistration: withArguments(nodeRegistration as Loose, 'kubeletExtraArgs') } : {}
  if (kind !== 'JoinConfiguration' || !discovery) return { ...rest, ...node, ...(discovery ? { discovery } : {}) }
  const { timeout, ...others } = discovery as Loose
  return { ...rest, ...node, discovery: others, ...(timeout === undefined ? {} : { timeouts: { discovery: timeout } }) }
}

/** `apiServer.timeoutForControlPlane` of v1beta3, which is one of the timeouts of InitConfiguration in v1beta4; undefined for its default. */
export function controlPlaneTimeout(given: Loose): string | undefined {
  const timeout = (given.apiServer as Loose | undefined)?.timeoutForControlPlane as string | undefined
  const milliseconds = timeout === undefined ? 0 : parseDuration(timeout)
  return typeof milliseconds === 'number' && milliseconds > 0 ? formatDuration(milliseconds) : undefined
}

function cluster({ apiServer, controllerManager, scheduler, etcd, ...rest }: Loose): Loose {
  const { timeoutForControlPlane: _, ...server } = (apiServer as Loose | undefined) ?? {}
  const local = (etcd as { local?: Loose } | undefined)?.local
  return {
    ...rest,
    ...(apiServer ? { apiServer: withArguments(server, 'extraArgs') } : {}),
    ...(controllerManager ? { controllerManager: withArguments(controllerManager as Loose, 'extraArgs') } : {}),
    ...(scheduler ? { scheduler: withArguments(scheduler as Loose, 'extraArgs') } : {}),
    ...(etcd ? { etcd: { ...etcd, ...(local ? { local: withArguments(local, 'extraArgs') } : {}) } } : {}),
  }
}

function withArguments(component: Loose, field: string): Loose {
  const given = component[field] as Record<string, string> | undefined
  if (given === undefined) return component
  const list: Argument[] = Object.entries(given).map(([name, value]) => ({ name, value: value ?? '' }))
  return { ...component, [field]: list.sort((a, b) => (a.name < b.name ? -1 : 1)) }
}
