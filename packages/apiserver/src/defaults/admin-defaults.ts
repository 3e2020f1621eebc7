import { type Defaulter, type Fields, fieldsIn, inside, isFields, presetsOfPointers, presetsOfZero } from './defaulter.js'

const rbacGroup = 'rbac.authorization.k8s.io'
const admission = (name: string) => `k8s.io.api.admissionregistration.v1.${name}`
const flowControl = (name: string) => `k8s.io.api.flowcontrol.v1.${name}`
const crd = (name: string) => `k8s.io.apiextensions_apiserver.pkg.apis.apiextensions.v1.${name}`

const roleBinding: Defaulter = (value) => {
  inside(value, 'roleRef').apiGroup ||= rbacGroup
}

const webhook = { failurePolicy: 'Fail', matchPolicy: 'Equivalent', namespaceSelector: {}, objectSelector: {}, timeoutSeconds: 10 }

const networkPolicySpec: Defaulter = (value) => {
  if (Array.isArray(value.policyTypes) && value.policyTypes.length > 0) return
  value.policyTypes = fieldsIn(value, 'egress').length > 0 ? ['Ingress', 'Egress'] : ['Ingress']
}

const deviceRequest: Defaulter = (value) => {
  value.allocationMode ||= 'ExactCount'
  if (value.allocationMode === 'ExactCount' && !value.count) value.count = 1
}

const definition: Defaulter = (value) => {
  const spec = inside(value, 'spec')
  const names = inside(spec, 'names')
  names.singular ||= String(names.kind ?? '').toLowerCase()
  if (names.kind) names.listKind ||= `${names.kind}List`
  spec.conversion ??= { strategy: 'None' }
  const status = inside(value, 'status')
  const stored = fieldsIn(spec, 'versions').find(({ storage }) => storage === true)
  if (stored && !(Array.isArray(status.storedVersions) && status.storedVersions.length > 0)) status.storedVersions = [stored.name]
}

export const adminDefaults: Readonly<Record<string, Defaulter>> = {
  'k8s.io.api.networking.v1.NetworkPolicyPort': presetsOfPointers({ protocol: 'TCP' }),
  'k8s.io.api.networking.v1.NetworkPolicySpec': networkPolicySpec,
  'k8s.io.api.networking.v1.IngressClassParametersReference': presetsOfPointers({ scope: 'Cluster' }),
  'k8s.io.api.discovery.v1.EndpointPort': (value) => {
    value.name ??= ''
    value.protocol ??= 'TCP'
  },
  'k8s.io.api.storage.v1.StorageClass': presetsOfPointers({ reclaimPolicy: 'Delete', volumeBindingMode: 'Immediate' }),
  'k8s.io.api.storage.v1.CSIDriver': (value) => {
    const spec = inside(value, 'spec')
    presetsOfPointers({
      attachRequired: true,
      podInfoOnMount: false,
      storageCapacity: false,
      fsGroupPolicy: 'ReadWriteOnceWithFSType',
      requiresRepublish: false,
      seLinuxMount: false,
    })(spec)
    if (!Array.isArray(spec.volumeLifecycleModes) || spec.volumeLifecycleModes.length === 0) spec.volumeLifecycleModes = ['Persistent']
  },
  'k8s.io.api.rbac.v1.ClusterRoleBinding': roleBinding,
  'k8s.io.api.rbac.v1.RoleBinding': roleBinding,
  'k8s.io.api.rbac.v1.Subject': (value) => {
    if (value.kind === 'User' || value.kind === 'Group') value.apiGroup ||= rbacGroup
  },
  'k8s.io.api.scheduling.v1.PriorityClass': presetsOfPointers({ preemptionPolicy: 'PreemptLowerPriority' }),
  'k8s.io.api.authentication.v1.TokenRequestSpec': presetsOfPointers({ expirationSeconds: 3600 }),
  [flowControl('FlowSchemaSpec')]: presetsOfZero({ matchingPrecedence: 1000 }),
  [flowControl('ExemptPriorityLevelConfiguration')]: presetsOfPointers({ nominalConcurrencyShares: 0, lendablePercent: 0 }),
  [flowControl('LimitedPriorityLevelConfiguration')]: presetsOfPointers({ nominalConcurrencyShares: 30, lendablePercent: 0 }),
  [flowControl('QueuingConfiguration')]: presetsOfZero({ handSize: 8, queues: 64, queueLengthLimit: 50 }),
  [admission('ValidatingWebhook')]: presetsOfPointers(webhook),
  [admission('MutatingWebhook')]: presetsOfPointers({ ...webhook, reinvocationPolicy: 'Never' }),
  [admission('RuleWithOperations')]: presetsOfPointers({ scope: '*' }),
  [admission('NamedRuleWithOperations')]: presetsOfPointers({ scope: '*' }),
  [admission('ServiceReference')]: presetsOfPointers({ port: 443 }),
  [admission('ValidatingAdmissionPolicySpec')]: presetsOfPointers({ failurePolicy: 'Fail' }),
  [admission('MatchResources')]: presetsOfPointers({ matchPolicy: 'Equivalent', namespaceSelector: {}, objectSelector: {} }),
  'k8s.io.api.resource.v1.ExactDeviceRequest': deviceRequest,
  'k8s.io.api.resource.v1.DeviceSubRequest': deviceRequest,
  [crd('CustomResourceDefinition')]: definition,
  [crd('ServiceReference')]: presetsOfPointers({ port: 443 }),
  'k8s.io.kube_aggregator.pkg.apis.apiregistration.v1.APIServiceSpec': (value: Fields) => {
    if (isFields(value.service)) value.service.port ??= 443
  },
}
