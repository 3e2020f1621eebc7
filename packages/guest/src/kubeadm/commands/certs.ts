import type { X509Certificate } from 'node:crypto'
import { createSigningRequest, generateKeys } from '@vivarium/core'
import { parse } from 'yaml'
import type { Command } from '../command-tree.js'
import { completeInit, loadInit } from '../config/load.js'
import type { InitSettings } from '../config/types.js'
import type { Arguments, FlagTable } from '../flags.js'
import { KubeadmFailure } from '../kubeadm-failure.js'
import { kubeconfigFiles, newKubeconfig } from '../kubeconfig-files.js'
import { paths } from '../paths.js'
import { algorithmOf, type CertificateSpec, certificates, Pki, type PkiSettings, readCertificate } from '../pki.js'
import type { Session } from '../session.js'
import { columns, shortDuration } from '../table.js'
import { newCertificateKey } from '../uploaded-certificates.js'
import { readConfig } from './init.js'

const flags: FlagTable = {
  'cert-dir': { kind: 'string' },
  config: { kind: 'string' },
  kubeconfig: { kind: 'string' },
  'kubeconfig-dir': { kind: 'string' },
}

/** Files whose client certificates kubeadm looks after; the kubelet's own is renewed by the kubelet. */
const renewedFiles = Object.keys(kubeconfigFiles).filter((name) => name !== 'kubelet.conf')

const longNames: Readonly<Record<string, string>> = {
  'admin.conf': 'certificate embedded in the kubeconfig file for the admin to use and for kubeadm itself',
  'super-admin.conf': 'certificate embedded in the kubeconfig file for the super-admin',
  'controller-manager.conf': 'certificate embedded in the kubeconfig file for the controller manager to use',
  'scheduler.conf': 'certificate embedded in the kubeconfig file for the scheduler manager to use',
}

async function settingsOf(session: Session, args: Arguments): Promise<InitSettings> {
  const file = args.text('config')
  if (file !== undefined) return loadInit(await readConfig(session, file), session.world)
  // The version does not matter to certificates, and must not be asked for.
  const cluster = { kubernetesVersion: 'v1.34.4', certificatesDir: args.text('cert-dir') }
  return completeInit({ init: {}, cluster }, session.world)
}

const pkiSettings = ({ cluster, init, algorithmIsGiven }: InitSettings): PkiSettings => ({
  cluster,
  endpoint: init.localAPIEndpoint,
  nodeName: init.nodeRegistration.name,
  algorithm: algorithmOf(cluster.encryptionAlgorithm, algorithmIsGiven),
  directory: cluster.certificatesDir,
})

const checkExpiration: Command = {
  name: 'check-expiration',
  short: 'Check certificates expiration for a Kubernetes cluster',
  flags: { ...flags, output: { kind: 'string', short: 'o' } },
  async run(session, args) {
    const { cluster } = await settingsOf(session, args)
    const directory = cluster.certificatesDir
    const entries = [
      ...certificates
        .filter(({ authority }) => authority)
        .map((spec) => ({
          name: spec.name,
          load: () => ofFile(session, `${directory}/${spec.base}.crt`),
          authority: spec.authority ?? '',
        })),
      ...renewedFiles.map((name) => ({ name, load: () => ofKubeconfig(session, `${paths.kubernetes}/${name}`), authority: 'ca' })),
    ].sort((a, b) => (a.name < b.name ? -1 : 1))
    const rows = await Promise.all(
      entries.map(async ({ name, load, authority }) => {
        const found = await load()
        if (!found) return [`!MISSING! ${name}`, '', '', '', '']
        const isExternal = !session.exists(`${directory}/${authority === 'etcd-ca' ? 'etcd/ca' : authority}.key`)
        return [name, ...expiry(found), authority, isExternal ? 'yes' : 'no']
      }),
    )
    session.print(table(['CERTIFICATE', 'EXPIRES', 'RESIDUAL TIME', 'CERTIFICATE AUTHORITY', 'EXTERNALLY MANAGED'], rows))
    const authorities = await Promise.all(
      certificates
        .filter(({ authority }) => !authority)
        .sort((a, b) => (a.name < b.name ? -1 : 1))
        .map(async (spec) => {
          const found = await ofFile(session, `${directory}/${spec.base}.crt`)
          return found
            ? [spec.name, ...expiry(found), session.exists(`${directory}/${spec.base}.key`) ? 'no' : 'yes']
            : [`!MISSING! ${spec.name}`, '', '', '']
        }),
    )
    session.print(table(['CERTIFICATE AUTHORITY', 'EXPIRES', 'RESIDUAL TIME', 'EXTERNALLY MANAGED'], authorities).trimEnd())
  },
}

/** The last cell is followed by a tab too, where there are rows. */
function table(header: readonly string[], rows: readonly (readonly string[])[]): string {
  return columns([header, ...rows.map((row) => [...row.slice(0, -1), (row.at(-1) ?? '').padEnd(8)])])
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** Certificates hold in the time of this computer. */
function expiry(certificate: X509Certificate): [string, string] {
  const until = new Date(certificate.validTo)
  const two = (value: number) => String(value).padStart(2, '0')
  const day = `${months[until.getUTCMonth()]} ${two(until.getUTCDate())}, ${until.getUTCFullYear()}`
  return [`${day} ${two(until.getUTCHours())}:${two(until.getUTCMinutes())} UTC`, shortDuration(until.getTime() - Date.now())]
}

async function ofFile(session: Session, path: string): Promise<X509Certificate | undefined> {
  const text = await session.readIfThere(path)
  return text === undefined ? undefined : readCertificate(text, path)
}

async function ofKubeconfig(session: Session, path: string): Promise<X509Certificate | undefined> {
  const text = await session.readIfThere(path)
  if (text === undefined) return undefined
  const config = parse(text) as { users?: { user?: { 'client-certificate-data'?: string } }[] } | null
  const data = config?.users?.[0]?.user?.['client-certificate-data']
  return data === undefined ? undefined : readCertificate(Buffer.from(data, 'base64').toString(), path)
}

async function renewFile(session: Session, settings: InitSettings, name: string): Promise<void> {
  const path = `${paths.kubernetes}/${name}`
  if (!session.exists(path)) {
    session.print(`MISSING! ${longNames[name]}`)
    return
  }
  const own = pkiSettings(settings)
  const authority = await new Pki(session, own).authority('ca')
  await session.write(
    path,
    await newKubeconfig(name, {
      cluster: own.cluster,
      endpoint: own.endpoint,
      nodeName: own.nodeName,
      algorithm: own.algorithm,
      authority,
    }),
  )
  session.print(`${longNames[name]} renewed`)
}

async function renewCertificate(session: Session, settings: InitSettings, spec: CertificateSpec): Promise<void> {
  const own = pkiSettings(settings)
  if (!session.exists(`${own.directory}/${spec.base}.crt`)) {
    session.print(`MISSING! ${spec.longName}`)
    return
  }
  const base = certificates.find(({ name }) => name === spec.authority)?.base ?? ''
  if (!session.exists(`${own.directory}/${base}.key`)) {
    session.print(`Detected external ${base}, ${spec.longName} can't be renewed`)
    return
  }
  await new Pki(session, own).renew(spec)
  session.print(`${spec.longName} renewed`)
}

const leaves = certificates.filter(({ authority }) => authority)

const renew: Command = {
  name: 'renew',
  short: 'Renew certificates for a Kubernetes cluster',
  flags,
  commands: [
    {
      name: 'all',
      short: 'Renew all available certificates',
      async run(session, args) {
        const settings = await settingsOf(session, args)
        const names = [...leaves.map(({ name }) => name), ...renewedFiles].sort()
        for (const name of names) {
          const spec = leaves.find((other) => other.name === name)
          await (spec ? renewCertificate(session, settings, spec) : renewFile(session, settings, name))
        }
        session.print(
          '\nDone renewing certificates. You must restart the kube-apiserver, kube-controller-manager, kube-scheduler and etcd, so that they can use the new certificates.',
        )
      },
    },
    ...leaves.map(
      (spec): Command => ({
        name: spec.name,
        short: `Renew the ${spec.longName}`,
        run: async (session, args) => renewCertificate(session, await settingsOf(session, args), spec),
      }),
    ),
    ...renewedFiles.map(
      (name): Command => ({
        name,
        short: `Renew the ${longNames[name]}`,
        run: async (session, args) => renewFile(session, await settingsOf(session, args), name),
      }),
    ),
  ],
}

const generateCsr: Command = {
  name: 'generate-csr',
  short: 'Generate keys and certificate signing requests',
  flags,
  async run(session, args) {
    const own = pkiSettings(await settingsOf(session, args))
    const folder = args.text('kubeconfig-dir') ?? paths.kubernetes
    const files = [
      ...leaves.map((spec) => ({
        path: `${own.directory}/${spec.base}`,
        subject: { commonName: spec.commonName(own), organizations: spec.organizations ?? [], names: spec.names?.(own) ?? [] },
      })),
      ...Object.entries(kubeconfigFiles).map(([name, { user, organizations }]) => ({
        path: `${folder}/${name}`,
        subject: { commonName: user(own.nodeName), organizations },
      })),
    ]
    const there = files.find(({ path }) => session.exists(`${path}.csr`))
    if (there) throw new KubeadmFailure(`file already exists: csr: ${there.path}.csr`)
    session.print(`generating keys and CSRs in ${own.directory}`)
    for (const { path, subject } of files) {
      const { privateKey } = await generateKeys(own.algorithm)
      const key = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
      await session.write(`${path}.key`, key)
      await session.write(`${path}.csr`, createSigningRequest(key, subject))
      session.print(`  ${path}.csr`)
    }
  },
}

export const certsCommand: Command = {
  name: 'certs',
  aliases: ['certificates'],
  short: 'Commands related to handling Kubernetes certificates',
  commands: [
    { name: 'certificate-key', short: 'Generate certificate keys', run: async (session) => session.print(newCertificateKey()) },
    checkExpiration,
    generateCsr,
    renew,
  ],
}
