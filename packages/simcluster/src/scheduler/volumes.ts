import type { Informer, KubeClient, KubeObject, Manager } from '@vivarium/controller'
import type { Filter } from './filters.js'
import type { NodeSelectorTerm, SchedulingPod } from './scheduling-pod.js'
import { termMatches } from './selectors.js'

interface Claim extends KubeObject {
  spec?: { volumeName?: string; storageClassName?: string }
}

interface Volume extends KubeObject {
  spec?: { nodeAffinity?: { required?: { nodeSelectorTerms?: readonly NodeSelectorTerm[] } } }
}

interface StorageClass extends KubeObject {
  volumeBindingMode?: string
}

const claimKind = { apiVersion: 'v1', kind: 'PersistentVolumeClaim' } as const
const volumeKind = { apiVersion: 'v1', kind: 'PersistentVolume' } as const
const classKind = { apiVersion: 'storage.k8s.io/v1', kind: 'StorageClass' } as const
const selectedNode = 'volume.kubernetes.io/selected-node'

export interface Needs {
  /** Of the volumes that are bound. */
  readonly filter: Filter | undefined
  /** Claims that wait for a node to be chosen before they get a volume. */
  readonly unprovisioned: readonly Claim[]
}

/** What pods' claims say of where they can go. */
export class VolumeNeeds {
  readonly #client: KubeClient
  readonly #claims: Informer<Claim>
  readonly #volumes: Informer<Volume>
  readonly #classes: Informer<StorageClass>

  /** `onChange`: a pod that could not go anywhere may be able to now. */
  constructor(manager: Manager, onChange: () => void) {
    this.#client = manager.client
    this.#claims = manager.informers.of<Claim>(claimKind)
    this.#volumes = manager.informers.of<Volume>(volumeKind)
    this.#classes = manager.informers.of<StorageClass>(classKind)
    for (const informer of [this.#claims, this.#volumes, this.#classes] as Informer[])
      informer.handle({ added: onChange, updated: onChange })
  }

  /** Or why the pod can go nowhere, in the words of kube-scheduler. */
  of({ metadata, spec }: SchedulingPod): Needs | string {
    const { namespace = '' } = metadata
    const unprovisioned: Claim[] = []
    const terms: (readonly NodeSelectorTerm[])[] = []
    for (const { name: volumeName, persistentVolumeClaim, ephemeral } of spec.volumes ?? []) {
      const name = persistentVolumeClaim?.claimName ?? (ephemeral ? `${metadata.name}-${volumeName}` : undefined)
      if (name === undefined) continue
      const claim = this.#claims.get({ namespace, name })
      if (!claim) {
        if (ephemeral) return `waiting for ephemeral volume controller to create the persistentvolumeclaim "${name}"`
        return `persistentvolumeclaim "${name}" not found`
      }
      if (claim.metadata.deletionTimestamp) return `persistentvolumeclaim "${name}" is being deleted`
      const volume = claim.spec?.volumeName
      if (!volume) {
        const mode = this.#classes.get({ name: claim.spec?.storageClassName ?? '' })?.volumeBindingMode
        if (mode !== 'WaitForFirstConsumer') return 'pod has unbound immediate PersistentVolumeClaims'
        unprovisioned.push(claim)
        continue
      }
      const required = this.#volumes.get({ name: volume })?.spec?.nodeAffinity?.required?.nodeSelectorTerms
      if (required) terms.push(required)
    }
    const conflict = { reasons: ["node(s) didn't match PersistentVolume's node affinity"], preemptable: false, byOtherPods: false }
    const filter: Filter = ({ node }) => (terms.every((any) => any.some((term) => termMatches(term, node))) ? undefined : conflict)
    return { filter: terms.length > 0 ? filter : undefined, unprovisioned }
  }

  /** Tells who provisions where the volumes are to be. */
  async select(claims: readonly Claim[], node: string): Promise<void> {
    for (const { metadata } of claims) {
      if (metadata.annotations?.[selectedNode] === node) continue
      const { namespace = '', name = '' } = metadata
      const body = { metadata: { annotations: { [selectedNode]: node } } }
      await this.#client.patch(claimKind, { namespace, name }, { type: 'merge', body }, { fieldManager: 'kube-scheduler' })
    }
  }
}
