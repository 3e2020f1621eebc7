import { isVivariumError, messageOf } from '@vivarium/core'
import type { ControlPlane, ControlPlaneRequest } from './cluster-starter.js'
import { formatDuration } from './config/go-duration.js'
import type { ClusterConfiguration } from './config/types.js'
import { KubeadmFailure } from './kubeadm-failure.js'
import type { Session } from './session.js'
import { componentArguments, type StaticPodSettings } from './static-pods.js'

/** PEM files of the certificates' directory, by their path in it. */
export async function readPki(session: Session, { certificatesDir: directory }: ClusterConfiguration): Promise<Record<string, string>> {
  const inside = (folder: string) =>
    (session.namesIn(`${directory}${folder}`) ?? [])
      .filter((name) => /\.(crt|key|pub)$/.test(name))
      .map((name) => `${folder}/${name}`.slice(1))
  const files = [...inside(''), ...inside('/etcd')]
  return Object.fromEntries(await Promise.all(files.map(async (file) => [file, await session.read(`${directory}/${file}`)] as const)))
}

/** Has a control plane run on this machine, as its manifests say. */
export async function startControlPlane(session: Session, settings: StaticPodSettings): Promise<ControlPlane> {
  const { cluster, endpoint, nodeName } = settings
  const request: ControlPlaneRequest = {
    machine: session.machine,
    nodeName,
    advertiseAddress: endpoint.advertiseAddress,
    bindPort: endpoint.bindPort,
    kubernetesVersion: cluster.kubernetesVersion,
    clusterName: cluster.clusterName,
    ...(cluster.controlPlaneEndpoint ? { controlPlaneEndpoint: cluster.controlPlaneEndpoint } : {}),
    ...(cluster.networking.podSubnet ? { podSubnet: cluster.networking.podSubnet } : {}),
    serviceSubnet: cluster.networking.serviceSubnet,
    dnsDomain: cluster.networking.dnsDomain,
    pki: await readPki(session, cluster),
    apiServerArgs: componentArguments('kube-apiserver', settings),
    controllerManagerArgs: componentArguments('kube-controller-manager', settings),
    schedulerArgs: componentArguments('kube-scheduler', settings),
  }
  try {
    return await session.starter.init(request, session.call.signal)
  } catch (error) {
    if (!isVivariumError(error) || isVivariumError(error, 'CANCELLED')) throw error
    session.print(`
A control plane component may have crashed or exited when started by the container runtime.
To troubleshoot, list all containers using your preferred container runtimes CLI.
`)
    throw new KubeadmFailure(`failed while waiting for the control plane to start: ${messageOf(error)}`)
  }
}

/** Prints what kubeadm prints while it waits for a control plane. */
export function waitLines(session: Session, server: string, timeout: string): { done(): void } {
  const started = performance.now()
  const checks = [
    ['kube-apiserver', `https://${server}/livez`],
    ['kube-controller-manager', 'https://127.0.0.1:10257/healthz'],
    ['kube-scheduler', 'https://127.0.0.1:10259/livez'],
  ] as const
  session.print(`[control-plane-check] Waiting for healthy control plane components. This can take up to ${timeout}`)
  for (const [name, url] of checks) session.print(`[control-plane-check] Checking ${name} at ${url}`)
  return {
    done() {
      const took = formatDuration(performance.now() - started)
      for (const [name] of checks) session.print(`[control-plane-check] ${name} is healthy after ${took}`)
    },
  }
}
