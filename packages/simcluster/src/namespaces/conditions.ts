import type { ContentTotals, DeletionFailures } from './content-totals.js'
import type { NamespaceCondition } from './namespace.js'

type Finding = Pick<NamespaceCondition, 'status' | 'reason' | 'message'>

const fine = (reason: string, message: string): Finding => ({ status: 'False', reason, message })
const found = (reason: string, message: string): Finding => ({ status: 'True', reason, message })

/** The conditions of a namespace that is being deleted; words and order are kube-controller-manager's. */
export function deletionConditions(
  before: readonly NamespaceCondition[],
  failures: DeletionFailures,
  totals: ContentTotals | undefined,
  now: string,
): { readonly conditions: NamespaceCondition[]; readonly changed: boolean } {
  const findings: readonly (readonly [string, Finding])[] = [
    ['NamespaceDeletionDiscoveryFailure', discoveryFinding(failures)],
    // API versions come parsed: one that can't be is a failure of discovery here.
    ['NamespaceDeletionGroupVersionParsingFailure', fine('ParsedGroupVersions', 'All legacy kube types successfully parsed')],
    ['NamespaceDeletionContentFailure', contentFinding(failures)],
    ['NamespaceContentRemaining', remainingFinding(totals)],
    ['NamespaceFinalizersRemaining', finalizersFinding(totals)],
  ]
  let changed = false
  const known = new Map(before.map((condition) => [condition.type, condition]))
  for (const [type, finding] of findings) {
    const old = known.get(type)
    if (old && old.status === finding.status && old.reason === finding.reason && old.message === finding.message) continue
    changed = true
    known.set(type, { type, ...finding, lastTransitionTime: old?.status === finding.status ? (old.lastTransitionTime ?? now) : now })
  }
  return { conditions: [...known.values()], changed }
}

function discoveryFinding({ discovery }: DeletionFailures): Finding {
  if (discovery.length === 0) return fine('ResourcesDiscovered', 'All resources successfully discovered')
  return found('DiscoveryFailed', `Discovery failed for some groups, ${discovery.length} failing: ${discoveryMessage({ discovery })}`)
}

export function discoveryMessage({ discovery }: Pick<DeletionFailures, 'discovery'>): string {
  const groups = discovery.map(({ apiVersion, message }) => `${apiVersion}: ${message}`).sort()
  return `unable to retrieve the complete list of server APIs: ${groups.join(', ')}`
}

function contentFinding({ content }: DeletionFailures): Finding {
  if (content.length === 0) return fine('ContentDeleted', 'All content successfully deleted, may be waiting on finalization')
  return found(
    'ContentDeletionFailed',
    `Failed to delete all resource types, ${content.length} remaining: ${[...content].sort().join(', ')}`,
  )
}

function remainingFinding(totals: ContentTotals | undefined): Finding {
  if (!totals || totals.remaining.size === 0) return fine('ContentRemoved', 'All content successfully removed')
  const resources = [...totals.remaining].map(([{ resource, group }, count]) => `${resource}.${group} has ${count} resource instances`)
  return found('SomeResourcesRemain', `Some resources are remaining: ${resources.sort().join(', ')}`)
}

function finalizersFinding(totals: ContentTotals | undefined): Finding {
  if (!totals || totals.finalizers.size === 0) return fine('ContentHasNoFinalizers', 'All content-preserving finalizers finished')
  const finalizers = [...totals.finalizers].map(([name, count]) => `${name} in ${count} resource instances`)
  return found('SomeFinalizersRemain', `Some content in the namespace has finalizers remaining: ${finalizers.sort().join(', ')}`)
}
