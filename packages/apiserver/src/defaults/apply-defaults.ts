import type { KubernetesData } from '../data.js'
import { parseQuantity, roundUpToMilli } from '../quantity/quantity.js'
import type { GoType } from '../schema/go-type.js'
import { adminDefaults } from './admin-defaults.js'
import { coreDefaults } from './core-defaults.js'
import { type Defaulter, type Fields, isFields } from './defaulter.js'
import { workloadDefaults, workloadDefaultsBesideSpec } from './workload-defaults.js'

const defaulters: Readonly<Record<string, Defaulter>> = { ...coreDefaults, ...workloadDefaults, ...adminDefaults }

/** What to do for one Go type: its own defaults, then those of what is in it. Absent for a type without any. */
interface Plan {
  readonly own: readonly Defaulter[]
  readonly besideSpec: readonly Defaulter[]
  readonly fields: readonly { readonly json: string; readonly kind: 'struct' | 'list' | 'map'; readonly plan: Plan }[]
}

const plans = new WeakMap<KubernetesData, Map<string, Plan | undefined>>()

/** Fills in the defaults of a built-in object and of everything in it, as kube-apiserver does for what it decodes. Changes the draft. */
export function applyDefaults(data: KubernetesData, type: GoType, draft: object): void {
  const plan = planOf(data, type)
  if (!plan) return
  const value = draft as Fields
  // It was stored with its defaults, and cannot be changed.
  const stored = isFields(value.spec) && Object.isFrozen(value.spec)
  run(stored ? { ...plan, own: [], fields: plan.fields.filter(({ json }) => json !== 'spec') } : plan, value)
}

const apps = 'k8s.io.api.apps.v1.'
const batch = 'k8s.io.api.batch.v1.'
const core = 'k8s.io.api.core.v1.'
/** Kinds of which the own defaults, but for those beside the spec, say something of the spec and of nothing else. */
const ofSpecAlone: ReadonlySet<string> = new Set([
  `${core}Pod`,
  `${core}Node`,
  `${apps}Deployment`,
  `${apps}ReplicaSet`,
  `${apps}StatefulSet`,
  `${batch}CronJob`,
  `${batch}Job`,
])

export function hasDefaultsOfSpecAlone({ struct }: GoType): boolean {
  return struct !== undefined && (ofSpecAlone.has(struct.message) || !Object.hasOwn(defaulters, struct.message))
}

function run(plan: Plan, value: Fields): void {
  for (const defaulter of plan.own) defaulter(value)
  for (const defaulter of plan.besideSpec) defaulter(value)
  for (const { json, kind, plan: inner } of plan.fields) {
    const field = value[json]
    if (kind === 'list') {
      if (Array.isArray(field)) for (const item of field) if (isFields(item)) run(inner, item)
    } else if (isFields(field)) {
      if (kind === 'struct') run(inner, field)
      else for (const item of Object.values(field)) if (isFields(item)) run(inner, item)
    }
  }
}

/** Resources are counted in thousandths at the finest. */
function roundQuantities(quantities: unknown): void {
  if (!isFields(quantities)) return
  for (const [name, text] of Object.entries(quantities)) {
    // What is finer has a fraction, an exponent, or a suffix for it.
    if (typeof text === 'string' && /[.eEun]/.test(text)) quantities[name] = roundUpToMilli(parseQuantity(text)).text
  }
}

function planOf(data: KubernetesData, type: GoType): Plan | undefined {
  let known = plans.get(data)
  if (!known) {
    known = new Map()
    plans.set(data, known)
  }
  const message = type.struct?.message ?? ''
  // A type inside itself has no defaults of its own in this API, so that a plan can end there.
  if (known.has(message)) return known.get(message)
  known.set(message, undefined)
  const plan = makePlan(data, type)
  known.set(message, plan)
  return plan
}

function makePlan(data: KubernetesData, type: GoType): Plan | undefined {
  const { struct } = type
  if (!struct) return undefined
  const own: Defaulter[] = []
  const code = defaulters[struct.message]
  if (code) own.push(code)
  const beside = workloadDefaultsBesideSpec[struct.message]
  const besideSpec = beside ? [beside] : []
  const named = data.defaults[struct.message]
  if (named) {
    own.push((value) => {
      for (const [field, preset] of Object.entries(named)) if (value[field] === undefined) value[field] = preset
    })
  }
  const fields: Plan['fields'][number][] = []
  for (const { json, type: field } of struct.fields) {
    if (field.name === 'v1.ResourceList') own.push((value) => roundQuantities(value[json]))
    const kind = field.kind === 'list' || field.kind === 'map' ? field.kind : 'struct'
    const inner = kind === 'struct' ? field : field.element
    if (inner?.kind !== 'struct') continue
    const plan = planOf(data, inner)
    if (plan) fields.push({ json, kind, plan })
  }
  return own.length + besideSpec.length + fields.length > 0 ? { own, besideSpec, fields } : undefined
}
