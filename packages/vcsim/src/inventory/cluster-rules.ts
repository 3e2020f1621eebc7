import { isDataObject, type ManagedObjectReference } from '@vivarium/vim'
import type { ClusterConfigInfoEx, ClusterRuleInfo } from '@vivarium/vim/types'

const includes = (references: readonly ManagedObjectReference[] | undefined, { value }: ManagedObjectReference) =>
  references?.some((reference) => reference.value === value) ?? false

/** The groups of a cluster that have a machine, by name. */
function groupsOf({ group = [] }: ClusterConfigInfoEx, vm: ManagedObjectReference): ReadonlySet<string> {
  return new Set(group.filter((each) => isDataObject(each, 'ClusterVmGroup') && includes(each.vm, vm)).map(({ name }) => name))
}

/** The rules of a cluster that are about a machine. */
export function rulesFor(configuration: ClusterConfigInfoEx, vm: ManagedObjectReference): ClusterRuleInfo[] {
  const groups = groupsOf(configuration, vm)
  return (configuration.rule ?? []).filter((rule) => {
    if (isDataObject(rule, 'ClusterAffinityRuleSpec') || isDataObject(rule, 'ClusterAntiAffinityRuleSpec')) return includes(rule.vm, vm)
    if (isDataObject(rule, 'ClusterVmHostRuleInfo')) return groups.has(rule.vmGroupName ?? '')
    if (isDataObject(rule, 'ClusterDependencyRuleInfo')) return groups.has(rule.vmGroup) || groups.has(rule.dependsOnVmGroup)
    return false
  })
}

/** Whether the mandatory rules of a cluster let a machine run on a host. */
export function mayRunOn(configuration: ClusterConfigInfoEx, vm: ManagedObjectReference, host: ManagedObjectReference): boolean {
  const hostsOf = (name: string | undefined) => {
    const found = configuration.group?.find((group) => group.name === name)
    return isDataObject(found, 'ClusterHostGroup') ? found.host : undefined
  }
  return rulesFor(configuration, vm).every((rule) => {
    if (!rule.enabled || !rule.mandatory || !isDataObject(rule, 'ClusterVmHostRuleInfo')) return true
    const { affineHostGroupName: to, antiAffineHostGroupName: from } = rule
    return (to === undefined || includes(hostsOf(to), host)) && (from === undefined || !includes(hostsOf(from), host))
  })
}
