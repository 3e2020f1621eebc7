import { defineErrors } from '@vivarium/core'

/** Errors of controllers that end in a log or a condition; what the API refuses is a KubeError. */
export const simClusterErrors = defineErrors({
  kindUnknown: {
    code: 'KIND_UNKNOWN',
    kind: 'state',
    meaning: 'An owner reference names a kind that the server does not have, or not yet.',
    message: (kind: string, apiVersion: string) => `unable to get REST mapping for ${apiVersion}/${kind}.`,
  },
  namespaceNotEmptied: {
    code: 'NAMESPACE_NOT_EMPTIED',
    kind: 'state',
    meaning: 'Something in a namespace that is being deleted could not be deleted.',
    message: (namespace: string, why: readonly string[]) => `deletion of namespace ${namespace} failed: ${why.join(', ')}`,
  },
  tooManyNodes: {
    code: 'TOO_MANY_NODES',
    kind: 'usage',
    meaning: 'There are no pod addresses left for another simulated node.',
    message: (most: number) => `at most ${most} nodes can be simulated in one cluster: remove some, or use another cluster`,
  },
  podSubnetInvalid: {
    code: 'POD_SUBNET_INVALID',
    kind: 'usage',
    meaning: 'The addresses for pods are no network, or can not be shared out to nodes.',
    message: (subnet: string, why: string) => `the pods' network ${subnet} can't be used: ${why}`,
  },
  spdyBroken: {
    code: 'SPDY_BROKEN',
    kind: 'usage',
    meaning: 'A client does not speak SPDY/3.1 as it should; its connection is ended.',
    message: (what: string) => `the SPDY connection is broken: ${what}`,
  },
  connectionClosed: {
    code: 'CONNECTION_CLOSED',
    kind: 'state',
    meaning: 'The other side has closed the connection.',
    message: () => 'the connection is closed',
  },
  connectionRefused: {
    code: 'CONNECTION_REFUSED',
    kind: 'state',
    meaning: 'Nothing listens at that address and port of a simulated cluster: no behaviour does, or its container does not run.',
    message: (address: string) => `dial tcp ${address}: connect: connection refused`,
  },
  noRoute: {
    code: 'NO_ROUTE',
    kind: 'state',
    meaning: 'There is no pod, service or node with that address in the simulated cluster, or its node is off.',
    message: (address: string) => `dial tcp ${address}: connect: no route to host`,
  },
  hostUnknown: {
    code: 'HOST_UNKNOWN',
    kind: 'state',
    meaning: 'The simulated cluster has no such name.',
    message: (host: string) => `dial tcp: lookup ${host}: no such host`,
  },
  behaviourInvalid: {
    code: 'BEHAVIOUR_INVALID',
    kind: 'usage',
    meaning: 'A behaviour is not as the table of behaviours says.',
    message: (where: string, problems: readonly string[]) => `${where} can't be used: ${problems.join('; ')}`,
  },
  stagesInvalid: {
    code: 'STAGES_INVALID',
    kind: 'usage',
    meaning: 'Stages that somebody wrote are not as the table of stages says.',
    message: (where: string, why: string) => `${where} can't be used: ${why}`,
  },
  simulationUnknown: {
    code: 'SIMULATION_UNKNOWN',
    kind: 'usage',
    meaning: 'A config map for the simulation has something else than stages and behaviours.',
    message: (where: string) => `${where}: only stages.yaml and behaviours.yaml are known`,
  },
})
