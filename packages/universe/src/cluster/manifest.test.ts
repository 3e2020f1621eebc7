import { describe, expect, it } from 'vitest'
import { inOrder, readManifest } from './manifest.js'

describe('readManifest', () => {
  it('reads YAML as kubectl does', async () => {
    const [object] = await readManifest(`# a comment
---
---
apiVersion: v1
kind: ConfigMap
metadata: {name: a}
data: {on: yes, mode: 0644, date: 2024-01-02, time: 12:30, text: "y"}
---
`)
    expect(object).toMatchObject({ data: { true: true, mode: 420, date: '2024-01-02', time: '12:30', text: 'y' } })
  })

  it('unpacks lists, and gives items of typed lists their kind', async () => {
    const pod = { metadata: { name: 'a' } }
    const typed = { apiVersion: 'v1', kind: 'PodList', items: [pod] }
    const mixed = { apiVersion: 'v1', kind: 'List', items: [typed, { apiVersion: 'v1', kind: 'Service', ...pod }] }
    expect((await readManifest([mixed])).map(({ kind }) => kind)).toEqual(['Pod', 'Service'])
  })

  it('says which document is none', async () => {
    const good = 'apiVersion: v1\nkind: Pod\nmetadata: {name: a}\n---\n'
    await expect(readManifest(`${good}kind: Pod\n`)).rejects.toThrow('document 2 has no apiVersion')
    await expect(readManifest(`${good}hello`)).rejects.toThrow('document 2 is string, not an object')
    await expect(readManifest([{ apiVersion: 'v1', kind: 'Pod', metadata: { generateName: 'a-' } }])).rejects.toThrow(
      /document 1 \(Pod\) has no metadata.name/,
    )
    await expect(readManifest('a: b: c')).rejects.toThrow(/can't be applied/)
    await expect(readManifest('a: &x [*x]')).rejects.toThrow(/can't be applied/)
  })
})

describe('inOrder', () => {
  it('puts namespaces first and definitions of kinds second, and leaves the order else', () => {
    const of = (apiVersion: string, kind: string) => ({ apiVersion, kind, metadata: { name: 'a' } })
    const definition = of('apiextensions.k8s.io/v1', 'CustomResourceDefinition')
    const objects = [of('b/v1', 'B'), of('a/v1', 'Namespace'), definition, of('v1', 'Namespace'), of('v1', 'A')]
    expect(
      inOrder(objects)
        .flat()
        .map(({ apiVersion, kind }) => `${apiVersion} ${kind}`),
    ).toEqual(['v1 Namespace', 'apiextensions.k8s.io/v1 CustomResourceDefinition', 'b/v1 B', 'a/v1 Namespace', 'v1 A'])
  })
})
