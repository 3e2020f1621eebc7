import type { ApiServerSnapshot } from '@vivarium/simcluster'

export interface Present {
  /** As pods' statuses name them: `containerd://…` */
  readonly containers: ReadonlySet<string>
  /** uids */
  readonly pods: ReadonlySet<string>
  /** `namespace/name` */
  readonly claims: ReadonlySet<string>
}

interface PodObject {
  readonly metadata: { readonly uid?: string }
  readonly status?: Readonly<
    Record<'containerStatuses' | 'initContainerStatuses' | 'ephemeralContainerStatuses', readonly Status[] | undefined>
  >
}
interface Status {
  readonly containerID?: string
}

/** The containers, pods and claims that a cluster has. */
export function presentContainers({ store }: ApiServerSnapshot): Present {
  const pods = (store.tables.get('pods') ?? []).map(({ object }) => object as unknown as PodObject)
  const ids = pods.flatMap(({ status }) =>
    [status?.containerStatuses, status?.initContainerStatuses, status?.ephemeralContainerStatuses].flatMap((statuses) =>
      (statuses ?? []).flatMap(({ containerID }) => containerID ?? []),
    ),
  )
  return {
    containers: new Set(ids),
    pods: new Set(pods.flatMap(({ metadata }) => metadata.uid ?? [])),
    claims: new Set((store.tables.get('persistentvolumeclaims') ?? []).map(({ key }) => key)),
  }
}
