/** `poweredOn` of the SOAP API as the Automation API has it: `POWERED_ON`. */
export function constant(word: string): string {
  return word.replace(/(?<=[a-z])(?=[A-Z])/g, '_').toUpperCase()
}

/** The guest's identifier, `ubuntu64Guest`, as the Automation API has it: `UBUNTU_64`. */
export function guestConstant(guestId: string): string {
  const server = /^windows(20\d\d)srv(?:Next)?_64Guest$/.exec(guestId)?.[1]
  if (server !== undefined) return `WINDOWS_SERVER_${server}`
  return guestId
    .replace('Guest', '')
    .replace(/(?<=[a-z])(?=[A-Z0-9])|(?<=[0-9])(?=[A-Z])|(?<=x)(?=L)/g, '_')
    .toUpperCase()
}
