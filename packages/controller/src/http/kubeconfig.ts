import { readFile } from 'node:fs/promises'
import { dirname, isAbsolute, join } from 'node:path'
import { describeIssues, messageOf } from '@vivarium/core'
import { parse } from 'yaml'
import { z } from 'zod'
import { controllerErrors } from '../errors.js'
import { type Credentials, execSchema } from './credentials.js'

const clusterSchema = z.object({
  server: z.string(),
  'certificate-authority': z.string().optional(),
  'certificate-authority-data': z.string().optional(),
  'insecure-skip-tls-verify': z.boolean().optional(),
  'tls-server-name': z.string().optional(),
  'proxy-url': z.string().optional(),
})
const userSchema = z.object({
  'client-certificate': z.string().optional(),
  'client-certificate-data': z.string().optional(),
  'client-key': z.string().optional(),
  'client-key-data': z.string().optional(),
  token: z.string().optional(),
  tokenFile: z.string().optional(),
  username: z.string().optional(),
  password: z.string().optional(),
  as: z.string().optional(),
  'as-groups': z.array(z.string()).nullish(),
  exec: execSchema.nullish(),
  'auth-provider': z.unknown().optional(),
})
const contextSchema = z.object({ cluster: z.string(), user: z.string().optional(), namespace: z.string().optional() })

const kubeconfigSchema = z.object({
  'current-context': z.string().nullish(),
  clusters: z.array(z.object({ name: z.string(), cluster: clusterSchema.nullish() })).nullish(),
  users: z.array(z.object({ name: z.string(), user: userSchema.nullish() })).nullish(),
  contexts: z.array(z.object({ name: z.string(), context: contextSchema.nullish() })).nullish(),
})

/** Which server, and how to be known there. Certificates and keys are PEM. */
export interface ConnectionConfig {
  /** `https://HOST:PORT`, perhaps with a path below which the API is. */
  readonly server: string
  readonly certificateAuthority?: string | Buffer
  /** Instead of the host's name, the one that the server's certificate must have. */
  readonly serverName?: string
  readonly insecure?: boolean
  readonly credentials?: Credentials
  /** The namespace of the context. */
  readonly namespace?: string
}

export interface KubeconfigOptions {
  /** Absent: the current one. */
  readonly context?: string
  /** Where files named in the kubeconfig are, unless they are absolute; absent: the working directory. */
  readonly directory?: string
}

/** A context of a kubeconfig, with the files that it names read. Throws KUBECONFIG_INVALID. */
export async function readKubeconfig(text: string, { context, directory = '.' }: KubeconfigOptions = {}): Promise<ConnectionConfig> {
  const config = parseKubeconfig(text)
  const contextName = context ?? config['current-context'] ?? ''
  if (contextName === '') throw controllerErrors.kubeconfigInvalid('it has no current-context; name the context to use')
  const chosen = pick('context', contextName, config.contexts, (entry) => entry.context)
  const cluster = pick('cluster', chosen.cluster, config.clusters, (entry) => entry.cluster)
  const user = chosen.user ? pick('user', chosen.user, config.users, (entry) => entry.user) : {}
  if (!/^https?:\/\/[^/]/.test(cluster.server)) {
    throw controllerErrors.kubeconfigInvalid(`the server of cluster ${chosen.cluster} is no http or https address: ${cluster.server}`)
  }
  if (cluster['proxy-url']) throw controllerErrors.kubeconfigInvalid(`cluster ${chosen.cluster} has a proxy-url, which is not supported`)
  if (user['auth-provider'] !== undefined && user.exec == null) {
    throw controllerErrors.kubeconfigInvalid(`user ${chosen.user} has an auth-provider, which Kubernetes removed; use exec instead`)
  }
  const file = (data: string | undefined, path: string | undefined) => readData(data, path, directory)
  const certificateAuthority = await file(cluster['certificate-authority-data'], cluster['certificate-authority'])
  const certificate = await file(user['client-certificate-data'], user['client-certificate'])
  const key = await file(user['client-key-data'], user['client-key'])
  return {
    server: cluster.server.replace(/\/+$/, ''),
    ...(certificateAuthority && { certificateAuthority }),
    ...(cluster['tls-server-name'] && { serverName: cluster['tls-server-name'] }),
    ...(cluster['insecure-skip-tls-verify'] && { insecure: true }),
    ...(chosen.namespace && { namespace: chosen.namespace }),
    credentials: {
      ...(certificate && key && { certificate, key }),
      ...(user.token && { token: user.token }),
      ...(user.tokenFile && { tokenFile: at(user.tokenFile, directory) }),
      ...(user.username !== undefined && { basic: { username: user.username, password: user.password ?? '' } }),
      ...(user.exec && { exec: user.exec }),
      ...(user.as && { impersonate: { user: user.as, groups: user['as-groups'] ?? [] } }),
    },
  }
}

/** The same of a file. Paths in it are relative to its folder. */
export async function readKubeconfigFile(path: string, context?: string): Promise<ConnectionConfig> {
  return readKubeconfig(await readText(path), { directory: dirname(path), ...(context !== undefined && { context }) })
}

const serviceAccountDirectory = '/var/run/secrets/kubernetes.io/serviceaccount'

/** What a pod with a service account has. Throws NOT_IN_CLUSTER. */
export async function inClusterConfig(environment: NodeJS.ProcessEnv = process.env): Promise<ConnectionConfig> {
  const { KUBERNETES_SERVICE_HOST: host, KUBERNETES_SERVICE_PORT: port } = environment
  if (!host || !port) throw controllerErrors.notInCluster()
  return {
    server: `https://${host.includes(':') ? `[${host}]` : host}:${port}`,
    certificateAuthority: await readText(join(serviceAccountDirectory, 'ca.crt')),
    namespace: (await readText(join(serviceAccountDirectory, 'namespace'))).trim(),
    credentials: { tokenFile: join(serviceAccountDirectory, 'token') },
  }
}

function parseKubeconfig(text: string): z.infer<typeof kubeconfigSchema> {
  let value: unknown
  try {
    value = parse(text)
  } catch (error) {
    throw controllerErrors.kubeconfigInvalid(messageOf(error), { cause: error })
  }
  const result = kubeconfigSchema.safeParse(value)
  if (!result.success) throw controllerErrors.kubeconfigInvalid(describeIssues(result.error))
  return result.data
}

function pick<E extends { readonly name: string }, V>(
  what: string,
  name: string,
  entries: readonly E[] | null | undefined,
  value: (entry: E) => V | null | undefined,
): V {
  const entry = entries?.find((candidate) => candidate.name === name)
  const found = entry && value(entry)
  if (found === undefined || found === null) throw controllerErrors.kubeconfigInvalid(`it has no ${what} ${JSON.stringify(name)}`)
  return found
}

async function readData(data: string | undefined, path: string | undefined, directory: string): Promise<string | undefined> {
  if (data) return Buffer.from(data, 'base64').toString('utf8')
  return path ? readText(at(path, directory)) : undefined
}

function at(path: string, directory: string): string {
  return isAbsolute(path) ? path : join(directory, path)
}

async function readText(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    throw controllerErrors.kubeconfigInvalid(`${path} can't be read: ${messageOf(error)}`, { cause: error })
  }
}
