import { generateKeyPairSync } from 'node:crypto'
import { join } from 'node:path'
import { readSnapshot } from '@vivarium/apiserver'
import {
  CertificateAuthority,
  describeIssues,
  errors,
  isVivariumError,
  type OpenResidentRequest,
  Operation,
  type OperationOptions,
  type Resident,
  type ResidentDescription,
  type ResidentKind,
  readJsonFile,
  writeFileAtomically,
} from '@vivarium/core'
import { z } from 'zod'
import { ApiServer, type ApiServerOptions } from './api-server.js'

const optionsSchema = z.strictObject({
  /** Version of Kubernetes; absent: the newest that there is. */
  version: z.string().optional(),
  /** False: nothing runs behind the API. */
  controllers: z.boolean().optional(),
})

/** What makes tokens and certificates of a saved server go on being worth something. Secret. */
const keysSchema = z.object({
  authority: z.object({ certificate: z.string(), key: z.string() }),
  serviceAccounts: z.string(),
})
type Keys = z.infer<typeof keysSchema>

const stateFile = 'state.gz'
const keysFile = 'keys.json'

/** Bare API servers (with the controllers that every cluster has) as residents of universes. */
export const apiServerResident: ResidentKind = {
  name: 'apiserver',
  description: 'A Kubernetes API server without nodes',
  open: (request, options) => ApiServerResident.open(request, options),
}

class ApiServerResident implements Resident {
  readonly description: ResidentDescription
  readonly #api: ApiServer
  readonly #keys: Keys

  private constructor(api: ApiServer, keys: Keys) {
    this.#api = api
    this.#keys = keys
    this.description = {
      endpoints: { api: api.url },
      ports: { api: api.port },
      files: { kubeconfig: api.kubeconfig },
      // biome-ignore lint/suspicious/noTemplateCurlyInString: the form that residents name their files in
      env: { KUBECONFIG: '${file:kubeconfig}' },
    }
  }

  static async open(request: OpenResidentRequest, options?: OperationOptions): Promise<Resident> {
    const operation = Operation.from(options, `opening ${request.name}`)
    const parsed = optionsSchema.safeParse(request.options ?? {})
    if (!parsed.success) throw errors.invalidValue(`options of ${request.name}`, request.options, describeIssues(parsed.error))
    const { version, controllers } = parsed.data
    const { save } = request
    const keys = save ? await readJsonFile(join(save.directory, keysFile), keysSchema) : await newKeys()
    const snapshot = save && (await readSnapshot(join(save.directory, stateFile), operation))
    const settings: ApiServerOptions = {
      clock: request.clock,
      authority: CertificateAuthority.from(keys.authority),
      serviceAccounts: { issuers: [], signingKey: keys.serviceAccounts },
      ...(snapshot && { snapshot }),
      ...(version !== undefined && { version }),
      ...(controllers === false && { controllers: false as const }),
    }
    return new ApiServerResident(await startAtPort(settings, request.preferredPorts?.api, operation), keys)
  }

  async snapshot(directory: string, options?: OperationOptions): Promise<unknown> {
    await this.#api.export(join(directory, stateFile), options)
    await writeFileAtomically(join(directory, keysFile), JSON.stringify(this.#keys), { mode: 0o600 })
    return {}
  }

  settled(options?: OperationOptions): Promise<void> {
    return this.#api.settled(options)
  }

  close(): Promise<void> {
    return this.#api.close()
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close()
  }
}

async function newKeys(): Promise<Keys> {
  const { certificate, key } = await CertificateAuthority.create('vivarium-ca')
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  return { authority: { certificate, key }, serviceAccounts: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString() }
}

/** At the port that it had, where that is free. */
async function startAtPort(settings: ApiServerOptions, port: number | undefined, { signal }: Operation): Promise<ApiServer> {
  try {
    return await ApiServer.start({ ...settings, signal, ...(port !== undefined && { port }) })
  } catch (error) {
    if (port === undefined || !isVivariumError(error, 'PORT_IN_USE')) throw error
    return ApiServer.start({ ...settings, signal })
  }
}
