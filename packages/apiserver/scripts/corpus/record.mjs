// Asks the real Kubernetes libraries again: takes the inputs of each file in test-data/ and writes what they answer now.
// Needs Go (versions are pinned in go.mod). usage: node scripts/corpus/record.mjs [file …]   A new case is an entry with an input only.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const here = dirname(fileURLToPath(import.meta.url))
const folder = join(here, '..', '..', 'test-data')
const names = process.argv.length > 2 ? process.argv.slice(2) : readdirSync(folder).map((file) => file.replace(/\.json$/, ''))
const scratch = mkdtempSync(join(tmpdir(), 'vivarium-corpus-'))
try {
  const oracle = join(scratch, 'oracle')
  execFileSync('go', ['build', '-o', oracle, './oracle'], { cwd: here, stdio: 'inherit' })
  for (const name of names) {
    const path = join(folder, `${name}.json`)
    // Lines are kept as text: JSON.parse would round integers of 64 bits.
    const inputs = readFileSync(path, 'utf8')
      .split('\n')
      .filter((line) => line.startsWith('{"input":'))
      .map(inputOf)
    const answers = execFileSync(oracle, [name], {
      input: `[${inputs.join(',')}]`,
      maxBuffer: 2 ** 28,
      env: { ...process.env, DATA: join(here, '..', '..', 'data', '1.34', 'openapi-v3') },
    })
    writeFileSync(path, answers)
  }
} finally {
  rmSync(scratch, { recursive: true, force: true })
}

/** The text of the value of `input`, the first key of a line. */
function inputOf(line) {
  let depth = 0
  for (let i = '{"input":'.length; i < line.length; i++) {
    const char = line[i]
    if (char === '"') {
      for (i++; line[i] !== '"'; i++) if (line[i] === '\\') i++
    } else if (char === '{' || char === '[') depth++
    else if (char === '}' || char === ']') depth--
    if (depth < 0 || (depth === 0 && (line[i + 1] === ',' || line[i + 1] === '}')))
      return line.slice('{"input":'.length, depth < 0 ? i : i + 1)
  }
  throw new Error(`no input in: ${line}`)
}
