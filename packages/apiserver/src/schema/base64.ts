/** Where base64 (the standard alphabet, padded, line breaks allowed) breaks, as Go counts; undefined when it doesn't. */
export function base64Fault(text: string): number | undefined {
  if (/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(text)) return undefined
  let at = 0
  const skipBreaks = () => {
    while (text[at] === '\n' || text[at] === '\r') at++
  }
  for (;;) {
    for (let place = 0; place < 4; place++) {
      skipBreaks()
      if (at === text.length) return place === 0 ? undefined : at - place
      const char = text[at++] ?? ''
      if (/[A-Za-z0-9+/]/.test(char)) continue
      if (char !== '=' || place < 2) return at - 1
      skipBreaks()
      if (place === 2) {
        if (at === text.length) return text.length
        if (text[at] !== '=') return at - 1
        at++
      }
      skipBreaks()
      return at < text.length ? at : undefined
    }
  }
}
