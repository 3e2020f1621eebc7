import type { Cluster, Universe } from '@vivarium/universe'
import { withRun } from '../attach.js'
import type { Context } from '../context.js'
import type { Action } from '../definition.js'
import { parseDuration } from '../durations.js'
import { cliErrors } from '../errors.js'
import { parseWholeNumber } from '../numbers.js'
import type { Column } from '../output/table.js'
import { parseForward } from '../port-forward.js'
import { inStep } from '../step.js'

export interface ClusterWords {
  readonly workers?: string
  readonly kubernetesVersion?: string
  readonly image?: string
}

interface CreateOptions extends ClusterWords {
  readonly memory?: string
  readonly cpus?: string
  readonly workerMemory?: string
  readonly workerCpus?: string
  readonly forward?: readonly string[]
  readonly workerForward?: readonly string[]
  readonly podSubnet?: string
  readonly serviceSubnet?: string
  readonly registry: boolean
}

/** A cluster as programs see it; the shape is documented in the README and only ever gains fields. */
export interface ClusterRecord {
  readonly name: string
  readonly version: string
  readonly controlPlane: string
  readonly workers: readonly string[]
  /** Path of a kubeconfig that is right for this run. */
  readonly kubeconfig: string
}

export async function clusterRecord(cluster: Cluster): Promise<ClusterRecord> {
  const { name, version, controlPlane, workers } = cluster
  return {
    name,
    version,
    controlPlane: controlPlane.name,
    workers: workers.map((worker) => worker.name),
    kubeconfig: await cluster.kubeconfigFile(),
  }
}

export const clusterColumns: readonly Column<ClusterRecord>[] = [
  { header: 'NAME', value: ({ name }) => name },
  { header: 'VERSION', value: ({ version }) => version },
  { header: 'CONTROL PLANE', value: ({ controlPlane }) => controlPlane },
  { header: 'WORKERS', value: ({ workers }) => String(workers.length), align: 'right' },
  { header: 'KUBECONFIG', value: ({ kubeconfig }) => kubeconfig },
]

/** What `--workers` and its siblings say, for `newCluster`. */
export function clusterShape({ workers, kubernetesVersion, image }: ClusterWords) {
  return {
    ...(workers !== undefined && { workers: parseWholeNumber('--workers', workers) }),
    ...(kubernetesVersion !== undefined && { version: kubernetesVersion }),
    ...(image !== undefined && { image }),
  }
}

export const create: Action<[name: string], CreateOptions> = async (context, [name], options) => {
  const { podSubnet, serviceSubnet, registry } = options
  const settings = {
    ...clusterShape(options),
    controlPlane: role(options.memory, '--cpus', options.cpus, options.forward),
    worker: role(options.workerMemory, '--worker-cpus', options.workerCpus, options.workerForward),
    registry,
    ...(podSubnet !== undefined && { podSubnet }),
    ...(serviceSubnet !== undefined && { serviceSubnet }),
  }
  await withRun(context, async (universe) => {
    const cluster = await context.work((operation) => universe.newCluster(name, { ...operation, ...settings }))
    await context.output.record(await clusterRecord(cluster), name)
    noteKubeconfig(context, name)
  })
  return undefined
}

/** What leads a shell's programs to a cluster. */
export function noteKubeconfig(context: Context, cluster: string): void {
  context.note(`export KUBECONFIG=$(viv cluster kubeconfig ${cluster})`)
}

function role(memory: string | undefined, cpusOption: string, cpus: string | undefined, forward: readonly string[] | undefined) {
  return {
    ...(memory !== undefined && { memory }),
    ...(cpus !== undefined && { cpus: parseWholeNumber(cpusOption, cpus, 1) }),
    ...(forward && { ports: forward.map(parseForward) }),
  }
}

export const list: Action = async (context) => {
  await withRun(context, async (universe) => {
    await context.output.list(await Promise.all((await universe.clusters()).map(clusterRecord)), clusterColumns)
  })
  return undefined
}

export const inspect: Action<[name: string | undefined]> = async (context, [name]) => {
  await withRun(context, async (universe) => context.output.details(await clusterRecord(await clusterOf(universe, name))))
  return undefined
}

export const kubeconfig: Action<[name: string | undefined], { print?: boolean }> = async (context, [name], { print = false }) => {
  await withRun(context, async (universe) => {
    const cluster = await clusterOf(universe, name)
    if (print) return context.output.text(await cluster.kubeconfig())
    const path = await cluster.kubeconfigFile()
    await context.output.record({ cluster: cluster.name, kubeconfig: path }, path)
  })
  return undefined
}

export const wait: Action<[name: string | undefined], { timeout?: string }> = async (context, [name], { timeout }) => {
  const timeoutMs = timeout === undefined ? 300_000 : parseDuration('--timeout', timeout)
  await withRun(context, async (universe) => {
    const cluster = await clusterOf(universe, name)
    await context.work((operation) => inStep(`nodes of ${cluster.name}`, operation, (inner) => cluster.nodesReady({ ...inner, timeoutMs })))
    await context.output.record({ name: cluster.name }, cluster.name)
  })
  return undefined
}

export const addWorker: Action<[name: string], { count?: string }> = async (context, [name], { count }) => {
  const wanted = count === undefined ? 1 : parseWholeNumber('--count', count, 1)
  await changeCluster(context, name, async (cluster, operation) => {
    const added: string[] = []
    for (let number = 0; number < wanted; number++) added.push((await cluster.addWorker({}, operation)).name)
    return added
  })
  return undefined
}

export const removeWorker: Action<[name: string, machines: string[]]> = async (context, [name, machines]) => {
  await changeCluster(context, name, async (cluster, operation) => {
    for (const machine of machines) await cluster.removeWorker(machine, operation)
    return machines
  })
  return undefined
}

async function changeCluster(
  context: Context,
  name: string,
  body: (cluster: Cluster, operation: Parameters<Parameters<Context['work']>[0]>[0]) => Promise<readonly string[]>,
): Promise<void> {
  await withRun(context, async (universe) => {
    const cluster = await universe.cluster(name)
    const machines = await context.work((operation) => body(cluster, operation))
    await context.output.lines(
      machines.map((machine) => ({ cluster: name, machine })),
      ({ machine }) => machine,
    )
  })
}

export const push: Action<[name: string, images: string[]]> = async (context, [name, images]) => {
  await withRun(context, async (universe) => {
    const cluster = await universe.cluster(name)
    const pushed = await context.work((operation) => cluster.pushImages(images, operation))
    await context.output.lines(
      pushed.map((image) => ({ image })),
      ({ image }) => image,
    )
  })
  return undefined
}

export const remove: Action<[names: string[]]> = async (context, [names]) => {
  await withRun(context, async (universe) => {
    const clusters = await Promise.all([...new Set(names)].map((name) => universe.cluster(name)))
    for (const cluster of clusters) {
      await context.work((operation) => cluster.destroy(operation))
    }
    await context.output.lines(
      clusters.map(({ name }) => ({ name })),
      ({ name }) => name,
    )
  })
  return undefined
}

/** The one of that name, or the only one. Throws NOT_FOUND, SEVERAL_CLUSTERS. */
export async function clusterOf(universe: Universe, name: string | undefined): Promise<Cluster> {
  if (name !== undefined) return universe.cluster(name)
  const clusters = await universe.clusters()
  const [only] = clusters
  if (!only) throw cliErrors.noCluster(universe.path)
  if (clusters.length > 1) throw cliErrors.severalClusters(clusters.map((cluster) => cluster.name).join(', '))
  return only
}
