import {
  addFinalizer,
  hasFinalizer,
  isBeingDeleted,
  isNotFound,
  type KubeObject,
  type Manager,
  type MappedSource,
  type ObjectKind,
  type ReconcileContext,
  removeFinalizer,
  watchSource,
} from '@vivarium/controller'
import {
  attributesClassKind,
  claimKind,
  claimsOf,
  classesOfClaim,
  classesOfVolume,
  type PersistentVolume,
  type PersistentVolumeClaim,
  type Pod,
  podKind,
  usesClaim,
  volumeKind,
} from './storage-objects.js'

interface Protection<T extends KubeObject> {
  readonly name: string
  readonly kind: ObjectKind
  readonly finalizer: string
  readonly watches?: readonly MappedSource[]
  inUse(object: T, context: ReconcileContext): boolean | Promise<boolean>
}

/**
 * What stores data is not lost while something uses it: claims of pods, volumes that are bound, classes of both. Its finalizer, which admission
 * puts on, goes when the object is deleted and nobody uses it. After kube-controller-manager's controllers of the same names.
 */
export function addStorageProtection(manager: Manager): void {
  protect<PersistentVolumeClaim>(manager, {
    name: 'persistentvolumeclaim-protection',
    kind: claimKind,
    finalizer: 'kubernetes.io/pvc-protection',
    watches: [
      watchSource<Pod>({
        ...podKind,
        map: (pod) => claimsOf(pod).map((name) => ({ namespace: pod.metadata.namespace ?? '', name })),
      }),
    ],
    // The server itself is asked: a pod that is missed would lose its data.
    async inUse(claim, { client }) {
      const { namespace = '' } = claim.metadata
      return (await client.list<Pod>(podKind, { namespace })).items.some((pod) => usesClaim(pod, claim))
    },
  })
  protect<PersistentVolume>(manager, {
    name: 'persistentvolume-protection',
    kind: volumeKind,
    finalizer: 'kubernetes.io/pv-protection',
    inUse: ({ status }) => status?.phase === 'Bound',
  })
  const toClasses = (names: readonly string[]) => names.map((name) => ({ namespace: '', name }))
  protect(manager, {
    name: 'volumeattributesclass-protection',
    kind: attributesClassKind,
    finalizer: 'kubernetes.io/vac-protection',
    watches: [
      watchSource<PersistentVolumeClaim>({ ...claimKind, map: (claim) => toClasses(classesOfClaim(claim)) }),
      watchSource<PersistentVolume>({ ...volumeKind, map: (volume) => toClasses(classesOfVolume(volume)) }),
    ],
    inUse({ metadata }, { informers }) {
      const { name = '' } = metadata
      return (
        informers
          .of<PersistentVolumeClaim>(claimKind)
          .list()
          .some((claim) => classesOfClaim(claim).includes(name)) ||
        informers
          .of<PersistentVolume>(volumeKind)
          .list()
          .some((volume) => classesOfVolume(volume).includes(name))
      )
    },
  })
}

function protect<T extends KubeObject>(manager: Manager, { name, kind, finalizer, watches = [], inUse }: Protection<T>): void {
  manager.addController({
    name,
    for: kind,
    watches,
    async reconcile(request, context) {
      const { client, informers } = context
      const object = informers.of<T>(kind).get(request)
      if (!object) return
      try {
        if (!isBeingDeleted(object)) await addFinalizer(client, object, finalizer)
        else if (hasFinalizer(object, finalizer) && !(await inUse(object, context))) await removeFinalizer(client, object, finalizer)
      } catch (error) {
        if (!isNotFound(error)) throw error
      }
    },
  })
}
