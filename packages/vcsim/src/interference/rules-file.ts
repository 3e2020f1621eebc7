import { readFile } from 'node:fs/promises'
import { messageOf } from '@vivarium/core'
import { errors } from '../errors.js'
import type { FaultRules } from './rule.js'

/** Rules out of a file in YAML or JSON. Throws INVALID_FAULT_RULE with the file's name. */
export async function readRules(path: string): Promise<FaultRules> {
  let text: string
  try {
    text = await readFile(path, 'utf8')
  } catch (cause) {
    throw errors.invalidFaultRule(`${path} can't be read: ${messageOf(cause)}`, { cause })
  }
  try {
    const [{ parse }, { parseRules }] = await Promise.all([import('yaml'), import('./rule-schema.js')])
    return parseRules(parse(text))
  } catch (cause) {
    throw errors.invalidFaultRule(`${path}: ${messageOf(cause)}`, { cause })
  }
}
