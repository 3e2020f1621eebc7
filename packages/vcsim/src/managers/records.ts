import type { CustomizationSpecItem } from '@vivarium/vim/types'

interface Saved {
  readonly customizationSpecs: readonly CustomizationSpecItem[]
  readonly assignedLicenses: readonly (readonly [entity: string, licenseKey: string])[]
  readonly disabledAlarms: readonly string[]
}

/** What managers know that no managed object has as a property. */
export class ManagerRecords {
  /** By name. */
  readonly customizationSpecs = new Map<string, CustomizationSpecItem>()
  /** Keys of licenses by what they were assigned to; the others have the one for evaluation. */
  readonly assignedLicenses = new Map<string, string>()
  /** `alarm-11 vm-42`: alarms that are off for an entity. */
  readonly disabledAlarms = new Set<string>()

  save(): Saved {
    return {
      customizationSpecs: [...this.customizationSpecs.values()],
      assignedLicenses: [...this.assignedLicenses],
      disabledAlarms: [...this.disabledAlarms],
    }
  }

  restore(saved: unknown): void {
    const { customizationSpecs, assignedLicenses, disabledAlarms } = saved as Saved
    this.customizationSpecs.clear()
    this.assignedLicenses.clear()
    this.disabledAlarms.clear()
    for (const item of customizationSpecs) this.customizationSpecs.set(item.info.name, item)
    for (const [entity, key] of assignedLicenses) this.assignedLicenses.set(entity, key)
    for (const key of disabledAlarms) this.disabledAlarms.add(key)
  }
}
