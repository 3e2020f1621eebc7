import { parse } from 'yaml'
import { kubeProxy, patchedCoreDns } from './addons.js'
import { applyAll, get } from './api.js'
import { joinRules } from './bootstrap-tokens.js'
import { ClusterAccess } from './cluster-access.js'
import type { ControlPlane } from './cluster-starter.js'
import { splitDocuments } from './config/documents.js'
import { toKnownYaml } from './config/known-yaml.js'
import { kubeadmVersion, resolveVersion } from './config/kubernetes-version.js'
import { readDocument } from './config/load.js'
import type { ApiEndpoint, ComponentConfiguration } from './config/types.js'
import { coreDnsImage, etcdImage } from './images.js'
import { KubeadmFailure } from './kubeadm-failure.js'
import { serverOf } from './kubeconfig-files.js'
import { writeKubeletConfig } from './kubelet-files.js'
import { patched } from './patches.js'
import { paths } from './paths.js'
import { rootCheck, runChecks } from './preflight.js'
import type { Session } from './session.js'
import { type Component, componentPod, components, etcdPod, type StaticPodSettings } from './static-pods.js'
import { kubeadmConfig, kubeletConfig, readStored, type StoredConfiguration } from './stored-configuration.js'
import { columns } from './table.js'
import { compareVersions, versionProblems } from './version-policy.js'

export interface UpgradeOptions {
  readonly kubeconfig: string | undefined
  readonly ignored: ReadonlySet<string>
  readonly dryRun: boolean
  readonly force: boolean
  readonly yes: boolean
  readonly allows: { readonly experimental: boolean; readonly candidates: boolean }
}

interface KubeNode {
  readonly metadata: { readonly name: string; readonly labels?: Readonly<Record<string, string>> }
  readonly status?: { readonly nodeInfo?: { readonly kubeletVersion?: string } }
}

/** One `kubeadm upgrade`: the cluster that it is about, as it is. */
class Upgrade {
  readonly session: Session
  readonly plane: ControlPlane
  readonly stored: StoredConfiguration

  private constructor(session: Session, plane: ControlPlane, stored: StoredConfiguration) {
    this.session = session
    this.plane = plane
    this.stored = stored
  }

  /** Fails when there is no cluster of kubeadm's. `prefix`: of what is printed. */
  static async begin(session: Session, prefix: string, kubeconfig: string): Promise<Upgrade> {
    session.print(`[${prefix}] Reading configuration from the "kubeadm-config" ConfigMap in namespace "kube-system"...`)
    session.print(`[${prefix}] Use 'kubeadm init phase upload-config kubeadm --config your-config-file' to re-upload it.`)
    const plane = await new ClusterAccess(session, kubeconfig).plane()
    return new Upgrade(session, plane, await readStored(plane, session.world))
  }

  async nodes(): Promise<readonly KubeNode[]> {
    const list = (await get(this.plane, '/api/v1/nodes', "couldn't list all nodes in cluster")) as
      | { items?: readonly KubeNode[] }
      | undefined
    return list?.items ?? []
  }

  get version(): string {
    return this.stored.cluster.kubernetesVersion
  }
}

/** The address that this machine's API server has told, and the name of its node: from its manifests. */
async function localPart(session: Session): Promise<{ readonly endpoint: ApiEndpoint; readonly nodeName: string } | undefined> {
  const text = await session.readIfThere(`${paths.manifests}/kube-apiserver.yaml`)
  if (text === undefined) return undefined
  const flag = (manifest: string, name: string) => new RegExp(`--${name}=(\\S+)`).exec(manifest)?.[1]
  const etcd = (await session.readIfThere(`${paths.manifests}/etcd.yaml`)) ?? ''
  const advertiseAddress = flag(text, 'advertise-address') ?? session.world.defaultAddress ?? '127.0.0.1'
  return {
    endpoint: { advertiseAddress, bindPort: Number(flag(text, 'secure-port') ?? 6443) },
    nodeName: flag(etcd, 'name') ?? session.world.hostname.toLowerCase(),
  }
}

const separator = '_____________________________________________________________________\n'

export async function plan(session: Session, given: string | undefined, options: UpgradeOptions): Promise<void> {
  session.print('[preflight] Running pre-flight checks.')
  await runChecks(session, [rootCheck(session)], options.ignored)
  const upgrade = await Upgrade.begin(session, 'upgrade/config', options.kubeconfig ?? paths.admin)
  const { cluster } = upgrade.stored
  session.print('[upgrade] Running cluster health checks')
  session.print('[upgrade] Fetching available versions to upgrade to')
  session.print(`[upgrade/versions] Cluster version: ${upgrade.version.slice(1)}`)
  session.print(`[upgrade/versions] kubeadm version: ${kubeadmVersion}`)
  const target = resolveVersion(given ?? 'stable-1', session.world)
  session.print(`[upgrade/versions] Target version: ${target}`)
  const [, series = ''] = /^(v\d+\.\d+)/.exec(target) ?? []
  session.print(`[upgrade/versions] Latest version in the ${series} series: ${target}`)
  session.print('')
  if (compareVersions(target, upgrade.version) <= 0) return
  const nodes = await upgrade.nodes()
  const later = nodes.filter(({ status }) => compareVersions(status?.nodeInfo?.kubeletVersion ?? target, target) < 0)
  if (later.length > 0) {
    session.print("Components that must be upgraded manually after you have upgraded the control plane with 'kubeadm upgrade apply':")
    const rows = later.map(({ metadata, status }) => ['kubelet', metadata.name, status?.nodeInfo?.kubeletVersion ?? '', target])
    session.print(columns([['COMPONENT', 'NODE', 'CURRENT', 'TARGET'], ...rows]))
  }
  session.print(`Upgrade to the latest version in the ${series} series:\n`)
  const planes = nodes.filter(({ metadata }) => 'node-role.kubernetes.io/control-plane' in (metadata.labels ?? {}))
  const tagOf = (image: string) => image.slice(image.lastIndexOf(':') + 1)
  const next = { ...cluster, kubernetesVersion: target }
  const rows = [
    ...components.flatMap((name) => planes.map(({ metadata }) => [name, metadata.name, upgrade.version, target])),
    ['kube-proxy', '', upgrade.version.slice(1), target],
    ['CoreDNS', '', tagOf(coreDnsImage(cluster)), tagOf(coreDnsImage(next))],
    ...(cluster.etcd.external
      ? []
      : planes.map(({ metadata }) => ['etcd', metadata.name, tagOf(etcdImage(cluster)), tagOf(etcdImage(next))])),
  ]
  session.print(columns([['COMPONENT', 'NODE', 'CURRENT', 'TARGET'], ...rows]))
  session.print(`You can now apply the upgrade by executing the following command:\n\n\tkubeadm upgrade apply ${target}\n`)
  if (compareVersions(target, kubeadmVersion) > 0)
    session.print(`Note: Before you can perform this upgrade, you have to update kubeadm to ${target}.\n`)
  session.print(separator)
  session.print(`
The table below shows the current state of component configs as understood by this version of kubeadm.
Configs that have a "yes" mark in the "MANUAL UPGRADE REQUIRED" column require manual config upgrade or
resetting to kubeadm defaults before a successful upgrade can be performed. The version to manually
upgrade to is denoted in the "PREFERRED VERSION" column.
`)
  const configs = ['kubeproxy.config.k8s.io', 'kubelet.config.k8s.io'].map((group) => {
    const version = group.startsWith('kubelet') ? 'v1beta1' : 'v1alpha1'
    return [group, version, version, 'no']
  })
  const header = ['API GROUP', 'CURRENT VERSION', 'PREFERRED VERSION', 'MANUAL UPGRADE REQUIRED']
  session.print(`${columns([header, ...configs]).trimEnd()}\n${separator}`)
}

export async function applyUpgrade(session: Session, given: string | undefined, options: UpgradeOptions): Promise<void> {
  const upgrade = await Upgrade.begin(session, 'upgrade', options.kubeconfig ?? paths.admin)
  session.print('[upgrade/preflight] Running preflight checks')
  await runChecks(session, [rootCheck(session)], options.ignored)
  session.print('[upgrade] Running cluster health checks')
  const target = resolveVersion(given ?? upgrade.version, session.world)
  await checkVersion(upgrade, target, options)
  if (!options.yes && !options.dryRun) await confirm(session)
  const dry = options.dryRun
  if (dry) session.print("[dryrun] Would pull the required images (like 'kubeadm config images pull')")
  else printPull(session)
  const cluster = { ...upgrade.stored.cluster, kubernetesVersion: target }
  const local = await localPart(session)
  if (!local) throw new KubeadmFailure('this command must be run on a control plane node')
  if (dry) session.print(`[dryrun] Would upgrade your static Pod-hosted control plane to version ${JSON.stringify(target)}`)
  else {
    session.print(
      `[upgrade/control-plane] Upgrading your static Pod-hosted control plane to version ${JSON.stringify(target)} (timeout: 5m0s)...`,
    )
    await upgradeManifests(session, { cluster, ...local })
    session.print('[upgrade/control-plane] The control plane instance for this node was successfully upgraded!')
  }
  if (dry) {
    session.print('[dryrun] Would upload the kubeadm ClusterConfiguration to a ConfigMap')
    session.print('[dryrun] Would upload the kubelet configuration to a ConfigMap')
    session.print('[upgrade/successful] Finished dryrunning successfully!')
    return
  }
  session.print('[upload-config] Storing the configuration used in ConfigMap "kubeadm-config" in the "kube-system" Namespace')
  await applyAll(upgrade.plane, kubeadmConfig(cluster))
  session.print(
    '[kubelet] Creating a ConfigMap "kubelet-config" in namespace kube-system with the configuration for the kubelets in the cluster',
  )
  await applyAll(upgrade.plane, kubeletConfig(upgrade.stored.kubelet))
  session.print('[upgrade/kubeconfig] The kubeconfig files for this node were successfully upgraded!')
  await upgradeKubelet(session, upgrade.stored.kubelet)
  session.print('[upgrade/bootstrap-token] Configuring bootstrap token and cluster-info RBAC rules')
  for (const { line, objects } of joinRules) {
    session.print(`[bootstrap-token] ${line}`)
    await applyAll(upgrade.plane, objects)
  }
  await applyAll(upgrade.plane, await patchedCoreDns(session, cluster))
  session.print('[addons] Applied essential addon: CoreDNS')
  await applyAll(upgrade.plane, kubeProxy(cluster, await proxyConfig(upgrade), serverOf(cluster, local.endpoint, false)))
  session.print('[addons] Applied essential addon: kube-proxy')
  session.print(`\n[upgrade] SUCCESS! A control plane node of your cluster was upgraded to ${JSON.stringify(target)}.\n`)
  session.print('[upgrade] Now please proceed with upgrading the rest of the nodes by following the right order.')
}

export async function upgradeNode(session: Session, options: UpgradeOptions): Promise<void> {
  const upgrade = await Upgrade.begin(session, 'upgrade', options.kubeconfig ?? paths.kubeletConfig)
  const local = await localPart(session)
  session.print('[upgrade/preflight] Running pre-flight checks')
  await runChecks(session, [rootCheck(session)], options.ignored)
  const skipped = 'Not a control plane node.'
  if (!local) session.print(`[upgrade/preflight] Skipping prepull. ${skipped}`)
  else if (options.dryRun) session.print("[upgrade/preflight] Would pull the required images (like 'kubeadm config images pull')")
  else printPull(session)
  if (!local) {
    session.print(`[upgrade/control-plane] Skipping phase. ${skipped}`)
    session.print(`[upgrade/kubeconfig] Skipping phase. ${skipped}`)
  } else {
    session.print(
      `[upgrade/control-plane] Upgrading your Static Pod-hosted control plane instance to version ${JSON.stringify(upgrade.version)}...`,
    )
    if (options.dryRun)
      session.print(`[dryrun] Would upgrade your static Pod-hosted control plane to version ${JSON.stringify(upgrade.version)}`)
    else {
      await upgradeManifests(session, { cluster: upgrade.stored.cluster, ...local })
      session.print('[upgrade/control-plane] The control plane instance for this node was successfully upgraded!')
    }
    session.print('[upgrade/kubeconfig] The kubeconfig files for this node were successfully upgraded!')
  }
  if (options.dryRun) {
    session.print('[upgrade/successful] Finished dryrunning successfully!')
    return
  }
  await upgradeKubelet(session, upgrade.stored.kubelet)
  if (local) return
  for (const addon of ['coredns', 'kube-proxy']) session.print(`[upgrade/addon] Skipping the addon/${addon} phase. ${skipped}`)
}

async function checkVersion(upgrade: Upgrade, target: string, { allows, force }: UpgradeOptions): Promise<void> {
  const { session, version } = upgrade
  session.print(`[upgrade/preflight] You have chosen to upgrade the cluster version to ${JSON.stringify(target)}`)
  session.print(`[upgrade/versions] Cluster version: ${version}`)
  session.print(`[upgrade/versions] kubeadm version: ${kubeadmVersion}`)
  const kubelets = (await upgrade.nodes()).flatMap(({ status }) => status?.nodeInfo?.kubeletVersion ?? [])
  const { mandatory, skippable } = versionProblems(target, version, kubelets, allows)
  const list = (problems: readonly string[]) => problems.map((problem) => `\t- ${problem}\n`).join('')
  const invalid = 'error execution phase preflight: the version argument is invalid due to these'
  if (mandatory.length > 0)
    throw new KubeadmFailure(
      `${invalid} fatal errors:\n\n${list(mandatory)}\nPlease fix the misalignments highlighted above and try upgrading again`,
    )
  if (skippable.length === 0) return
  if (!force) throw new KubeadmFailure(`${invalid} errors:\n\n${list(skippable)}\nCan be bypassed if you pass the --force flag`)
  session.print(
    `[upgrade/preflight] Found ${skippable.length} potential version compatibility errors but skipping since the --force flag is set: \n\n${list(skippable).trimEnd()}`,
  )
}

async function confirm(session: Session): Promise<void> {
  await session.flush()
  await session.call.print('[upgrade] Are you sure you want to proceed? [y/N]: ')
  const answer = (await session.call.stdin.bytesUnlessSilent()).toString().trim().toLowerCase()
  if (answer !== 'y') throw new KubeadmFailure("won't proceed; the user didn't answer (Y|y) in order to continue")
}

function printPull(session: Session): void {
  session.print('[upgrade/preflight] Pulling images required for setting up a Kubernetes cluster')
  session.print('[upgrade/preflight] This might take a minute or two, depending on the speed of your internet connection')
  session.print("[upgrade/preflight] You can also perform this action beforehand using 'kubeadm config images pull'")
}

/** New manifests in the place of the old ones, which are kept aside. Kubelets see them by themselves. */
async function upgradeManifests(session: Session, settings: StaticPodSettings): Promise<void> {
  const stamp = session.call.guest.now().toISOString().slice(0, 19).replaceAll(':', '-').replace('T', '-')
  const backup = `${paths.temporary}/kubeadm-backup-manifests-${stamp}`
  session.print(
    `[upgrade/staticpods] Writing new Static Pod manifests to "${paths.temporary}/kubeadm-upgraded-manifests${Date.now() % 1e9}"`,
  )
  const etcd = settings.cluster.etcd.local && (await session.readIfThere(`${paths.manifests}/etcd.yaml`))
  const known = /--initial-cluster=(\S+)/.exec(etcd ?? '')?.[1]?.split(',') ?? []
  const others = known.map((member) => member.split('=')).filter(([name]) => name !== settings.nodeName)
  const members = others.map(([name = '', value = '']) => ({ name, value }))
  const pods: [name: Component | 'etcd', pod: object][] = [
    ...(etcd === undefined ? [] : [['etcd', etcdPod(settings, members)] as ['etcd', object]]),
    ...components.map((component): [Component, object] => [component, componentPod(component, settings)]),
  ]
  for (const [name, pod] of pods) {
    session.print(`[upgrade/staticpods] Preparing for ${JSON.stringify(name)} upgrade`)
    const file = `${paths.manifests}/${name}.yaml`
    const before = await session.readIfThere(file)
    const text = toKnownYaml(await patched(session, name, pod))
    if (before === text) {
      session.print(`[upgrade/staticpods] Current and new manifests of ${name} are equal, skipping upgrade`)
      continue
    }
    session.print(`[upgrade/staticpods] Moving new manifest to "${file}" and backing up old manifest to "${backup}/${name}.yaml"`)
    if (before !== undefined) await session.write(`${backup}/${name}.yaml`, before)
    await session.write(file, text)
    session.print('[upgrade/staticpods] Waiting for the kubelet to restart the component')
    session.print('[upgrade/staticpods] This can take up to 5m0s')
    session.print(`[apiclient] Found 1 Pods for label selector component=${name}`)
    session.print(`[upgrade/staticpods] Component ${JSON.stringify(name)} upgraded successfully!`)
  }
}

async function upgradeKubelet(session: Session, kubelet: ComponentConfiguration): Promise<void> {
  const backup = `${paths.temporary}/kubeadm-kubelet-config-${session.call.guest.now().toISOString().slice(0, 19).replaceAll(':', '-')}/config.yaml`
  const before = await session.readIfThere(`${paths.kubelet}/config.yaml`)
  session.print(`[upgrade] Backing up kubelet config file to ${backup}`)
  if (before !== undefined) await session.write(backup, before)
  const instance = await session.readIfThere(`${paths.kubelet}/instance-config.yaml`)
  const own = instance === undefined ? {} : ((parse(instance) as { containerRuntimeEndpoint?: string } | null) ?? {})
  await writeKubeletConfig(session, { ...kubelet, ...own }, paths.kubelet)
  session.print('[upgrade/kubelet-config] The kubelet configuration for this node was successfully upgraded!')
}

/** What kube-proxy goes by now. */
async function proxyConfig({ plane, session }: Upgrade): Promise<ComponentConfiguration> {
  const map = await get(plane, '/api/v1/namespaces/kube-system/configmaps/kube-proxy', 'unable to fetch the kube-proxy ConfigMap')
  const text = (map?.data as Record<string, string> | undefined)?.['config.conf'] ?? ''
  const [document] = splitDocuments(text)
  return document ? readDocument(document, { strict: false, allowDeprecated: true }, session.world) : {}
}
