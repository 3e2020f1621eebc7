import { isVivariumError } from '@vivarium/core'
import { expect, it } from 'vitest'
import { readXmlTree } from './xml-tree.js'

it('keeps prefixes, namespaces, and the order of text and elements', () => {
  const root = readXmlTree('<a xmlns="u:a" xmlns:b="u:b">1<b:c b:d="2" e="3"/> 4</a>')
  expect(root.attributes).toEqual([
    { prefix: '', local: 'xmlns', namespace: 'http://www.w3.org/2000/xmlns/', value: 'u:a' },
    { prefix: 'xmlns', local: 'b', namespace: 'http://www.w3.org/2000/xmlns/', value: 'u:b' },
  ])
  const attributes = [
    { prefix: 'b', local: 'd', namespace: 'u:b', value: '2' },
    { prefix: '', local: 'e', namespace: '', value: '3' },
  ]
  expect(root.content).toEqual(['1', { prefix: 'b', local: 'c', namespace: 'u:b', attributes, content: [] }, ' 4'])
})

it('refuses document types, and more than the limits', () => {
  const codeOf = (text: string) => {
    try {
      readXmlTree(text)
      return undefined
    } catch (error) {
      return isVivariumError(error) ? error.code : String(error)
    }
  }
  expect(codeOf('<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>')).toBe('MALFORMED_XML')
  expect(codeOf('')).toBe('MALFORMED_XML')
  expect(codeOf('<a>'.repeat(100))).toBe('LIMIT_EXCEEDED')
  expect(codeOf(`<a>${' '.repeat(2 ** 20)}</a>`)).toBe('LIMIT_EXCEEDED')
})
