import { createPrivateKey, createPublicKey, X509Certificate } from 'node:crypto'
import {
  CertificateAuthority,
  type CertificateUsage,
  generateKeys,
  type KeyAlgorithm,
  type KeyPair,
  keyAlgorithms,
  messageOf,
} from '@vivarium/core'
import { addressIn, parseIP, parseSubnet } from './config/addresses.js'
import { parseDuration } from './config/go-duration.js'
import type { ApiEndpoint, ClusterConfiguration } from './config/types.js'
import { parseHostPort } from './config/validation.js'
import { KubeadmFailure } from './kubeadm-failure.js'
import type { Session } from './session.js'

/** What certificates are made by. */
export interface PkiSettings {
  readonly cluster: ClusterConfiguration
  readonly endpoint: ApiEndpoint
  readonly nodeName: string
  readonly algorithm: KeyAlgorithm
  /** Where the files are. */
  readonly directory: string
}

/** A certificate of /etc/kubernetes/pki: `base` is its file there without `.crt`. */
export interface CertificateSpec {
  /** As phases and errors name it: `etcd-server`. */
  readonly name: string
  readonly base: string
  readonly authority?: string
  readonly longName: string
  readonly commonName: (settings: PkiSettings) => string
  readonly organizations?: readonly string[]
  readonly usages: readonly CertificateUsage[]
  readonly names?: (settings: PkiSettings) => readonly string[]
}

const client = ['digital signature', 'key encipherment', 'client auth'] as const
const server = ['digital signature', 'key encipherment', 'server auth'] as const
const both = [...server, 'client auth'] as const

/** In the order in which kubeadm makes them. */
export const certificates: readonly CertificateSpec[] = [
  {
    name: 'ca',
    base: 'ca',
    longName: 'self-signed Kubernetes CA to provision identities for other Kubernetes components',
    commonName: () => 'kubernetes',
    usages: [],
  },
  {
    name: 'apiserver',
    base: 'apiserver',
    authority: 'ca',
    longName: 'certificate for serving the Kubernetes API',
    commonName: () => 'kube-apiserver',
    usages: server,
    names: apiServerNames,
  },
  {
    name: 'apiserver-kubelet-client',
    base: 'apiserver-kubelet-client',
    authority: 'ca',
    longName: 'certificate for the API server to connect to kubelet',
    commonName: () => 'kube-apiserver-kubelet-client',
    organizations: ['kubeadm:cluster-admins'],
    usages: client,
  },
  {
    name: 'front-proxy-ca',
    base: 'front-proxy-ca',
    longName: 'self-signed CA to provision identities for front proxy',
    commonName: () => 'front-proxy-ca',
    usages: [],
  },
  {
    name: 'front-proxy-client',
    base: 'front-proxy-client',
    authority: 'front-proxy-ca',
    longName: 'certificate for the front proxy client',
    commonName: () => 'front-proxy-client',
    usages: client,
  },
  {
    name: 'etcd-ca',
    base: 'etcd/ca',
    longName: 'self-signed CA to provision identities for etcd',
    commonName: () => 'etcd-ca',
    usages: [],
  },
  {
    name: 'etcd-server',
    base: 'etcd/server',
    authority: 'etcd-ca',
    longName: 'certificate for serving etcd',
    commonName: ({ nodeName }) => nodeName,
    usages: both,
    names: (settings) => etcdNames(settings, settings.cluster.etcd.local?.serverCertSANs),
  },
  {
    name: 'etcd-peer',
    base: 'etcd/peer',
    authority: 'etcd-ca',
    longName: 'certificate for etcd nodes to communicate with each other',
    commonName: ({ nodeName }) => nodeName,
    usages: both,
    names: (settings) => etcdNames(settings, settings.cluster.etcd.local?.peerCertSANs),
  },
  {
    name: 'etcd-healthcheck-client',
    base: 'etcd/healthcheck-client',
    authority: 'etcd-ca',
    longName: 'certificate for liveness probes to healthcheck etcd',
    commonName: () => 'kube-etcd-healthcheck-client',
    usages: client,
  },
  {
    name: 'apiserver-etcd-client',
    base: 'apiserver-etcd-client',
    authority: 'etcd-ca',
    longName: 'certificate the apiserver uses to access etcd',
    commonName: () => 'kube-apiserver-etcd-client',
    usages: client,
  },
]

export const isOfEtcd = ({ name, authority }: CertificateSpec): boolean => name === 'etcd-ca' || authority === 'etcd-ca'

/** All certificates that kubeadm's own configuration makes, and the key pair of service accounts. `said`: what phases print of each. */
export class Pki {
  readonly #session: Session
  readonly #settings: PkiSettings
  readonly #authorities = new Map<string, CertificateAuthority>()

  constructor(session: Session, settings: PkiSettings) {
    this.#session = session
    this.#settings = settings
  }

  get directory(): string {
    return this.#settings.directory
  }

  /** Makes a certificate unless it is there; one that is there is checked. */
  async ensure(spec: CertificateSpec): Promise<void> {
    const session = this.#session
    if (this.#settings.cluster.etcd.external && isOfEtcd(spec)) {
      session.print(`[certs] External etcd mode: Skipping ${spec.base} certificate ${spec.authority ? '' : 'authority '}generation`)
      return
    }
    if (spec.authority) await this.#ensureLeaf(spec, spec.authority)
    else await this.#ensureAuthority(spec)
  }

  /** The key pair that service account tokens are signed with. */
  async ensureServiceAccountKey(): Promise<void> {
    const session = this.#session
    const [keyFile, publicFile] = [this.#path('sa.key'), this.#path('sa.pub')]
    const key = await session.readIfThere(keyFile)
    if (key !== undefined) {
      readKey(key, keyFile)
      if (!session.exists(publicFile)) await session.write(publicFile, publicKeyPem(key), 0o600)
      session.print('[certs] Using existing sa keys')
      return
    }
    session.print('[certs] Generating "sa" key and public key')
    const { privateKey, publicKey } = await generateKeys(this.#settings.algorithm)
    await session.write(keyFile, privateKey.export({ type: 'pkcs8', format: 'pem' }).toString())
    await session.write(publicFile, publicKey.export({ type: 'spki', format: 'pem' }).toString())
  }

  /** The authority of the files `base.crt` and `base.key`. Fails when it can't sign. */
  async authority(base: string): Promise<CertificateAuthority> {
    const known = this.#authorities.get(base)
    if (known) return known
    const [certificate, key] = await Promise.all([
      this.#session.readIfThere(this.#path(`${base}.crt`)),
      this.#session.readIfThere(this.#path(`${base}.key`)),
    ])
    if (certificate === undefined && key === undefined) {
      throw new KubeadmFailure(`couldn't load ${base} certificate authority from ${this.#settings.directory}`)
    }
    if (certificate === undefined || key === undefined) {
      const [what, file] = certificate === undefined ? ['certificate', 'crt'] : ['private key', 'key']
      const path = this.#path(`${base}.${file}`)
      throw new KubeadmFailure(
        `failure loading ${base} certificate authority: failed to load ${file === 'crt' ? 'certificate' : 'key'}: couldn't load the ${what} file ${path}: open ${path}: no such file or directory`,
      )
    }
    const authority = this.#authorityOf(base, { certificate, key })
    this.#authorities.set(base, authority)
    return authority
  }

  #authorityOf(base: string, pair: KeyPair): CertificateAuthority {
    const read = readCertificate(
      pair.certificate,
      this.#path(`${base}.crt`),
      `failure loading ${base} certificate authority: failed to load certificate: `,
    )
    if (!read.ca) throw new KubeadmFailure(`${base} certificate is not a certificate authority`)
    const key = readKey(pair.key, this.#path(`${base}.key`), `failure loading ${base} certificate authority: failed to load key: `)
    if (!read.checkPrivateKey(key))
      throw new KubeadmFailure("unable to sign certificate: x509: provided PrivateKey doesn't match parent's PublicKey")
    return CertificateAuthority.from(pair)
  }

  async #ensureAuthority(spec: CertificateSpec): Promise<void> {
    const session = this.#session
    const [certificatePath, keyPath] = [this.#path(`${spec.base}.crt`), this.#path(`${spec.base}.key`)]
    const certificate = await session.readIfThere(certificatePath)
    if (certificate !== undefined) {
      readCertificate(certificate, certificatePath, `failure loading ${spec.base} certificate: failed to load certificate: `)
      session.print(`[certs] Using existing ${spec.base} ${session.exists(keyPath) ? '' : 'keyless '}certificate authority`)
      return
    }
    if (session.exists(keyPath)) {
      throw new KubeadmFailure(
        `couldn't write out ${JSON.stringify(spec.name)} CA certificate: failure loading ${spec.base} certificate: failed to load certificate: couldn't load the certificate file ${certificatePath}: open ${certificatePath}: no such file or directory`,
      )
    }
    session.print(`[certs] Generating "${spec.base}" certificate and key`)
    const authority = await CertificateAuthority.create(spec.commonName(this.#settings), {
      keyAlgorithm: this.#settings.algorithm,
      names: [spec.commonName(this.#settings)],
      ...validity(this.#settings.cluster.caCertificateValidityPeriod),
    })
    this.#authorities.set(spec.base, authority)
    await this.#writePair(spec.base, authority)
  }

  async #ensureLeaf(spec: CertificateSpec, authorityName: string): Promise<void> {
    const session = this.#session
    const authoritySpec = certificates.find(({ name }) => name === authorityName)
    const authorityBase = authoritySpec?.base ?? authorityName
    const path = this.#path(`${spec.base}.crt`)
    const there = await session.readIfThere(path)
    if (there !== undefined) {
      const leaf = readCertificate(there, path, `failure loading ${spec.base} certificate: `)
      const authority = await session.readIfThere(this.#path(`${authorityBase}.crt`))
      if (authority === undefined) {
        const file = this.#path(`${authorityBase}.crt`)
        throw new KubeadmFailure(
          `couldn't load CA certificate ${authorityName}: couldn't load the certificate file ${file}: open ${file}: no such file or directory`,
        )
      }
      const signer = readCertificate(authority, this.#path(`${authorityBase}.crt`))
      if (!leaf.checkIssued(signer) || !leaf.verify(signer.publicKey)) {
        throw new KubeadmFailure(
          `[certs] certificate ${spec.base} not signed by CA certificate ${authorityBase}: x509: certificate signed by unknown authority`,
        )
      }
      session.print(`[certs] Using existing ${spec.base} certificate and key on disk`)
      return
    }
    const authority = await this.authority(authorityBase).catch((error: unknown) => {
      if (!(error instanceof KubeadmFailure) || error.message.startsWith('unable to sign')) throw error
      throw new KubeadmFailure(`couldn't load CA certificate ${authorityName}: ${error.message}`)
    })
    session.print(`[certs] Generating "${spec.base}" certificate and key`)
    const pair = await this.#issue(spec, authority)
    await this.#writePair(spec.base, pair)
    if (spec.usages.includes('server auth') && spec.names) {
      const names = spec.names(this.#settings)
      const hosts = names.filter((name) => parseIP(name) === undefined)
      const addresses = names.filter((name) => parseIP(name) !== undefined)
      session.print(`[certs] ${spec.base} serving cert is signed for DNS names [${hosts.join(' ')}] and IPs [${addresses.join(' ')}]`)
    }
  }

  /** A new certificate in the place of the one that is there. */
  async renew(spec: CertificateSpec): Promise<void> {
    const base = certificates.find(({ name }) => name === spec.authority)?.base ?? ''
    await this.#writePair(spec.base, await this.#issue(spec, await this.authority(base)))
  }

  #issue(spec: CertificateSpec, authority: CertificateAuthority): Promise<KeyPair> {
    return authority.issue({
      commonName: spec.commonName(this.#settings),
      organizations: spec.organizations ?? [],
      names: spec.names?.(this.#settings) ?? [],
      usages: spec.usages,
      keyAlgorithm: this.#settings.algorithm,
      ...validity(this.#settings.cluster.certificateValidityPeriod),
    })
  }

  async #writePair(base: string, { certificate, key }: KeyPair): Promise<void> {
    await this.#session.write(this.#path(`${base}.key`), key, 0o600)
    await this.#session.write(this.#path(`${base}.crt`), certificate, 0o644)
  }

  #path(file: string): string {
    return `${this.#settings.directory}/${file}`
  }
}

/** Certificates hold in the time of this computer, by which the ends of connections judge them. */
export function validity(period: string): { readonly notAfter: Date } {
  return { notAfter: new Date(Date.now() + Number(parseDuration(period))) }
}

export function algorithmOf(name: string, isGiven: boolean): KeyAlgorithm {
  return (isGiven && keyAlgorithms.find((known) => known === name)) || 'ECDSA-P256'
}

function apiServerNames({ cluster, endpoint, nodeName }: PkiSettings): string[] {
  const service = parseSubnet(cluster.networking.serviceSubnet.split(',')[0] ?? '')
  const named = cluster.controlPlaneEndpoint ? parseHostPort(cluster.controlPlaneEndpoint)?.host : undefined
  return tidy([
    nodeName,
    'kubernetes',
    'kubernetes.default',
    'kubernetes.default.svc',
    `kubernetes.default.svc.${cluster.networking.dnsDomain}`,
    ...(service ? [addressIn(service, 1)] : []),
    endpoint.advertiseAddress,
    ...(named ? [named] : []),
    ...(cluster.apiServer.certSANs ?? []),
  ])
}

function etcdNames({ endpoint, nodeName }: PkiSettings, more: readonly string[] = []): string[] {
  return tidy([nodeName, 'localhost', endpoint.advertiseAddress, '127.0.0.1', '::1', ...more])
}

/** Each once; host names in their order, then addresses as they came. */
function tidy(names: readonly string[]): string[] {
  const unique = [...new Set(names.map((name) => parseIP(name) ?? name))]
  const hosts = unique.filter((name) => parseIP(name) === undefined).sort()
  return [...hosts, ...unique.filter((name) => parseIP(name) !== undefined)]
}

export function readCertificate(text: string, path: string, prefix = ''): X509Certificate {
  try {
    return new X509Certificate(text)
  } catch {
    throw new KubeadmFailure(
      `${prefix}couldn't load the certificate file ${path}: error reading ${path}: data does not contain any valid RSA or ECDSA certificates`,
    )
  }
}

function readKey(text: string, path: string, prefix = '') {
  try {
    return createPrivateKey(text)
  } catch {
    throw new KubeadmFailure(
      `${prefix}couldn't load the private key file ${path}: error reading private key file ${path}: data does not contain a valid RSA or ECDSA private key`,
    )
  }
}

function publicKeyPem(key: string): string {
  try {
    return createPublicKey(key).export({ type: 'spki', format: 'pem' }).toString()
  } catch (error) {
    throw new KubeadmFailure(`couldn't write the public key: ${messageOf(error)}`)
  }
}
