import { validatingAdmissionPolicies, validatingAdmissionPolicyBindings } from './admissionregistration/policies.js'
import { mutatingWebhookConfigurations, validatingWebhookConfigurations } from './admissionregistration/webhooks.js'
import { customResourceDefinitions } from './apiextensions/custom-resource-definitions.js'
import { apiServices } from './apiregistration/api-services.js'
import { controllerRevisions } from './apps/controller-revisions.js'
import { daemonSets } from './apps/daemon-sets.js'
import { deployments } from './apps/deployments.js'
import { replicaSets } from './apps/replica-sets.js'
import { statefulSets } from './apps/stateful-sets.js'
import { horizontalPodAutoscalers } from './autoscaling/horizontal-pod-autoscalers.js'
import { cronJobs } from './batch/cron-jobs.js'
import { jobs } from './batch/jobs.js'
import { certificateSigningRequests } from './certificates/certificate-signing-requests.js'
import { leases } from './coordination/leases.js'
import { persistentVolumeClaims } from './core/claims.js'
import { configMaps } from './core/config-maps.js'
import { endpoints } from './core/endpoints.js'
import { events } from './core/events.js'
import { limitRanges } from './core/limit-ranges.js'
import { namespaces } from './core/namespaces.js'
import { nodes } from './core/nodes.js'
import { pods } from './core/pods.js'
import { replicationControllers } from './core/replication-controllers.js'
import { resourceQuotas } from './core/resource-quotas.js'
import { secrets } from './core/secrets.js'
import { services } from './core/services.js'
import { podTemplates, serviceAccounts } from './core/small.js'
import { persistentVolumes } from './core/volumes.js'
import { endpointSlices } from './discovery/endpoint-slices.js'
import { flowSchemas } from './flowcontrol/flow-schemas.js'
import { priorityLevelConfigurations } from './flowcontrol/priority-levels.js'
import { ipAddresses, serviceCidrs } from './networking/addresses.js'
import { ingressClasses, ingresses } from './networking/ingresses.js'
import { networkPolicies } from './networking/network-policies.js'
import { runtimeClasses } from './node/runtime-classes.js'
import { podDisruptionBudgets } from './policy/pod-disruption-budgets.js'
import { clusterRoleBindings, clusterRoles, roleBindings, roles } from './rbac/rbac.js'
import { deviceClasses } from './resource/device-classes.js'
import { resourceClaims, resourceClaimTemplates } from './resource/resource-claims.js'
import { resourceSlices } from './resource/resource-slices.js'
import type { ResourceRules } from './rules.js'
import { priorityClasses } from './scheduling/priority-classes.js'
import { csiDrivers, csiNodes, csiStorageCapacities, storageClasses, volumeAttributesClasses } from './storage/storage.js'
import { volumeAttachments } from './storage/volume-attachments.js'

/** The rules of the built-in resources, by table. A resource that is not here has only those of metadata. */
export const resourceRules: Readonly<Record<string, ResourceRules>> = {
  configmaps: configMaps,
  endpoints: { ...endpoints, deprecation: 'v1 Endpoints is deprecated in v1.33+; use discovery.k8s.io/v1 EndpointSlice' },
  events,
  limitranges: limitRanges,
  namespaces,
  nodes,
  persistentvolumeclaims: persistentVolumeClaims,
  persistentvolumes: persistentVolumes,
  pods,
  podtemplates: podTemplates,
  replicationcontrollers: replicationControllers,
  resourcequotas: resourceQuotas,
  secrets,
  serviceaccounts: serviceAccounts,
  services,
  'mutatingwebhookconfigurations.admissionregistration.k8s.io': mutatingWebhookConfigurations,
  'validatingadmissionpolicies.admissionregistration.k8s.io': validatingAdmissionPolicies,
  'validatingadmissionpolicybindings.admissionregistration.k8s.io': validatingAdmissionPolicyBindings,
  'validatingwebhookconfigurations.admissionregistration.k8s.io': validatingWebhookConfigurations,
  'customresourcedefinitions.apiextensions.k8s.io': customResourceDefinitions,
  'apiservices.apiregistration.k8s.io': apiServices,
  'controllerrevisions.apps': controllerRevisions,
  'daemonsets.apps': daemonSets,
  'deployments.apps': deployments,
  'replicasets.apps': replicaSets,
  'statefulsets.apps': statefulSets,
  'horizontalpodautoscalers.autoscaling': horizontalPodAutoscalers,
  'cronjobs.batch': cronJobs,
  'jobs.batch': jobs,
  'certificatesigningrequests.certificates.k8s.io': certificateSigningRequests,
  'leases.coordination.k8s.io': leases,
  'endpointslices.discovery.k8s.io': endpointSlices,
  'flowschemas.flowcontrol.apiserver.k8s.io': flowSchemas,
  'prioritylevelconfigurations.flowcontrol.apiserver.k8s.io': priorityLevelConfigurations,
  'ingressclasses.networking.k8s.io': ingressClasses,
  'ingresses.networking.k8s.io': ingresses,
  'ipaddresses.networking.k8s.io': ipAddresses,
  'networkpolicies.networking.k8s.io': networkPolicies,
  'servicecidrs.networking.k8s.io': serviceCidrs,
  'runtimeclasses.node.k8s.io': runtimeClasses,
  'poddisruptionbudgets.policy': podDisruptionBudgets,
  'clusterrolebindings.rbac.authorization.k8s.io': clusterRoleBindings,
  'clusterroles.rbac.authorization.k8s.io': clusterRoles,
  'rolebindings.rbac.authorization.k8s.io': roleBindings,
  'roles.rbac.authorization.k8s.io': roles,
  'deviceclasses.resource.k8s.io': deviceClasses,
  'resourceclaims.resource.k8s.io': resourceClaims,
  'resourceclaimtemplates.resource.k8s.io': resourceClaimTemplates,
  'resourceslices.resource.k8s.io': resourceSlices,
  'priorityclasses.scheduling.k8s.io': priorityClasses,
  'csidrivers.storage.k8s.io': csiDrivers,
  'csinodes.storage.k8s.io': csiNodes,
  'csistoragecapacities.storage.k8s.io': csiStorageCapacities,
  'storageclasses.storage.k8s.io': storageClasses,
  'volumeattachments.storage.k8s.io': volumeAttachments,
  'volumeattributesclasses.storage.k8s.io': volumeAttributesClasses,
}
