// Makes data/vsphere/types.json from a folder of facts. Run by hand, when they change: node scripts/import-data.mjs FACTS
// "Where the data comes from" in the README says what FACTS is.
import { readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const [facts] = process.argv.slice(2)
if (!facts) throw new Error('usage: node scripts/import-data.mjs FACTS')
const target = join(dirname(fileURLToPath(import.meta.url)), '../data/vsphere/types.json')
const types = JSON.parse(readFileSync(join(facts, 'types.json'), 'utf8'))

// Inherited by everything, and not part of the public API: no client sends them and no server answers with them.
types.data.DynamicData.p = []

// One type a line, so that a change can be read.
const section = (entries) =>
  `{\n${Object.entries(entries)
    .map(([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value)}`)
    .join(',\n')}\n}`
const { source, data, managed, enums } = types
writeFileSync(
  target,
  `{"source":${JSON.stringify(source)},\n"data":${section(data)},\n"managed":${section(managed)},\n"enums":${section(enums)}}\n`,
)
