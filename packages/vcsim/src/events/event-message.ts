/** Gives what puts values of an event in the place of their paths: `{vm.name} on {host.name} is powered on`. What is not there is empty. */
export function messageFormat(format: string): (event: object) => string {
  // Texts, and between each two of them a path.
  const parts = format.split(/\{([\w.]+)\}/).map((part, index) => (index % 2 === 0 ? part : part.split('.')))
  return (event) => {
    let message = ''
    for (const part of parts) message += typeof part === 'string' ? part : textAt(event, part)
    return message
  }
}

/** What is at the end of a path, as text; empty where there is nothing. */
export function textAt(object: unknown, path: readonly string[]): string {
  let value = object
  for (const name of path) {
    if (typeof value !== 'object' || value === null) return ''
    // Formats call the message of a fault `msg`; on the wire it is beside the fault.
    const key = name === 'msg' && 'localizedMessage' in value ? 'localizedMessage' : name
    value = (value as Readonly<Record<string, unknown>>)[key]
  }
  return value === undefined || value === null ? '' : String(value)
}
