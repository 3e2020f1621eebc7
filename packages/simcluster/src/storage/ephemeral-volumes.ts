import {
  controllerReference,
  isAlreadyExists,
  isControlledBy,
  isNamespaceTerminating,
  type KubeObject,
  type Manager,
} from '@vivarium/controller'
import { messageOf } from '@vivarium/core'
import { claimKind, type PersistentVolumeClaim, type Pod, podKind } from '../workloads/objects.js'
import { recorderOf } from '../workloads/recorder.js'

type Template = Pick<PersistentVolumeClaim, 'metadata' | 'spec'>

/** Makes the claims of pods' ephemeral volumes, which go with the pods. */
export function addEphemeralVolumeController(manager: Manager): void {
  const recorder = recorderOf('ephemeral_volume')
  const pods = manager.informers.of<Pod>(podKind)
  const claims = manager.informers.of<PersistentVolumeClaim>(claimKind)
  manager.addController({
    name: 'ephemeral-volume',
    for: { ...podKind, predicate: ({ before, after }) => !before && templatesOf(after as Pod | undefined).length > 0 },
    watches: [
      {
        ...claimKind,
        predicate: ({ after }) => after === undefined,
        map: ({ metadata }) =>
          (metadata.ownerReferences ?? [])
            .filter(({ kind, controller }) => controller && kind === podKind.kind)
            .map(({ name }) => ({ namespace: metadata.namespace ?? '', name })),
      },
    ],
    async reconcile(request, context) {
      const pod = pods.get(request)
      if (!pod || pod.metadata.deletionTimestamp !== undefined) return
      const { namespace } = request
      for (const { volume, template } of templatesOf(pod)) {
        const name = `${request.name}-${volume}`
        const failed = (why: string) => recorder(context).event(pod, 'Warning', 'FailedBinding', `ephemeral volume ${volume}: ${why}`)
        const claim = claims.get({ namespace, name })
        if (claim) {
          if (!isControlledBy(claim, pod)) {
            failed(`PVC ${namespace}/${name} was not created for pod ${namespace}/${request.name} (pod is not owner)`)
          }
          continue
        }
        const { annotations, labels } = template.metadata ?? {}
        try {
          await context.client.create<KubeObject>({
            ...claimKind,
            metadata: {
              namespace,
              name,
              ownerReferences: [controllerReference(pod)],
              ...(annotations && { annotations }),
              ...(labels && { labels }),
            },
            spec: template.spec,
          } as PersistentVolumeClaim)
        } catch (error) {
          if (isAlreadyExists(error)) continue
          if (isNamespaceTerminating(error)) return
          failed(`create PVC ${name}: ${messageOf(error)}`)
          throw error
        }
      }
    },
  })
}

function templatesOf(pod: Pod | undefined): { volume: string; template: Template }[] {
  return (pod?.spec?.volumes ?? []).flatMap(({ name, ephemeral }) =>
    ephemeral?.volumeClaimTemplate ? [{ volume: name, template: ephemeral.volumeClaimTemplate }] : [],
  )
}
