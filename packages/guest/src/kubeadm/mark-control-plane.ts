import { get, refused } from './api.js'
import type { ControlPlane } from './cluster-starter.js'
import type { NodeRegistration, Taint } from './config/types.js'
import { KubeadmFailure } from './kubeadm-failure.js'
import { taintText } from './kubelet-files.js'
import { controlPlaneLabel, excludeLabel } from './paths.js'
import type { Session } from './session.js'

const attempts = 5

/** Labels and taints the node of a control plane. */
export async function markControlPlane(session: Session, plane: ControlPlane, { name, taints = [] }: NodeRegistration): Promise<void> {
  session.print(
    `[mark-control-plane] Marking the node ${name} as control-plane by adding the labels: [${controlPlaneLabel} ${excludeLabel}]`,
  )
  if (taints.length > 0) {
    session.print(
      `[mark-control-plane] Marking the node ${name} as control-plane by adding the taints [${taints.map(taintText).join(' ')}]`,
    )
  }
  const path = `/api/v1/nodes/${name}`
  for (let attempt = 1; ; attempt++) {
    const node = await get(plane, path, `error getting Node ${name}`)
    if (!node) throw new KubeadmFailure(`error patching Node: nodes ${JSON.stringify(name)} not found`)
    const there = ((node.spec as { taints?: Taint[] } | undefined)?.taints ?? []).filter(
      (taint) => !taints.some((other) => isSame(taint, other)),
    )
    const { resourceVersion } = node.metadata as { resourceVersion?: string }
    const { status, body } = await plane.request('PATCH', path, {
      metadata: { resourceVersion, labels: { [controlPlaneLabel]: '', [excludeLabel]: '' } },
      ...(taints.length > 0 ? { spec: { taints: [...there, ...taints] } } : {}),
    })
    if (status < 300) return
    // Another one wrote the node in between: what it wrote must not be lost.
    if (status !== 409 || attempt === attempts) throw refused('error patching Node', body)
  }
}

const isSame = (a: Taint, b: Taint) => a.key === b.key && a.effect === b.effect
