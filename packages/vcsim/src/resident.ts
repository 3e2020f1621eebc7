import { join } from 'node:path'
import {
  CertificateAuthority,
  describeIssues,
  errors,
  isVivariumError,
  type KeyPair,
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
import { VCenter, type VCenterOptions } from './vcenter.js'

const count = z.number().int().nonnegative().optional()

const optionsSchema = z.strictObject({
  /** Who may log in, as an administrator; absent: everybody. */
  username: z.string().min(1).optional(),
  password: z.string().min(1).optional(),
  /** What there is at the start: as `ModelOptions`. */
  model: z
    .strictObject({
      esx: z.boolean().optional(),
      datacenters: count,
      clusters: count,
      clusterHosts: count,
      standaloneHosts: count,
      pools: count,
      vApps: count,
      datastores: count,
      storagePods: count,
      portgroups: count,
      nsxPortgroups: count,
      opaqueNetworks: count,
      machines: count,
      folders: count,
      autostart: z.boolean().optional(),
      uniqueHostPorts: z.boolean().optional(),
    })
    .optional(),
})

const keysSchema = z.object({ certificate: z.string(), key: z.string() })
const keysFile = 'keys.json'

/** Simulated vCenters as residents of universes. */
export const vcenterResident: ResidentKind = {
  name: 'vcenter',
  description: 'A simulated vCenter',
  open: (request, options) => VCenterResident.open(request, options),
}

class VCenterResident implements Resident {
  readonly description: ResidentDescription
  readonly #vcenter: VCenter
  readonly #keys: KeyPair

  private constructor(vcenter: VCenter, keys: KeyPair, { username = 'user', password = 'pass' }: z.infer<typeof optionsSchema>) {
    this.#vcenter = vcenter
    this.#keys = keys
    const { url } = vcenter
    const login = new URL(url)
    login.username = username
    login.password = password
    this.description = {
      endpoints: { sdk: url.href },
      ports: { sdk: Number(url.port) },
      files: { 'certificate.pem': keys.certificate },
      env: { GOVC_URL: login.href, GOVC_INSECURE: 'true' },
    }
  }

  static async open(request: OpenResidentRequest, options?: OperationOptions): Promise<Resident> {
    const operation = Operation.from(options, `opening ${request.name}`)
    const parsed = optionsSchema.safeParse(request.options ?? {})
    if (!parsed.success) throw errors.invalidValue(`options of ${request.name}`, request.options, describeIssues(parsed.error))
    const { save } = request
    const keys = save === undefined ? await newKeys() : await readJsonFile(join(save.directory, keysFile), keysSchema)
    operation.throwIfAborted()
    const settings = {
      ...parsed.data,
      clock: request.clock,
      tls: keys,
      dataFolder: join(request.directory, 'datastores'),
      ...(save === undefined ? {} : { restore: save.directory }),
    } as VCenterOptions
    return new VCenterResident(await startAtPort(settings, request.preferredPorts?.sdk), keys, parsed.data)
  }

  async snapshot(directory: string, options?: OperationOptions): Promise<unknown> {
    const { signal } = Operation.from(options, 'saving a vCenter')
    await this.#vcenter.save(directory, { signal })
    await writeFileAtomically(join(directory, keysFile), JSON.stringify(this.#keys), { mode: 0o600 })
    return {}
  }

  close(): Promise<void> {
    return this.#vcenter[Symbol.asyncDispose]()
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close()
  }
}

async function newKeys(): Promise<KeyPair> {
  const authority = await CertificateAuthority.create('Vivarium vCenter')
  const { certificate, key } = await authority.issueServer(['localhost', '127.0.0.1'])
  return { certificate, key }
}

/** At the port that it had, where that is free. */
async function startAtPort(settings: VCenterOptions, port: number | undefined): Promise<VCenter> {
  try {
    return await VCenter.start({ ...settings, ...(port === undefined ? {} : { port }) })
  } catch (error) {
    if (port === undefined || !isVivariumError(error, 'CANNOT_LISTEN')) throw error
    return VCenter.start(settings)
  }
}
