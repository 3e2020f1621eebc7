import { defineErrors } from '@vivarium/core'

/** Errors of this package; what a server refuses is a KubeError. */
export const controllerErrors = defineErrors({
  kubeconfigInvalid: {
    code: 'KUBECONFIG_INVALID',
    kind: 'usage',
    meaning: 'A kubeconfig can not be used.',
    message: (why: string) => `the kubeconfig can't be used: ${why}`,
  },
  notInCluster: {
    code: 'NOT_IN_CLUSTER',
    kind: 'usage',
    meaning: 'The in-cluster configuration was asked for outside of a pod.',
    message: () =>
      'this is no pod with a service account (KUBERNETES_SERVICE_HOST and KUBERNETES_SERVICE_PORT are not set); use a kubeconfig instead',
  },
  serverUnreachable: {
    code: 'SERVER_UNREACHABLE',
    kind: 'environment',
    meaning: 'A Kubernetes API server did not answer.',
    message: (server: string, why: string) => `the Kubernetes API server ${server} can't be reached: ${why}`,
  },
  badAnswer: {
    code: 'BAD_ANSWER',
    kind: 'environment',
    meaning: 'A Kubernetes API server answered with something else than the API says.',
    message: (server: string, what: string) => `${server} does not answer as a Kubernetes API server: ${what}`,
  },
  credentialFailed: {
    code: 'CREDENTIAL_FAILED',
    kind: 'environment',
    meaning: 'The credentials that a kubeconfig names can not be had.',
    message: (why: string) => `no credentials: ${why}`,
  },
  alreadyOwned: {
    code: 'ALREADY_OWNED',
    kind: 'state',
    meaning: 'An object has another controller already, and can have only one.',
    message: (object: string, owner: string) => `${object} is already owned by the controller ${owner}`,
  },
  ownerElsewhere: {
    code: 'OWNER_ELSEWHERE',
    kind: 'usage',
    meaning: 'An owner must be in the same namespace as what it owns, or in none.',
    message: (owner: string, object: string) => `${owner} can't own ${object}: an owner is in the same namespace, or in none`,
  },
  alreadyStarted: {
    code: 'ALREADY_STARTED',
    kind: 'usage',
    meaning: 'What can be started once was started, or changed after its start.',
    message: (what: string) => `${what} was started already; set it up before, or make a new one`,
  },
  noSuchIndex: {
    code: 'NO_SUCH_INDEX',
    kind: 'usage',
    meaning: 'An informer has no index of that name.',
    message: (name: string) => `there is no index ${JSON.stringify(name)}; make it with addIndex first`,
  },
  notFollowed: {
    code: 'NOT_FOLLOWED',
    kind: 'usage',
    meaning: 'An informer was asked for that was not set up before the start, and so knows nothing.',
    message: (kind: string) =>
      `${kind}, as selected, is not followed; name it as a source of the controller, call informers.of(…) before the start, or await informers.follow(…)`,
  },
  leadershipLost: {
    code: 'LEADERSHIP_LOST',
    kind: 'state',
    meaning: 'A leader could not renew its lease in time, and stopped.',
    message: (lease: string) => `the lease ${lease} could not be renewed in time; another replica may lead now`,
  },
})
