import { parse } from 'yaml'
import { z } from 'zod'
import type { CommandCall } from '../command.js'
import { resolveFrom } from '../files/path.js'
import type { GuestTls } from '../network.js'
import { KubectlFailure } from './failure.js'

const cluster = z.object({
  server: z.string(),
  'certificate-authority': z.string().optional(),
  'certificate-authority-data': z.string().optional(),
  'insecure-skip-tls-verify': z.boolean().optional(),
})
const user = z.object({
  'client-certificate': z.string().optional(),
  'client-certificate-data': z.string().optional(),
  'client-key': z.string().optional(),
  'client-key-data': z.string().optional(),
  token: z.string().optional(),
})
const context = z.object({ cluster: z.string(), user: z.string(), namespace: z.string().optional() })
/** kubeconfigs have lists of names with something under each. */
function byName<T>(entries: readonly { readonly name: string; readonly value: T }[]): ReadonlyMap<string, T> {
  return new Map(entries.map(({ name, value }) => [name, value]))
}
const schema = z.object({
  'current-context': z.string().nullish(),
  clusters: z.array(z.object({ name: z.string(), cluster }).transform((entry) => ({ name: entry.name, value: entry.cluster }))).nullish(),
  users: z.array(z.object({ name: z.string(), user }).transform((entry) => ({ name: entry.name, value: entry.user }))).nullish(),
  contexts: z.array(z.object({ name: z.string(), context }).transform((entry) => ({ name: entry.name, value: entry.context }))).nullish(),
})

export interface Kubeconfig {
  readonly path: string
  readonly text: string
  readonly currentContext: string
  readonly contexts: ReadonlyMap<string, z.infer<typeof context>>
}

/** How a server is reached, and as whom. */
export interface Access {
  readonly server: string
  readonly namespace: string
  readonly token?: string
  readonly tls: GuestTls
}

/** The file that `--kubeconfig`, `$KUBECONFIG` or the home names. */
export function kubeconfigPath({ env, cwd, user: { home } }: CommandCall, flag: string | undefined): string {
  const named = flag ?? (env.KUBECONFIG || undefined)
  return resolveFrom(cwd, named?.split(':')[0] ?? `${home}/.kube/config`)
}

/** Throws KubectlFailure with kubectl's words. */
export async function readKubeconfig(
  call: CommandCall,
  path: string,
): Promise<Kubeconfig & { access(contextName?: string): Promise<Access> }> {
  const text = await readText(call, path)
  const parsed = text === undefined ? schema.safeParse({}) : schema.safeParse(parseYaml(path, text))
  if (!parsed.success) throw new KubectlFailure(`error: error loading config file "${path}": ${parsed.error.issues[0]?.message ?? ''}`)
  const clusters = byName(parsed.data.clusters ?? [])
  const users = byName(parsed.data.users ?? [])
  const contexts = byName(parsed.data.contexts ?? [])
  const currentContext = parsed.data['current-context'] ?? ''
  const access = async (contextName = currentContext): Promise<Access> => {
    const chosen = contexts.get(contextName)
    if (!chosen) {
      if (contextName !== '')
        throw new KubectlFailure(`Error in configuration: context was not found for specified context: ${contextName}`)
      throw new KubectlFailure('The connection to the server localhost:8080 was refused - did you specify the right host or port?')
    }
    const { server, ...trust } = clusters.get(chosen.cluster) ?? { server: '' }
    if (server === '') throw new KubectlFailure(`error: cluster "${chosen.cluster}" does not exist`)
    const login = users.get(chosen.user) ?? {}
    const pem = async (data: string | undefined, file: string | undefined) => {
      if (data !== undefined) return Buffer.from(data, 'base64').toString()
      return file === undefined ? undefined : mustRead(call, file.startsWith('/') ? file : resolveFrom(path, `../${file}`), file)
    }
    const authority = await pem(trust['certificate-authority-data'], trust['certificate-authority'])
    const certificate = await pem(login['client-certificate-data'], login['client-certificate'])
    const key = await pem(login['client-key-data'], login['client-key'])
    return {
      server: server.replace(/\/$/, ''),
      namespace: chosen.namespace ?? 'default',
      ...(login.token !== undefined && { token: login.token }),
      tls: {
        verify: trust['insecure-skip-tls-verify'] !== true,
        ...(authority !== undefined && { authority }),
        ...(certificate !== undefined && { certificate }),
        ...(key !== undefined && { key }),
      },
    }
  }
  return { path, text: text ?? '', currentContext, contexts, access }
}

async function readText({ files }: CommandCall, path: string): Promise<string | undefined> {
  try {
    return await files.readFile(path)
  } catch {
    return undefined
  }
}

async function mustRead(call: CommandCall, path: string, name: string): Promise<string> {
  const text = await readText(call, path)
  if (text === undefined) throw new KubectlFailure(`error: unable to read ${name}: open ${name}: no such file or directory`)
  return text
}

function parseYaml(path: string, text: string): unknown {
  try {
    return parse(text, { maxAliasCount: 10 }) ?? {}
  } catch (error) {
    throw new KubectlFailure(`error: error loading config file "${path}": ${error instanceof Error ? error.message : String(error)}`)
  }
}
