import type { ClusterSwitches } from '@vivarium/simcluster'

interface KnownController {
  /** What else it is called: the names until 1.28. */
  readonly aliases?: readonly string[]
  /** What does its work here. Absent: nothing does. */
  readonly switches?: readonly (keyof ClusterSwitches)[]
  readonly offByDefault?: true
}

const as = (alias: string, ...switches: (keyof ClusterSwitches)[]): KnownController => ({ aliases: [alias], switches })
const absent = (...aliases: string[]): KnownController => ({ aliases })

/** The controllers of kube-controller-manager 1.34, by the names of `--controllers` (cmd/kube-controller-manager/names). */
const known: Readonly<Record<string, KnownController>> = {
  'serviceaccount-token-controller': as('serviceaccount-token', 'tokenSecrets'),
  'endpoints-controller': as('endpoint', 'endpoints'),
  'endpointslice-controller': as('endpointslice', 'endpointSlices'),
  'endpointslice-mirroring-controller': as('endpointslicemirroring', 'endpointSliceMirroring'),
  'replicationcontroller-controller': as('replicationcontroller', 'replicationControllers'),
  'pod-garbage-collector-controller': as('podgc', 'podGarbageCollector'),
  'resourcequota-controller': as('resourcequota', 'resourceQuotas'),
  'namespace-controller': as('namespace', 'namespaces'),
  'serviceaccount-controller': as('serviceaccount', 'serviceAccounts'),
  'garbage-collector-controller': as('garbagecollector', 'garbageCollector'),
  'daemonset-controller': as('daemonset', 'daemonSets'),
  'job-controller': as('job', 'jobs'),
  'deployment-controller': as('deployment', 'deployments'),
  'replicaset-controller': as('replicaset', 'replicaSets'),
  'horizontal-pod-autoscaler-controller': as('horizontalpodautoscaling', 'horizontalPodAutoscalers'),
  'disruption-controller': as('disruption', 'disruption'),
  'statefulset-controller': as('statefulset', 'statefulSets'),
  'cronjob-controller': as('cronjob', 'cronJobs'),
  'certificatesigningrequest-signing-controller': as('csrsigning', 'certificateSigning'),
  'certificatesigningrequest-approving-controller': as('csrapproving', 'certificateApproval'),
  'certificatesigningrequest-cleaner-controller': as('csrcleaner', 'certificateCleaner'),
  'podcertificaterequest-cleaner-controller': {},
  'ttl-controller': as('ttl', 'nodeTtl'),
  'bootstrap-signer-controller': { ...as('bootstrapsigner', 'bootstrapSigner'), offByDefault: true },
  'token-cleaner-controller': { ...as('tokencleaner', 'tokenCleaner'), offByDefault: true },
  'node-ipam-controller': as('nodeipam', 'nodeIpam'),
  'node-lifecycle-controller': as('nodelifecycle', 'nodeLifecycle'),
  'taint-eviction-controller': {},
  'device-taint-eviction-controller': {},
  'persistentvolume-binder-controller': as('persistentvolume-binder', 'volumeBinder'),
  'persistentvolume-attach-detach-controller': absent('attachdetach'),
  'persistentvolume-expander-controller': as('persistentvolume-expander', 'volumeExpansion'),
  'clusterrole-aggregation-controller': as('clusterrole-aggregation', 'clusterRoleAggregation'),
  'persistentvolumeclaim-protection-controller': as('pvc-protection', 'storageProtection'),
  'persistentvolume-protection-controller': absent('pv-protection'),
  'ttl-after-finished-controller': as('ttl-after-finished', 'jobTtl'),
  'root-ca-certificate-publisher-controller': as('root-ca-cert-publisher', 'rootCaConfigMaps'),
  'kube-apiserver-serving-clustertrustbundle-publisher-controller': {},
  'ephemeral-volume-controller': as('ephemeral-volume', 'ephemeralVolumes'),
  'storageversion-garbage-collector-controller': absent('storage-version-gc'),
  'resourceclaim-controller': absent('resource-claim-controller'),
  'legacy-serviceaccount-token-cleaner-controller': absent('legacy-service-account-token-cleaner'),
  'validatingadmissionpolicy-status-controller': {},
  'volumeattributesclass-protection-controller': {},
  'service-cidr-controller': { switches: ['serviceNetworks'] },
  'storage-version-migrator-controller': absent('svm'),
  'selinux-warning-controller': { offByDefault: true },
  'service-lb-controller': as('service', 'loadBalancers'),
  'node-route-controller': absent('route'),
  'cloud-node-lifecycle-controller': absent('cloud-node-lifecycle'),
}

const canonical = new Map(
  Object.entries(known).flatMap(([name, { aliases = [] }]) => [name, ...aliases].map((each) => [each, name] as const)),
)

/** What `--controllers` turns off; or the name in it that kube-controller-manager does not know. */
export function switchesOf(controllers: string): ClusterSwitches | { readonly unknown: string } {
  const wanted = controllers.split(',').filter((word) => word !== '')
  const named = wanted.map((word) => {
    const minus = word.startsWith('-') ? '-' : ''
    const name = word.slice(minus.length)
    return {
      word: word === '*' ? word : `${minus}${canonical.get(name)}`,
      unknown: word !== '*' && !canonical.has(name) ? name : undefined,
    }
  })
  const unknown = named.find((each) => each.unknown !== undefined)?.unknown
  if (unknown !== undefined) return { unknown }
  const words = named.map(({ word }) => word)
  const off = Object.entries(known).flatMap(([name, { switches = [], offByDefault }]) => {
    // As IsControllerEnabled: the first that names it decides.
    const first = words.find((word) => word === name || word === `-${name}`)
    const isOn = first === undefined ? words.includes('*') && !offByDefault : first === name
    return isOn ? [] : switches.map((each) => [each, false] as const)
  })
  return Object.fromEntries(off)
}

/** All of kube-controller-manager, for when it does not run. Load balancers are another program's. */
export const allControllersOff: ClusterSwitches = Object.fromEntries(
  Object.values(known).flatMap(({ switches = [] }) =>
    switches.filter((each) => each !== 'loadBalancers').map((each) => [each, false] as const),
  ),
)
