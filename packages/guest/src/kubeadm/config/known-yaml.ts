import { toYaml } from './yaml-text.js'

/**
 * What texts say that this process has written or read lately, so that they need not be read again: every machine that joins reads what its
 * cluster has stored, and reading YAML takes milliseconds. Values are frozen in effect: nobody changes what is found here.
 */
const known = new Map<string, unknown>()
const most = 64

/** Writes a value as YAML that this process will know again. */
export function toKnownYaml(value: unknown): string {
  const text = toYaml(value)
  rememberYaml(text, JSON.parse(JSON.stringify(value)))
  return text
}

export function rememberYaml(text: string, value: unknown): void {
  known.delete(text)
  known.set(text, value)
  for (const oldest of known.keys()) {
    if (known.size <= most) return
    known.delete(oldest)
  }
}

/**
 * The value of a text in YAML that kubeadm has written or read in this process lately (a manifest, a kubeconfig, a configuration), or that is
 * compact JSON as programs write it; undefined for one that has to be read. It must not be changed.
 */
export function knownYaml(text: string): unknown {
  const value = known.get(text)
  if (value !== undefined || !text.startsWith('{')) return value
  const trimmed = text.trimEnd()
  try {
    const parsed: unknown = JSON.parse(trimmed)
    // Otherwise it has a key twice, or is not what a program wrote: a reader of YAML tells more of it.
    return JSON.stringify(parsed) === trimmed ? parsed : undefined
  } catch {
    return undefined
  }
}
