import { publicKeyHash } from '@vivarium/core'
import { kubeProxy, patchedCoreDns } from './addons.js'
import { apply, applyAll } from './api.js'
import { createTokens, joinRules } from './bootstrap-tokens.js'
import { ClusterAccess } from './cluster-access.js'
import { clusterInfo } from './cluster-info.js'
import type { ControlPlane } from './cluster-starter.js'
import { joinHostPort } from './config/addresses.js'
import { toKnownYaml } from './config/known-yaml.js'
import type { InitSettings } from './config/types.js'
import { dryRunPlane } from './dry-run.js'
import { joinCommand } from './join-command.js'
import { endpointOf, ensureKubeconfig, kubeconfigFiles, serverOf } from './kubeconfig-files.js'
import { checkKubeletService, installedKubelet, registerNode, startKubeletService, writeKubeletFiles } from './kubelet-files.js'
import { markControlPlane } from './mark-control-plane.js'
import { patched } from './patches.js'
import { paths } from './paths.js'
import { algorithmOf, certificates, Pki, readCertificate } from './pki.js'
import { controlPlaneChecks, rootCheck, runChecks } from './preflight.js'
import type { Session } from './session.js'
import { startControlPlane, waitLines } from './start-control-plane.js'
import { type Component, componentPod, components, etcdPod } from './static-pods.js'
import { kubeadmConfig, kubeletConfig } from './stored-configuration.js'
import { newCertificateKey, uploadCertificates } from './uploaded-certificates.js'
import type { Phase } from './workflow.js'

export interface InitOptions {
  readonly dryRun: boolean
  readonly uploadCerts: boolean
  readonly skipTokenPrint: boolean
  readonly skipCertificateKeyPrint: boolean
  readonly ignored: ReadonlySet<string>
  readonly kubeconfigDirectory: string
  readonly kubeconfigPath: string
}

/** One `kubeadm init`: what its phases share. */
export class Init {
  readonly session: Session
  readonly settings: InitSettings
  readonly options: InitOptions
  readonly pki: Pki
  certificateKey: string | undefined
  readonly #access: ClusterAccess
  readonly #dryRunDirectory: string

  constructor(session: Session, settings: InitSettings, options: InitOptions) {
    this.session = session
    this.settings = settings
    this.options = options
    this.certificateKey = settings.init.certificateKey || undefined
    this.#dryRunDirectory = session.call.env.KUBEADM_INIT_DRYRUN_DIR ?? `${paths.temporary}/kubeadm-init-dryrun${Date.now() % 1e9}`
    this.pki = new Pki(session, {
      cluster: settings.cluster,
      endpoint: settings.init.localAPIEndpoint,
      nodeName: this.nodeName,
      algorithm: this.algorithm,
      directory: this.directory(settings.cluster.certificatesDir),
    })
    this.#access = new ClusterAccess(session, options.kubeconfigPath)
    if (options.dryRun) this.#access.use(dryRunPlane(session))
  }

  get nodeName(): string {
    return this.settings.init.nodeRegistration.name
  }

  get algorithm() {
    return algorithmOf(this.settings.cluster.encryptionAlgorithm, this.settings.algorithmIsGiven)
  }

  get staticPods() {
    return { cluster: this.settings.cluster, endpoint: this.settings.init.localAPIEndpoint, nodeName: this.nodeName }
  }

  /** Where files of that directory are written: in a dry run, elsewhere. */
  directory(path: string): string {
    return this.options.dryRun ? this.#dryRunDirectory : path
  }

  plane(): Promise<ControlPlane> {
    return this.#access.plane()
  }

  async start(): Promise<void> {
    const { session, settings } = this
    const { cluster, init } = settings
    const { localAPIEndpoint: endpoint } = init
    const plane = await startControlPlane(session, { cluster, endpoint, nodeName: this.nodeName })
    this.#access.use(plane)
    await registerNode(session, plane, init.nodeRegistration, {
      isControlPlane: true,
      kubeletVersion: installedKubelet(session) ?? cluster.kubernetesVersion,
      taints: [],
    })
  }

  async writeManifest(name: Component | 'etcd', pod: object): Promise<void> {
    const { session, options } = this
    const text = toKnownYaml(await patched(session, name, pod))
    await session.write(`${this.directory(paths.manifests)}/${name}.yaml`, text)
    if (!options.dryRun) return
    session.print(`[dryrun] Would write file "${paths.manifests}/${name}.yaml" with content:`)
    session.print(text.trimEnd())
  }
}

const certificatePhases: Phase<Init>[] = certificates.map((spec) => ({
  name: spec.name,
  run: ({ pki }) => pki.ensure(spec),
}))

const kubeconfigPhases: Phase<Init>[] = Object.keys(kubeconfigFiles).map((file) => ({
  name: file.replace(/\.conf$/, ''),
  run: async ({ session, pki, settings, nodeName, algorithm, options }) => {
    const authority = await pki.authority('ca')
    const { cluster, init: configuration } = settings
    const target = options.dryRun ? pki.directory : options.kubeconfigDirectory
    await ensureKubeconfig(session, target, file, { cluster, endpoint: configuration.localAPIEndpoint, nodeName, algorithm, authority })
  },
}))

/** In kubeadm's order. */
export const initPhases: readonly Phase<Init>[] = [
  { name: 'preflight', run: preflight },
  {
    name: 'certs',
    run: ({ session, pki }) => session.print(`[certs] Using certificateDir folder ${JSON.stringify(pki.directory)}`),
    phases: [...certificatePhases, { name: 'sa', run: ({ pki }) => pki.ensureServiceAccountKey() }],
  },
  {
    name: 'kubeconfig',
    run: ({ session, pki, options }) => {
      const directory = options.dryRun ? pki.directory : options.kubeconfigDirectory
      session.print(`[kubeconfig] Using kubeconfig folder ${JSON.stringify(directory)}`)
    },
    phases: kubeconfigPhases,
  },
  { name: 'etcd', phases: [{ name: 'local', run: localEtcd }] },
  {
    name: 'control-plane',
    run: (init) => init.session.print(`[control-plane] Using manifest folder ${JSON.stringify(init.directory(paths.manifests))}`),
    phases: components.map((component) => ({
      name: component.replace('kube-', ''),
      run: async (init) => {
        init.session.print(`[control-plane] Creating static Pod manifest for ${JSON.stringify(component)}`)
        await init.writeManifest(component, componentPod(component, init.staticPods))
      },
    })),
  },
  { name: 'kubelet-start', run: kubeletStart },
  { name: 'wait-control-plane', run: waitForControlPlane },
  {
    name: 'upload-config',
    phases: [
      {
        name: 'kubeadm',
        run: async (init) => {
          init.session.print('[upload-config] Storing the configuration used in ConfigMap "kubeadm-config" in the "kube-system" Namespace')
          await applyAll(await init.plane(), kubeadmConfig(init.settings.cluster))
        },
      },
      {
        name: 'kubelet',
        run: async (init) => {
          init.session.print(
            '[kubelet] Creating a ConfigMap "kubelet-config" in namespace kube-system with the configuration for the kubelets in the cluster',
          )
          await applyAll(await init.plane(), kubeletConfig(init.settings.kubelet))
        },
      },
    ],
  },
  { name: 'upload-certs', run: uploadCerts },
  {
    name: 'mark-control-plane',
    run: async (init) => markControlPlane(init.session, await init.plane(), init.settings.init.nodeRegistration),
  },
  { name: 'bootstrap-token', run: bootstrapToken },
  {
    name: 'kubelet-finalize',
    // What it changes is there only where the kubelet has a certificate of its own: after a join.
    phases: [{ name: 'enable-client-cert-rotation' }, { name: 'experimental-cert-rotation' }],
  },
  {
    name: 'addon',
    phases: [
      {
        name: 'coredns',
        run: async (init) => {
          await applyAll(await init.plane(), await patchedCoreDns(init.session, init.settings.cluster))
          init.session.print('[addons] Applied essential addon: CoreDNS')
        },
      },
      {
        name: 'kube-proxy',
        run: async (init) => {
          const { cluster, kubeProxy: config, init: configuration } = init.settings
          const server = serverOf(cluster, configuration.localAPIEndpoint, false)
          await applyAll(await init.plane(), kubeProxy(cluster, config, server))
          init.session.print('[addons] Applied essential addon: kube-proxy')
        },
      },
    ],
  },
  { name: 'show-join-command', run: showJoinCommand },
]

async function preflight({ session, settings, options }: Init): Promise<void> {
  session.print('[preflight] Running pre-flight checks')
  await runChecks(session, [rootCheck(session)], options.ignored)
  const checks = controlPlaneChecks(session, {
    init: settings.init,
    cluster: settings.cluster,
    isSecondary: false,
    downloadsCertificates: false,
  })
  await runChecks(session, checks, options.ignored)
  printPull(session, options.dryRun)
}

export function printPull(session: Session, dryRun: boolean): void {
  if (dryRun) {
    session.print("[preflight] Would pull the required images (like 'kubeadm config images pull')")
    return
  }
  session.print('[preflight] Pulling images required for setting up a Kubernetes cluster')
  session.print('[preflight] This might take a minute or two, depending on the speed of your internet connection')
  session.print("[preflight] You can also perform this action beforehand using 'kubeadm config images pull'")
}

async function localEtcd(init: Init): Promise<void> {
  const { session, settings, options } = init
  const { local } = settings.cluster.etcd
  if (!local) return
  if (options.dryRun) session.print(`[etcd] Would ensure that ${JSON.stringify(local.dataDir)} directory is present`)
  else await session.makeDirectory(local.dataDir)
  session.print(`[etcd] Creating static Pod manifest for local etcd in ${JSON.stringify(init.directory(paths.manifests))}`)
  await init.writeManifest('etcd', etcdPod(init.staticPods))
}

async function kubeletStart(init: Init): Promise<void> {
  const { session, settings, options } = init
  const { cluster, kubelet, init: configuration } = settings
  const directory = init.directory(paths.kubelet)
  await writeKubeletFiles(session, { cluster, kubelet, node: configuration.nodeRegistration, registersTaints: false, directory })
  if (!options.dryRun) await startKubeletService(session)
}

async function waitForControlPlane(init: Init): Promise<void> {
  const { session, settings, options } = init
  const { timeouts, localAPIEndpoint } = settings.init
  const directory = JSON.stringify(init.directory(paths.manifests))
  session.print(`[wait-control-plane] Waiting for the kubelet to boot up the control plane as static Pods from directory ${directory}`)
  if (options.dryRun) {
    session.print("[dryrun] Would make sure the kubelet returns 'ok' at http://127.0.0.1:10248/healthz")
    return
  }
  checkKubeletService(session, timeouts.kubeletHealthCheck)
  const checked = waitLines(
    session,
    joinHostPort(localAPIEndpoint.advertiseAddress, localAPIEndpoint.bindPort),
    timeouts.controlPlaneComponentHealthCheck,
  )
  await session.flush()
  await init.start()
  checked.done()
}

async function uploadCerts(init: Init): Promise<void> {
  const { session, settings, options } = init
  if (!options.uploadCerts) {
    session.print('[upload-certs] Skipping phase. Please see --upload-certs')
    return
  }
  init.certificateKey ??= newCertificateKey()
  await uploadCertificates(session, await init.plane(), settings.cluster, init.certificateKey)
  if (!options.skipCertificateKeyPrint) session.print(`[upload-certs] Using certificate key:\n${init.certificateKey}`)
}

async function bootstrapToken(init: Init): Promise<void> {
  const { session, settings, options, pki } = init
  const { bootstrapTokens: tokens, localAPIEndpoint } = settings.init
  if (!options.skipTokenPrint) {
    const texts = tokens.map(({ token }) => token)
    session.print(
      texts.length === 1 ? `[bootstrap-token] Using token: ${texts[0]}` : `[bootstrap-token] Using tokens: [${texts.join(' ')}]`,
    )
  }
  session.print('[bootstrap-token] Configuring bootstrap tokens, cluster-info ConfigMap, RBAC Roles')
  const plane = await init.plane()
  await createTokens(plane, tokens, session.call.guest.now())
  for (const { line, objects } of joinRules) {
    session.print(`[bootstrap-token] ${line}`)
    await applyAll(plane, objects)
  }
  session.print('[bootstrap-token] Creating the "cluster-info" ConfigMap in the "kube-public" namespace')
  const authority = await session.read(`${pki.directory}/ca.crt`)
  for (const object of clusterInfo(serverOf(settings.cluster, localAPIEndpoint, false), authority)) await apply(plane, object)
}

async function showJoinCommand(init: Init): Promise<void> {
  const { session, settings, options, pki } = init
  const { cluster, init: configuration } = settings
  const authority = await session.read(`${pki.directory}/ca.crt`)
  readCertificate(authority, `${pki.directory}/ca.crt`)
  const kubeconfig = options.dryRun ? `${pki.directory}/admin.conf` : options.kubeconfigPath
  for (const { token } of configuration.bootstrapTokens) {
    const command = (controlPlane: boolean) =>
      joinCommand({
        endpoint: endpointOf(serverOf(cluster, configuration.localAPIEndpoint, false)),
        token: options.skipTokenPrint ? '<value withheld>' : token,
        hash: publicKeyHash(authority),
        controlPlane,
        certificateKey: init.certificateKey && (options.skipCertificateKeyPrint ? '<value withheld>' : init.certificateKey),
      })
    session.print(
      finalText(kubeconfig, cluster.controlPlaneEndpoint ? controlPlaneText(command(true), options.uploadCerts) : '', command(false)),
    )
  }
}

function controlPlaneText(command: string, uploaded: boolean): string {
  if (!uploaded) {
    return `You can now join any number of control-plane nodes by copying certificate authorities
and service account keys on each node and then running the following as root:

  ${command}

`
  }
  return `You can now join any number of control-plane nodes running the following command on each as root:

  ${command}

Please note that the certificate-key gives access to cluster sensitive data, keep it secret!
As a safeguard, uploaded-certs will be deleted in two hours; If necessary, you can use
"kubeadm init phase upload-certs --upload-certs" to reload certs afterward.

`
}

function finalText(kubeconfig: string, controlPlanes: string, workers: string): string {
  return `
Your Kubernetes control-plane has initialized successfully!

To start using your cluster, you need to run the following as a regular user:

  mkdir -p $HOME/.kube
  sudo cp -i ${kubeconfig} $HOME/.kube/config
  sudo chown $(id -u):$(id -g) $HOME/.kube/config

Alternatively, if you are the root user, you can run:

  export KUBECONFIG=/etc/kubernetes/admin.conf

You should now deploy a pod network to the cluster.
Run "kubectl apply -f [podnetwork].yaml" with one of the options listed at:
  https://kubernetes.io/docs/concepts/cluster-administration/addons/

${controlPlanes}Then you can join any number of worker nodes by running the following on each as root:

${workers}`
}
