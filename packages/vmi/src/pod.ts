import { readArguments, same, text } from './arguments.js'
import { errors } from './errors.js'
import type { VirtualMachineInstance, VirtualMachineInstanceNetworkInterface } from './generated/types.js'
import { defineFunction } from './option.js'

/** What is looked at of a pod. */
export interface PodLike {
  readonly metadata?: {
    readonly labels?: Readonly<Record<string, string>>
    readonly ownerReferences?: readonly { readonly uid: string; readonly controller?: boolean }[]
  }
}

/** What is needed of a client: `CoreV1Api` of @kubernetes/client-node has it. Deadlines and cancelling are the client's. */
export interface PodLister<Pod extends PodLike> {
  listNamespacedPod(request: { namespace: string }): Promise<{ items: readonly Pod[] }>
}

/** On pods that have no controller reference: the UID of the VMI. */
const createdByLabel = 'kubevirt.io/created-by'

const controllerOf = (pod: PodLike) =>
  pod.metadata?.ownerReferences?.find(({ controller }) => controller === true)?.uid ?? pod.metadata?.labels?.[createdByLabel]

/** Of libvmi v1.2.0: the pod of the namespace that the VMI controls. Asks the cluster. Throws POD_NOT_FOUND, and what the client throws. */
export async function getPodByVirtualMachineInstance<Pod extends PodLike>(
  vmi: VirtualMachineInstance,
  namespace: string,
  client: PodLister<Pod>,
): Promise<Pod> {
  const builder = 'getPodByVirtualMachineInstance'
  readArguments<[VirtualMachineInstance, string]>(builder, [same('vmi', 'VirtualMachineInstance'), text('namespace')], [vmi, namespace])
  if (typeof client?.listNamespacedPod !== 'function') {
    throw errors.invalidArgument(builder, 'client', 'has no listNamespacedPod; expected a CoreV1Api of @kubernetes/client-node')
  }
  const { items } = await client.listNamespacedPod({ namespace })
  const { name = '', uid } = vmi.metadata ?? {}
  const pod = uid === undefined ? undefined : items.find((item) => controllerOf(item) === uid)
  if (!pod) throw errors.podNotFound(name, namespace)
  return pod
}

/** Of libvmi v1.2.0: the statuses of the VMI's interfaces by name; of two with one name the later. */
export const indexInterfaceStatusByName = defineFunction(
  'indexInterfaceStatusByName',
  [same('vmi', 'VirtualMachineInstance')],
  (vmi: VirtualMachineInstance): Record<string, VirtualMachineInstanceNetworkInterface> =>
    Object.fromEntries((vmi.status?.interfaces ?? []).map((status) => [status.name ?? '', status])),
)
