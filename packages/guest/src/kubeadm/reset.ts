import { parse } from 'yaml'
import { ClusterAccess } from './cluster-access.js'
import type { ClusterConfiguration, ResetConfiguration } from './config/types.js'
import { KubeadmFailure } from './kubeadm-failure.js'
import { paths } from './paths.js'
import { rootCheck, runChecks } from './preflight.js'
import type { Session } from './session.js'
import { readStored } from './stored-configuration.js'
import type { Phase } from './workflow.js'

export interface Reset {
  readonly session: Session
  readonly reset: ResetConfiguration
  readonly ignored: ReadonlySet<string>
  readonly force: boolean
  readonly dryRun: boolean
  /** What the cluster says of itself; undefined when it can't be asked. */
  readonly cluster: ClusterConfiguration | undefined
}

/** The configuration of the cluster that a kubeconfig leads to, if it can be had. */
export async function clusterToLeave(session: Session, kubeconfig: string): Promise<ClusterConfiguration | undefined> {
  if (!session.exists(kubeconfig)) return undefined
  session.print('[reset] Reading configuration from the "kubeadm-config" ConfigMap in namespace "kube-system"...')
  session.print("[reset] Use 'kubeadm init phase upload-config kubeadm --config your-config-file' to re-upload it.")
  try {
    return (await readStored(await new ClusterAccess(session, kubeconfig).plane(), session.world)).cluster
  } catch (error) {
    if (!(error instanceof KubeadmFailure)) throw error
    session.warn(`[reset] Unable to fetch the kubeadm-config ConfigMap from cluster: ${error.message}`)
    return undefined
  }
}

/** In kubeadm's order. */
export const resetPhases: readonly Phase<Reset>[] = [
  { name: 'preflight', run: preflight },
  { name: 'remove-etcd-member', run: removeEtcdMember },
  { name: 'cleanup-node', run: cleanUp },
]

async function preflight({ session, ignored, force, dryRun }: Reset): Promise<void> {
  if (!force && !dryRun) {
    session.warn("[reset] WARNING: Changes made to this host by 'kubeadm init' or 'kubeadm join' will be reverted.")
    await session.call.print('[reset] Are you sure you want to proceed? [y/N]: ')
    const answer = (await session.call.stdin.bytesUnlessSilent()).toString().trim().toLowerCase()
    if (answer !== 'y') throw new KubeadmFailure("won't proceed; the user didn't answer (Y|y) in order to continue")
  }
  session.print('[preflight] Running pre-flight checks')
  await runChecks(session, [rootCheck(session)], ignored)
}

async function removeEtcdMember(reset: Reset): Promise<void> {
  const { session, dryRun } = reset
  const directory = await etcdDirectory(reset)
  if (directory === undefined) {
    session.print('[reset] No etcd config found. Assuming external etcd')
    session.print('[reset] Please, manually reset etcd to prevent further issues')
    return
  }
  if (dryRun) {
    session.print('[dryrun] Would remove the etcd member on this node from the etcd cluster')
    session.print(`[dryrun] Would delete contents of the etcd data directory: ${directory}`)
    return
  }
  await empty(session, directory)
  session.print(`[reset] Deleted contents of the etcd data directory: ${directory}`)
}

async function etcdDirectory({ session, cluster }: Reset): Promise<string | undefined> {
  const manifest = await session.readIfThere(`${paths.manifests}/etcd.yaml`)
  if (cluster?.etcd.local && manifest !== undefined) return cluster.etcd.local.dataDir
  if (manifest === undefined) return undefined
  session.warn('[reset] No kubeadm config, using etcd pod spec to get data directory')
  const pod = parse(manifest) as { spec?: { volumes?: { name: string; hostPath?: { path: string } }[] } } | null
  return pod?.spec?.volumes?.find(({ name }) => name === 'etcd-data')?.hostPath?.path
}

async function cleanUp({ session, reset, dryRun }: Reset): Promise<void> {
  const { certificatesDir } = reset
  const directories = [
    paths.manifests,
    ...(dryRun ? [] : [paths.kubelet]),
    certificatesDir,
    ...(reset.cleanupTmpDir ? [paths.temporary] : []),
  ]
  const files = [
    'admin.conf',
    'super-admin.conf',
    'kubelet.conf',
    'bootstrap-kubelet.conf',
    'controller-manager.conf',
    'scheduler.conf',
  ].map((name) => `${paths.kubernetes}/${name}`)
  if (dryRun) {
    session.print('[dryrun] Would stop the kubelet service')
    session.print(`[dryrun] Would unmount mounted directories in "${paths.kubelet}"`)
    session.print('[dryrun] Would remove Kubernetes-managed containers')
    session.print(`[dryrun] Would delete contents of directories: [${directories.join(' ')}]`)
    session.print(`[dryrun] Would delete files: [${files.join(' ')}]`)
    return
  }
  session.print('[reset] Stopping the kubelet service')
  const { services } = session.call.guest
  if (services.find('kubelet.service')) await services.stop('kubelet.service')
  session.print(`[reset] Unmounting mounted directories in "${paths.kubelet}"`)
  await session.starter.leave(session.machine)
  if (certificatesDir !== paths.pki) {
    session.warn(`[reset] WARNING: Cleaning a non-default certificates directory: ${JSON.stringify(certificatesDir)}`)
  }
  session.print(`[reset] Deleting contents of directories: [${directories.join(' ')}]`)
  for (const directory of directories) await empty(session, directory)
  session.print(`[reset] Deleting files: [${files.join(' ')}]`)
  for (const file of files) await session.remove(file)
}

async function empty(session: Session, directory: string): Promise<void> {
  for (const name of session.namesIn(directory) ?? []) await session.remove(`${directory}/${name}`)
}

export const manualCleanup = `
The reset process does not perform cleanup of CNI plugin configuration,
network filtering rules and kubeconfig files.

For information on how to perform this cleanup manually, please see:
    https://k8s.io/docs/reference/setup-tools/kubeadm/kubeadm-reset/

`
