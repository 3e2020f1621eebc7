import { expect, it } from 'vitest'
import { dnsCandidates } from './dns-name.js'

const meanings = (host: string) => dnsCandidates(host, 'shop').map(({ meaning }) => meaning)
const fulls = (host: string) => dnsCandidates(host, 'shop').map(({ full }) => full)

it('a short name goes through the search list, in its order', () => {
  expect(meanings('web')).toEqual([{ name: 'web', namespace: 'shop' }])
  expect(fulls('db-1.db')).toEqual(['db-1.db.shop.svc.cluster.local', 'db-1.db.svc.cluster.local'])
  expect(meanings('db-1.db')).toEqual([
    { pod: 'db-1', name: 'db', namespace: 'shop' },
    { name: 'db-1', namespace: 'db' },
  ])
  expect(meanings('db-1.db.other')).toEqual([{ pod: 'db-1', name: 'db', namespace: 'other' }])
  expect(meanings('db.other.svc')).toContainEqual({ name: 'db', namespace: 'other' })
  expect(meanings('10-1-0-7.other.pod')).toContainEqual({ address: '10.1.0.7' })
})

it('a whole name means itself; with a dot at its end the search list does not count', () => {
  expect(meanings('Web.other.svc.cluster.local')).toEqual([{ name: 'web', namespace: 'other' }])
  expect(fulls('db-1.db.shop.svc.cluster.local')[0]).toBe('db-1.db.shop.svc.cluster.local')
  expect(meanings('web.')).toEqual([])
  expect(meanings('web.other.svc.cluster.local.')).toEqual([{ name: 'web', namespace: 'other' }])
})

it('other names mean nothing', () => {
  for (const host of ['', '.', 'a..b', 'www.example.com.', 'a.b.c.d.svc.cluster.local']) expect(meanings(host)).toEqual([])
})
