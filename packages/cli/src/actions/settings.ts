import { getSetting, listSettings, type SettingValue, setSetting, unsetSetting } from '@vivarium/core'
import type { Context } from '../context.js'
import type { Action } from '../definition.js'

const record = ({ setting, value, isSet }: SettingValue) => ({
  name: setting.name,
  value: value ?? null,
  isSet,
  default: setting.default ?? null,
  description: setting.description,
})

export const list: Action = async (context) => {
  await context.output.list((await listSettings()).map(record), [
    { header: 'NAME', value: ({ name }) => name },
    { header: 'VALUE', value: ({ value }) => value ?? '-' },
    { header: 'SET', value: ({ isSet }) => (isSet ? 'yes' : '-') },
    { header: 'DESCRIPTION', value: ({ description }) => description },
  ])
  return undefined
}

export const get: Action<[name: string]> = async (context, [name]) => {
  await print(context, name)
  return undefined
}

export const set: Action<[name: string, value: string]> = async (context, [name, value]) => {
  await setSetting(name, value)
  await print(context, name)
  return undefined
}

export const unset: Action<[name: string]> = async (context, [name]) => {
  await unsetSetting(name)
  await print(context, name)
  return undefined
}

async function print(context: Context, name: string): Promise<void> {
  const value = await getSetting(name)
  await context.output.record({ name, value: value ?? null }, value ?? '')
}
