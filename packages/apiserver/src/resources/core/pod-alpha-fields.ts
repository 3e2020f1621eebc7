import { everyContainer } from './every-container.js'
import type { Container, PodSpec, Volume } from './pod-types.js'

/**
 * Takes away what only servers with alpha features know, as the real one does by default: HostnameOverride, EnvFiles, ImageVolume,
 * ContainerStopSignals, ContainerRestartRules, ClusterTrustBundleProjection, PodCertificateRequest (pkg/api/pod, dropDisabledFields).
 */
export function dropAlphaFields(spec: PodSpec | undefined): void {
  if (!spec) return
  delete spec.hostnameOverride
  dropImageVolumes(spec)
  for (const volume of spec.volumes ?? []) dropProjections(volume)
  for (const { container } of everyContainer(spec, '')) dropFromContainer(container)
  for (const container of [...(spec.containers ?? []), ...(spec.ephemeralContainers ?? [])]) delete container.restartPolicy
  for (const container of spec.initContainers ?? []) if (container.restartPolicy !== 'Always') delete container.restartPolicy
}

function dropImageVolumes(spec: PodSpec): void {
  const names = new Set((spec.volumes ?? []).filter(({ image }) => image !== undefined).map(({ name }) => name))
  if (names.size === 0) return
  spec.volumes = (spec.volumes ?? []).filter(({ image }) => image === undefined)
  for (const { container } of everyContainer(spec, '')) {
    if (container.volumeMounts) container.volumeMounts = container.volumeMounts.filter(({ name }) => !names.has(name))
  }
}

function dropProjections(volume: Volume): void {
  const { sources } = (volume.projected ?? {}) as { sources?: Record<string, unknown>[] }
  for (const source of sources ?? []) {
    delete source.clusterTrustBundle
    delete source.podCertificate
  }
}

function dropFromContainer(container: Container): void {
  delete container.restartPolicyRules
  for (const { valueFrom } of container.env ?? []) delete valueFrom?.fileKeyRef
  if (container.lifecycle?.stopSignal === undefined) return
  delete container.lifecycle.stopSignal
  if (Object.keys(container.lifecycle).length === 0) delete container.lifecycle
}
