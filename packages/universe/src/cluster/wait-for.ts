import type { ApiResource, KubeClient, KubeObject } from '@vivarium/controller'
import { errors, Operation, type OperationOptions } from '@vivarium/core'
import { readPath } from './object-path.js'
import { watchUntil } from './watch-until.js'

/** What of which object is waited for. With none of the last four: that it is there. */
export interface WaitTarget {
  /** `Deployment`, `deployments`, or with its group `deployments.apps`. */
  readonly kind: string
  /** For a kind that there is in several groups or versions. */
  readonly apiVersion?: string
  readonly name: string
  /** Default: `default`, for kinds that are in namespaces. */
  readonly namespace?: string
  /** A condition of its status: `Available`, or with a value that is not True: `Ready=False`. */
  readonly condition?: string
  /** As kubectl wait takes it: `{.status.phase}=Running`; without a value: that there is something. */
  readonly jsonPath?: string
  /** That it is gone. */
  readonly deleted?: boolean
  /** Anything else. */
  readonly until?: (object: KubeObject) => boolean
}

const defaultTimeoutMs = 120_000

/**
 * Resolves, with the object, when it is as it should be; with undefined when it is gone and that was waited for. Throws TIMED_OUT, which
 * says how it is instead, and INVALID_VALUE.
 */
export async function waitFor(client: KubeClient, target: WaitTarget, options?: OperationOptions): Promise<KubeObject | undefined> {
  const isMet = conditionOf(target)
  const what = describe(target)
  const operation = Operation.from(options, what, defaultTimeoutMs)
  const resource = await resourceFor(client, target, operation)
  const { apiVersion, kind, namespaced } = resource
  const { name, namespace = 'default', deleted = false } = target
  const found = await watchUntil<KubeObject, { object: KubeObject | undefined }>(
    client,
    {
      kind: { apiVersion, kind },
      selection: { fieldSelector: `metadata.name=${name}`, ...(namespaced && { namespace }) },
      what,
      check: (objects) => {
        const [object] = objects.values()
        if (object === undefined) return deleted ? { object } : undefined
        return !deleted && isMet(object) ? { object } : undefined
      },
      now: (objects) => stateOf(objects.values().next().value),
    },
    operation,
  )
  return found.object
}

function describe({ kind, name, namespace, condition, jsonPath, deleted, until }: WaitTarget): string {
  const whose = `${kind} ${namespace === undefined ? '' : `${namespace}/`}${name}`
  if (deleted) return `the deletion of ${whose}`
  if (condition !== undefined) return `condition ${condition} of ${whose}`
  if (jsonPath !== undefined) return `${jsonPath} of ${whose}`
  return until === undefined ? `${whose} being there` : `${whose} being as wanted`
}

interface Conditioned {
  readonly metadata: { readonly generation?: number }
  readonly status?: {
    readonly observedGeneration?: number
    readonly phase?: string
    readonly conditions?: readonly {
      readonly type: string
      readonly status: string
      readonly reason?: string
      readonly message?: string
      readonly observedGeneration?: number
    }[]
  }
}

function conditionOf({ condition, jsonPath, deleted, until }: WaitTarget): (object: KubeObject) => boolean {
  const given = [condition, jsonPath, deleted, until].filter((criterion) => criterion !== undefined && criterion !== false)
  if (given.length > 1) throw errors.invalidValue('waitFor', given.length, 'name one of condition, jsonPath, deleted and until')
  if (condition !== undefined) {
    const [type = '', status = 'True'] = condition.split('=')
    return (object) => hasCondition(object as Conditioned, type, status)
  }
  if (jsonPath !== undefined) {
    const match = /^(.*?\}|[^=]*)(?:=(.*))?$/s.exec(jsonPath)
    const [path = '', value] = [match?.[1], match?.[2]]
    const read = readPath(path)
    return (object) => {
      const found = read(object)
      return value === undefined ? found !== undefined && found !== null && found !== '' : String(found) === value
    }
  }
  return until ?? (() => true)
}

/** As kubectl wait: a status that is of an older generation says nothing. */
function hasCondition({ metadata, status }: Conditioned, type: string, wanted: string): boolean {
  const condition = status?.conditions?.find((candidate) => candidate.type.toLowerCase() === type.toLowerCase())
  const observed = condition?.observedGeneration ?? status?.observedGeneration
  if (condition === undefined || (observed !== undefined && observed < (metadata.generation ?? 0))) return false
  return condition.status.toLowerCase() === wanted.toLowerCase()
}

function stateOf(object: KubeObject | undefined): string {
  if (object === undefined) return 'it is not there'
  const { phase, conditions = [] } = (object as Conditioned).status ?? {}
  const said = conditions.map(({ type, status, reason }) => `${type}=${status}${reason ? ` (${reason})` : ''}`)
  const state = [...(phase === undefined ? [] : [`phase ${phase}`]), ...said].join(', ')
  return `it is there${state === '' ? '' : `: ${state}`}`
}

async function resourceFor(client: KubeClient, { kind, apiVersion }: WaitTarget, operation: Operation): Promise<ApiResource> {
  if (apiVersion !== undefined) return client.resourceOf({ apiVersion, kind }, operation)
  const { resources } = await client.resources(operation)
  const wanted = kind.toLowerCase()
  const found = resources.find((candidate) => {
    const { resource, group } = candidate
    return [candidate.kind.toLowerCase(), resource, `${resource}.${group}`, `${candidate.kind.toLowerCase()}.${group}`].includes(wanted)
  })
  if (found) return found
  throw errors.notFound('kind', kind, [...new Set(resources.map((resource) => resource.kind))])
}
