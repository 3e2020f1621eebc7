// biome-ignore lint/suspicious/noControlCharactersInRegex: those that XML can't have are what it looks for
const special = /[&<>"\r\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/
// biome-ignore lint/suspicious/noControlCharactersInRegex: as above
const specials = /[&<>"\r\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g
const replacements: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\r': '&#xD;' }

/** The text as content of an element or an attribute. What no XML 1.0 can have becomes U+FFFD. */
export function escapeXml(text: string): string {
  return special.test(text) ? text.replace(specials, (character) => replacements[character] ?? '\ufffd') : text
}
