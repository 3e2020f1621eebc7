import { parseAllDocuments, type Tags } from 'yaml'
import { universeErrors } from '../errors.js'

/**
 * kubectl's YAML is that of Go's yaml.v2: YAML 1.1, where an unquoted `y` is a boolean and `010` is eight, but without times of day in
 * base 60, and dates stay text.
 */
const withoutTimes = (tags: Tags): Tags =>
  tags.filter((tag) => {
    if (typeof tag !== 'object') return tag !== 'timestamp' && tag !== 'intTime' && tag !== 'floatTime'
    return tag.tag !== 'tag:yaml.org,2002:timestamp' && !('format' in tag && tag.format === 'TIME')
  })

/** The documents of a manifest. Throws MANIFEST_INVALID. */
export function readDocuments(text: string): unknown[] {
  const documents = parseAllDocuments(text, { version: '1.1', merge: true, customTags: withoutTimes, logLevel: 'silent' })
  if (!Array.isArray(documents)) return []
  return documents.flatMap((document) => {
    const [error] = document.errors
    if (error) throw universeErrors.manifestInvalid(error.message.split('\n')[0] ?? 'it is no YAML', { cause: error })
    const value: unknown = document.toJS()
    return value === null ? [] : [value]
  })
}
