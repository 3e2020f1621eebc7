import {
  controllerOf,
  controllerReference,
  isAlreadyExists,
  isNotFound,
  type KubeClient,
  type KubeObject,
  keyOf,
} from '@vivarium/controller'
import { type ControllerRevision, controllerRevisionKind, type PodTemplate } from './objects.js'
import { fnv32, goJson, goPodTemplate, safeEncode } from './pod-template-hash.js'

export const revisionLabel = 'controller-revision-hash'
const longestPrefix = 223

type Owner = KubeObject & { spec?: { template?: PodTemplate; revisionHistoryLimit?: number }; status?: { collisionCount?: number } }

/** What a revision keeps of its owner: its pod template, as a patch that replaces it. */
function dataOf(template: PodTemplate): { spec: { template: Record<string, unknown> } } {
  return { spec: { template: { ...goPodTemplate(template), $patch: 'replace' } } }
}

/** The hash in the name of a stateful set's revision: that of kube-controller-manager. */
export function revisionHash(template: PodTemplate, collisionCount?: number): string {
  return safeEncode(String(fnv32(Buffer.from(`${goJson(dataOf(template))}${collisionCount ?? ''}`))))
}

/** The template that a revision keeps. */
export function templateOf({ data }: ControllerRevision): PodTemplate {
  const { $patch: _, ...template } = (data?.spec?.template ?? {}) as PodTemplate & { $patch?: string }
  return template
}

export interface EnsureRevisionOptions {
  readonly client: KubeClient
  readonly owner: Owner
  /** Those of the owner. */
  readonly existing: readonly ControllerRevision[]
  readonly hash: (template: PodTemplate, collisionCount?: number) => string
  /** Labels with the hash. */
  readonly labels: (hash: string) => Record<string, string>
}

/** The revision of the owner's template, made when there is none; it has the highest number. */
export async function ensureRevision({ client, owner, existing, hash, labels }: EnsureRevisionOptions): Promise<ControllerRevision> {
  const template = owner.spec?.template ?? {}
  const text = goJson(dataOf(template))
  const sorted = [...existing].sort((a, b) => a.revision - b.revision)
  const next = (sorted.at(-1)?.revision ?? 0) + 1
  const equal = sorted.filter((revision) => goJson(dataOf(templateOf(revision))) === text).at(-1)
  if (equal) return equal.revision === next - 1 ? equal : client.update<ControllerRevision>({ ...equal, revision: next })
  const { namespace = '', name = '', annotations } = owner.metadata
  for (let collisionCount = owner.status?.collisionCount; ; collisionCount = (collisionCount ?? 0) + 1) {
    const suffix = hash(template, collisionCount)
    const draft: ControllerRevision = {
      ...controllerRevisionKind,
      metadata: {
        namespace,
        name: `${name.slice(0, longestPrefix)}-${suffix}`,
        labels: { ...template.metadata?.labels, ...labels(suffix) },
        ...(annotations && { annotations: { ...annotations } }),
        ownerReferences: [controllerReference(owner)],
      },
      data: dataOf(template),
      revision: next,
    }
    try {
      return await client.create(draft)
    } catch (error) {
      if (!isAlreadyExists(error)) throw error
      const live = await client.get<ControllerRevision>(controllerRevisionKind, keyOf(draft))
      if (controllerOf(live)?.uid === owner.metadata.uid && goJson(dataOf(templateOf(live))) === text) return live
    }
  }
}

/** Deletes the oldest of those that nobody uses, but for as many as the history keeps. */
export async function truncateHistory(
  client: KubeClient,
  owner: Owner,
  existing: readonly ControllerRevision[],
  isUsed: (revision: ControllerRevision) => boolean,
): Promise<void> {
  const limit = owner.spec?.revisionHistoryLimit ?? 10
  const unused = existing.filter((revision) => !isUsed(revision)).sort((a, b) => a.revision - b.revision)
  for (const revision of unused.slice(0, Math.max(0, unused.length - limit))) {
    await client.delete(controllerRevisionKind, keyOf(revision)).catch((error) => {
      if (!isNotFound(error)) throw error
    })
  }
}
