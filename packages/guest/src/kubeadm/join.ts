import { randomBytes } from 'node:crypto'
import { createSigningRequest, generateKeys } from '@vivarium/core'
import { get, refused } from './api.js'
import { joinHostPort } from './config/addresses.js'
import { parseDuration } from './config/go-duration.js'
import { toKnownYaml } from './config/known-yaml.js'
import type { InitConfiguration, JoinConfiguration } from './config/types.js'
import { type Discovered, discover } from './discovery.js'
import { printPull } from './init.js'
import { KubeadmFailure } from './kubeadm-failure.js'
import { ensureKubeconfig, kubeconfigText } from './kubeconfig-files.js'
import {
  checkKubeletService,
  installedKubelet,
  kubeletCertificateFile,
  registerNode,
  startKubeletService,
  writeKubeletFiles,
} from './kubelet-files.js'
import { markControlPlane } from './mark-control-plane.js'
import { patched } from './patches.js'
import { paths } from './paths.js'
import { certificates, Pki } from './pki.js'
import { controlPlaneChecks, joinChecks, rootCheck, runChecks } from './preflight.js'
import type { Session } from './session.js'
import { readPki, waitLines } from './start-control-plane.js'
import { componentPod, components, etcdPod } from './static-pods.js'
import { readStored, type StoredConfiguration } from './stored-configuration.js'
import { downloadCertificates } from './uploaded-certificates.js'
import type { Phase } from './workflow.js'

/** One `kubeadm join`: what its phases share. */
export class Join {
  readonly session: Session
  readonly join: JoinConfiguration
  readonly ignored: ReadonlySet<string>
  readonly dryRun: boolean
  #discovered: Discovered | undefined
  #stored: StoredConfiguration | undefined

  constructor(session: Session, join: JoinConfiguration, { ignored, dryRun }: { ignored: ReadonlySet<string>; dryRun: boolean }) {
    this.session = session
    this.join = join
    this.ignored = ignored
    this.dryRun = dryRun
  }

  get certificateKey(): string {
    return this.join.controlPlane?.certificateKey ?? ''
  }

  async discovered(): Promise<Discovered> {
    this.#discovered ??= await discover(this.session, this.join)
    return this.#discovered
  }

  /** What the cluster is, read with the token of those who join. */
  async stored(): Promise<StoredConfiguration> {
    if (this.#stored) return this.#stored
    const { session } = this
    const { plane, token } = await this.discovered()
    session.print('[preflight] Reading configuration from the "kubeadm-config" ConfigMap in namespace "kube-system"...')
    session.print("[preflight] Use 'kubeadm init phase upload-config kubeadm --config your-config-file' to re-upload it.")
    if (token !== undefined && (await plane.userOfToken(token)) === undefined) {
      throw new KubeadmFailure('unable to fetch the kubeadm-config ConfigMap: failed to get config map: Unauthorized')
    }
    this.#stored = await readStored(plane, session.world)
    return this.#stored
  }

  /** What kubeadm's parts for control planes go by; undefined for a worker. */
  async controlPlane() {
    const { controlPlane, nodeRegistration } = this.join
    if (!controlPlane) return undefined
    const { cluster } = await this.stored()
    return { cluster, endpoint: controlPlane.localAPIEndpoint, nodeName: nodeRegistration.name, algorithm: 'ECDSA-P256' as const }
  }
}

/** In kubeadm's order. */
export const joinPhases: readonly Phase<Join>[] = [
  { name: 'preflight', run: preflight },
  {
    name: 'control-plane-prepare',
    phases: [
      {
        name: 'download-certs',
        run: async (join) => {
          const settings = await join.controlPlane()
          if (!settings || join.certificateKey === '' || join.dryRun) return
          await downloadCertificates(join.session, (await join.discovered()).plane, settings.cluster, join.certificateKey)
        },
      },
      { name: 'certs', run: prepareCertificates },
      { name: 'kubeconfig', run: prepareKubeconfigs },
      { name: 'control-plane', run: prepareManifests },
    ],
  },
  {
    name: 'check-etcd',
    run: async (join) => {
      const settings = await join.controlPlane()
      if (!settings) return
      join.session.print(
        settings.cluster.etcd.external
          ? '[check-etcd] Skipping etcd check in external mode'
          : '[check-etcd] Checking that the etcd cluster is healthy',
      )
    },
  },
  { name: 'kubelet-start', run: kubeletStart },
  { name: 'etcd-join', run: joinEtcd },
  { name: 'kubelet-wait-bootstrap', run: waitForBootstrap },
  {
    name: 'control-plane-join',
    phases: [
      {
        name: 'mark-control-plane',
        run: markNode,
      },
    ],
  },
  { name: 'wait-control-plane', run: waitForControlPlane },
]

async function preflight(join: Join): Promise<void> {
  const { session, ignored } = join
  session.print('[preflight] Running pre-flight checks')
  await runChecks(session, [rootCheck(session)], ignored)
  await runChecks(session, joinChecks(session, join.join), ignored)
  const { cluster } = await join.stored()
  const { controlPlane, nodeRegistration } = join.join
  if (!controlPlane) return
  const unready = notReady(session, cluster.controlPlaneEndpoint, join.certificateKey !== '', cluster.certificatesDir)
  if (unready !== undefined) {
    throw new KubeadmFailure(`
One or more conditions for hosting a new control plane instance is not satisfied.
${unready}
Please ensure that:
* The cluster has a stable controlPlaneEndpoint address.
* The certificates that must be shared among control plane instances are provided.
`)
  }
  session.print('[preflight] Running pre-flight checks before initializing the new control plane instance')
  const init: Pick<InitConfiguration, 'localAPIEndpoint' | 'nodeRegistration'> = {
    localAPIEndpoint: controlPlane.localAPIEndpoint,
    nodeRegistration,
  }
  const checks = controlPlaneChecks(session, { init, cluster, isSecondary: true, downloadsCertificates: join.certificateKey !== '' })
  await runChecks(session, checks, ignored)
  printPull(session, join.dryRun)
}

function notReady(session: Session, endpoint: string | undefined, hasKey: boolean, directory: string): string | undefined {
  if (!endpoint) return "unable to add a new control plane instance to a cluster that doesn't have a stable controlPlaneEndpoint address"
  if (hasKey) return undefined
  const shared = [
    ['ca.crt', 'certificate', 'certificate for CA'],
    ['sa.key', 'private key', 'key for service account'],
    ['front-proxy-ca.crt', 'certificate', 'certificate for front-proxy CA'],
    ['etcd/ca.crt', 'certificate', 'certificate for etcd CA'],
  ] as const
  const missing = shared.flatMap(([file, kind, what]) => {
    const path = `${directory}/${file}`
    return session.exists(path)
      ? []
      : [`failure loading ${what}: couldn't load the ${kind} file ${path}: open ${path}: no such file or directory`]
  })
  return missing.length > 1 ? `[${missing.join(', ')}]` : missing[0]
}

async function prepareCertificates(join: Join): Promise<void> {
  const settings = await join.controlPlane()
  if (!settings || join.dryRun) return
  const { session } = join
  const directory = settings.cluster.certificatesDir
  session.print(`[certs] Using certificateDir folder ${JSON.stringify(directory)}`)
  const pki = new Pki(session, { ...settings, directory })
  for (const spec of certificates) if (spec.authority) await pki.ensure(spec)
  session.print(`[certs] Valid certificates and keys now exist in ${JSON.stringify(directory)}`)
  await pki.ensureServiceAccountKey()
}

async function prepareKubeconfigs(join: Join): Promise<void> {
  const settings = await join.controlPlane()
  if (!settings || join.dryRun) return
  const { session } = join
  session.print('[kubeconfig] Generating kubeconfig files')
  session.print(`[kubeconfig] Using kubeconfig folder ${JSON.stringify(paths.kubernetes)}`)
  const authority = await new Pki(session, { ...settings, directory: settings.cluster.certificatesDir }).authority('ca')
  for (const name of ['admin.conf', 'controller-manager.conf', 'scheduler.conf']) {
    await ensureKubeconfig(session, paths.kubernetes, name, { ...settings, authority })
  }
}

async function prepareManifests(join: Join): Promise<void> {
  const settings = await join.controlPlane()
  if (!settings || join.dryRun) return
  const { session } = join
  session.print(`[control-plane] Using manifest folder ${JSON.stringify(paths.manifests)}`)
  for (const component of components) {
    session.print(`[control-plane] Creating static Pod manifest for ${JSON.stringify(component)}`)
    await session.write(
      `${paths.manifests}/${component}.yaml`,
      toKnownYaml(await patched(session, component, componentPod(component, settings))),
    )
  }
}

async function kubeletStart(join: Join): Promise<void> {
  const { session, dryRun } = join
  const { nodeRegistration: node, controlPlane, caCertPath } = join.join
  const { plane, server, authority, token } = await join.discovered()
  const { cluster, kubelet } = await join.stored()
  const there = await get(plane, `/api/v1/nodes/${node.name}`, `cannot get Node ${JSON.stringify(node.name)}`)
  const conditions = (there?.status as { conditions?: { type: string; status: string }[] } | undefined)?.conditions ?? []
  if (conditions.some(({ type, status }) => type === 'Ready' && status === 'True')) {
    throw new KubeadmFailure(
      `a Node with name ${JSON.stringify(node.name)} and status "Ready" already exists in the cluster. You must delete the existing Node or change the name of this new joining Node`,
    )
  }
  if (dryRun) {
    session.print('[kubelet-start] Would stop the kubelet')
    session.print('[kubelet-start] Would start the kubelet')
    return
  }
  await session.write(
    paths.bootstrapConfig,
    kubeconfigText({
      server: localServer(join) ?? server,
      clusterName: cluster.clusterName,
      authority,
      user: 'tls-bootstrap-token-user',
      ...(token && { token }),
    }),
  )
  if (!session.exists(caCertPath)) await session.write(caCertPath, authority, 0o644)
  await session.makeDirectory(paths.manifests)
  await writeKubeletFiles(session, { cluster, kubelet, node, registersTaints: controlPlane === undefined, directory: paths.kubelet })
  await startKubeletService(session)
}

/** A control plane's kubelet talks to the API server beside it. */
function localServer({ join: { controlPlane } }: Join): string | undefined {
  return controlPlane && `https://${joinHostPort(controlPlane.localAPIEndpoint.advertiseAddress, controlPlane.localAPIEndpoint.bindPort)}`
}

async function joinEtcd(join: Join): Promise<void> {
  const settings = await join.controlPlane()
  if (!settings || settings.cluster.etcd.external || join.dryRun) return
  const { session } = join
  session.print('[etcd] Announced new etcd member joining to the existing etcd cluster')
  session.print('[etcd] Creating static Pod manifest for "etcd"')
  await session.makeDirectory(settings.cluster.etcd.local?.dataDir ?? '/var/lib/etcd')
  await session.write(`${paths.manifests}/etcd.yaml`, toKnownYaml(await patched(session, 'etcd', etcdPod(settings))))
  session.print('[etcd] Waiting for the new etcd member to join the cluster. This can take up to 40s')
}

/** How long a certificate may take on this computer: signing is done by what runs in the simulated control plane. */
const longestSigningMs = 15_000

async function waitForBootstrap(join: Join): Promise<void> {
  const { session, dryRun } = join
  const { timeouts, nodeRegistration: node, controlPlane } = join.join
  if (dryRun) {
    session.print('[kubelet-wait] Would wait for the kubelet to be bootstrapped')
    return
  }
  checkKubeletService(session, timeouts.kubeletHealthCheck)
  session.print('[kubelet-start] Waiting for the kubelet to perform the TLS Bootstrap')
  await session.flush()
  const { plane, server, authority } = await join.discovered()
  const { cluster } = await join.stored()
  const timeoutMs = Number(parseDuration(timeouts.tlsBootstrap))
  const pem = await kubeletCertificate(join, timeoutMs)
  await session.write(kubeletCertificateFile, pem)
  await session.write(
    paths.kubeletConfig,
    toKnownYaml({
      apiVersion: 'v1',
      kind: 'Config',
      clusters: [
        {
          name: 'default-cluster',
          cluster: { 'certificate-authority-data': Buffer.from(authority).toString('base64'), server: localServer(join) ?? server },
        },
      ],
      contexts: [{ name: 'default-context', context: { cluster: 'default-cluster', namespace: 'default', user: 'default-auth' } }],
      'current-context': 'default-context',
      users: [{ name: 'default-auth', user: { 'client-certificate': kubeletCertificateFile, 'client-key': kubeletCertificateFile } }],
    }),
  )
  await session.remove(paths.bootstrapConfig)
  await registerNode(session, plane, node, {
    isControlPlane: controlPlane !== undefined,
    kubeletVersion: installedKubelet(session) ?? cluster.kubernetesVersion,
    taints: controlPlane ? [] : (node.taints ?? []),
  })
}

/** Certificate and key of the kubelet as a client, asked for as kubelets do: with a CertificateSigningRequest. */
async function kubeletCertificate(join: Join, timeoutMs: number): Promise<string> {
  const { session } = join
  const { plane, token } = await join.discovered()
  const { privateKey } = await generateKeys()
  const key = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
  const request = createSigningRequest(key, {
    commonName: `system:node:${join.join.nodeRegistration.name}`,
    organizations: ['system:nodes'],
  })
  const collection = '/apis/certificates.k8s.io/v1/certificatesigningrequests'
  const name = `csr-${randomBytes(4).toString('hex')}`
  const object = {
    apiVersion: 'certificates.k8s.io/v1',
    kind: 'CertificateSigningRequest',
    metadata: { name },
    spec: {
      request: Buffer.from(request).toString('base64'),
      signerName: 'kubernetes.io/kube-apiserver-client-kubelet',
      usages: ['digital signature', 'client auth'],
    },
  }
  // The server writes into the request who has made it.
  const created = await plane.request('POST', collection, object, token === undefined ? undefined : await plane.userOfToken(token))
  if (created.status >= 300) throw refused('failed while waiting for TLS bootstrap', created.body)
  const certificate = await session.poll(
    async () => {
      const found = await get(plane, `${collection}/${name}`, 'failed while waiting for TLS bootstrap')
      return (found?.status as { certificate?: string } | undefined)?.certificate
    },
    { timeoutMs, longestMs: longestSigningMs },
  )
  if (certificate === undefined) throw new KubeadmFailure('failed while waiting for TLS bootstrap: context deadline exceeded')
  return `${Buffer.from(certificate, 'base64').toString()}${key}`
}

async function markNode(join: Join): Promise<void> {
  const { session, dryRun } = join
  const { controlPlane, nodeRegistration } = join.join
  if (!controlPlane) return
  if (dryRun) session.print(`[control-plane-join] Would mark node ${nodeRegistration.name} as a control-plane`)
  else await markControlPlane(session, (await join.discovered()).plane, nodeRegistration)
}

async function waitForControlPlane(join: Join): Promise<void> {
  const settings = await join.controlPlane()
  if (!settings || join.dryRun) return
  const { session } = join
  const { advertiseAddress, bindPort } = settings.endpoint
  const checked = waitLines(session, joinHostPort(advertiseAddress, bindPort), join.join.timeouts.controlPlaneComponentHealthCheck)
  const { plane } = await join.discovered()
  await plane.addEndpoint({ machine: session.machine, advertiseAddress, bindPort, pki: await readPki(session, settings.cluster) })
  checked.done()
}

/** What kubeadm prints when a machine has joined. */
export async function joinedText(join: Join): Promise<string> {
  const settings = await join.controlPlane()
  if (!settings) {
    return `
This node has joined the cluster:
* Certificate signing request was sent to apiserver and a response was received.
* The Kubelet was informed of the new secure connection details.

Run 'kubectl get nodes' on the control-plane to see this node join the cluster.
`
  }
  const etcd = settings.cluster.etcd.external ? '' : '* A new etcd member was added to the local/stacked etcd cluster.'
  return `
This node has joined the cluster and a new control plane instance was created:

* Certificate signing request was sent to apiserver and approval was received.
* The Kubelet was informed of the new secure connection details.
* Control plane label and taint were applied to the new node.
* The Kubernetes control plane instances scaled up.
${etcd}

To start administering your cluster from this node, you need to run the following as a regular user:

	mkdir -p $HOME/.kube
	sudo cp -i ${paths.admin} $HOME/.kube/config
	sudo chown $(id -u):$(id -g) $HOME/.kube/config

Run 'kubectl get nodes' to see this node join the cluster.
`
}
