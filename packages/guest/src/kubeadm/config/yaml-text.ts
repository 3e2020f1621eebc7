/** A value of JSON as YAML, written as Kubernetes' programs write it: keys sorted, lists at their key's indentation. Undefined fields are left out. */
export function toYaml(value: unknown): string {
  if (isPlain(value)) return `${scalar(value, '')}\n`
  if (Array.isArray(value) && value.length === 0) return '[]\n'
  if (!Array.isArray(value) && fieldsOf(value).length === 0) return '{}\n'
  return lines(value, '').join('')
}

type Json = string | number | boolean | null | undefined

function lines(value: unknown, indent: string): string[] {
  if (Array.isArray(value)) return value.flatMap((item) => itemLines(item, indent))
  return fieldsOf(value).flatMap(([key, field]) => {
    const name = `${indent}${plain(key)}:`
    if (isPlain(field)) return [`${name} ${scalar(field, indent)}\n`]
    if (Array.isArray(field)) return field.length === 0 ? [`${name} []\n`] : [`${name}\n`, ...lines(field, indent)]
    return fieldsOf(field).length === 0 ? [`${name} {}\n`] : [`${name}\n`, ...lines(field, `${indent}  `)]
  })
}

function itemLines(item: unknown, indent: string): string[] {
  if (isPlain(item)) return [`${indent}- ${scalar(item, indent)}\n`]
  if (Array.isArray(item) ? item.length === 0 : fieldsOf(item).length === 0) return [`${indent}- ${Array.isArray(item) ? '[]' : '{}'}\n`]
  const [first = '', ...rest] = lines(item, `${indent}  `)
  return [`${indent}- ${first.slice(indent.length + 2)}`, ...rest]
}

function fieldsOf(value: unknown): [string, unknown][] {
  return Object.entries(value as object)
    .filter(([, field]) => field !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
}

function isPlain(value: unknown): value is Json {
  return value === null || typeof value !== 'object'
}

function scalar(value: Json, indent: string): string {
  if (typeof value !== 'string') return String(value)
  if (!value.includes('\n')) return plain(value)
  const chomping = value.endsWith('\n\n') || value === '\n' ? '+' : value.endsWith('\n') ? '' : '-'
  const text = value.endsWith('\n') ? value.slice(0, -1) : value
  // A block that begins with a space must say how far it is indented.
  const depth = /^[ \n]/.test(text) ? '2' : ''
  return `|${depth}${chomping}\n${text
    .split('\n')
    .map((line) => (line === '' ? '' : `${indent}  ${line}`))
    .join('\n')}`
}

/** What YAML 1.1 would read as something else than a text. */
const otherwise =
  /^(?:|~|null|Null|NULL|y|Y|yes|Yes|YES|n|N|no|No|NO|true|True|TRUE|false|False|FALSE|on|On|ON|off|Off|OFF|<<|[-+]?(?:0b[01_]+|0o?[0-7_]+|0x[\da-fA-F_]+|\d[\d_]*|(?:\d[\d_]*)?\.?[\d_]+(?:[eE][-+]?\d+)?|\d[\d_]*\.[\d_]*(?:[eE][-+]?\d+)?|\.inf|\.Inf|\.INF|\d[\d_]*(?::[0-5]?\d)+(?:\.[\d_]*)?)|\.nan|\.NaN|\.NAN|\d{4}-\d\d?-\d\d?(?:[Tt ].*)?)$/

function plain(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: what can't stand in a plain or single-quoted text
  if (otherwise.test(text) || /[\x00-\x08\x0b-\x1f\x7f]/.test(text)) return JSON.stringify(text)
  if (/^[\s\-?:,[\]{}#&*!|>'"%@`=]/.test(text) && !/^[-?:][^\s]/.test(text)) return `'${text.replaceAll("'", "''")}'`
  if (/: |:$| #|\s$/.test(text)) return `'${text.replaceAll("'", "''")}'`
  return text
}
