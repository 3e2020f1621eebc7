import { contains, formatSubnet, parseIP, parseSubnet, type Subnet, sizeOf, splitHostPort } from './addresses.js'
import { bootstrapToken } from './decode.js'
import type { FieldErrors } from './field-errors.js'
import { parseDuration } from './go-duration.js'
import type {
  ApiEndpoint,
  Argument,
  BootstrapToken,
  ClusterConfiguration,
  InitConfiguration,
  JoinConfiguration,
  NodeRegistration,
  ResetConfiguration,
} from './types.js'
import { algorithms, featureGates, warnings as words } from './words.js'

/** What the machine must tell a validator: whether there is a file. */
export interface ValidationWorld {
  fileExists(path: string): boolean
  warn(message: string): void
}

export function validateInit(init: InitConfiguration, cluster: ClusterConfiguration, errors: FieldErrors, world: ValidationWorld): void {
  validateNode(init.nodeRegistration, errors)
  for (const [index, token] of init.bootstrapTokens.entries()) validateBootstrapToken(token, `bootstrapTokens.${index}`, errors)
  validateCluster(cluster, errors, world)
  validateEndpoint(init.localAPIEndpoint, 'localAPIEndpoint', errors)
  validateCertificateKey(init.certificateKey, 'certificateKey', errors)
}

export function validateJoin(join: JoinConfiguration, errors: FieldErrors, world: ValidationWorld): void {
  validateDiscovery(join.discovery, errors, world)
  validateNode(join.nodeRegistration, errors)
  if (join.controlPlane) {
    validateEndpoint(join.controlPlane.localAPIEndpoint, 'controlPlane.localAPIEndpoint', errors)
    validateCertificateKey(join.controlPlane.certificateKey, 'controlPlane.certificateKey', errors)
  }
  if (!join.caCertPath.startsWith('/') || !join.caCertPath.endsWith('.crt')) {
    errors.invalid('caCertPath', join.caCertPath, 'the ca certificate path must be an absolute path')
  }
}

const unmountFlags = ['MNT_FORCE', 'MNT_DETACH', 'MNT_EXPIRE', 'UMOUNT_NOFOLLOW']

export function validateReset(reset: ResetConfiguration, errors: FieldErrors): void {
  validateSocket(reset.criSocket, 'criSocket', errors)
  validateAbsolute(reset.certificatesDir, 'certificatesDir', errors)
  for (const [index, flag] of (reset.unmountFlags ?? []).entries()) {
    if (!unmountFlags.includes(flag)) errors.invalid('unmountFlags', `index ${index}`, `unknown unmount flag ${flag}`)
  }
}

export function validateCluster(cluster: ClusterConfiguration, errors: FieldErrors, world: ValidationWorld): void {
  if (cluster.dns.imageRepository) validateRepository(cluster.dns.imageRepository, 'dns.imageRepository', errors)
  validateNetworking(cluster, errors, world)
  validateCertSANs(cluster.apiServer.certSANs, 'apiServer.certSANs', errors)
  validateArguments(cluster.apiServer.extraArgs, 'apiServer.extraArgs', errors)
  validateArguments(cluster.controllerManager.extraArgs, 'controllerManager.extraArgs', errors)
  validateArguments(cluster.scheduler.extraArgs, 'scheduler.extraArgs', errors)
  validateAbsolute(cluster.certificatesDir, 'certificatesDir', errors)
  for (const name of Object.keys(cluster.featureGates ?? {})) {
    if (!(name in featureGates)) errors.invalid('featureGates', cluster.featureGates, `${name} is not a valid feature name.`)
  }
  if (cluster.controlPlaneEndpoint && parseHostPort(cluster.controlPlaneEndpoint) === undefined) {
    errors.invalid('controlPlaneEndpoint', cluster.controlPlaneEndpoint, 'endpoint is not valid')
  }
  validateRepository(cluster.imageRepository, 'imageRepository', errors)
  validateEtcd(cluster, errors)
  if (!algorithms.includes(cluster.encryptionAlgorithm)) {
    const detail = `Invalid encryption algorithm ${JSON.stringify(cluster.encryptionAlgorithm)}. Must be one of [${algorithms.join(' ')}]`
    errors.invalid('encryptionAlgorithm', cluster.encryptionAlgorithm, detail)
  }
  warnOfValidity(cluster, world)
}

function warnOfValidity(
  { certificateValidityPeriod: leaf, caCertificateValidityPeriod: authority }: ClusterConfiguration,
  world: ValidationWorld,
): void {
  const ms = (text: string) => Number(parseDuration(text))
  if (ms(leaf) > ms('8760h')) world.warn(words.longValidity('certificateValidityPeriod', leaf, 'certificate', '8760h0m0s'))
  if (ms(authority) > ms('87600h')) world.warn(words.longValidity('caCertificateValidityPeriod', authority, 'CA certificate', '87600h0m0s'))
  if (ms(leaf) > ms(authority)) {
    world.warn(`WARNING: certificateValidityPeriod: the value ${leaf} is more than the caCertificateValidityPeriod: ${authority}`)
  }
}

function validateNode(node: NodeRegistration, errors: FieldErrors): void {
  for (const finding of subdomainFindings(node.name)) errors.invalid('nodeRegistration.name', node.name, finding)
  validateSocket(node.criSocket, 'nodeRegistration.criSocket', errors)
  validateArguments(node.kubeletExtraArgs, 'nodeRegistration.kubeletExtraArgs', errors)
  validatePullPolicy(node.imagePullPolicy, 'nodeRegistration.imagePullPolicy', errors)
}

function validateDiscovery(discovery: JoinConfiguration['discovery'], errors: FieldErrors, world: ValidationWorld): void {
  const { bootstrapToken: byToken, file, tlsBootstrapToken = '' } = discovery
  if (!byToken && !file) errors.invalid('discovery', '', 'bootstrapToken or file must be set')
  if (byToken && file) errors.invalid('discovery', '', 'bootstrapToken and file cannot both be set')
  if (byToken) {
    const path = 'discovery.bootstrapToken'
    if (!byToken.apiServerEndpoint) errors.required(path, 'APIServerEndpoint is not set')
    if ((byToken.caCertHashes ?? []).length === 0 && !byToken.unsafeSkipCAVerification) {
      errors.invalid(`${path}.caCertHashes`, '', words.unsafeDiscovery)
    }
    validateToken(byToken.token, `${path}.token`, errors)
    const endpoint = splitHostPort(byToken.apiServerEndpoint ?? '')
    if ('error' in endpoint)
      errors.invalid(`${path}.apiServerEndpoint`, byToken.apiServerEndpoint ?? '', endpoint.error.replace(/^address : /, ''))
    validateToken(tlsBootstrapToken, 'discovery.tlsBootstrapToken', errors)
  }
  if (!file) return
  const [, scheme] = /^([a-zA-Z][\w+.-]*):/.exec(file.kubeConfigPath) ?? []
  const path = 'discovery.file.kubeConfigPath'
  if (scheme === undefined) {
    if (!world.fileExists(file.kubeConfigPath)) errors.invalid(path, file.kubeConfigPath, 'not a valid HTTPS URL or a file on disk')
  } else if (scheme !== 'https') errors.invalid(path, file.kubeConfigPath, 'if a URL is used, the scheme must be https')
  if (tlsBootstrapToken !== '') validateToken(tlsBootstrapToken, 'discovery.tlsBootstrapToken', errors)
}

export function validateBootstrapToken(token: BootstrapToken, path: string, errors: FieldErrors): void {
  validateToken(token.token, `${path}.token`, errors)
  const unknown = [...new Set(token.usages)].filter((usage) => usage !== 'signing' && usage !== 'authentication').sort()
  if (unknown.length > 0) {
    errors.invalid(
      `${path}.usages`,
      token.usages,
      `invalid bootstrap token usage string: ${unknown.join(',')}, valid usage options: signing,authentication`,
    )
  }
  if (token.groups.length > 0 && !token.usages.includes('authentication')) {
    errors.invalid(`${path}.groups`, token.groups, 'token groups cannot be specified unless --usages includes "authentication"')
  }
  for (const group of token.groups) {
    if (/^system:bootstrappers:[a-z0-9:-]{0,255}[a-z0-9]$/.test(group)) continue
    const pattern = '\\Asystem:bootstrappers:[a-z0-9:-]{0,255}[a-z0-9]\\z'
    errors.invalid(`${path}.groups`, token.groups, `bootstrap group ${JSON.stringify(group)} is invalid (must match ${pattern})`)
  }
  if (token.expires !== undefined && token.ttl !== undefined) {
    errors.invalid(path, '', 'the BootstrapToken .TTL and .Expires fields are mutually exclusive')
  }
}

function validateToken(token: string, path: string, errors: FieldErrors): void {
  if (!bootstrapToken.test(token)) errors.invalid(path, token, 'the bootstrap token is invalid')
}

function validateNetworking(cluster: ClusterConfiguration, errors: FieldErrors, world: ValidationWorld): void {
  const { dnsDomain, serviceSubnet, podSubnet } = cluster.networking
  for (const finding of subdomainFindings(dnsDomain)) errors.invalid('networking.dnsDomain', dnsDomain, finding)
  const services = validateSubnets(serviceSubnet, fewest.services, 'networking.serviceSubnet', errors, world)
  for (const subnet of services) {
    const bits = subnet.family === 4 ? 32 : 128
    if (bits - subnet.length <= 20) continue
    const detail = `specified service subnet is too large; for ${bits}-bit addresses, the mask must be >= ${bits - 20}`
    errors.invalid('networking.serviceSubnet', formatSubnet(subnet), detail)
  }
  if (!podSubnet) return
  const pods = validateSubnets(podSubnet, fewest.pods, 'networking.podSubnet', errors, world)
  if (argument(cluster.controllerManager.extraArgs, 'allocate-node-cidrs') === 'false') return
  for (const subnet of pods) validateNodeMask(subnet, cluster, errors)
}

/** How many addresses subnets must have at least, so that the cluster's own fit in. */
const fewest = { services: 10n, pods: 14n }

function validateSubnets(text: string, fewestAddresses: bigint, path: string, errors: FieldErrors, world: ValidationWorld): Subnet[] {
  const subnets = text.split(',').map(parseSubnet)
  const known = subnets.filter((subnet) => subnet !== undefined)
  if (known.length < subnets.length) {
    errors.invalid(path, text, "couldn't parse subnet")
    return []
  }
  if (known.length > 2 || (known.length === 2 && known[0]?.family === known[1]?.family)) {
    errors.invalid(path, text, 'expected one (IPv4 or IPv6) CIDR or two CIDRs from each family for dual-stack networking')
  }
  for (const subnet of known) {
    const size = sizeOf(subnet)
    if (size < fewestAddresses) {
      errors.invalid(path, formatSubnet(subnet), `subnet with ${size} address(es) is too small, the minimum is ${fewestAddresses}`)
    }
    const siteLocal = { address: 0xfec0n << 112n, length: 10, family: 6 } as const
    if (subnet.family === 6 && (contains(siteLocal, formatSubnet(subnet).split('/')[0] ?? '') || contains(subnet, 'fec0::'))) {
      world.warn(
        `the subnet ${formatSubnet(subnet)} contains IPv6 site-local addresses that belong to fec0::/10 which has been deprecated by rfc3879`,
      )
    }
  }
  return known
}

function validateNodeMask(subnet: Subnet, cluster: ClusterConfiguration, errors: FieldErrors): void {
  const path = 'networking.podSubnet'
  const flag = subnet.family === 6 ? 'node-cidr-mask-size-ipv6' : 'node-cidr-mask-size-ipv4'
  const given = argument(cluster.controllerManager.extraArgs, flag)
  if (given && !/^[+-]?\d+$/.test(given)) {
    const why = `could not parse the value of the kube-controller-manager flag ${flag} as an integer: strconv.Atoi: parsing ${JSON.stringify(given)}: invalid syntax`
    errors.invalid(path, formatSubnet(subnet), why)
    return
  }
  const mask = given ? Number(given) : subnet.family === 6 ? 64 : 24
  if (subnet.length > mask) {
    errors.invalid(
      path,
      formatSubnet(subnet),
      `the size of pod subnet with mask ${subnet.length} is smaller than the size of node subnet with mask ${mask}`,
    )
  } else if (mask - subnet.length > 16) {
    errors.invalid(path, formatSubnet(subnet), `pod subnet mask (${subnet.length}) and node-mask (${mask}) difference is greater than 16`)
  }
}

function validateEtcd({ etcd: { local, external } }: ClusterConfiguration, errors: FieldErrors): void {
  if (local && external) {
    errors.invalid('etcd', '', '.Etcd.Local and .Etcd.External are mutually exclusive')
    return
  }
  if (local) {
    validateAbsolute(local.dataDir, 'etcd.local.dataDir', errors)
    validateCertSANs(local.serverCertSANs, 'etcd.local.serverCertSANs', errors)
    validateCertSANs(local.peerCertSANs, 'etcd.local.peerCertSANs', errors)
    if (local.imageRepository) validateRepository(local.imageRepository, 'etcd.local.imageRepository', errors)
    validateArguments(local.extraArgs, 'etcd.local.extraArgs', errors)
  }
  if (!external) return
  const { caFile = '', certFile = '', keyFile = '', endpoints = [] } = external
  const path = 'etcd.external'
  if ((certFile === '') !== (keyFile === '')) {
    errors.invalid(path, '', 'either both or none of .Etcd.External.CertFile and .Etcd.External.KeyFile must be set')
  }
  if (certFile !== '' && keyFile !== '' && caFile === '') {
    errors.invalid(path, '', 'setting .Etcd.External.CertFile and .Etcd.External.KeyFile requires .Etcd.External.CAFile')
  }
  const needsTls = caFile !== '' || certFile !== '' || keyFile !== ''
  for (const endpoint of endpoints) {
    const scheme = /^([a-zA-Z][\w+.-]*):/.exec(endpoint)?.[1]?.toLowerCase() ?? ''
    if (needsTls && scheme !== 'https') errors.invalid(`${path}.endpoints`, endpoint, 'the URL must be using the HTTPS scheme')
    if (scheme === '') errors.invalid(`${path}.endpoints`, endpoint, 'the URL without scheme is not allowed')
  }
  if (caFile !== '') validateAbsolute(caFile, `${path}.caFile`, errors)
  if (certFile !== '') validateAbsolute(certFile, `${path}.certFile`, errors)
  if (keyFile !== '') validateAbsolute(keyFile, `${path}.keyFile`, errors)
}

function validateCertSANs(names: readonly string[] = [], path: string, errors: FieldErrors): void {
  for (const name of names) {
    const plain = subdomainFindings(name)
    const wildcard = wildcardFindings(name)
    if (plain.length === 0 || wildcard.length === 0 || parseIP(name) !== undefined) continue
    const detail = `altname is not a valid IP address, DNS label or a DNS label with subdomain wildcards: ${plain.join('; ')}; ${wildcard.join('; ')}`
    errors.invalid(path, name, detail)
  }
}

function validateEndpoint({ advertiseAddress, bindPort }: ApiEndpoint, path: string, errors: FieldErrors): void {
  if (parseIP(advertiseAddress) === undefined) errors.invalid(`${path}.advertiseAddress`, advertiseAddress, 'ip address is not valid')
  if (bindPort < 1 || bindPort > 65_535) errors.invalid(`${path}.bindPort`, bindPort, 'port number is not valid')
}

function validateCertificateKey(key: string | undefined, path: string, errors: FieldErrors): void {
  if (!key) return
  const wrong = /[^0-9a-fA-F]/.exec(key)?.[0]
  if (wrong !== undefined) {
    const code = (wrong.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')
    errors.invalid(path, key, `certificate key decoding error: encoding/hex: invalid byte: U+${code} '${wrong}'`)
  } else if (key.length % 2 === 1) errors.invalid(path, key, 'certificate key decoding error: encoding/hex: odd length hex string')
  else if (key.length !== 64) {
    errors.invalid(path, key, `invalid certificate key size ${key.length / 2}, the key must be an AES key of size 32`)
  }
}

function validateSocket(socket: string, path: string, errors: FieldErrors): void {
  if (socket === '') {
    errors.invalid(path, socket, 'empty CRI socket')
    return
  }
  const [, scheme = ''] = /^([a-zA-Z][\w+.-]*):/.exec(socket) ?? []
  if (scheme !== 'unix') errors.invalid(path, socket, `only URL scheme "unix" is supported, got ${JSON.stringify(scheme)}`)
}

function validateArguments(given: readonly Argument[] = [], path: string, errors: FieldErrors): void {
  for (const [index, { name }] of given.entries()) if (!name) errors.invalid(path, `index ${index}`, 'argument has no name')
}

function validateAbsolute(path: string, field: string, errors: FieldErrors): void {
  if (!path.startsWith('/')) errors.invalid(field, path, 'path is not absolute')
}

function validatePullPolicy(policy: string, path: string, errors: FieldErrors): void {
  if (!['', 'Always', 'IfNotPresent', 'Never'].includes(policy)) errors.invalid(path, policy, 'invalid pull policy')
}

/** The grammar of image names, without a tag. */
const repository =
  /^(?:[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?(?:\.[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?)*(?::\d+)?|\[[a-fA-F0-9:]+\](?::\d+)?)(?:\/[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*)*$/

function validateRepository(name: string, path: string, errors: FieldErrors): void {
  if (!repository.test(name)) errors.invalid(path, name, 'invalid image repository format')
}

/** The value of the last argument of that name. */
export function argument(given: readonly Argument[] | undefined, name: string): string | undefined {
  return given?.findLast((one) => one.name === name)?.value
}

/** `host` or `host:port` of a control plane's endpoint; undefined when it is not valid. */
export function parseHostPort(text: string): { readonly host: string; readonly port: string } | undefined {
  const split = splitHostPort(text)
  const { host, port } = 'error' in split ? { host: text, port: '' } : split
  if (port !== '' && !(/^\d+$/.test(port) && Number(port) >= 1 && Number(port) <= 65_535)) return undefined
  return parseIP(host) !== undefined || subdomainFindings(host).length === 0 ? { host, port } : undefined
}

/** What is wrong with a name as a subdomain of RFC 1123. */
export function subdomainFindings(name: string): string[] {
  const findings: string[] = []
  if (name.length > 253) findings.push('must be no more than 253 characters')
  if (!/^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/.test(name)) findings.push(words.subdomain)
  return findings
}

function wildcardFindings(name: string): string[] {
  return /^\*\.[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/.test(name) ? [] : [words.wildcard]
}
