import type { OptionValue } from '@vivarium/vim/types'
import type { Kind } from '../call.js'
import { fault } from '../faults.js'
import type { ManagedObject } from '../model/managed-object.js'
import type { Model } from '../model/model.js'

export const settingId = 'VpxSettings'

/** Settings that clients of vCenter look for, with what it has by default. */
const settings: readonly (readonly [key: string, value: unknown])[] = [
  ['VirtualCenter.InstanceName', '127.0.0.1'],
  ['VirtualCenter.MaxDBConnection', 50],
  ['alarms.version', 91],
  ['client.timeout.long', 120],
  ['client.timeout.normal', 30],
  ['config.vpxd.sso.admin.uri', 'https://127.0.0.1/sso-adminserver/sdk/vsphere.local'],
  ['config.vpxd.sso.default.admin', 'Administrator@vsphere.local'],
  ['config.vpxd.sso.default.isGroup', 'false'],
  ['config.vpxd.sso.enabled', 'false'],
  ['config.vpxd.sso.groupcheck.uri', 'https://127.0.0.1/sso-adminserver/sdk/vsphere.local'],
  ['config.vpxd.sso.solutionUser.certificate', '/etc/vmware-vpx/ssl/vcsoluser.crt'],
  ['config.vpxd.sso.solutionUser.name', 'vpxd@vsphere.local'],
  ['config.vpxd.sso.solutionUser.privateKey', '/etc/vmware-vpx/ssl/vcsoluser.key'],
  ['config.vpxd.sso.sts.uri', 'https://127.0.0.1/sts/STSService/vsphere.local'],
  ['event.batchsize', 2000],
  ['event.maxAge', 30],
  ['event.maxAgeEnabled', true],
  ['log.level', 'info'],
  ['task.maxAge', 30],
  ['task.maxAgeEnabled', true],
]

export function addSettings(model: Model): void {
  const setting = settings.map(([key, value]): OptionValue => ({ key, value }))
  model.add('OptionManager', settingId, { setting, supportedOption: [] })
}

const invalidName = (name: string) => fault('InvalidName', { name }, `The name '${name}' is invalid.`)

function valuesOf(object: ManagedObject): readonly OptionValue[] {
  return (object.get('setting') ?? []) as OptionValue[]
}

/** Those that an option is under: `config.` for `config.log.level`. */
function isUnder(key: string, name: string): boolean {
  return name === '' || key === name || key.startsWith(name.endsWith('.') ? name : `${name}.`)
}

/** Of the vCenter, and of hosts (`configManager.advancedOption`). */
export const optionManager = {
  methods: {
    QueryOptions({ object }, { name = '' }) {
      const found = valuesOf(object).filter(({ key }) => isUnder(key, name))
      if (found.length === 0 && name !== '') throw invalidName(name)
      return found
    },

    UpdateOptions({ world, object }, { changedValue }) {
      const values = new Map(valuesOf(object).map((value) => [value.key, value]))
      for (const { key, value } of changedValue) {
        const before = values.get(key)
        // New ones a vCenter takes only where its services keep theirs.
        if (before === undefined && !key.startsWith('config.')) throw invalidName(key)
        if (before !== undefined && typeof before.value !== typeof value) {
          throw fault('InvalidArgument', { invalidProperty: key }, `A specified parameter was not correct: ${key}`)
        }
        values.set(key, { key, ...(value === undefined ? {} : { value }) })
      }
      world.model.update<'OptionManager'>(object, { setting: [...values.values()].sort((one, other) => (one.key < other.key ? -1 : 1)) })
    },
  },
} satisfies Kind
