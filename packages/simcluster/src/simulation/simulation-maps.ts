import { type Clock, EventRecorder, type KubeObject, keyOf, keyText, type Log, type Manager } from '@vivarium/controller'
import { messageOf } from '@vivarium/core'
import { simClusterErrors } from '../errors.js'
import type { Stages } from '../kubelet/stages.js'
import type { Behaviour } from '../pods/behaviours/behaviour.js'
import { parsedBehaviours } from '../pods/behaviours/behaviour-schema.js'
import { parseStages } from './stage-schema.js'

/** A label: the config map says how pods of the cluster are simulated. Its value does not matter. */
export const simulationLabel = 'vivarium.io/simulation'

interface ConfigMap extends KubeObject {
  readonly data?: Readonly<Record<string, string>>
}

/** What config maps change while they are there. Each function gives the one that takes it back. */
export interface Simulated {
  addStages(stages: Stages): () => void
  addBehaviours(behaviours: readonly Behaviour[]): () => void
}

const configMapKind = { apiVersion: 'v1', kind: 'ConfigMap' }

/**
 * Takes stages and behaviours from config maps with the label `vivarium.io/simulation`, in any namespace: `stages.yaml`, `behaviours.yaml`. They
 * count as long as the config map is there, and are saved with the cluster. What is wrong with one of the two is told by an event about it, and
 * what it said before is gone; the other one counts.
 */
export function followSimulationMaps(
  manager: Manager,
  simulated: Simulated,
  { clock, log }: { readonly clock: Clock; readonly log?: Log },
): void {
  const recorder = new EventRecorder(manager.client, { component: 'vivarium', clock, ...(log && { log }) })
  const active = new Map<string, { readonly data: ConfigMap['data']; readonly takeBack: readonly (() => void)[] }>()
  const forget = (map: ConfigMap) => {
    const key = keyText(keyOf(map))
    for (const takeBack of active.get(key)?.takeBack ?? []) takeBack()
    active.delete(key)
  }
  const follow = (map: ConfigMap) => {
    const key = keyText(keyOf(map))
    if (map.metadata.labels?.[simulationLabel] === undefined) return forget(map)
    if (active.get(key)?.data === map.data) return
    forget(map)
    const takeBack = Object.entries(map.data ?? {}).flatMap(([name, text]) => {
      try {
        return [settingOf(name, text, `config map ${key}, ${name}`)(simulated)]
      } catch (error) {
        recorder.event(map, 'Warning', 'SimulationInvalid', messageOf(error))
        return []
      }
    })
    active.set(key, { data: map.data, takeBack })
  }
  manager.informers.of<ConfigMap>(configMapKind).handle({ added: follow, updated: (_, map) => follow(map), deleted: forget })
}

function settingOf(name: string, text: string, where: string): (simulated: Simulated) => () => void {
  const kind = name.replace(/\.(?:ya?ml|json)$/, '')
  if (kind === 'stages') {
    const stages = parseStages(text, where)
    return (simulated) => simulated.addStages(stages)
  }
  if (kind === 'behaviours') {
    const behaviours = parsedBehaviours(text, where)
    return (simulated) => simulated.addBehaviours(behaviours)
  }
  throw simClusterErrors.simulationUnknown(where)
}
