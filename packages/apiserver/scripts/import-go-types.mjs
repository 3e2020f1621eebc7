// Makes data/<version>/go-types.json: Go's names of types that the wire schema does not tell (named strings, maps and slices), which stand in
// the messages of type errors. Its input is printed by scripts/corpus/gotypes (`go run ./gotypes` in scripts/corpus).
// usage: go run ./gotypes | node ../import-go-types.mjs <version, such as 1.34>
import { readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const folder = join(dirname(fileURLToPath(import.meta.url)), '..', 'data', process.argv[2] ?? '1.34')
const { messages } = JSON.parse(readFileSync(join(folder, 'protobuf.json'), 'utf8'))
const all = JSON.parse(readFileSync(0, 'utf8'))
const served = Object.fromEntries(Object.entries(all).filter(([name]) => messages[name]))
writeFileSync(join(folder, 'go-types.json'), `${JSON.stringify(served)}\n`)
