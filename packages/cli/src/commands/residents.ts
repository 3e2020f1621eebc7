import type { CommandDefinition } from '../definition.js'

const resident = { syntax: '<name>', description: 'name of the resident', names: 'resident' } as const

export const residentCommands: readonly CommandDefinition[] = [
  {
    name: 'resident',
    group: 'Clusters',
    summary: 'What lives in the open universe beside machines: API servers, vCenters',
    commands: [
      {
        name: 'create',
        summary: 'Make a resident',
        arguments: [
          { syntax: '<kind>', description: 'what it is', names: 'resident-kind' },
          { ...resident, description: 'name of the new resident: lower-case letters, digits and hyphens' },
        ],
        options: [{ flags: '--option <name=value>', description: 'an option of its kind; the value is YAML', repeat: true }],
        examples: [
          'viv resident create apiserver api',
          'viv resident create apiserver bare --option controllers=false',
          "viv resident create vcenter vc1 --option 'model={clusters: 2, machines: 10}'",
        ],
        load: async () => (await import('../actions/residents.js')).create,
      },
      {
        name: 'ls',
        summary: 'List residents',
        examples: ['viv resident ls'],
        load: async () => (await import('../actions/residents.js')).list,
      },
      {
        name: 'env',
        summary: 'Print the environment variables that lead to a resident',
        description: 'Prints the environment variables that lead programs to a resident, for a shell to read.',
        arguments: [resident],
        examples: ['eval "$(viv resident env api)"; kubectl get namespaces'],
        load: async () => (await import('../actions/residents.js')).env,
      },
      {
        name: 'rm',
        summary: 'Delete residents',
        arguments: [{ syntax: '<names...>', description: 'names of residents', names: 'resident' }],
        examples: ['viv resident rm api'],
        load: async () => (await import('../actions/residents.js')).remove,
      },
    ],
  },
]
