import type { Command } from '../command-tree.js'
import { kubeletText, kubeProxyText } from '../config/component-configs.js'
import { clusterText, initText, joinText, resetText } from '../config/config-text.js'
import { defaultCriSocket } from '../config/defaults.js'
import { type ConfigDocument, goStruct, splitDocuments } from '../config/documents.js'
import { kubeadmVersion } from '../config/kubernetes-version.js'
import {
  completeInit,
  completeJoin,
  completeReset,
  initFrom,
  joinFrom,
  type LoadOptions,
  loadInit,
  resetFrom,
  typeOf,
} from '../config/load.js'
import { controlPlaneTimeout } from '../config/v1beta3.js'
import { toYaml } from '../config/yaml-text.js'
import type { Arguments, FlagTable } from '../flags.js'
import { allImages } from '../images.js'
import { KubeadmFailure } from '../kubeadm-failure.js'
import type { Session } from '../session.js'
import { readConfig, readFeatureGates } from './init.js'

const separator = '---\n'

/** Versions that were once there: what to do about them is said in words of their own. */
const oldVersions = ['v1alpha1', 'v1alpha2', 'v1alpha3', 'v1beta1', 'v1beta2']

function checkKnown(documents: readonly ConfigDocument[]): void {
  const unknown = documents.filter(
    (document) => typeOf(document) === undefined && !(document.group === 'kubeadm.k8s.io' && oldVersions.includes(document.version)),
  )
  if (unknown.length > 0) {
    throw new KubeadmFailure(`unknown configuration APIs: []schema.GroupVersionKind{${unknown.map(goStruct).join(', ')}}`)
  }
}

const strict: LoadOptions = { strict: true, allowDeprecated: true }

const has = (documents: readonly ConfigDocument[], ...kinds: string[]) => documents.some(({ kind }) => kinds.includes(kind))

const validate: Command = {
  name: 'validate',
  short: 'Read a file containing the kubeadm configuration API and report any validation problems',
  flags: { 'allow-experimental-api': { kind: 'bool' }, config: { kind: 'string' } },
  async run(session, args) {
    const file = args.text('config')
    if (!file) throw new KubeadmFailure('the --config flag is mandatory')
    const documents = splitDocuments(await session.read(file))
    checkKnown(documents)
    if (has(documents, 'InitConfiguration', 'ClusterConfiguration')) initFrom(documents, strict, session.world)
    if (has(documents, 'JoinConfiguration')) joinFrom(documents, strict, session.world)
    if (has(documents, 'ResetConfiguration')) resetFrom(documents, strict, session.world)
    session.print('ok')
  },
}

const migrate: Command = {
  name: 'migrate',
  short:
    'Read an older version of the kubeadm configuration API types from a file, and output the similar config object for the newer version',
  flags: { 'allow-experimental-api': { kind: 'bool' }, 'new-config': { kind: 'string' }, 'old-config': { kind: 'string' } },
  async run(session, args) {
    const file = args.text('old-config')
    if (!file) throw new KubeadmFailure('the --old-config flag is mandatory')
    const documents = splitDocuments(await session.read(file))
    checkKnown(documents)
    const texts: string[] = []
    if (has(documents, 'InitConfiguration', 'ClusterConfiguration')) {
      const { init, cluster } = initFrom(documents, strict, session.world)
      // As kubeadm does it: the timeout is v1beta3's, and zero where there is none.
      const old = documents.find(({ kind, version }) => kind === 'ClusterConfiguration' && version === 'v1beta3')
      init.timeouts.controlPlaneComponentHealthCheck = old ? (controlPlaneTimeout(old.value) ?? '4m0s') : '0s'
      texts.push(initText(init), clusterText(cluster))
    }
    if (has(documents, 'JoinConfiguration')) texts.push(joinText(joinFrom(documents, strict, session.world)))
    if (has(documents, 'ResetConfiguration')) texts.push(resetText(resetFrom(documents, strict, session.world)))
    const text = texts.join(separator)
    const target = args.text('new-config')
    if (target) await session.write(target, text, 0o644)
    else if (text !== '') session.print(text.trimEnd())
  },
}

const componentFlag: FlagTable = { 'component-configs': { kind: 'strings' } }

const printInit: Command = {
  name: 'init-defaults',
  short: "Print default init configuration, that can be used for 'kubeadm init'",
  flags: componentFlag,
  async run(session, args) {
    const { init, cluster, kubelet, kubeProxy } = completeInit(
      {
        init: {
          bootstrapTokens: [{ token: 'abcdef.0123456789abcdef' }],
          localAPIEndpoint: { advertiseAddress: '1.2.3.4' },
          nodeRegistration: { name: 'node', criSocket: defaultCriSocket },
        },
        cluster: { kubernetesVersion: kubeadmVersion },
      },
      session.world,
    )
    init.nodeRegistration.taints = undefined
    cluster.kubernetesVersion = kubeadmVersion.replace(/^v(\d+\.\d+)\..*$/, '$1.0')
    const known = { KubeletConfiguration: toYaml(kubeletText(kubelet)), KubeProxyConfiguration: toYaml(kubeProxyText(kubeProxy)) }
    const texts = args.list('component-configs').map((name) => {
      const text = known[name as keyof typeof known]
      if (text !== undefined) return text
      throw new KubeadmFailure('--component-configs needs to contain some of [KubeProxyConfiguration KubeletConfiguration]')
    })
    session.print([initText(init), clusterText(cluster), ...texts].join(separator).trimEnd())
  },
}

const printJoin: Command = {
  name: 'join-defaults',
  short: "Print default join configuration, that can be used for 'kubeadm join'",
  flags: componentFlag,
  async run(session) {
    const token = 'abcdef.0123456789abcdef'
    const join = completeJoin(
      {
        discovery: { bootstrapToken: { token, apiServerEndpoint: 'kube-apiserver:6443', unsafeSkipCAVerification: true } },
        nodeRegistration: { criSocket: defaultCriSocket },
      },
      session.world,
    )
    session.print(joinText(join).trimEnd())
  },
}

const printReset: Command = {
  name: 'reset-defaults',
  short: "Print default reset configuration, that can be used for 'kubeadm reset'",
  flags: componentFlag,
  run: async (session) => session.print(resetText(completeReset({ criSocket: defaultCriSocket }, session.world)).trimEnd()),
}

const imageFlags: FlagTable = {
  config: { kind: 'string' },
  'feature-gates': { kind: 'string' },
  'image-repository': { kind: 'string' },
  'kubernetes-version': { kind: 'string' },
}

/** Images do not depend on where the machine is: nobody is warned of that. */
const anywhere = { localAPIEndpoint: { advertiseAddress: '1.2.3.4' } }

async function imagesOf(session: Session, args: Arguments): Promise<string[]> {
  const file = args.text('config')
  const gates = readFeatureGates(session, args.text('feature-gates') ?? '')
  const settings =
    file === undefined
      ? completeInit(
          {
            init: anywhere,
            cluster: {
              imageRepository: args.text('image-repository'),
              kubernetesVersion: args.text('kubernetes-version'),
              featureGates: gates,
            },
          },
          session.world,
        )
      : loadInit(await readConfig(session, file), session.world)
  return allImages(settings.cluster)
}

const images: Command = {
  name: 'images',
  short: 'Interact with container images used by kubeadm',
  commands: [
    {
      name: 'list',
      short:
        'Print a list of images kubeadm will use. The configuration file is used in case any images or image repositories are customized',
      flags: { ...imageFlags, output: { kind: 'string', short: 'o' } },
      async run(session, args) {
        const names = await imagesOf(session, args)
        const object = { kind: 'Images', apiVersion: 'output.kubeadm.k8s.io/v1alpha3', images: names }
        const format = args.text('output') ?? 'text'
        session.print(
          format === 'json' ? JSON.stringify(object, undefined, 4) : format === 'yaml' ? toYaml(object).trimEnd() : names.join('\n'),
        )
      },
    },
    {
      name: 'pull',
      short: 'Pull images used by kubeadm',
      flags: { ...imageFlags, 'cri-socket': { kind: 'string' } },
      async run(session, args) {
        for (const image of await imagesOf(session, args)) session.print(`[config/images] Pulled ${image}`)
      },
    },
  ],
}

export const configCommand: Command = {
  name: 'config',
  short: 'Manage configuration for a kubeadm cluster persisted in a ConfigMap in the cluster',
  flags: { kubeconfig: { kind: 'string' } },
  commands: [images, migrate, { name: 'print', short: 'Print configuration', commands: [printInit, printJoin, printReset] }, validate],
}
