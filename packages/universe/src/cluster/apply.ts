import { type ApiResource, isKubeError, isNotFound, type KubeClient, type KubeObject, keyText } from '@vivarium/controller'
import { messageOf, Operation, type OperationOptions } from '@vivarium/core'
import { universeErrors } from '../errors.js'
import { fieldManager } from './kube-client.js'
import { inOrder, isDefinition, type Manifest, readManifest } from './manifest.js'

export interface ApplyOptions extends OperationOptions {
  /** For objects that name none. Default: `default`. */
  readonly namespace?: string
  /** Take over fields that others have set, instead of failing. */
  readonly force?: boolean
}

const defaultTimeoutMs = 120_000
/** How often it is asked whether what was just made can be used. */
const intervalMs = 25

/**
 * Server-side apply of a manifest: namespaces first, then definitions of custom resources, then the rest in its order. Waits until kinds
 * that the manifest defines are served. Gives the objects as the server has them, in that order. Throws APPLY_FAILED, which names the object.
 */
export async function applyManifest(client: KubeClient, manifest: Manifest, options: ApplyOptions = {}): Promise<KubeObject[]> {
  const operation = Operation.from(options, 'applying the manifest', defaultTimeoutMs)
  const [namespaces, definitions, others] = inOrder(await readManifest(manifest))
  const applier = new Applier(client, options, operation, definitions.flatMap(kindsOf))
  const applied: KubeObject[] = []
  for (const object of [...namespaces, ...definitions, ...others]) applied.push(await applier.apply(object))
  return applied
}

/** `group/kind` of what a definition defines. */
function kindsOf(definition: KubeObject): string[] {
  const { spec } = definition as { spec?: { group?: string; names?: { kind?: string } } }
  return spec?.group && spec.names?.kind ? [`${spec.group}/${spec.names.kind}`] : []
}

class Applier {
  readonly #client: KubeClient
  readonly #options: ApplyOptions
  readonly #operation: Operation
  readonly #defined: readonly string[]

  constructor(client: KubeClient, options: ApplyOptions, operation: Operation, defined: readonly string[]) {
    this.#client = client
    this.#options = options
    this.#operation = operation
    this.#defined = defined
  }

  async apply(object: KubeObject): Promise<KubeObject> {
    try {
      const resource = await this.#resourceOf(object)
      const namespace = resource.namespaced ? (object.metadata.namespace ?? this.#options.namespace ?? 'default') : undefined
      const { namespace: _, ...metadata } = object.metadata
      return await this.#send({ ...object, metadata: { ...metadata, ...(namespace !== undefined && { namespace }) } }, resource)
    } catch (error) {
      if (!isKubeError(error)) throw error
      throw universeErrors.applyFailed(describe(object), messageOf(error), { cause: error, details: { ...error.details } })
    }
  }

  /** A kind that the manifest itself defines is there in a moment. */
  #resourceOf(object: KubeObject): Promise<ApiResource> {
    const isDefined = this.#defined.includes(`${object.apiVersion.split('/')[0]}/${object.kind}`)
    return this.#operation.poll(async () => {
      try {
        return await this.#client.resourceOf(object, this.#operation)
      } catch (error) {
        if (isDefined && isNotFound(error)) return undefined
        throw error
      }
    }, intervalMs)
  }

  #send(object: KubeObject, { kind }: ApiResource): Promise<KubeObject> {
    const { force = false } = this.#options
    return this.#operation.poll(async () => {
      try {
        return await this.#client.apply(object, { signal: this.#operation.signal, fieldManager, force })
      } catch (error) {
        if (kind === 'Pod' && isAccountMissing(error)) return undefined
        if (!isDefinition(object) && this.#isBeingServed(object, error)) return undefined
        throw error
      }
    }, intervalMs)
  }

  /** Discovery knows a new kind a little before its handler does. */
  #isBeingServed({ apiVersion, kind }: KubeObject, error: unknown): boolean {
    return (
      isKubeError(error) &&
      error.status === 404 &&
      error.statusDetails.name === undefined &&
      this.#defined.includes(`${apiVersion.split('/')[0]}/${kind}`)
    )
  }
}

/** A namespace gets its service account a moment after it is made; until then admission refuses its pods. */
function isAccountMissing(error: unknown): boolean {
  return (
    isKubeError(error, 'Forbidden') &&
    /error looking up service account [^ ]+\/default: serviceaccount "default" not found/.test(error.message)
  )
}

/** `Deployment default/web (apps/v1)`. */
function describe({ apiVersion, kind, metadata }: KubeObject): string {
  return `${kind} ${keyText({ name: metadata.name ?? '', ...(metadata.namespace !== undefined && { namespace: metadata.namespace }) })} (${apiVersion})`
}
