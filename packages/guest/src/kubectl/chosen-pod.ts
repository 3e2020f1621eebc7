import type { KubeObject } from './client.js'
import { KubectlFailure } from './failure.js'
import { pathOf } from './resources.js'
import { objectPath, type Session } from './session.js'

interface PodWithContainers extends KubeObject {
  readonly spec?: Readonly<
    Record<'containers' | 'initContainers' | 'ephemeralContainers', readonly { readonly name: string }[] | undefined>
  >
}

type Selector = { readonly matchLabels?: Readonly<Record<string, string>> } & Readonly<Record<string, string>>

interface ChosenPod {
  readonly pod: PodWithContainers
  readonly path: string
  /** How many there were. */
  readonly count: number
}

/** `POD` or `TYPE/NAME`, whose first pod it is then. */
export async function chosenPod(session: Session, word: string): Promise<ChosenPod> {
  const client = await session.client()
  const { targets } = await session.targets(word.includes('/') ? [word] : ['pods', word])
  const [target] = targets
  if (!target) throw new KubectlFailure('error: pod, type/name or --filename must be specified')
  const path = objectPath(target)
  const object = await client.ask<PodWithContainers>('GET', path)
  if (target.resource.name === 'pods') return { pod: object, path, count: 1 }
  const pods = await session.resource('pods')
  const { selector } = (object as { spec?: { selector?: Selector } }).spec ?? {}
  const labelSelector = Object.entries(selector?.matchLabels ?? selector ?? {}).map(([name, value]) => `${name}=${value}`)
  const query = { labelSelector: labelSelector.join(',') }
  const { items } = await client.ask<{ items: readonly PodWithContainers[] }>('GET', pathOf(pods, target.namespace), { query })
  const [pod] = items
  if (!pod) throw new KubectlFailure(`error: no pods found for ${word}`)
  return { pod, path: objectPath({ ...target, resource: pods, name: pod.metadata?.name ?? '' }), count: items.length }
}

/** The container that is named, or the default one, of which several are told. */
export async function chosenContainer(session: Session, word: string): Promise<{ readonly pod: string; readonly container: string }> {
  const { pod, path } = await chosenPod(session, word)
  return { pod: path, container: await containerOf(session, pod, session.flags.value('container')) }
}

export async function containerOf(session: Session, pod: PodWithContainers, named: string | undefined): Promise<string> {
  const names = pod.spec?.containers?.map(({ name }) => name) ?? []
  const annotated = pod.metadata?.annotations?.['kubectl.kubernetes.io/default-container']
  const container = named ?? (annotated !== undefined && names.includes(annotated) ? annotated : names[0]) ?? ''
  const { ephemeralContainers = [], initContainers = [] } = pod.spec ?? {}
  const all = [...names, ...ephemeralContainers.map(({ name }) => `${name} (ephem)`), ...initContainers.map(({ name }) => `${name} (init)`)]
  if (named === undefined && annotated === undefined && all.length > 1 && !session.flags.has('quiet'))
    await session.call.printError(`Defaulted container "${container}" out of: ${all.join(', ')}\n`)
  return container
}
