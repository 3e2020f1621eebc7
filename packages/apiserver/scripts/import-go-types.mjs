// Makes data/<version>/go-types.json: Go's names of types that the wire schema does not tell (named strings, maps and slices), which stand in
// the messages of type errors. And puts the fields in data/<version>/protobuf.json into the order of the Go structs, which is that of their JSON.
// Its input is printed by scripts/corpus/gotypes (`go run ./gotypes` in scripts/corpus).
// usage: go run ./gotypes | node ../import-go-types.mjs <version, such as 1.34>
import { readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const folder = join(dirname(fileURLToPath(import.meta.url)), '..', 'data', process.argv[2] ?? '1.34')
const { kinds, messages } = JSON.parse(readFileSync(join(folder, 'protobuf.json'), 'utf8'))
const { types, fields } = JSON.parse(readFileSync(0, 'utf8'))
const served = Object.fromEntries(Object.entries(types).filter(([name]) => messages[name]))
writeFileSync(join(folder, 'go-types.json'), `${JSON.stringify(served)}\n`)

const ordered = Object.entries(messages).map(([name, list]) => {
  const order = fields[name] ?? []
  const place = ({ json, proto, type, inline }) => {
    const found = order.indexOf(inline ? `+${type}` : (json ?? proto))
    return found < 0 ? order.length : found
  }
  return [name, [...list].sort((a, b) => place(a) - place(b) || a.n - b.n)]
})
writeFileSync(join(folder, 'protobuf.json'), `${JSON.stringify({ kinds, messages: Object.fromEntries(ordered) })}\n`)
