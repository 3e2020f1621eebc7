import { publicKeyHash } from '@vivarium/core'
import { refusedConnection } from './cluster-access.js'
import { readClusterInfo, signature, signatureKey } from './cluster-info.js'
import type { ControlPlane } from './cluster-starter.js'
import { requireToken } from './config/decode.js'
import { parseDuration } from './config/go-duration.js'
import type { JoinConfiguration } from './config/types.js'
import { KubeadmFailure } from './kubeadm-failure.js'
import { endpointOf, type ReadKubeconfig, readKubeconfig } from './kubeconfig-files.js'
import type { Session } from './session.js'

/** A cluster that may be trusted, and with what to come to it. */
export interface Discovered {
  readonly plane: ControlPlane
  /** As the cluster itself names it: `https://host:port`. */
  readonly server: string
  readonly authority: string
  readonly token: string | undefined
}

const clusterInfoUrl = '/api/v1/namespaces/kube-public/configmaps/cluster-info?timeout=10s'

/** How long a join waits on this computer, whatever time it has in its own. A control plane that is being made is there within these. */
const longestMs = { connection: 20_000, signature: 3_000 }

const distrusted = (why: string) => new KubeadmFailure(`couldn't validate the identity of the API Server: ${why}`)

/** Finds the cluster to join and checks that it is the one that is meant. Fails in kubeadm's words. */
export async function discover(session: Session, join: JoinConfiguration): Promise<Discovered> {
  const { file, bootstrapToken, tlsBootstrapToken } = join.discovery
  const timeoutMs = Number(parseDuration(join.timeouts.discovery))
  if (file) return byFile(session, file.kubeConfigPath, tlsBootstrapToken, timeoutMs)
  if (!bootstrapToken) throw distrusted("couldn't find a valid discovery configuration")
  const endpoint = bootstrapToken.apiServerEndpoint ?? ''
  const token = requireToken(bootstrapToken.token)
  const [id = '', secret = ''] = token.split('.')
  const info = await signedInfo(session, endpoint, id, timeoutMs)
  const pins = bootstrapToken.caCertHashes ?? []
  checkPins(pins)
  const kubeconfig = info.data.kubeconfig ?? ''
  if (kubeconfig === '') {
    throw distrusted(
      "there is no kubeconfig key in the cluster-info ConfigMap. This API Server isn't set up for token bootstrapping, can't connect",
    )
  }
  if (info.data[signatureKey(id)] !== signature(kubeconfig, id, secret)) {
    throw distrusted("failed to verify JWS signature of received cluster info object, can't trust this API Server")
  }
  const cluster = readKubeconfig(kubeconfig, 'cluster-info')
  const authority = cluster.authority ?? ''
  if (pins.length > 0) {
    const hash = publicKeyHash(authority)
    if (!pins.some((pin) => pin.toLowerCase() === hash)) {
      throw distrusted(`cluster CA found in cluster-info ConfigMap is invalid: none of the public keys ${JSON.stringify(hash)} are pinned`)
    }
    if (authority.trim() !== info.plane.certificateAuthority.trim()) {
      throw distrusted(
        `failed to request the cluster-info ConfigMap: Get "https://${endpoint}${clusterInfoUrl}": tls: failed to verify certificate: x509: certificate signed by unknown authority`,
      )
    }
  }
  return { plane: info.plane, server: cluster.server, authority, token: tlsBootstrapToken }
}

interface Info {
  readonly plane: ControlPlane
  readonly data: Readonly<Record<string, string>>
}

/** Asks for cluster-info until it is signed with the token. */
async function signedInfo(session: Session, endpoint: string, tokenId: string, timeoutMs: number): Promise<Info> {
  const plane = await connect(session, endpoint, timeoutMs)
  if (!plane) throw distrusted(`failed to request the cluster-info ConfigMap: ${refusedConnection(endpoint, clusterInfoUrl)}`)
  let last = 'failed to request the cluster-info ConfigMap: configmaps "cluster-info" not found'
  const data = await session.poll(
    async () => {
      const found = await readClusterInfo(plane)
      if (!found) return undefined
      last = `could not find a JWS signature in the cluster-info ConfigMap for token ID ${JSON.stringify(tokenId)}`
      return signatureKey(tokenId) in found ? found : undefined
    },
    { timeoutMs, longestMs: longestMs.signature },
  )
  if (!data) throw distrusted(last)
  return { plane, data }
}

function connect(session: Session, endpoint: string, timeoutMs: number): Promise<ControlPlane | undefined> {
  return session.poll(() => session.starter.find(endpoint, session.machine), { timeoutMs, longestMs: longestMs.connection })
}

async function byFile(session: Session, path: string, token: string | undefined, timeoutMs: number): Promise<Discovered> {
  const cluster = readKubeconfig(path.startsWith('https://') ? await download(session, path) : await readFile(session, path), path)
  const endpoint = endpointOf(cluster.server)
  const plane = await connect(session, endpoint, timeoutMs)
  const failed = (why: string) =>
    distrusted(`Abort reading the cluster-info ConfigMap after timeout of ${formatTimeout(timeoutMs)}: ${why}`)
  if (!plane) throw failed(refusedConnection(endpoint, clusterInfoUrl))
  const authority = cluster.authority ?? (await syncedAuthority(plane))
  if (authority.trim() !== plane.certificateAuthority.trim()) {
    throw failed(
      `Get "https://${endpoint}${clusterInfoUrl}": tls: failed to verify certificate: x509: certificate signed by unknown authority`,
    )
  }
  if (!token && !cluster.hasCredentials) {
    throw new KubeadmFailure(
      "couldn't find authentication credentials for the TLS bootstrap process. Please use Token discovery, a discovery file with embedded authentication credentials or a discovery file without authentication credentials but with the TLSBootstrapToken flag",
    )
  }
  return { plane, server: cluster.server, authority, token: token || cluster.token }
}

/** A file without an authority takes the one that the cluster publishes. */
async function syncedAuthority(plane: ControlPlane): Promise<string> {
  const kubeconfig = (await readClusterInfo(plane))?.kubeconfig
  const found: ReadKubeconfig | undefined = kubeconfig === undefined ? undefined : readKubeconfig(kubeconfig, 'cluster-info')
  return found?.authority ?? ''
}

const formatTimeout = (milliseconds: number) => `${Math.floor(milliseconds / 60_000)}m${(milliseconds / 1000) % 60}s`

async function readFile(session: Session, path: string): Promise<string> {
  return session.read(path, "couldn't validate the identity of the API Server: ")
}

async function download(session: Session, url: string): Promise<string> {
  const { network } = session.call.guest
  const request = { url: new URL(url), method: 'GET', headers: {}, verify: true }
  try {
    const answer = await network.fetch?.(request, session.call.signal)
    if (answer?.status === 200) return Buffer.from(answer.body).toString()
    throw distrusted(`Get ${JSON.stringify(url)}: ${answer ? `unexpected status ${answer.status}` : 'network is unreachable'}`)
  } catch (error) {
    if (error instanceof KubeadmFailure) throw error
    throw distrusted(`Get ${JSON.stringify(url)}: ${String(error)}`)
  }
}

/** The form of `--discovery-token-ca-cert-hash`. */
function checkPins(pins: readonly string[]): void {
  const failed = (why: string) => distrusted(`invalid discovery token CA certificate hash: ${why}`)
  for (const pin of pins) {
    const [format = '', hash, ...more] = pin.split(':')
    if (hash === undefined || more.length > 0) {
      throw failed('invalid hash, expected "format:hex-value". Known format(s) are: sha256')
    }
    if (format.toLowerCase() !== 'sha256') throw failed(`unknown hash format ${JSON.stringify(format)}. Known format(s) are: sha256`)
    if (hash.length !== 64)
      throw failed(`invalid hash ${JSON.stringify(pin)}, expected a 32 byte SHA-256 hash, found ${Math.floor(hash.length / 2)} bytes`)
    const wrong = /[^0-9a-fA-F]/.exec(hash)?.[0]
    if (wrong !== undefined) {
      const code = (wrong.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')
      throw failed(
        `invalid hash ${JSON.stringify(pin)}, could not decode SHA-256 from hex: encoding/hex: invalid byte: U+${code} '${wrong}'`,
      )
    }
  }
}
