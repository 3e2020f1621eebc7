import { expect, test } from 'vitest'
import { Mask } from './mask.js'

const uid = (n: number) => `00000000-0000-0000-0000-00000000000${n}`

test('the same value has the same name in all answers of a case', () => {
  const mask = new Mask('c-1', '')
  const object = (resourceVersion: string) => ({ metadata: { name: 'a', uid: uid(1), resourceVersion } })
  expect(mask.value([object('11'), object('12'), object('11')])).toEqual(
    [1, 2, 1].map((n) => ({ metadata: { name: 'a', uid: '<uid 1>', resourceVersion: `<version ${n}>` } })),
  )
  expect(mask.value({ message: `not ${uid(2)} but ${uid(1)}` })).toEqual({ message: 'not <uid 2> but <uid 1>' })
})

test('what the case sent stays', () => {
  const mask = new Mask('c-1', JSON.stringify({ uid: uid(3), clusterIP: '10.0.0.5', nodePort: 30005 }))
  const answer = { uid: uid(3), clusterIP: '10.0.0.5', ports: [{ nodePort: 30005 }] }
  expect(mask.value(answer)).toEqual(answer)
})

test('generated names, addresses, ports and times of now are named, others are not', () => {
  const mask = new Mask('c-1', '{"generateName":"web-"}')
  const now = new Date().toISOString()
  const masked = mask.value({
    metadata: { generateName: 'web-', name: 'web-x7kq2', namespace: 'c-1', creationTimestamp: now.replace(/\.\d+/, '') },
    spec: { clusterIP: '10.0.0.99', nodePort: 30123, at: '2020-01-01T00:00:00Z', exact: now },
    message: 'pods "web-x7kq2" in c-1, and web-bcdfg that never was',
  })
  expect(masked).toEqual({
    metadata: { generateName: 'web-', name: 'web-<generated 1>', namespace: '$ns', creationTimestamp: '<time>' },
    spec: { clusterIP: '<cluster IP 1>', nodePort: '<node port 1>', at: '2020-01-01T00:00:00Z', exact: '<microtime>' },
    message: 'pods "web-<generated 1>" in $ns, and web-<generated> that never was',
  })
})

test('revisions of lists and bookmarks are not told from each other', () => {
  expect(new Mask('c-1', '').value({ metadata: { resourceVersion: '7', continue: 'abc' }, items: [] })).toEqual({
    metadata: { resourceVersion: '<revision>', continue: '<continue>' },
    items: [],
  })
})
