import { timingSafeEqual } from 'node:crypto'
import type { Clock } from '../clock.js'
import { type KubeObject, viewOf } from '../registry/objects.js'
import { parseGoTime } from '../schema/go-time.js'
import type { Store } from '../store/store.js'
import type { User } from './user.js'

const tokenForm = /^([a-z0-9]{6})\.([a-z0-9]{16})$/
const groupForm = /^system:bootstrappers:[a-z0-9:-]{0,255}[a-z0-9]$/

/** The user of a bootstrap token: `TOKENID.SECRET`, of a secret in kube-system of the type bootstrap.kubernetes.io/token that is in force. */
export function bootstrapTokenUser(token: string, store: Store, clock: Clock): User | undefined {
  const [, id = '', secret = ''] = tokenForm.exec(token) ?? []
  const stored = id === '' ? undefined : store.table('secrets').get(`kube-system/bootstrap-token-${id}`)
  if (!stored) return undefined
  const { metadata, type, data } = viewOf<KubeObject & { type?: string; data?: Record<string, string> }>(stored.object)
  const value = (key: string) => Buffer.from(data?.[key] ?? '', 'base64').toString('utf8')
  if (metadata.deletionTimestamp !== undefined || type !== 'bootstrap.kubernetes.io/token') return undefined
  if (!sameText(value('token-secret'), secret) || value('token-id') !== id) return undefined
  if (hasExpired(value('expiration'), clock.now()) || value('usage-bootstrap-authentication') !== 'true') return undefined
  const groups = value('auth-extra-groups')
    .split(',')
    .filter((group) => group !== '')
  if (!groups.every((group) => groupForm.test(group))) return undefined
  return { name: `system:bootstrap:${id}`, groups: ['system:bootstrappers', ...new Set(groups)].sort() }
}

function sameText(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)]
  return left.length === right.length && timingSafeEqual(left, right)
}

/** What can't be read is taken for a time that is over. */
function hasExpired(text: string, now: Date): boolean {
  if (text === '') return false
  const time = parseGoTime(text, 'seconds')
  return 'error' in time || Date.parse(time.text) <= now.getTime()
}
