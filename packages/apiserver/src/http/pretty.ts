/** JSON text with line breaks and two blanks a level, as Go's encoder indents; numbers and strings stay as they are written. */
export function indentJson(text: string): string {
  let out = ''
  let depth = 0
  let position = 0
  const newline = () => `\n${'  '.repeat(depth)}`
  while (position < text.length) {
    const character = text[position] as string
    if (character === '"') {
      const end = endOfString(text, position)
      out += text.slice(position, end)
      position = end
      continue
    }
    position++
    if (character === '{' || character === '[') {
      if (text[position] === '}' || text[position] === ']') {
        out += character + text[position]
        position++
      } else {
        depth++
        out += character + newline()
      }
    } else if (character === '}' || character === ']') {
      depth--
      out += newline() + character
    } else if (character === ',') out += character + newline()
    else if (character === ':') out += ': '
    else if (character !== '\n' && character !== ' ') out += character
  }
  return out
}

function endOfString(text: string, start: number): number {
  let position = start + 1
  while (position < text.length && text[position] !== '"') position += text[position] === '\\' ? 2 : 1
  return position + 1
}
