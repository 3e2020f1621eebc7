import { isBoxed, unbox } from '@vivarium/vim'
import type { OptionValue } from '@vivarium/vim/types'
import type { Kind } from '../call.js'
import { fault, invalidArgument } from '../faults.js'
import { optionManager, settingId } from '../managers/option-manager.js'
import { changeConfig, configOf } from './host-config.js'
import { hostOfSystem } from './host-systems.js'

/** A new value of the type that the option has. Throws the faults InvalidName and InvalidArgument. */
function changed(before: OptionValue | undefined, { key, value }: OptionValue): OptionValue {
  if (before === undefined) throw fault('InvalidName', { name: key }, `The name '${key}' is invalid.`)
  const given = unbox(value)
  if (typeof unbox(before.value) !== typeof given) throw invalidArgument(key)
  return { key, value: isBoxed(before.value) ? { ...before.value, _value: given } : given }
}

/** Advanced settings: those of a host are in its configuration. */
export const hostOptionManager = {
  methods: {
    UpdateOptions(call, parameters) {
      const { world, object } = call
      if (object.reference.value === settingId) {
        optionManager.methods.UpdateOptions(call, parameters)
        return
      }
      const host = hostOfSystem(world.model, object)
      const options = new Map((configOf(host).option ?? []).map((option) => [option.key, option]))
      for (const option of parameters.changedValue) options.set(option.key, changed(options.get(option.key), option))
      changeConfig(world.model, host, { option: [...options.values()] })
    },
  },
} satisfies Kind
