import { randomUUID } from 'node:crypto'
import { isDataObject, type ManagedObjectReference, unbox } from '@vivarium/vim'
import type {
  ArrayUpdateSpec,
  ClusterConfigInfo,
  ClusterConfigInfoEx,
  ClusterConfigSpec,
  ClusterConfigSpecEx,
  ClusterGroupInfo,
  ClusterRuleInfo,
} from '@vivarium/vim/types'
import { invalidArgument, notSupported } from '../faults.js'

/** A cluster's settings until somebody changes them; DRS is on, as govmomi's vcsim has it. */
export const newClusterConfiguration: ClusterConfigInfoEx & { readonly _typeName: string } = {
  _typeName: 'ClusterConfigInfoEx',
  vmSwapPlacement: 'vmDirectory',
  spbmEnabled: false,
  dasConfig: {
    enabled: false,
    vmMonitoring: 'vmMonitoringDisabled',
    hostMonitoring: 'enabled',
    vmComponentProtecting: 'disabled',
    failoverLevel: 1,
    admissionControlEnabled: true,
    hBDatastoreCandidatePolicy: 'allFeasibleDsWithUserPreference',
  },
  drsConfig: { enabled: true, enableVmBehaviorOverrides: true, defaultVmBehavior: 'fullyAutomated', vmotionRate: 3 },
  dpmConfigInfo: { enabled: false, defaultDpmBehavior: 'automated', hostPowerActionRate: 3 },
  orchestration: { defaultVmReadiness: { readyCondition: 'none', postReadyDelay: 0 } },
  proactiveDrsConfig: { enabled: false },
  infraUpdateHaConfig: { enabled: false, behavior: 'Manual', moderateRemediation: 'QuarantineMode', severeRemediation: 'QuarantineMode' },
}

/** What of its settings is in the older property `configuration`. */
export function olderConfiguration({ dasConfig, dasVmConfig, drsConfig, drsVmConfig, rule }: ClusterConfigInfoEx): ClusterConfigInfo {
  return { dasConfig, drsConfig, ...definedOf({ dasVmConfig, drsVmConfig, rule }) }
}

/** Which machines and hosts can be in groups and rules. */
export interface ClusterMembers {
  has(reference: ManagedObjectReference): boolean
}

type AnySpec = ClusterConfigSpecEx & Partial<ClusterConfigSpec>

/**
 * The settings after a change. With `modify`, what the spec doesn't have stays; without, it is as in a new cluster. Throws the fault
 * InvalidArgument for what is added twice, edited or removed and not there, or of another cluster.
 */
export function reconfiguredCluster(
  before: ClusterConfigInfoEx,
  spec: AnySpec,
  modify: boolean,
  members: ClusterMembers,
): ClusterConfigInfoEx {
  const start = modify ? before : newClusterConfiguration
  if (spec.vsanConfig?.enabled === true) throw notSupported()
  const key = ({ key }: { readonly key: ManagedObjectReference }) => key.value
  const memberKey =
    (property: string) =>
    <T extends { readonly key: ManagedObjectReference }>(info: T): T => {
      if (!members.has(info.key)) throw invalidArgument(property)
      return info
    }
  const group = updated('spec.groupSpec', start.group, spec.groupSpec, groupName, (info) => checkedGroup(info, members), replaced)
  return {
    ...start,
    ...definedOf({
      vmSwapPlacement: spec.vmSwapPlacement,
      spbmEnabled: spec.spbmEnabled,
      defaultHardwareVersionKey: spec.defaultHardwareVersionKey,
      maximumHardwareVersionKey: spec.maximumHardwareVersionKey,
      infraUpdateHaConfig: spec.infraUpdateHaConfig,
      proactiveDrsConfig: spec.proactiveDrsConfig,
    }),
    dasConfig: { ...start.dasConfig, ...spec.dasConfig },
    drsConfig: { ...start.drsConfig, ...spec.drsConfig },
    dpmConfigInfo: { ...start.dpmConfigInfo, ...spec.dpmConfig },
    orchestration: { ...start.orchestration, ...spec.orchestration },
    ...definedOf({
      group,
      rule: rules(start.rule, spec, members, group ?? []),
      dasVmConfig: updated('spec.dasVmConfigSpec', start.dasVmConfig, spec.dasVmConfigSpec, key, memberKey('spec.dasVmConfigSpec')),
      drsVmConfig: updated('spec.drsVmConfigSpec', start.drsVmConfig, spec.drsVmConfigSpec, key, memberKey('spec.drsVmConfigSpec')),
      dpmHostConfig: updated(
        'spec.dpmHostConfigSpec',
        start.dpmHostConfig,
        spec.dpmHostConfigSpec,
        key,
        memberKey('spec.dpmHostConfigSpec'),
      ),
      vmOrchestration: updated('spec.vmOrchestrationSpec', start.vmOrchestration, spec.vmOrchestrationSpec, ({ vm }) => vm.value),
    }),
  }
}

/** Without the properties that are undefined. */
function definedOf<T extends object>(values: T): { [P in keyof T]?: Exclude<T[P], undefined> } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as {
    [P in keyof T]?: Exclude<T[P], undefined>
  }
}

const groupName = ({ name }: ClusterGroupInfo) => name

function checkedGroup(info: ClusterGroupInfo, members: ClusterMembers): ClusterGroupInfo {
  const references = isDataObject(info, 'ClusterVmGroup')
    ? (info.vm ?? [])
    : isDataObject(info, 'ClusterHostGroup')
      ? (info.host ?? [])
      : undefined
  if (references === undefined || info.name === '' || !references.every((reference) => members.has(reference)))
    throw invalidArgument('spec.groupSpec')
  return { ...info, userCreated: info.userCreated ?? true, uniqueID: info.uniqueID ?? info.name }
}

/** Throws the fault InvalidArgument for a rule about groups that are not there. */
function checkGroups(info: ClusterRuleInfo, groups: readonly ClusterGroupInfo[]): void {
  const check = (property: string, type: 'ClusterVmGroup' | 'ClusterHostGroup', name: string | undefined) => {
    if (name !== undefined && name !== '' && !groups.some((group) => group.name === name && isDataObject(group, type)))
      throw invalidArgument(`spec.rulesSpec.info.${property}`)
  }
  if (isDataObject(info, 'ClusterVmHostRuleInfo')) {
    check('vmGroupName', 'ClusterVmGroup', info.vmGroupName)
    check('affineHostGroupName', 'ClusterHostGroup', info.affineHostGroupName)
    check('antiAffineHostGroupName', 'ClusterHostGroup', info.antiAffineHostGroupName)
  }
  if (isDataObject(info, 'ClusterDependencyRuleInfo')) {
    check('vmGroup', 'ClusterVmGroup', info.vmGroup)
    check('dependsOnVmGroup', 'ClusterVmGroup', info.dependsOnVmGroup)
  }
}

function rules(
  before: readonly ClusterRuleInfo[] = [],
  { rulesSpec }: AnySpec,
  members: ClusterMembers,
  groups: readonly ClusterGroupInfo[],
): ClusterRuleInfo[] | undefined {
  if (rulesSpec === undefined) return before.length === 0 ? undefined : [...before]
  const property = 'spec.rulesSpec'
  let after = [...before]
  for (const { operation, removeKey, info } of rulesSpec) {
    if (operation === 'remove') {
      const index = after.findIndex((rule) => rule.key === Number(unbox(removeKey)))
      if (index === -1) throw invalidArgument(property)
      after = after.toSpliced(index, 1)
      continue
    }
    if (info === undefined || (info.name ?? '') === '') throw invalidArgument(property)
    if (isDataObject(info, 'ClusterAffinityRuleSpec') || isDataObject(info, 'ClusterAntiAffinityRuleSpec')) {
      if (info.vm.length < 2 || !info.vm.every((vm) => members.has(vm))) throw invalidArgument(property)
    }
    checkGroups(info, groups)
    const index = after.findIndex((rule) =>
      operation === 'edit' && info.key !== undefined ? rule.key === info.key : rule.name === info.name,
    )
    if ((index === -1) === (operation === 'edit')) throw invalidArgument(property)
    const old = after[index]
    const key = old?.key ?? Math.max(0, ...after.map((rule) => rule.key ?? 0), ...before.map((rule) => rule.key ?? 0)) + 1
    const rule = {
      ...info,
      key,
      enabled: info.enabled ?? true,
      mandatory: info.mandatory ?? false,
      userCreated: info.userCreated ?? true,
      status: 'green' as const,
      inCompliance: true,
      ruleUuid: old?.ruleUuid ?? randomUUID(),
    }
    after = old === undefined ? [...after, rule] : after.with(index, rule)
  }
  return after
}

const replaced = <T>(_before: T, info: T): T => info

/** With the properties that the second has, also those of data objects in it. */
function merged<T extends object>(before: T, info: T): T {
  const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null && !Array.isArray(value)
  const entries = Object.entries(info).map(([name, value]: [string, unknown]) => {
    const old = (before as Record<string, unknown>)[name]
    return [name, isObject(old) && isObject(value) ? merged(old, value) : value]
  })
  return { ...before, ...Object.fromEntries(entries) }
}

/** A list with keys after changes of its elements. */
function updated<T extends object>(
  property: string,
  before: readonly T[] = [],
  specs: readonly (ArrayUpdateSpec & { readonly info?: T })[] | undefined,
  keyOf: (info: T) => string,
  check: (info: T) => T = (info) => info,
  edited: (before: T, info: T) => T = merged,
): T[] | undefined {
  if (specs === undefined) return before.length === 0 ? undefined : [...before]
  let after = [...before]
  for (const { operation, removeKey, info } of specs) {
    const removed = unbox(removeKey)
    const key = operation === 'remove' ? keyText(removed) : info === undefined ? undefined : keyOf(check(info))
    const index = after.findIndex((element) => keyOf(element) === key)
    const old = after[index]
    if (key === undefined || (old === undefined) !== (operation === 'add')) throw invalidArgument(property)
    if (operation === 'remove') after = after.toSpliced(index, 1)
    else if (info !== undefined) after = old === undefined ? [...after, check(info)] : after.with(index, check(edited(old, info)))
  }
  return after
}

/** A key is a name, or a reference. */
function keyText(key: unknown): string | undefined {
  if (typeof key === 'string') return key
  const value = (key as { readonly value?: unknown } | undefined)?.value
  return typeof value === 'string' ? value : undefined
}
