import type { User } from '../auth/user.js'
import type { KubeObject } from './objects.js'
import type { ServedResource } from './resource.js'

/** What an admission plugin sees of a write. */
export interface AdmissionAttributes {
  readonly operation: 'CREATE' | 'UPDATE' | 'DELETE' | 'CONNECT'
  readonly resource: ServedResource
  readonly subresource: string
  readonly namespace: string
  readonly name: string
  /** The new object, absent for a deletion; plugins may change it while they mutate. */
  readonly object: KubeObject | undefined
  readonly old: KubeObject | undefined
  readonly user: User
  readonly dryRun: boolean
  readonly warn: (message: string) => void
}

/** A step that may change or refuse a write; a refusal is thrown as a StatusError. Work that waits (webhooks) gives a promise. */
export interface AdmissionPlugin {
  readonly name: string
  mutate?(attributes: AdmissionAttributes): void | Promise<void>
  validate?(attributes: AdmissionAttributes): void | Promise<void>
}

/** Runs plugins in order; a promise only where a plugin gives one. */
export function runAdmission(
  plugins: readonly AdmissionPlugin[],
  phase: 'mutate' | 'validate',
  attributes: AdmissionAttributes,
): Promise<void> | undefined {
  for (let i = 0; i < plugins.length; i++) {
    const pending = plugins[i]?.[phase]?.(attributes)
    if (pending) return pending.then(() => runAdmission(plugins.slice(i + 1), phase, attributes))
  }
  return undefined
}
