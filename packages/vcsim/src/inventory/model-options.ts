/**
 * How many there are of what at the beginning. Names are those that govmomi's vcsim gives: a prefix for each type and a number, after the
 * names of what it is in.
 */
export interface ModelOptions {
  /** An ESX host by itself, not a vCenter: only with datastores, and machines ha-host_VM0 … Default: false. */
  readonly esx?: boolean
  /** DC0, DC1 … Default: 1. */
  readonly datacenters?: number
  /** Clusters in each datacenter: DC0_C0 … Default: 1. */
  readonly clusters?: number
  /** Hosts in each cluster: DC0_C0_H0 … Default: 3. */
  readonly clusterHosts?: number
  /** Hosts in no cluster, in each datacenter: DC0_H0 … Default: 1. */
  readonly standaloneHosts?: number
  /** Pools in the root pool of each cluster: DC0_C0_RP1 … Default: 0. */
  readonly pools?: number
  /** vApps in the root pool of each cluster: DC0_C0_APP0 … Default: 0. */
  readonly vApps?: number
  /** Datastores in each datacenter: LocalDS_0 … Default: 1. */
  readonly datastores?: number
  /** Datastore clusters in each datacenter: DC0_POD0 … Default: 0. */
  readonly storagePods?: number
  /** Port groups of the switch of each datacenter: DC0_DVPG0 … Default: 1. */
  readonly portgroups?: number
  /** Those of NSX: DC0_NSXPG0 … Default: 0. */
  readonly nsxPortgroups?: number
  /** Opaque networks in each datacenter: DC0_NSX0 … Default: 0. */
  readonly opaqueNetworks?: number
  /** Machines of each standalone host, pool and vApp: DC0_H0_VM0, DC0_C0_RP0_VM0, DC0_C0_APP0_VM0 … Default: 2. */
  readonly machines?: number
  /** Whether machines are powered on. Default: true. */
  readonly autostart?: boolean
  /** Whether each host has a port of its own in `summary.config.port`, not that of the vCenter. Default: false. */
  readonly uniqueHostPorts?: boolean
  /** How many datacenters, the last ones, are in folders (F0 …), with everything of theirs in folders of that name. Default: 0. */
  readonly folders?: number
}
