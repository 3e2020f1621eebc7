import type { CommandDefinition } from '../definition.js'
import type { ArgumentDefinition, OptionDefinition } from '../word-definition.js'

const group = 'Clusters'
const cluster: ArgumentDefinition = { syntax: '<name>', description: 'name of the cluster', names: 'cluster' }
const optionalCluster: ArgumentDefinition = {
  ...cluster,
  syntax: '[name]',
  description: 'name of the cluster; default: the only one of the run',
}
const portForm = '[ADDRESS:][HOST:]GUEST'

/** What a cluster is made of: for `cluster create` and for `create --cluster`. */
export const clusterOptions: readonly OptionDefinition[] = [
  { flags: '--workers <count>', description: 'nodes beside the control plane', defaultText: '1' },
  { flags: '--kubernetes-version <version>', description: 'version of Kubernetes, such as 1.34', defaultText: "the driver's newest" },
  { flags: '--image <name>', description: 'image of its machines', defaultText: 'one for the version of Kubernetes', names: 'image' },
]

export const clusterCommands: readonly CommandDefinition[] = [
  {
    name: 'cluster',
    group,
    summary: 'Kubernetes clusters of the open universe',
    commands: [
      {
        name: 'create',
        summary: 'Make a cluster with kubeadm',
        description:
          'Makes machines for a control plane and workers, runs kubeadm on them, and waits until all nodes are ready. What fails is taken back. With the driver `sim` machines and cluster are simulated and there in a moment.',
        arguments: [{ syntax: '<name>', description: 'name of the new cluster: lower-case letters, digits and hyphens' }],
        options: [
          ...clusterOptions,
          { flags: '--memory <size>', description: 'memory of the control plane', defaultText: '2560MiB' },
          { flags: '--cpus <count>', description: 'processors of the control plane', defaultText: '2' },
          { flags: '--worker-memory <size>', description: 'memory of each worker', defaultText: '1536MiB' },
          { flags: '--worker-cpus <count>', description: 'processors of each worker', defaultText: '1' },
          { flags: '--forward <port>', description: `forward a port to the control plane: ${portForm}`, repeat: true },
          { flags: '--worker-forward <port>', description: 'forward a port to each worker: GUEST', repeat: true },
          { flags: '--pod-subnet <cidr>', description: 'addresses of pods' },
          { flags: '--service-subnet <cidr>', description: 'addresses of services' },
          { flags: '--no-registry', description: 'without a registry for images at node port 30000' },
        ],
        examples: [
          'viv cluster create main --workers 2',
          'viv cluster create big --workers 1000',
          'viv cluster create old --kubernetes-version 1.34',
        ],
        load: async () => (await import('../actions/clusters.js')).create,
      },
      {
        name: 'ls',
        summary: 'List clusters',
        examples: ['viv cluster ls'],
        load: async () => (await import('../actions/clusters.js')).list,
      },
      {
        name: 'inspect',
        summary: 'Show everything about a cluster',
        arguments: [optionalCluster],
        examples: ['viv cluster inspect main --output json'],
        load: async () => (await import('../actions/clusters.js')).inspect,
      },
      {
        name: 'kubeconfig',
        summary: 'Print the path of a kubeconfig for a cluster',
        description:
          'Prints the path of a file that is right for this run: ports differ from run to run. It is for an administrator, and goes with the run.',
        arguments: [optionalCluster],
        options: [{ flags: '--print', description: 'print the content instead of the path' }],
        examples: ['export KUBECONFIG=$(viv cluster kubeconfig main)', 'viv cluster kubeconfig main --print > kubeconfig'],
        load: async () => (await import('../actions/clusters.js')).kubeconfig,
      },
      {
        name: 'wait',
        summary: 'Wait until all nodes are ready',
        arguments: [optionalCluster],
        options: [{ flags: '--timeout <duration>', description: 'how long at most, such as 90s or 5m', defaultText: '5m' }],
        examples: ['viv cluster wait main'],
        load: async () => (await import('../actions/clusters.js')).wait,
      },
      {
        name: 'add-worker',
        summary: 'Add workers to a cluster',
        arguments: [cluster],
        options: [{ flags: '--count <count>', description: 'how many', defaultText: '1' }],
        examples: ['viv cluster add-worker main', 'viv cluster add-worker main --count 3'],
        load: async () => (await import('../actions/clusters.js')).addWorker,
      },
      {
        name: 'rm-worker',
        summary: 'Take workers out of a cluster, with their machines',
        arguments: [cluster, { syntax: '<machines...>', description: 'names of workers', names: 'machine' }],
        examples: ['viv cluster rm-worker main main-worker-2'],
        load: async () => (await import('../actions/clusters.js')).removeWorker,
      },
      {
        name: 'push',
        summary: "Push images into a cluster's registry",
        description:
          'Pushes images into the registry of a cluster, from archives (docker save, OCI) and OCI layout folders, or docker:NAME from a docker daemon. Prints the names that pods use.',
        arguments: [cluster, { syntax: '<images...>', description: 'files, folders, or docker:NAME', names: 'file' }],
        examples: ['viv cluster push main ./app.tar', 'viv cluster push main docker:app:dev'],
        load: async () => (await import('../actions/clusters.js')).push,
      },
      {
        name: 'rm',
        summary: 'Delete clusters with their machines',
        arguments: [{ syntax: '<names...>', description: 'names of clusters', names: 'cluster' }],
        examples: ['viv cluster rm main'],
        load: async () => (await import('../actions/clusters.js')).remove,
      },
    ],
  },
  {
    name: 'kubectl',
    group,
    summary: 'Run kubectl against a cluster',
    description:
      'Runs the kubectl of this computer with the kubeconfig of a cluster of the run, and exits with its exit code. Options for viv come before: `viv --run 2 kubectl get pods`.',
    arguments: [{ syntax: '[arguments...]', description: 'for kubectl, as they are' }],
    options: [{ flags: '--cluster <name>', description: 'the cluster', defaultText: 'the only one of the run', names: 'cluster' }],
    passesOptions: true,
    examples: ['viv kubectl get nodes', 'viv kubectl --cluster main get pods -A -o wide'],
    load: async () => (await import('../actions/kubectl.js')).kubectl,
  },
]
