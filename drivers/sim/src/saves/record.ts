import { z } from 'zod'
import { fileTreeSchema, guestSchema } from './guest-json.js'
import { registriesSchema } from './registries-json.js'

const forward = z.object({
  guestPort: z.number().int(),
  hostPort: z.number().int().exactOptional(),
  hostAddress: z.string().exactOptional(),
})

const hostSpec = z.object({
  name: z.string(),
  network: z.string(),
  cluster: z.string().exactOptional(),
  image: z.string(),
  kubernetesVersion: z.string().exactOptional(),
  hostname: z.string().exactOptional(),
  cpus: z.number(),
  memoryBytes: z.number(),
  forwards: z.array(forward),
  authorizedKeys: z.array(z.string()),
  userData: z.string().exactOptional(),
})

const fault = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('freeze') }),
  z.object({ kind: z.literal('partition'), from: z.array(z.string()).exactOptional() }),
  z.object({ kind: z.literal('loss'), rate: z.number() }),
  z.object({ kind: z.literal('full-disk') }),
])

const machine = z.object({
  spec: hostSpec,
  number: z.number().int(),
  forwards: z.array(forward),
  faults: z.array(fault),
  suspended: z.boolean(),
  state: guestSchema,
})

const imageStep = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('packages'), names: z.array(z.string()) }),
  z.object({ kind: z.literal('file'), path: z.string(), content: z.string(), mode: z.number().int().exactOptional() }),
  z.object({ kind: z.literal('script'), script: z.string() }),
  z.object({
    kind: z.literal('kubernetes'),
    version: z.string(),
    preload: z.boolean().exactOptional(),
    programs: z.string().exactOptional(),
    images: z.array(z.string()).exactOptional(),
  }),
])

const image = z.object({
  name: z.string(),
  kubernetesVersion: z.string().exactOptional(),
  recipe: z.object({ base: z.string(), steps: z.array(imageStep) }).exactOptional(),
  hash: z.string().exactOptional(),
})

const strings = z.record(z.string(), z.string())

const controlPlane = z.object({
  request: z.object({
    machine: z.string(),
    nodeName: z.string(),
    advertiseAddress: z.string(),
    bindPort: z.number().int(),
    kubernetesVersion: z.string(),
    clusterName: z.string(),
    controlPlaneEndpoint: z.string().exactOptional(),
    podSubnet: z.string().exactOptional(),
    serviceSubnet: z.string(),
    dnsDomain: z.string(),
    pki: strings,
    apiServerArgs: strings,
    controllerManagerArgs: strings,
    schedulerArgs: strings,
  }),
  endpoints: z.array(z.object({ machine: z.string(), advertiseAddress: z.string(), bindPort: z.number().int(), pki: strings })),
  kubelets: z.array(
    z.object({
      machine: z.string(),
      name: z.string(),
      address: z.string(),
      isControlPlane: z.boolean(),
      kubeletVersion: z.string(),
      labels: strings,
      taints: z.array(z.object({ key: z.string(), value: z.string().exactOptional(), effect: z.string() })),
      cpus: z.number(),
      memoryBytes: z.number(),
    }),
  ),
  nodeStates: z.record(z.string(), z.enum(['running', 'frozen', 'crashed'])),
  /** File beside this one with what is in its API. */
  api: z.string(),
  registries: registriesSchema,
  /** By id. */
  containers: z.record(z.string(), fileTreeSchema),
  volumes: z.record(z.string(), fileTreeSchema),
})

export const formatVersion = 1

/** `machines.json` of a save. */
export const savedRunSchema = z.object({
  formatVersion: z.literal(formatVersion),
  /** Rows of a `FileTable`. */
  files: z.array(z.unknown()),
  networks: z.array(z.object({ name: z.string(), number: z.number().int() })),
  images: z.array(image),
  machines: z.array(machine),
  controlPlanes: z.array(controlPlane),
})
export type SavedRun = z.infer<typeof savedRunSchema>

/** What the universe keeps of it. */
export const saveRecordSchema = z.object({ formatVersion: z.literal(formatVersion) })
