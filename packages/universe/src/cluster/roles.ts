import { checkDnsLabel, errors, type HostSpec } from '@vivarium/core'
import { hostSpecOf, type NewVMOptions } from '../vm.js'
import type { RoleRecord } from './cluster-record.js'
import { apiPort, registryNodePort } from './ports.js'

/** What the machines of a role are like. */
export interface Role extends Pick<NewVMOptions, 'cpus' | 'memory' | 'ports' | 'authorizedKeys' | 'userData'> {
  /** Name of a network of the universe, made when it is not there. Default: the cluster's. */
  readonly network?: string
}

/** What a real control plane and a real worker do with. */
const controlPlaneDefaults = { cpus: 2, memory: '2560MiB' } as const
const workerDefaults = { cpus: 1, memory: '1536MiB' } as const

/** With the control plane, as many nodes as there are pod addresses for (10.240.0.0/12). */
const mostWorkers = 4095

export const controlPlaneName = (cluster: string) => `${cluster}-control-plane`
export const workerName = (cluster: string, number: number) => `${cluster}-worker-${number}`

/** The number of the worker that comes after those. */
export function nextWorkerNumber(cluster: string, names: readonly string[]): number {
  const numbers = names.flatMap((name) => {
    const number = /^[1-9]\d*$/.exec(name.slice(workerName(cluster, 0).length - 1))
    return name.startsWith(`${cluster}-worker-`) && number ? [Number(number[0])] : []
  })
  return Math.max(0, ...numbers) + 1
}

/** By number, since `worker-10` comes after `worker-9`. */
export function byWorkerNumber(one: { readonly name: string }, other: { readonly name: string }): number {
  return one.name.length - other.name.length || (one.name < other.name ? -1 : 1)
}

interface Made {
  readonly cluster: string
  readonly image: string
  readonly kubernetesVersion: string | undefined
  readonly universe: string
}

/** What the machine of the control plane is made as. The API server's port is forwarded, and the registry's where there is one. */
export async function controlPlaneSpec(role: Role, network: string, registry: boolean, made: Made): Promise<HostSpec> {
  const needed = registry ? [apiPort, registryNodePort] : [apiPort]
  const given = role.ports ?? []
  const isGiven = (port: number) => given.some((forward) => (typeof forward === 'number' ? forward : forward.guestPort) === port)
  const ports = [...needed.filter((port) => !isGiven(port)), ...given]
  return specOf(controlPlaneName(made.cluster), { ...controlPlaneDefaults, ...role, ports }, network, made)
}

export async function workerSpec(number: number, role: Role, network: string, made: Made): Promise<HostSpec> {
  return specOf(workerName(made.cluster, number), { ...workerDefaults, ...role }, network, made)
}

async function specOf(name: string, { network, ...role }: Role, clusterNetwork: string, made: Made): Promise<HostSpec> {
  const { cluster, image, kubernetesVersion, universe } = made
  const spec = await hostSpecOf(name, checkDnsLabel('network', network ?? clusterNetwork), { ...role, image }, universe)
  return { ...spec, cluster, ...(kubernetesVersion !== undefined && { kubernetesVersion }) }
}

/** What is kept for workers to come. */
export function roleRecord({ network, cpus, memoryBytes, forwards, authorizedKeys, userData }: HostSpec): RoleRecord {
  return {
    network,
    cpus,
    memoryBytes,
    forwards: [...forwards],
    // The first is the universe's own, which every machine gets.
    authorizedKeys: authorizedKeys.slice(1),
    ...(userData !== undefined && { userData }),
  }
}

/** The role of a cluster's workers, with what is otherwise for one more. */
export function roleOf(record: RoleRecord, changes: Role): Role {
  const { memoryBytes, forwards, network, cpus, authorizedKeys, userData } = record
  const kept: Role = { network, cpus, memory: memoryBytes, ports: forwards, authorizedKeys, ...(userData !== undefined && { userData }) }
  return { ...kept, ...changes }
}

export function checkWorkerCount(workers: number): number {
  if (!Number.isInteger(workers) || workers < 0 || workers > mostWorkers) {
    throw errors.invalidValue('workers', workers, `it must be a whole number from 0 to ${mostWorkers}`)
  }
  return workers
}
