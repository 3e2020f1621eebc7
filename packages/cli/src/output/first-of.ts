/** Names for one line: `1, 2, 3 and 48 more`. */
export function firstOf(names: readonly string[], most: number): string {
  const named = names.slice(0, most).join(', ')
  return names.length > most ? `${named} and ${names.length - most} more` : named
}
