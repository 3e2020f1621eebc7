import type { FlagDefinition } from './flag-definition.js'

const valueNames: Readonly<Record<FlagDefinition['type'], string>> = {
  bool: '',
  int: ' int',
  float: ' float',
  duration: ' duration',
  text: ' string',
  texts: ' stringArray',
  list: ' strings',
  map: ' mapStringString',
}

/** One flag a line, in the order of their names, with what it does here. No line begins with a flag that the program does not have. */
export function flagHelp(definitions: readonly FlagDefinition[]): string {
  return [...definitions]
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map(({ name, short, type, default: usual, decision }) => {
      const flag = `  ${short ? `-${short}, ` : '    '}--${name}${valueNames[type]}`
      const effect =
        'does' in decision ? decision.does : 'ignored' in decision ? `No effect: ${decision.ignored}` : `Refused: ${decision.refused}`
      return `${flag}\n          ${effect}.${usual === '' || usual === 'false' ? '' : ` (default ${usual})`}\n`
    })
    .join('')
}
