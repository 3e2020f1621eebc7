/** Standard base64 of the text in UTF-8. */
export const base64 = (text: string): string => Buffer.from(text, 'utf8').toString('base64')
