import type { IncomingHttpHeaders } from 'node:http'
import { anonymous, type User } from './user.js'

/** One thing that a request wants to be: authorized as the verb `impersonate` on it. */
export interface ImpersonationTarget {
  readonly group: string
  readonly resource: 'users' | 'groups' | 'serviceaccounts' | 'userextras' | 'uids'
  /** The key of an extra value. */
  readonly subresource: string
  readonly namespace: string
  readonly name: string
}

export interface Impersonation {
  readonly targets: readonly ImpersonationTarget[]
  readonly user: User
}

const extraPrefix = 'impersonate-extra-'
const authenticationGroup = 'authentication.k8s.io'

/** What the headers of a request ask for (kubectl --as); undefined for nothing, `error` for headers that make no sense. */
export function readImpersonation(headers: IncomingHttpHeaders): Impersonation | { readonly error: string } | undefined {
  const requested = one(headers['impersonate-user'])
  const uid = one(headers['impersonate-uid'])
  const groups = list(headers['impersonate-group'])
  const extra: Record<string, string[]> = {}
  for (const name of Object.keys(headers))
    if (name.startsWith(extraPrefix)) extra[unescapeKey(name.slice(extraPrefix.length))] = list(headers[name])
  if (requested === '' && uid === '' && groups.length === 0 && Object.keys(extra).length === 0) return undefined

  const account = /^system:serviceaccount:([^:]+):([^:]+)$/.exec(requested)
  const [, namespace = '', name = ''] = account ?? []
  const targets: ImpersonationTarget[] = []
  if (account) targets.push({ group: '', resource: 'serviceaccounts', subresource: '', namespace, name })
  else if (requested !== '') targets.push({ group: '', resource: 'users', subresource: '', namespace: '', name: requested })
  for (const group of groups) targets.push({ group: '', resource: 'groups', subresource: '', namespace: '', name: group })
  for (const [key, values] of Object.entries(extra))
    for (const value of values)
      targets.push({ group: authenticationGroup, resource: 'userextras', subresource: key, namespace: '', name: value })
  if (uid !== '') targets.push({ group: authenticationGroup, resource: 'uids', subresource: '', namespace: '', name: uid })
  if (requested === '') return { error: `requested [${targets.map(referenceText).join(' ')}] without impersonating a user` }

  const all = [...groups]
  if (account && groups.length === 0) all.push('system:serviceaccounts', `system:serviceaccounts:${namespace}`)
  if (requested === anonymous.name) {
    if (!all.includes('system:unauthenticated')) all.push('system:unauthenticated')
  } else if (!all.some((group) => group === 'system:authenticated' || group === 'system:unauthenticated')) all.push('system:authenticated')
  return {
    targets,
    user: { name: requested, groups: all, ...(uid !== '' && { uid }), ...(Object.keys(extra).length > 0 && { extra }) },
  }
}

const kinds = { users: 'User', groups: 'Group', serviceaccounts: 'ServiceAccount', userextras: 'UserExtra', uids: 'UID' } as const

/** As Go prints the ObjectReference that stands for it. */
function referenceText({ group, resource, subresource, namespace, name }: ImpersonationTarget): string {
  return `{${[kinds[resource], namespace, name, '', group === '' ? '' : `${group}/v1`, '', subresource].join(' ')}}`
}

function one(value: string | string[] | undefined): string {
  return (Array.isArray(value) ? value[0] : value) ?? ''
}

/** Node joins repeated headers with a comma. */
function list(value: string | string[] | undefined): string[] {
  return (Array.isArray(value) ? value : value === undefined ? [] : value.split(',')).map((text) => text.trim())
}

function unescapeKey(key: string): string {
  try {
    return decodeURIComponent(key)
  } catch {
    return key
  }
}
