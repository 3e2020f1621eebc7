import { readFile } from 'node:fs/promises'
import { isIP } from 'node:net'
import type { ApiServerOptions, User } from '@vivarium/apiserver'
import { messageOf } from '@vivarium/core'
import type { ControllerSwitches } from '@vivarium/simcluster'
import { envtestErrors } from '../errors.js'
import type { Flags } from '../flags/flags.js'
import { decideAdmission } from './admission-plugins.js'
import { decideAuthorization } from './authorization.js'
import { chosenControllers } from './controllers.js'
import { decideFeatureGates } from './feature-gates.js'
import { controllersFlag } from './flags.js'
import { parseTokenFile } from './token-file.js'

/** What a command line of kube-apiserver comes to. */
export interface KubeApiServerSettings {
  readonly options: ApiServerOptions & { readonly host: string; readonly port: number }
  readonly serving: { readonly folder: string } | { readonly certificateFile: string; readonly keyFile: string }
  readonly etcd: { readonly url: string; readonly prefix: string }
  readonly controllers: false | ControllerSwitches
  readonly warnings: readonly string[]
}

/** Reads the files that the flags name. Throws FLAG_REFUSED, BAD_FLAG and FILE_UNUSABLE. `served`: group versions that the server has. */
export async function readSettings(
  flags: Flags,
  env: Readonly<Record<string, string | undefined>>,
  served: ReadonlySet<string>,
): Promise<KubeApiServerSettings> {
  const warnings = flags.decide()
  warnings.push(...decideFeatureGates(flags.list('feature-gates')))
  checkRuntimeConfig(flags.list('runtime-config'), served)
  checkTlsVersion(flags)
  checkStorageBackend(flags)
  const admission = decideAdmission(flags.list('enable-admission-plugins'), flags.list('disable-admission-plugins'))
  const authorization = decideAuthorization(flags.list('authorization-mode'), flags.is('anonymous-auth'))
  warnings.push(...admission.warnings, ...authorization.warnings)
  const host = addressOf(flags, 'bind-address')
  const advertised = flags.optional('advertise-address') === undefined ? undefined : addressOf(flags, 'advertise-address')
  const inFlight = flags.given('max-requests-inflight') || flags.given('max-mutating-requests-inflight')
  return {
    options: {
      host,
      port: portOf(flags),
      admission: admission.admission,
      anonymous: authorization.anonymous,
      ...(authorization.authorizer && { authorizer: authorization.authorizer }),
      ...(advertised !== undefined && { advertiseAddress: advertised }),
      eventTtlMs: flags.milliseconds('event-ttl'),
      requestTimeoutMs: flags.milliseconds('request-timeout'),
      ...(inFlight && { maxInFlight: flags.number('max-requests-inflight') + flags.number('max-mutating-requests-inflight') }),
      clientAuthorities: await filesOf(flags, 'client-ca-file'),
      tokens: await tokensOf(flags),
      serviceAccounts: await serviceAccountsOf(flags),
      settings: {
        serviceClusterIpRanges: networksOf(flags),
        nodePorts: nodePortsOf(flags),
        garbageCollection: flags.is('enable-garbage-collector'),
        allowPrivileged: flags.is('allow-privileged'),
      },
    },
    serving: servingOf(flags),
    etcd: { url: etcdUrl(flags), prefix: flags.text('etcd-prefix') },
    controllers: chosenControllers(
      flags.given(controllersFlag) ? flags.list(controllersFlag) : (env.VIVARIUM_CONTROLLERS ?? '').split(',').filter(Boolean),
    ),
    warnings,
  }
}

function addressOf(flags: Flags, name: string): string {
  const address = flags.text(name)
  if (isIP(address) === 0)
    throw envtestErrors.badFlag(
      `invalid argument ${JSON.stringify(address)} for "--${name}" flag: failed to parse IP: ${JSON.stringify(address)}`,
    )
  return address
}

function portOf(flags: Flags): number {
  const port = flags.number('secure-port')
  if (port < 1 || port > 65535)
    throw envtestErrors.badFlag(`--secure-port ${port} must be between 1 and 65535, inclusive. It cannot be turned off with 0`)
  return port
}

function networksOf(flags: Flags): string[] {
  const ranges = flags.text('service-cluster-ip-range').split(',').filter(Boolean)
  for (const [index, range] of ranges.entries()) {
    const [address = '', bits = '', ...rest] = range.split('/')
    const most = isIP(address) === 4 ? 32 : 128
    if (isIP(address) === 0 || rest.length > 0 || !/^\d+$/.test(bits) || Number(bits) > most)
      throw envtestErrors.badFlag(`service-cluster-ip-range[${index}] is not a valid cidr`)
  }
  return ranges.length > 0 ? ranges : ['10.0.0.0/24']
}

function nodePortsOf(flags: Flags): { first: number; last: number } {
  const text = flags.text('service-node-port-range')
  const [, from = '', dash, to = ''] = /^(\d+)(?:([-+])(\d+))?$/.exec(text) ?? []
  const first = Number(from)
  const last = dash === undefined ? first : dash === '+' ? first + Number(to) : Number(to)
  if (from === '' || last < first || last > 65535)
    throw envtestErrors.badFlag(
      `invalid argument ${JSON.stringify(text)} for "--service-node-port-range" flag: not a valid port range: ${JSON.stringify(text)}`,
    )
  return { first, last }
}

function servingOf(flags: Flags): KubeApiServerSettings['serving'] {
  const certificateFile = flags.optional('tls-cert-file')
  const keyFile = flags.optional('tls-private-key-file')
  if (certificateFile !== undefined && keyFile !== undefined) return { certificateFile, keyFile }
  if (certificateFile !== undefined || keyFile !== undefined)
    throw envtestErrors.badFlag('--tls-cert-file and --tls-private-key-file must be given together')
  return { folder: flags.text('cert-dir') }
}

function etcdUrl(flags: Flags): string {
  const urls = flags.list('etcd-servers')
  const [url] = urls
  if (url === undefined) throw envtestErrors.badFlag('--etcd-servers must be specified')
  if (urls.length > 1) throw envtestErrors.flagRefused(`--etcd-servers=${urls.join(',')}`, 'one etcd keeps the state')
  if (!URL.canParse(url) || new URL(url).protocol !== 'http:')
    throw envtestErrors.flagRefused(`--etcd-servers=${url}`, "Vivarium's etcd is reached by http://ADDRESS:PORT")
  return url
}

function checkTlsVersion(flags: Flags): void {
  const version = flags.text('tls-min-version')
  if (version !== '' && version !== 'VersionTLS12')
    throw envtestErrors.flagRefused(`--tls-min-version=${version}`, 'it serves TLS 1.2 and later')
}

function checkStorageBackend(flags: Flags): void {
  const storage = flags.text('storage-backend')
  if (storage !== '' && storage !== 'etcd3')
    throw envtestErrors.badFlag("--storage-backend invalid, allowed values: etcd3. If not specified, it will default to 'etcd3'")
}

function checkRuntimeConfig(pairs: readonly string[], served: ReadonlySet<string>): void {
  for (const pair of pairs) {
    const [name = '', text = ''] = pair.split('=')
    const value = text === '' || text === 'true'
    if (name === 'api/all' || name === 'api/ga') {
      // What is on is on; of `all` the alpha and beta versions are missing.
      if (value && name === 'api/ga') continue
      throw envtestErrors.flagRefused(`--runtime-config=${pair}`, 'it serves all versions of 1.34 that are on by default, and no others')
    }
    if (name === 'api/beta' || name === 'api/alpha') {
      if (!value) continue
      throw envtestErrors.flagRefused(
        `--runtime-config=${pair}`,
        'it serves the versions that are on by default, of which none is beta or alpha',
      )
    }
    const groupVersion = name.split('/').slice(0, 2).join('/')
    if (value && (served.has(name) || (served.has(groupVersion) && name.split('/').length === 3))) continue
    if (!value && !served.has(name) && !served.has(groupVersion)) continue
    throw envtestErrors.flagRefused(
      `--runtime-config=${pair}`,
      value ? 'it does not have that version' : 'what is on by default can not be switched off',
    )
  }
}

async function readFlagFile(flag: string, path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    throw envtestErrors.fileUnusable(flag, path, messageOf(error), { cause: error })
  }
}

async function filesOf(flags: Flags, name: string): Promise<string[]> {
  const path = flags.optional(name)
  if (path === undefined) return []
  const text = await readFlagFile(name, path)
  const certificates = text.match(/-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g)
  if (!certificates) throw envtestErrors.fileUnusable(name, path, 'it has no certificate in PEM')
  return [...certificates]
}

async function tokensOf(flags: Flags): Promise<Readonly<Record<string, User>>> {
  const path = flags.optional('token-auth-file')
  if (path === undefined) return {}
  const users = parseTokenFile(await readFlagFile('token-auth-file', path))
  if ('fault' in users && typeof users.fault === 'string') throw envtestErrors.fileUnusable('token-auth-file', path, users.fault)
  return users as Readonly<Record<string, User>>
}

async function serviceAccountsOf(flags: Flags): Promise<NonNullable<ApiServerOptions['serviceAccounts']>> {
  const signing = flags.optional('service-account-signing-key-file')
  const keys = flags.list('service-account-key-file')
  const audiences = flags.list('api-audiences')
  return {
    issuers: flags.list('service-account-issuer'),
    ...(audiences.length > 0 && { audiences }),
    ...(signing !== undefined && { signingKey: await readFlagFile('service-account-signing-key-file', signing) }),
    ...(keys.length > 0 && { verificationKeys: await Promise.all(keys.map((path) => readFlagFile('service-account-key-file', path))) }),
  }
}
