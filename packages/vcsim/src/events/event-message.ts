/** A message with values of the event in the place of their paths: `{vm.name} on {host.name} is powered on`. What is not there is empty. */
export function formatMessage(format: string, event: object): string {
  return format.replace(/\{([\w.]+)\}/g, (_, path: string) => textAt(event, path.split('.')))
}

/** What is at the end of a path, as text; empty where there is nothing. */
export function textAt(value: unknown, path: readonly string[]): string {
  const [name, ...rest] = path
  if (name === undefined) return value === undefined || value === null ? '' : String(value)
  if (typeof value !== 'object' || value === null) return ''
  // Formats call the message of a fault `msg`; on the wire it is beside the fault.
  const key = name === 'msg' && 'localizedMessage' in value ? 'localizedMessage' : name
  return textAt((value as Readonly<Record<string, unknown>>)[key], rest)
}
