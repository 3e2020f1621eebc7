const dateTime = /^-?\d{4,}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)?$/
const base64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/

/** True for the text of an XML Schema dateTime, with or without its zone. */
export function isDateTime(text: string): boolean {
  return dateTime.test(text)
}

/** True for base64 without spaces. */
export function isBase64(text: string): boolean {
  return base64.test(text)
}
