import type { CommandDefinition } from '../definition.js'

/** What `viv vmi new` knows to make; a test keeps it equal to the composer's list, which takes longer to load than help may take. */
export const factoryChoices = ['alpine', 'alpine-with-test-tooling', 'cirros', 'empty', 'fedora', 'guestless', 'windows'] as const

export const manifestCommands: readonly CommandDefinition[] = [
  {
    name: 'vmi',
    group: 'KubeVirt manifests',
    summary: 'Compose and check manifests of KubeVirt machines',
    commands: [
      {
        name: 'new',
        summary: 'Print the manifest of a VirtualMachineInstance',
        description:
          'Prints the manifest of a VirtualMachineInstance as YAML, or as JSON with --output json; `kubectl apply -f -` takes both.',
        arguments: [{ syntax: '<factory>', description: 'what it starts from', choices: factoryChoices }],
        options: [
          { flags: '--name <name>', description: 'its name', defaultText: 'the factory and five random characters' },
          { flags: '--namespace <name>', description: 'its namespace', defaultText: 'none: what kubectl says' },
          { flags: '--memory <quantity>', description: 'memory that it requests, such as 1Gi', defaultText: "the factory's" },
          { flags: '--cpus <number>', description: 'virtual processors', defaultText: "the factory's" },
          { flags: '--label <key=value>', description: 'a label', repeat: true },
          { flags: '--annotation <key=value>', description: 'an annotation', repeat: true },
          { flags: '--cloud-init <file>', description: 'cloud-init user-data, inlined; - is stdin', names: 'file' },
          { flags: '--container-disk <image>', description: 'container image to boot from', defaultText: "the factory's" },
          { flags: '--registry <prefix>', description: "registry of the factory's images", defaultText: 'quay.io/kubevirt' },
          { flags: '--tag <tag>', description: "tag of the factory's images", defaultText: 'devel' },
        ],
        examples: [
          'viv vmi new fedora --memory 1Gi --cloud-init user-data.yaml --label app=web | kubectl apply -f -',
          'viv vmi new empty --name tiny --memory 128Mi --output json',
        ],
        needsWorld: false,
        load: async () => (await import('../actions/manifests.js')).compose,
      },
      {
        name: 'validate',
        summary: 'Check manifests of VirtualMachineInstances and VirtualMachines',
        description:
          'Checks the VirtualMachineInstances and VirtualMachines of YAML or JSON files against the API’s schema and the rules of KubeVirt’s admission. Prints what it finds, and exits with 1 if it finds anything. Objects of other kinds beside them are left out.',
        arguments: [{ syntax: '<files...>', description: 'manifests; - is stdin', names: 'file' }],
        examples: ['viv vmi validate vm.yaml', 'kubectl get vm -o yaml | viv vmi validate -'],
        needsWorld: false,
        load: async () => (await import('../actions/manifests.js')).validate,
      },
    ],
  },
]
