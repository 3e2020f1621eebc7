import { isVivariumError, messageOf } from '@vivarium/core'
import { parseDuration } from '@vivarium/guest'
import {
  type AdmissionSettings,
  admissionPluginNames,
  type Behaviour,
  type ClusterSwitches,
  type ControllerParameters,
  knownAdmissionPluginNames,
  PodSubnet,
} from '@vivarium/simcluster'
import { simErrors } from '../errors.js'
import { allControllersOff, switchesOf } from './controller-names.js'

export const componentNames = ['kube-apiserver', 'kube-controller-manager', 'kube-scheduler'] as const
export type ComponentName = (typeof componentNames)[number]

/** Flags by their names, without the dashes. */
export type Flags = Readonly<Record<string, string>>

/** The components of a control plane that should run, with their flags. */
export type Components = Readonly<Partial<Record<ComponentName, Flags>>>

/** What kube-apiserver's flags say, as far as there is something here that obeys. */
export interface ApiSettings {
  readonly anonymous: boolean
  readonly nodePorts: { readonly first: number; readonly last: number } | undefined
  readonly serviceRanges: readonly string[] | undefined
  readonly eventTtlMs: number | undefined
  readonly admission: AdmissionSettings
}

/** Throws COMPONENT_FAILED, in the words of the program. */
export function apiSettings(flags: Flags): ApiSettings {
  const component = 'kube-apiserver'
  const range = flags['service-cluster-ip-range']
  const list = (name: string) => (flags[name] ?? '').split(',').filter((word) => word !== '')
  const plugins = (flag: string) => {
    const names = list(flag)
    const unknown = names.find((name) => !knownAdmissionPluginNames.includes(name))
    if (unknown !== undefined) throw simErrors.componentFailed(component, `${flag} plugin ${JSON.stringify(unknown)} is unknown`)
    return names.filter((name) => admissionPluginNames.includes(name))
  }
  return {
    anonymous: booleanOf(component, flags, 'anonymous-auth') ?? true,
    nodePorts: portRange(component, flags, 'service-node-port-range'),
    serviceRanges: range === undefined ? undefined : range.split(','),
    eventTtlMs: durationOf(component, flags, 'event-ttl'),
    admission: { enable: plugins('enable-admission-plugins'), disable: plugins('disable-admission-plugins') },
  }
}

/** What flags of kube-controller-manager say that it is told when it starts. */
export interface ControllerSettings {
  readonly parameters: ControllerParameters
  /** Absent: nodes get pod addresses as the simulation gives them. */
  readonly podSubnet: PodSubnet | undefined
}

/** Throws COMPONENT_FAILED. */
export function controllerSettings(flags: Flags): ControllerSettings {
  const component = 'kube-controller-manager'
  const nodeMonitorGraceMs = durationOf(component, flags, 'node-monitor-grace-period')
  const autoscalerSyncMs = durationOf(component, flags, 'horizontal-pod-autoscaler-sync-period')
  const terminatedPods = numberOf(component, flags, 'terminated-pod-gc-threshold')
  const mask = numberOf(component, flags, 'node-cidr-mask-size-ipv4') ?? numberOf(component, flags, 'node-cidr-mask-size')
  const cidr = flags['allocate-node-cidrs'] === 'true' ? flags['cluster-cidr']?.split(',').find((each) => !each.includes(':')) : undefined
  return {
    parameters: {
      ...(nodeMonitorGraceMs !== undefined && { nodeMonitorGraceMs }),
      ...(autoscalerSyncMs !== undefined && { autoscalerSyncMs }),
      ...(terminatedPods !== undefined && { terminatedPods }),
    },
    podSubnet: cidr === undefined ? undefined : PodSubnet.of(cidr, mask),
  }
}

/** What does not run, by what is there and its flags. Throws COMPONENT_FAILED. */
export function clusterSwitches({ 'kube-controller-manager': manager, 'kube-scheduler': scheduler }: Components): ClusterSwitches {
  const off = manager === undefined ? allControllersOff : switchesOf(manager.controllers ?? '*')
  if ('unknown' in off)
    throw simErrors.componentFailed('kube-controller-manager', `${JSON.stringify(off.unknown)} is not in the list of known controllers`)
  return { ...off, ...(scheduler === undefined && { scheduler: false }) }
}

function invalid(component: ComponentName, flag: string, value: string, why: string) {
  return simErrors.componentFailed(component, `invalid argument ${JSON.stringify(value)} for "--${flag}" flag: ${why}`)
}

function booleanOf(component: ComponentName, flags: Flags, flag: string): boolean | undefined {
  const value = flags[flag]
  if (value === undefined) return undefined
  if (/^(1|t|T|TRUE|true|True)$/.test(value)) return true
  if (/^(0|f|F|FALSE|false|False)$/.test(value)) return false
  throw invalid(component, flag, value, `strconv.ParseBool: parsing ${JSON.stringify(value)}: invalid syntax`)
}

function durationOf(component: ComponentName, flags: Flags, flag: string): number | undefined {
  const value = flags[flag]
  if (value === undefined) return undefined
  const parsed = parseDuration(value)
  if (typeof parsed !== 'number') throw invalid(component, flag, value, parsed.error)
  return parsed
}

function numberOf(component: ComponentName, flags: Flags, flag: string): number | undefined {
  const value = flags[flag]
  if (value === undefined) return undefined
  if (!/^[+-]?\d+$/.test(value)) throw invalid(component, flag, value, `strconv.ParseInt: parsing ${JSON.stringify(value)}: invalid syntax`)
  return Number(value)
}

/** `30000-32767`, or `30000+100`. */
function portRange(component: ComponentName, flags: Flags, flag: string): { first: number; last: number } | undefined {
  const value = flags[flag]
  if (value === undefined) return undefined
  const [, begin = '', sign, end = ''] = /^(\d+)([-+])(\d+)$/.exec(value) ?? []
  if (sign === undefined) throw invalid(component, flag, value, `unable to parse port range: ${value}`)
  const first = Number(begin)
  const last = sign === '-' ? Number(end) : first + Number(end)
  if (last > 65_535) throw invalid(component, flag, value, `the port range cannot be greater than 65535: ${value}`)
  if (last < first) throw invalid(component, flag, value, `end port cannot be less than start port: ${value}`)
  return { first, last }
}

/** What a control plane should be, by the flags of its components. */
export interface Plan {
  readonly api: ApiSettings
  readonly controllers: ControllerSettings
  readonly switches: ClusterSwitches
  /** Components that end at once, and why. */
  readonly failures: ReadonlyMap<ComponentName, string>
  /** Other ones need another start. */
  readonly fixed: string
}

/**
 * `before`: flags that kube-controller-manager had, for when it is away now. Throws COMPONENT_FAILED when kube-apiserver ends at once: nothing
 * is left then.
 */
export function planOf(components: Components, before: Flags): Plan {
  const failures = new Map<ComponentName, string>()
  const running: Partial<Record<ComponentName, Flags>> = { ...components }
  let controllers = controllerSettings({})
  const { controllers: _, ...told } = components['kube-controller-manager'] ?? before
  try {
    controllers = controllerSettings(told)
    clusterSwitches(components)
  } catch (error) {
    if (!isVivariumError(error, 'COMPONENT_FAILED') && !isVivariumError(error, 'POD_SUBNET_INVALID')) throw error
    failures.set('kube-controller-manager', messageOf(error))
    delete running['kube-controller-manager']
  }
  const apiFlags = components['kube-apiserver'] ?? {}
  return {
    api: apiSettings(apiFlags),
    controllers,
    switches: clusterSwitches(running),
    failures,
    fixed: JSON.stringify([apiFlags, told]),
  }
}

/** Behaviours of the pods of components that end at once. */
export function crashLoops(failures: ReadonlyMap<ComponentName, string>): Behaviour[] {
  return Array.from(failures, ([component, why]) => ({
    name: `${component} can't run`,
    when: { namespace: 'kube-system', labels: { component } },
    logs: [{ text: why, stream: 'stderr' as const }],
    exit: { afterMs: 0, code: 1 },
  }))
}
