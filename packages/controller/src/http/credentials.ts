import { readFile } from 'node:fs/promises'
import { messageOf, run } from '@vivarium/core'
import { z } from 'zod'
import { controllerErrors } from '../errors.js'

/** A kubeconfig's `exec`: a program that prints an ExecCredential. */
export interface ExecConfig {
  /** Of the ExecCredential: `client.authentication.k8s.io/v1`. */
  readonly apiVersion: string
  readonly command: string
  readonly args?: readonly string[] | null | undefined
  readonly env?: readonly { readonly name: string; readonly value: string }[] | null | undefined
  /** What to tell whoever lacks the program. */
  readonly installHint?: string | undefined
}

export const execSchema: z.ZodType<ExecConfig> = z.object({
  apiVersion: z.string(),
  command: z.string(),
  args: z.array(z.string()).nullish(),
  env: z.array(z.object({ name: z.string(), value: z.string() })).nullish(),
  installHint: z.string().optional(),
})

/** How a client is known to the server. A certificate and a token may be given together. */
export interface Credentials {
  /** PEM. */
  readonly certificate?: string
  readonly key?: string
  readonly token?: string
  /** Read again every minute: such tokens are replaced while a program runs. */
  readonly tokenFile?: string
  readonly basic?: { readonly username: string; readonly password: string }
  /** A program that prints an ExecCredential (client.authentication.k8s.io). */
  readonly exec?: ExecConfig
  readonly impersonate?: { readonly user: string; readonly groups: readonly string[] }
}

/** What a request says of its sender. */
export interface Identity {
  readonly authorization?: string
  readonly certificate?: string
  readonly key?: string
}

const tokenFileMs = 60_000
/** A credential is renewed so long before it ends. */
const renewMs = 10_000

const execCredentialSchema = z.object({
  status: z.object({
    token: z.string().optional(),
    clientCertificateData: z.string().optional(),
    clientKeyData: z.string().optional(),
    expirationTimestamp: z.string().optional(),
  }),
})

/** Has the identity to send, and renews it: tokens from files, credentials from programs. */
export class CredentialSource {
  readonly #credentials: Credentials
  #known: { readonly identity: Identity; readonly until: number } | undefined
  #asking: Promise<Identity> | undefined

  constructor(credentials: Credentials = {}) {
    this.#credentials = credentials
  }

  /** Throws CREDENTIAL_FAILED. */
  async identity(): Promise<Identity> {
    if (this.#known && Date.now() < this.#known.until) return this.#known.identity
    this.#asking ??= this.#ask().finally(() => {
      this.#asking = undefined
    })
    return this.#asking
  }

  /** The server did not accept it: asks anew next time. False when that would give the same. */
  renew(): boolean {
    const renewable = this.#credentials.exec !== undefined || this.#credentials.tokenFile !== undefined
    if (renewable) this.#known = undefined
    return renewable
  }

  async #ask(): Promise<Identity> {
    const { certificate, key, token, tokenFile, basic, exec } = this.#credentials
    const fixed = { ...(certificate && key && { certificate, key }) }
    let identity: Identity = fixed
    let until = Number.POSITIVE_INFINITY
    if (tokenFile !== undefined) {
      identity = { ...fixed, authorization: bearer(await readToken(tokenFile)) }
      until = Date.now() + tokenFileMs
    } else if (token !== undefined) identity = { ...fixed, authorization: bearer(token) }
    else if (basic) {
      identity = { ...fixed, authorization: `Basic ${Buffer.from(`${basic.username}:${basic.password}`).toString('base64')}` }
    } else if (exec) {
      const answer = await execCredential(exec)
      identity = {
        ...fixed,
        ...(answer.token && { authorization: bearer(answer.token) }),
        ...(answer.clientCertificateData &&
          answer.clientKeyData && { certificate: answer.clientCertificateData, key: answer.clientKeyData }),
      }
      if (answer.expirationTimestamp) until = Date.parse(answer.expirationTimestamp) - renewMs
    }
    this.#known = { identity, until }
    return identity
  }
}

function bearer(token: string): string {
  return `Bearer ${token.trim()}`
}

async function readToken(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    throw controllerErrors.credentialFailed(`the token file ${path} can't be read: ${messageOf(error)}`, { cause: error })
  }
}

async function execCredential({
  apiVersion,
  command,
  args,
  env,
  installHint,
}: ExecConfig): Promise<z.infer<typeof execCredentialSchema>['status']> {
  const info = JSON.stringify({ apiVersion, kind: 'ExecCredential', spec: { interactive: false } })
  try {
    const { stdout } = await run(command, args ?? [], {
      env: { ...process.env, ...Object.fromEntries((env ?? []).map(({ name, value }) => [name, value])), KUBERNETES_EXEC_INFO: info },
      timeoutMs: 60_000,
    })
    return execCredentialSchema.parse(JSON.parse(stdout)).status
  } catch (error) {
    throw controllerErrors.credentialFailed(`${command}: ${messageOf(error)}${installHint ? `\n${installHint}` : ''}`, { cause: error })
  }
}
