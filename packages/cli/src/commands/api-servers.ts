import type { CommandDefinition } from '../definition.js'

const group = 'Kubernetes'
const force = { flags: '-f, --force', description: 'also replace files of these names that Vivarium has not made' } as const

/** What `--controllers` takes; the action names the switch of each. */
export const controllerNames = ['garbage-collector', 'namespaces', 'service-accounts', 'root-ca', 'storage-protection'] as const

export const apiServerCommands: readonly CommandDefinition[] = [
  {
    name: 'apiserver',
    group,
    summary: 'Run a Kubernetes API server, in memory',
    description:
      'Runs a Kubernetes API server in memory until Ctrl-C: no etcd, no containers, no privileges. Says on stderr where it listens. kubectl and every other client work with the kubeconfig that it writes. Nothing is scheduled and no pod runs; owners are followed, deleted namespaces go away, and each namespace has its service account.',
    options: [
      { flags: '--port <port>', description: 'port to listen on', defaultText: 'any free one' },
      { flags: '--host <address>', description: 'address to listen on', default: '127.0.0.1' },
      {
        flags: '--kubeconfig <file>',
        description: 'where to write a kubeconfig for an administrator, for you only (0600)',
        defaultText: 'nowhere',
        names: 'file',
      },
      {
        flags: '--state <file>',
        description:
          'start from the state in this file if it is there, and write it when the server ends and every 10 s in which something changed',
        defaultText: 'none: the state ends with the server',
        names: 'file',
      },
      { flags: '--kubernetes-version <version>', description: 'version of Kubernetes', defaultText: '1.34' },
      {
        flags: '--controllers <names>',
        description: `what runs behind the API: ${controllerNames.join(', ')} (with commas between them), all, or none`,
        default: 'all',
      },
    ],
    examples: [
      'viv apiserver --kubeconfig ./kubeconfig',
      'viv apiserver --port 6443 --kubeconfig ./kubeconfig --state ./state.gz',
      'viv apiserver --controllers none --output json',
    ],
    needsWorld: false,
    runsUntilInterrupted: true,
    load: async () => (await import('../actions/api-server.js')).serve,
  },
  {
    name: 'envtest',
    group,
    summary: "Programs for controller-runtime's envtest",
    description:
      "Programs named kube-apiserver, etcd and kubectl for controller-runtime's envtest: suites that were written for the real ones start Vivarium's API server instead, unchanged. kubectl is the real one from PATH.",
    commands: [
      {
        name: 'path',
        summary: 'Print a folder with the programs, for KUBEBUILDER_ASSETS',
        description:
          'Prints a folder with the programs. It lies in the cache and names this Node and this installation of Vivarium: after an upgrade, print it again.',
        examples: ['export KUBEBUILDER_ASSETS="$(viv envtest path)"'],
        needsWorld: false,
        load: async () => (await import('../actions/envtest.js')).path,
      },
      {
        name: 'install',
        summary: 'Put the programs into a folder',
        description: 'Puts the programs into a folder. Files that Vivarium made are replaced, others only with --force.',
        arguments: [
          {
            syntax: '[folder]',
            description: 'folder to put them into; default: /usr/local/kubebuilder/bin, where envtest looks by itself',
            names: 'folder',
          },
        ],
        options: [force],
        examples: ['viv envtest install ./bin', 'sudo viv envtest install'],
        needsWorld: false,
        load: async () => (await import('../actions/envtest.js')).install,
      },
    ],
  },
]
