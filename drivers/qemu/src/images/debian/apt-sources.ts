import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** Where an image's own apt gets packages: Debian's servers, wherever it was built. */
export const imageSources = `Types: deb
URIs: http://deb.debian.org/debian
Suites: bookworm bookworm-updates
Components: main
Signed-By: /usr/share/keyrings/debian-archive-keyring.gpg

Types: deb
URIs: http://deb.debian.org/debian-security
Suites: bookworm-security
Components: main
Signed-By: /usr/share/keyrings/debian-archive-keyring.gpg
`

const suites: ReadonlySet<string> = new Set(['bookworm', 'bookworm-updates', 'bookworm-security'])

/**
 * Sources to build from, in apt's deb822 form (sources.list(5)). Where this computer's own apt knows Debian bookworm, the same
 * ones, so that a local mirror is used; only those that Debian's key signs. Else Debian's servers.
 */
export async function buildSources(aptFolder = '/etc/apt'): Promise<string> {
  const parts = join(aptFolder, 'sources.list.d')
  const names = await readdir(parts).catch(() => [])
  const read = (path: string) => readFile(path, 'utf8').catch(() => '')
  const stanzas = parseOneLineSources(await read(join(aptFolder, 'sources.list')))
  for (const name of names.sort()) {
    if (name.endsWith('.list')) stanzas.push(...parseOneLineSources(await read(join(parts, name))))
    if (name.endsWith('.sources')) stanzas.push(...parseDeb822(await read(join(parts, name))))
  }
  return selectSources(stanzas) ?? imageSources
}

/** A stanza of deb822, keys in lower case. */
type Stanza = ReadonlyMap<string, string>

/** The stanzas that are Debian bookworm's, or undefined when its main suite is not among them. */
export function selectSources(stanzas: readonly Stanza[]): string | undefined {
  const words = (stanza: Stanza, key: string) => (stanza.get(key) ?? '').split(/\s+/).filter(Boolean)
  const chosen = stanzas.flatMap((stanza) => {
    const wanted = words(stanza, 'suites').filter((suite) => suites.has(suite))
    const signedBy = stanza.get('signed-by')
    const usable =
      wanted.length > 0 &&
      words(stanza, 'types').includes('deb') &&
      words(stanza, 'components').includes('main') &&
      stanza.get('enabled') !== 'no' &&
      (signedBy === undefined || /debian-archive-[a-z0-9-]*keyring\.(gpg|asc)$/.test(signedBy))
    return usable ? [new Map([...stanza, ['types', 'deb'], ['suites', wanted.join(' ')], ['components', 'main']])] : []
  })
  if (!chosen.some((stanza) => words(stanza, 'suites').includes('bookworm'))) return undefined
  return chosen.map((stanza) => [...stanza].map(([key, value]) => `${titleCase(key)}: ${value}\n`).join('')).join('\n')
}

/** `signed-by` is `Signed-By`. */
function titleCase(key: string): string {
  return key === 'uris' ? 'URIs' : key.replace(/(^|-)[a-z]/g, (letter) => letter.toUpperCase())
}

export function parseDeb822(text: string): Stanza[] {
  return text.split(/\n[ \t]*\n/).flatMap((paragraph) => {
    const stanza = new Map<string, string>()
    let last: string | undefined
    for (const line of paragraph.split('\n')) {
      if (line.startsWith('#') || line.trim() === '') continue
      const continued = /^[ \t]/.test(line)
      const match = /^([A-Za-z-]+):[ \t]*(.*)$/.exec(line)
      if (continued && last !== undefined) stanza.set(last, `${stanza.get(last)}\n${line}`)
      else if (match?.[1]) {
        last = match[1].toLowerCase()
        stanza.set(last, (match[2] ?? '').trim())
      }
    }
    return stanza.size === 0 ? [] : [stanza]
  })
}

export function parseOneLineSources(text: string): Stanza[] {
  return text.split('\n').flatMap((line) => {
    const match = /^\s*deb\s+(?:\[([^\]]*)\]\s+)?(\S+)\s+(\S+)\s+([^#]+)/.exec(line)
    if (!match) return []
    const [, options = '', uri = '', suite = '', components = ''] = match
    const given = options.split(/\s+/).flatMap((option): [string, string][] => {
      const equals = option.indexOf('=')
      return equals < 0 ? [] : [[optionNames[option.slice(0, equals)] ?? option.slice(0, equals), option.slice(equals + 1)]]
    })
    const fields: [string, string][] = [
      ['types', 'deb'],
      ['uris', uri],
      ['suites', suite],
      ['components', components.trim()],
    ]
    return [new Map([...fields, ...given])]
  })
}

/** deb822 has other names for some of the one-line options (sources.list(5)). */
const optionNames: Readonly<Record<string, string>> = { arch: 'architectures', lang: 'languages', target: 'targets' }

/**
 * The settings in what `apt-config dump` prints by which this computer's apt gets through to its servers: proxies, certificates,
 * and whether old lists are good (for mirrors that are snapshots). One line each, as `--aptopt` takes it.
 */
export function networkSettings(aptConfigDump: string): string[] {
  const wanted =
    /^Acquire::(https?::(Proxy|Proxy-Auto-Detect|Timeout|CAInfo|SslCert|SslKey)(::[^ ]+)?|Check-Valid-Until|Check-Date|Retries) ".+";$/i
  return aptConfigDump.split('\n').filter((line) => wanted.test(line))
}
