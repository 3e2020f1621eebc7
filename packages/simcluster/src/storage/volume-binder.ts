import { isDeepStrictEqual } from 'node:util'
import { isAlreadyExists, isNotFound, type Manager, type ReconcileContext, type Request, watchSource } from '@vivarium/controller'
import { type PersistentVolumeClaim, type Pod, podKind } from '../workloads/objects.js'
import { recorderOf } from '../workloads/recorder.js'
import { claimKind, claimsOf, volumeKind } from './storage-objects.js'
import { bestVolume, isClaimOf } from './volume-matching.js'
import {
  bindCompleted,
  boundByController,
  provisionedBy,
  type StorageClass,
  selectedNodeAnnotation,
  storageClassKind,
  storageProvisioner,
  type Volume,
} from './volume-objects.js'

const noProvisioner = 'kubernetes.io/no-provisioner'

/**
 * Gives claims volumes: those that are there, or new ones of their storage class, which a simulated provisioner makes at once; and frees,
 * keeps or deletes volumes whose claims are gone.
 */
export function addVolumeBinder(manager: Manager): void {
  const recorder = recorderOf('persistentvolume-controller')
  const claims = manager.informers.of<PersistentVolumeClaim>(claimKind)
  const volumes = manager.informers.of<Volume>(volumeKind)
  const classes = manager.informers.of<StorageClass>(storageClassKind)
  const pods = manager.informers.of<Pod>(podKind)
  const requestOf = ({ metadata }: PersistentVolumeClaim): Request => ({ namespace: metadata.namespace ?? '', name: metadata.name ?? '' })
  const pending = () => claims.list().filter(({ status }) => status?.phase !== 'Bound')

  manager.addController({
    name: 'persistentvolume-binder',
    for: claimKind,
    watches: [
      watchSource<Volume>({
        ...volumeKind,
        map: ({ spec }) => [
          ...(spec?.claimRef?.name ? [{ namespace: spec.claimRef.namespace ?? '', name: spec.claimRef.name }] : []),
          ...(spec?.claimRef ? [] : pending().map(requestOf)),
        ],
      }),
      watchSource<StorageClass>({ ...storageClassKind, map: () => pending().map(requestOf) }),
      watchSource<Pod>({
        ...podKind,
        predicate: ({ before, after }) => (before as Pod | undefined)?.spec?.nodeName !== (after as Pod | undefined)?.spec?.nodeName,
        map: (pod) => claimsOf(pod).map((name) => ({ namespace: pod.metadata.namespace ?? '', name })),
      }),
    ],
    async reconcile(request, context) {
      const claim = claims.get(request)
      if (!claim || claim.metadata.deletionTimestamp !== undefined) return
      if (claim.spec?.volumeName) await syncNamed(claim, claim.spec.volumeName, context)
      else await syncUnbound(claim, context)
    },
  })

  manager.addController({
    name: 'persistentvolume-reclaimer',
    for: volumeKind,
    watches: [
      watchSource<PersistentVolumeClaim>({
        ...claimKind,
        map: ({ metadata, spec }) =>
          spec?.volumeName
            ? [{ namespace: '', name: spec.volumeName }]
            : volumes
                .list()
                .filter(
                  (volume) => volume.spec?.claimRef?.namespace === metadata.namespace && volume.spec?.claimRef?.name === metadata.name,
                )
                .map((volume) => ({ namespace: '', name: volume.metadata.name ?? '' })),
      }),
    ],
    async reconcile({ name }, context) {
      const volume = volumes.get({ name })
      if (volume) await syncVolume(volume, context)
    },
  })

  async function syncNamed(claim: PersistentVolumeClaim, name: string, context: ReconcileContext): Promise<void> {
    const volume = volumes.get({ name })
    if (volume && isClaimOf(volume, claim)) return bind(claim, volume, context)
    const isBound = claim.metadata.annotations?.[bindCompleted] !== undefined
    if (!isBound && volume && !volume.spec?.claimRef) return bind(claim, volume, context)
    if (!isBound || claim.status?.phase === 'Lost') return
    const message = volume
      ? 'Bound claim has lost reference to PersistentVolume. Data on the volume is lost!'
      : 'Bound claim has lost its PersistentVolume. Data on the volume is lost!'
    recorder(context).event(claim, 'Warning', 'ClaimLost', message)
    await context.client.update<PersistentVolumeClaim>({ ...claim, status: { phase: 'Lost' } }, { subresource: 'status' })
  }

  async function syncUnbound(claim: PersistentVolumeClaim, context: ReconcileContext): Promise<void> {
    const events = recorder(context)
    const { storageClassName = '' } = claim.spec ?? {}
    const storageClass = storageClassName === '' ? undefined : classes.get({ name: storageClassName })
    const waits = storageClass?.volumeBindingMode === 'WaitForFirstConsumer' && !hasConsumer(claim)
    const preBound = volumes.list().find((volume) => volume.spec?.claimRef && isClaimOf(volume, claim))
    if (waits && !preBound) {
      const message = 'waiting for first consumer to be created before binding'
      return events.event(claim, 'Normal', 'WaitForFirstConsumer', message)
    }
    const volume = bestVolume(claim, volumes.list())
    if (volume) return bind(claim, volume, context)
    if (storageClassName === '') {
      const message = 'no persistent volumes available for this claim and no storage class is set'
      return events.event(claim, 'Normal', 'FailedBinding', message)
    }
    if (!storageClass) {
      const message = `storageclass.storage.k8s.io "${storageClassName}" not found`
      return events.event(claim, 'Warning', 'ProvisioningFailed', message)
    }
    if (storageClass.provisioner !== noProvisioner) await provision(claim, storageClass, context)
    else events.event(claim, 'Normal', 'FailedBinding', 'no persistent volumes available for this claim and no provisioner is set')
  }

  /** The scheduler has said for which node, or put a pod there that uses it. */
  function hasConsumer(claim: PersistentVolumeClaim): boolean {
    if (claim.metadata.annotations?.[selectedNodeAnnotation] !== undefined) return true
    const { namespace = '', name = '' } = claim.metadata
    return pods.list({ namespace }).some((pod) => pod.spec?.nodeName !== undefined && claimsOf(pod).includes(name))
  }

  async function provision(claim: PersistentVolumeClaim, storageClass: StorageClass, context: ReconcileContext): Promise<void> {
    const { provisioner, reclaimPolicy = 'Delete', mountOptions, metadata } = storageClass
    const { namespace = '', name = '', uid = '', resourceVersion = '' } = claim.metadata
    const { accessModes = [], resources, volumeMode } = claim.spec ?? {}
    const volumeName = `pvc-${uid}`
    const volume: Volume = {
      ...volumeKind,
      metadata: { name: volumeName, annotations: { [provisionedBy]: provisioner } },
      spec: {
        capacity: { storage: resources?.requests?.storage ?? '0' },
        accessModes,
        ...(volumeMode !== undefined && { volumeMode }),
        persistentVolumeReclaimPolicy: reclaimPolicy,
        storageClassName: metadata.name ?? '',
        ...(mountOptions && { mountOptions }),
        // A provisioner outside of the tree of CSI is one of directories, as local-path is.
        ...(provisioner.includes('/')
          ? { hostPath: { path: `/var/lib/volumes/${volumeName}` } }
          : { csi: { driver: provisioner, volumeHandle: volumeName } }),
        claimRef: { ...claimKind, namespace, name, uid, resourceVersion },
      },
    }
    try {
      await context.client.create(volume)
      recorder(context).event(claim, 'Normal', 'ProvisioningSucceeded', `Successfully provisioned volume ${volumeName}`)
    } catch (error) {
      if (!isAlreadyExists(error)) throw error
    }
  }

  /** Each step may have been done before: the volume's reference and phase, the claim's name of it and phase. */
  async function bind(claim: PersistentVolumeClaim, volume: Volume, { client, ...context }: ReconcileContext): Promise<void> {
    const { namespace = '', name = '', uid = '', resourceVersion = '' } = claim.metadata
    const { storageClassName } = claim.spec ?? {}
    let bound = volume
    if (!volume.spec?.claimRef?.uid) {
      const annotations = { ...volume.metadata.annotations, ...(!volume.spec?.claimRef && { [boundByController]: 'yes' }) }
      const claimRef = { ...claimKind, namespace, name, uid, resourceVersion }
      bound = await client.update<Volume>({ ...volume, metadata: { ...volume.metadata, annotations }, spec: { ...volume.spec, claimRef } })
    }
    if (bound.status?.phase !== 'Bound') await setPhase(bound, 'Bound', { client, ...context })
    let owner = claim
    const before = claim.metadata.annotations ?? {}
    if (claim.spec?.volumeName === undefined || before[bindCompleted] === undefined) {
      const provisioner = storageClassName === undefined ? undefined : classes.get({ name: storageClassName })?.provisioner
      const annotations = {
        ...before,
        [bindCompleted]: 'yes',
        ...(!claim.spec?.volumeName && { [boundByController]: 'yes' }),
        ...(bound.metadata.annotations?.[provisionedBy] && provisioner && { [storageProvisioner]: provisioner }),
      }
      const spec = { ...claim.spec, volumeName: volume.metadata.name ?? '' }
      owner = await client.update<PersistentVolumeClaim>({ ...claim, metadata: { ...claim.metadata, annotations }, spec })
    }
    const { accessModes = [], capacity = {} } = volume.spec ?? {}
    const status = { phase: 'Bound', accessModes, capacity }
    const { phase, accessModes: modes, capacity: size } = owner.status ?? {}
    if (isDeepStrictEqual({ phase, accessModes: modes, capacity: size }, status)) return
    await client.update<PersistentVolumeClaim>({ ...owner, status: { ...owner.status, ...status } }, { subresource: 'status' })
  }

  async function setPhase(volume: Volume, phase: string, { client, clock }: ReconcileContext): Promise<void> {
    if (volume.status?.phase === phase) return
    const lastPhaseTransitionTime = `${clock.now().toISOString().slice(0, 19)}Z`
    await client.update<Volume>({ ...volume, status: { phase, lastPhaseTransitionTime } }, { subresource: 'status' })
  }

  async function syncVolume(volume: Volume, context: ReconcileContext): Promise<void> {
    const { claimRef, persistentVolumeReclaimPolicy: policy = 'Retain' } = volume.spec ?? {}
    if (!claimRef?.uid) return setPhase(volume, 'Available', context)
    const key = { namespace: claimRef.namespace ?? '', name: claimRef.name ?? '' }
    if (claims.get(key)?.metadata.uid === claimRef.uid) return
    // Data may be lost: the server is asked.
    const live = await context.client.find(claimKind, key)
    if (live?.metadata.uid === claimRef.uid) return
    if (volume.status?.phase !== 'Released') return setPhase(volume, 'Released', context)
    if (policy === 'Recycle') {
      const { claimRef: _, ...spec } = volume.spec ?? {}
      await context.client.update<Volume>({ ...volume, spec })
    } else if (policy === 'Delete' && volume.metadata.deletionTimestamp === undefined) {
      await context.client.delete(volumeKind, { name: volume.metadata.name ?? '' }).catch((error) => {
        if (!isNotFound(error)) throw error
      })
    }
  }
}
