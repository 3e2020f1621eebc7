import { isDeepStrictEqual } from 'node:util'
import { isConflict, isNotFound, type KubeObject, type Manager } from '@vivarium/controller'
import { type LabelSelector, selects } from '../label-selector.js'
import { notAtOnce } from './not-at-once.js'

interface ClusterRole extends KubeObject {
  aggregationRule?: { clusterRoleSelectors?: LabelSelector[] }
  rules?: object[] | null
}

const clusterRoleKind = { apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'ClusterRole' } as const

/** Cluster roles that aggregate others (admin, edit, view) have the rules of those that they select. */
export function addClusterRoleAggregation(manager: Manager): void {
  const roles = manager.informers.of<ClusterRole>(clusterRoleKind)
  const rest = notAtOnce()
  const aggregating = () => roles.list().filter(({ aggregationRule }) => aggregationRule)
  manager.addController({
    name: 'clusterrole-aggregation',
    for: clusterRoleKind,
    watches: [{ ...clusterRoleKind, map: () => aggregating().map(({ metadata }) => ({ namespace: '', name: metadata.name ?? '' })) }],
    async reconcile(request, { client, clock }) {
      const role = roles.get(request)
      if (!role?.aggregationRule) return undefined
      const waitMs = rest(clock)
      if (waitMs > 0) return { requeueAfterMs: waitMs }
      const rules: object[] = []
      const byName = roles.list().sort((a, b) => ((a.metadata.name ?? '') < (b.metadata.name ?? '') ? -1 : 1))
      for (const selector of role.aggregationRule.clusterRoleSelectors ?? [])
        for (const other of byName)
          if (other !== role && selects(selector, other.metadata.labels))
            for (const rule of other.rules ?? []) if (!rules.some((known) => isDeepStrictEqual(known, rule))) rules.push(rule)
      if (isDeepStrictEqual(rules, role.rules ?? [])) return undefined
      try {
        await client.patch(
          clusterRoleKind,
          request,
          { type: 'merge', body: { rules } },
          { fieldManager: 'clusterrole-aggregation-controller' },
        )
      } catch (error) {
        if (!isNotFound(error) && !isConflict(error)) throw error
      }
      return undefined
    },
  })
}
