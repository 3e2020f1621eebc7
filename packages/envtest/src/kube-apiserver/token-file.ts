import type { User } from '@vivarium/apiserver'

/**
 * Users of a `--token-auth-file`: a token, its user, that one's uid and, quoted, groups with commas between them, on each line (CSV, RFC
 * 4180). Gives the fault of a line that can't be read.
 */
export function parseTokenFile(text: string): Readonly<Record<string, User>> | { readonly fault: string } {
  const users: Record<string, User> = Object.create(null)
  for (const [index, fields] of csvRows(text).entries()) {
    const [token = '', name = '', uid = '', groups = ''] = fields
    if (fields.length < 3) return { fault: `record ${index + 1} has ${fields.length} fields: a token, a user and a uid are the least` }
    if (token === '') return { fault: `record ${index + 1} has no token` }
    users[token] = {
      name,
      ...(uid !== '' && { uid }),
      groups: groups === '' ? [] : groups.split(',').map((group) => group.trim()),
    }
  }
  return users
}

function csvRows(text: string): string[][] {
  const rows: string[][] = []
  let row: string[] = []
  let field = ''
  let quoted = false
  for (let i = 0; i < text.length; i++) {
    const char = text[i] as string
    if (quoted) {
      if (char !== '"') field += char
      else if (text[i + 1] === '"') {
        field += '"'
        i++
      } else quoted = false
    } else if (char === '"' && field === '') quoted = true
    else if (char === ',') {
      row.push(field)
      field = ''
    } else if (char === '\n') {
      row.push(field.replace(/\r$/, ''))
      rows.push(row)
      row = []
      field = ''
    } else field += char
  }
  if (field !== '' || row.length > 0) rows.push([...row, field])
  return rows.filter((fields) => fields.length > 1 || fields[0] !== '').map((fields) => fields.map((text) => text.trim()))
}
