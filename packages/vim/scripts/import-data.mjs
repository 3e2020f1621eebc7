// Makes data/vsphere/ from a folder of facts. Run by hand, when they change: node scripts/import-data.mjs FACTS
// "Where the data comes from" in the README says what FACTS is.
import { readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const [facts] = process.argv.slice(2)
if (!facts) throw new Error('usage: node scripts/import-data.mjs FACTS')
const target = join(dirname(fileURLToPath(import.meta.url)), '../data/vsphere')
const types = JSON.parse(readFileSync(join(facts, 'types.json'), 'utf8'))

// Inherited by everything, and not part of the public API: no client sends them and no server answers with them.
types.data.DynamicData.p = []

// One type a line, so that a change can be read, and so that each is parsed when it is first used.
const { source, data, managed, enums } = types
const lines = (entries) => Object.entries(entries).map(([name, entry]) => `${name} ${JSON.stringify(entry)}\n`)
writeFileSync(join(target, 'data-objects.txt'), lines(data).join(''))
writeFileSync(join(target, 'enums.txt'), lines(enums).join(''))
// With the names of its methods on the wire before it.
const methodNames = ({ m }) => Object.values(m).map(({ w }) => w)
const managedLines = Object.entries(managed).map(([name, entry]) => `${name} ${methodNames(entry).join(',')} ${JSON.stringify(entry)}\n`)
writeFileSync(join(target, 'managed-objects.txt'), managedLines.join(''))
writeFileSync(join(target, 'source.json'), `${JSON.stringify({ source })}\n`)
