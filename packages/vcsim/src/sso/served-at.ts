import { X509Certificate } from 'node:crypto'
import type { KeyPair } from '@vivarium/core'
import type { OptionValue } from '@vivarium/vim/types'
import type { World } from '../call.js'
import { isEsx } from '../is-esx.js'

/** Settings that say where something is served, with what is after host and port. */
const paths: readonly (readonly [key: string, path: string])[] = [
  ['config.vpxd.sso.admin.uri', '/sso-adminserver/sdk/vsphere.local'],
  ['config.vpxd.sso.groupcheck.uri', '/sso-adminserver/sdk/vsphere.local'],
  ['config.vpxd.sso.sts.uri', '/sts/STSService/vsphere.local'],
  ['vcsim.server.url', ''],
]

/** Tells the world where it is served: single sign-on, the settings that clients look at, its hosts. */
export function servedAt(world: World, { origin, port, protocol }: URL, tls: KeyPair | undefined): void {
  world.hostPorts.port = port === '' ? (protocol === 'https:' ? 443 : 80) : Number(port)
  const certificate = tls === undefined ? undefined : new X509Certificate(tls.certificate).raw.toString('base64')
  world.sso.serveAt({ origin, certificate })
  const { setting } = world.content
  const manager = setting === undefined ? undefined : world.model.find(setting)
  if (manager === undefined || isEsx(world.content)) return
  const values = new Map(((manager.get('setting') ?? []) as OptionValue[]).map((each) => [each.key, each]))
  for (const [key, path] of paths) values.set(key, { key, value: `${origin}${path}` })
  world.model.update<'OptionManager'>(manager, {
    setting: [...values.values()].sort((one, other) => (one.key < other.key ? -1 : 1)),
  })
}
