import { systemDomain } from '../access/users.js'
import type { LdapSource, LockoutPolicy, PasswordPolicy } from './admin/types.js'

interface Saved {
  readonly lifetimesMs: { readonly bearer: number; readonly holderOfKey: number }
  readonly renewals: number
  readonly delegations: number
  readonly defaultDomain: string
  readonly ldapSources: readonly LdapSource[]
  readonly passwordPolicy: PasswordPolicy
  readonly lockoutPolicy: LockoutPolicy
}

/** What administrators of single sign-on may set, with what vCenter has by default (vSphere Authentication, "vCenter Single Sign-On Policies"). */
export class SsoSettings {
  /** For how long tokens are issued at most. */
  lifetimesMs = { bearer: 5 * 60_000, holderOfKey: 30 * 24 * 3600_000 }
  renewals = 10
  delegations = 10
  defaultDomain = systemDomain
  /** Directories of others. What is written down here is not asked whom it knows. */
  ldapSources: readonly LdapSource[] = []
  passwordPolicy: PasswordPolicy = {
    description: '',
    prohibitedPreviousPasswordsCount: 5,
    passwordFormat: {
      lengthRestriction: { minLength: 8, maxLength: 20 },
      alphabeticRestriction: { minAlphabeticCount: 2, minUppercaseCount: 1, minLowercaseCount: 1 },
      minNumericCount: 1,
      minSpecialCharCount: 1,
      maxIdenticalAdjacentCharacters: 3,
    },
    passwordLifetimeDays: 90,
  }
  lockoutPolicy: LockoutPolicy = { description: '', maxFailedAttempts: 5, failedAttemptIntervalSec: 180, autoUnlockIntervalSec: 300 }

  save(): Saved {
    const { lifetimesMs, renewals, delegations, defaultDomain, ldapSources, passwordPolicy, lockoutPolicy } = this
    return { lifetimesMs, renewals, delegations, defaultDomain, ldapSources, passwordPolicy, lockoutPolicy }
  }

  restore(saved: unknown): void {
    Object.assign(this, saved as Saved)
  }
}
