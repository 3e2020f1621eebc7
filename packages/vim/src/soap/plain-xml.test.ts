import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { SaxesParser } from 'saxes'
import { describe, expect, test } from 'vitest'
import { readPlainXml } from './plain-xml.js'
import type { XmlHandler, XmlTag } from './xml-handler.js'

const limits = { bytes: 2 ** 20, depth: 50, attributes: 10 }

type Event = readonly unknown[]

function attributesOf({ attributes }: Pick<XmlTag, 'attributes'>): unknown[] {
  return Object.values(attributes).map(({ name, prefix, local, uri, value }) => [name, prefix, local, uri, value])
}

/** What the plain reader tells of a document; undefined where it leaves it to a real parser. */
function plainly(text: string, resolved: readonly string[] = []): Event[] | undefined {
  const events: Event[] = []
  const handler: XmlHandler = {
    open: (tag, _position, resolve) =>
      events.push(['open', tag.prefix, tag.local, tag.uri, attributesOf(tag), resolved.map((prefix) => resolve(prefix))]),
    text: (piece) => events.push(['text', piece]),
    close: () => events.push(['close']),
    context: () => '',
  }
  return readPlainXml(text, handler, limits) ? events : undefined
}

/** What saxes tells of it; a string with what is wrong with it. */
function bySaxes(text: string, resolved: readonly string[] = []): Event[] | string {
  const events: Event[] = []
  const parser = new SaxesParser({ xmlns: true })
  let depth = 0
  parser.on('error', (error) => {
    throw error
  })
  parser.on('opentag', (tag) => {
    depth += 1
    const prefixes = resolved.map((prefix) => parser.resolve(prefix))
    events.push(['open', tag.prefix, tag.local, tag.uri, attributesOf(tag), prefixes])
  })
  parser.on('text', (piece) => {
    if (depth > 0) events.push(['text', piece])
  })
  parser.on('closetag', () => {
    depth -= 1
    events.push(['close'])
  })
  try {
    parser.write(text).close()
    return events
  } catch (error) {
    return String(error)
  }
}

describe('the reader of plain XML', () => {
  test('tells of a message what a parser tells', () => {
    const text = `<?xml version="1.0" encoding="UTF-8"?>
<e:Envelope xmlns:e="http://schemas.xmlsoap.org/soap/envelope/" xmlns:xsi='urn:i'>
 <e:Body><Call xmlns="urn:vim25"><_this type="Folder">group-d1</_this><n xsi:type="a"/>&lt;a &amp; b&gt;&quot;&apos;<x xmlns="" y="1" /></Call
></e:Body>
</e:Envelope>
`
    // The blank behind the name of a closing tag is what it doesn't know.
    const plain = text.replace('</Call\n>', '</Call>')
    expect(plainly(text)).toBeUndefined()
    expect(plainly(plain, ['e', 'xsi', '', 'none'])).toEqual(bySaxes(plain, ['e', 'xsi', '', 'none']))
  })

  interface Message {
    readonly client: string
    readonly method: string
    readonly request: string
    readonly response: string
  }
  const messages = JSON.parse(readFileSync(new URL('../../test-data/messages.json', import.meta.url), 'utf8')) as Message[]
  test.each(messages)('reads what $client says, and what it is told: $method', ({ request, response }) => {
    for (const text of [request, response]) {
      const events = plainly(text)
      if (/^[\n -~]*$/.test(text) && !text.includes('&#')) expect(events).toBeDefined()
      if (events !== undefined) expect(events).toEqual(bySaxes(text))
    }
  })

  const piece = fc.constantFrom(
    ...['<a>', '</a>', '<a/>', '<b:c>', '</b:c>', '<a x="1">', '<a x="1" x="2">', "<a y='2'/>", '<a xmlns="u"/>', '<a xmlns="">'],
    ...['<b:c xmlns:b="v">', '<b:c xmlns:b="v" b:x="1" x="1"/>', '<a xmlns:b="v" xmlns:d="v" b:x="1" d:x="2"/>', '<a xmlns:b=""/>'],
    ...['<a xmlns:xml="u"/>', '<a xmlns=" u "/>', '<xml:a/>', '<xmlns:a/>', '<a xml:lang="en"/>', '<a x = "1" >', '<a x="1"y="2"/>'],
    ...['<a x="&amp;"/>', '<a x="<"/>', '<a x=1/>', '<a x/>', '< a>', '</ a>', '<1/>', '<a:b:c/>', '<:a/>', '<a:/>', '<a', '>', '"', "'"],
    ...[
      'text',
      ' ',
      '\n',
      '\t',
      '\r\n',
      '&amp;',
      '&lt;',
      '&#65;',
      '&nope;',
      '&',
      ']]>',
      ']]',
      '<!-- c -->',
      '<![CDATA[x]]>',
      '<!DOCTYPE a>',
    ],
    ...['<?pi x?>', '<?xml version="1.0"?>', '<?xml version="1.0" encoding="UTF-8"?>', '<?xml version="1.1"?>', 'ä', '\u0001', '__proto__'],
    ...['<__proto__ __proto__="1"/>', '<a constructor="1" toString="2"/>'],
  )

  test('takes nothing that a parser refuses, and tells of all else the same', () => {
    let taken = 0
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), fc.boolean(), (pieces, isWrapped) => {
        const inside = pieces.join('')
        const text = isWrapped ? `<r xmlns:b="w">${inside}</r>` : inside
        const events = plainly(text, ['', 'b', 'd'])
        if (events === undefined) return
        taken += 1
        expect(events).toEqual(bySaxes(text, ['', 'b', 'd']))
      }),
      { numRuns: 20_000 },
    )
    expect(taken).toBeGreaterThan(300)
  })

  test('leaves what is deeper, or has more attributes, than it may to the parser', () => {
    const deep = (levels: number) => `${'<a>'.repeat(levels)}${'</a>'.repeat(levels)}`
    expect(plainly(deep(limits.depth))).toBeDefined()
    expect(plainly(deep(limits.depth + 1))).toBeUndefined()
    const wide = (count: number) => `<a ${Array.from({ length: count }, (_, index) => `a${index}="1"`).join(' ')}/>`
    expect(plainly(wide(limits.attributes))).toBeDefined()
    expect(plainly(wide(limits.attributes + 1))).toBeUndefined()
  })

  test('leaves documents with many namespaces to the parser, which finds them faster', () => {
    const declaring = (count: number) => {
      const names = Array.from({ length: count }, (_, index) => `n${index}`)
      return `${names.map((name) => `<a xmlns:${name}="u">`).join('')}${names.map(() => '</a>').join('')}`
    }
    expect(plainly(declaring(49))).toEqual(bySaxes(declaring(49)))
    const inOne = (count: number) => `<a>${Array.from({ length: count }, (_, index) => `<b xmlns:n${index}="u"/>`).join('')}</a>`
    expect(plainly(inOne(200))).toBeDefined()
    const wide = `<r ${Array.from({ length: 9 }, (_, index) => `xmlns:r${index}="u"`).join(' ')}>${declaring(45)}</r>`
    expect(plainly(wide)).toBeUndefined()
  })
})
