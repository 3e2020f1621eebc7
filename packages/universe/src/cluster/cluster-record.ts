import type { ForwardSpec } from '@vivarium/core'
import { z } from 'zod'

const forwardSchema = z.object({
  guestPort: z.number().int().min(1).max(65535),
  hostPort: z.number().int().min(0).max(65535).optional(),
  hostAddress: z.string().optional(),
})

const roleSchema = z.object({
  network: z.string(),
  cpus: z.number().int().positive(),
  memoryBytes: z.number().int().positive(),
  forwards: z.array(forwardSchema),
  authorizedKeys: z.array(z.string()),
  userData: z.string().optional(),
})

/** What a run knows of a cluster beside its machines: plain JSON, kept in saves. Holds the administrator's key. */
export interface ClusterRecord {
  /** Unique in the universe; a DNS label. */
  readonly name: string
  /** As kubeadm says it: `v1.34.1`. */
  readonly kubernetesVersion: string
  /** Name of the image of its machines. */
  readonly image: string
  /** In CIDR notation. */
  readonly podSubnet: string
  /** Whether it has the registry add-on. */
  readonly registry: boolean
  /** Which machine the control plane is. The workers are the other machines of the cluster. */
  readonly controlPlane: { readonly name: string; readonly network: string }
  /** What `addWorker` makes. */
  readonly worker: RoleRecord
  /** What kubeadm is told besides about workers that join. */
  readonly joinConfiguration?: Readonly<Record<string, unknown>> | undefined
  /** From the administrator's kubeconfig; PEM. Where the server is differs from run to run. */
  readonly access: ClusterAccess
}

/** What machines of a role are made as. */
export interface RoleRecord {
  readonly network: string
  readonly cpus: number
  readonly memoryBytes: number
  readonly forwards: readonly ForwardSpec[]
  readonly authorizedKeys: readonly string[]
  readonly userData?: string | undefined
}

export interface ClusterAccess {
  readonly certificateAuthority: string
  readonly user: string
  readonly certificate: string
  readonly key: string
}

export const clusterRecordSchema: z.ZodType<ClusterRecord> = z.object({
  name: z.string().min(1),
  kubernetesVersion: z.string(),
  image: z.string(),
  podSubnet: z.string(),
  registry: z.boolean(),
  controlPlane: z.object({ name: z.string(), network: z.string() }),
  worker: roleSchema,
  joinConfiguration: z.record(z.string(), z.unknown()).optional(),
  access: z.object({
    certificateAuthority: z.string(),
    user: z.string(),
    certificate: z.string(),
    key: z.string(),
  }),
})
