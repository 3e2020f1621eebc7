import { defineErrors } from '@vivarium/core/errors'

/** What this package throws. Codes are stable; `errors.table` has their meanings. */
export const errors = defineErrors({
  invalidArgument: {
    code: 'INVALID_ARGUMENT',
    kind: 'usage',
    meaning: 'A builder was called with an argument that it can not use, or without one that it needs.',
    message: (builder: string, argument: string, problem: string) => `${builder}: argument ${JSON.stringify(argument)} ${problem}`,
  },
  invalidQuantity: {
    code: 'INVALID_QUANTITY',
    kind: 'usage',
    meaning: 'A text is not a Kubernetes quantity.',
    message: (text: string, problem: string) =>
      `${JSON.stringify(text)} is not a quantity: ${problem}. Write a number with a suffix, such as 512Mi, 1.5Gi, 2 or 500m`,
  },
  filesystemExists: {
    code: 'FILESYSTEM_EXISTS',
    kind: 'usage',
    meaning: 'An option would add a second filesystem of the same name.',
    message: (name: string) => `a filesystem ${JSON.stringify(name)} exists already in the VMI; give each filesystem another name`,
  },
  cloudInitConflict: {
    code: 'CLOUD_INIT_CONFLICT',
    kind: 'usage',
    meaning: 'NoCloud and ConfigDrive data can not share the one cloud-init volume.',
    message: (volume: string, wanted: string) =>
      `the volume ${JSON.stringify(volume)} exists already and is not a ${wanted} one; use NoCloud or ConfigDrive for all cloud-init data of a VMI`,
  },
  templateMissing: {
    code: 'TEMPLATE_MISSING',
    kind: 'usage',
    meaning: 'An option for the template of a virtual machine was used on one without a template.',
    message: () => 'the virtual machine has no spec.template; make it with newVirtualMachine, or give it a template first',
  },
  podNotFound: {
    code: 'POD_NOT_FOUND',
    kind: 'state',
    meaning: 'No pod of the namespace is controlled by the VMI.',
    message: (vmi: string, namespace: string) =>
      `no pod in namespace ${JSON.stringify(namespace)} is controlled by the VMI ${JSON.stringify(vmi)}; it may not be scheduled yet, or be gone`,
  },
  manifestTooLarge: {
    code: 'MANIFEST_TOO_LARGE',
    kind: 'usage',
    meaning: 'A manifest exceeds what is read.',
    message: (what: string, found: number, limit: number) => `the manifest has ${found} ${what}; at most ${limit} are read. Split it`,
  },
  invalidManifest: {
    code: 'INVALID_MANIFEST',
    kind: 'usage',
    meaning: 'A text is neither YAML nor JSON.',
    message: (problem: string) => `the manifest can't be read: ${problem}`,
  },
  notAVirtualMachine: {
    code: 'NOT_A_VIRTUAL_MACHINE',
    kind: 'usage',
    meaning: 'A manifest holds something else than VirtualMachineInstance and VirtualMachine objects.',
    message: (where: string, found: string) =>
      `${where} is ${found}; expected a VirtualMachineInstance or a VirtualMachine (apiVersion kubevirt.io/v1)`,
  },
})
