import { gunzipSync } from 'node:zlib'

/** One part of user-data, unpacked. */
export interface UserDataPart {
  /** `text/cloud-config`, `text/x-shellscript`, `text/cloud-boothook`, `text/x-include-url` … */
  readonly type: string
  readonly content: string
  readonly filename?: string
}

/** A decompressed part may not be bigger than that: user-data of real clouds is some kilobytes. */
const maxBytes = 32 * 1024 * 1024

const starts: readonly (readonly [string, string])[] = [
  ['#cloud-config-archive', 'text/cloud-config-archive'],
  ['#cloud-config-jsonp', 'text/cloud-config-jsonp'],
  ['#cloud-config', 'text/cloud-config'],
  ['## template: jinja', 'text/jinja2'],
  ['#include-once', 'text/x-include-once-url'],
  ['#include', 'text/x-include-url'],
  ['#cloud-boothook', 'text/cloud-boothook'],
  ['#part-handler', 'text/part-handler'],
  ['#!', 'text/x-shellscript'],
]

/** The parts of user-data in their order: gzip undone, multipart MIME taken apart, each type found by its first line. */
export function splitUserData(data: Uint8Array): UserDataPart[] {
  const text = unpack(data).toString('utf8')
  return /^(content-type:|mime-version:|from )/i.test(text) ? mimeParts(text) : [{ type: typeOf(text), content: text }]
}

function unpack(data: Uint8Array): Buffer {
  return data[0] === 0x1f && data[1] === 0x8b ? gunzipSync(data, { maxOutputLength: maxBytes }) : Buffer.from(data)
}

function typeOf(content: string): string {
  return starts.find(([start]) => content.startsWith(start))?.[1] ?? 'text/x-not-multipart'
}

function mimeParts(text: string): UserDataPart[] {
  const { headers, body } = headersOf(text.replaceAll('\r\n', '\n').replace(/^From .*\n/, ''))
  const contentType = headers.get('content-type') ?? 'text/plain'
  const boundary = /boundary="?([^";]+)"?/i.exec(contentType)?.[1]
  if (/^multipart\//i.test(contentType) && boundary !== undefined) {
    const [, ...pieces] = `\n${body}`.split(`\n--${boundary}`)
    // What follows the closing delimiter is no part.
    const end = pieces.findIndex((piece) => piece.startsWith('--'))
    return pieces.slice(0, end < 0 ? undefined : end).flatMap((piece) => mimeParts(piece.replace(/^[ \t]*\n/, '')))
  }
  const encoding = (headers.get('content-transfer-encoding') ?? '').toLowerCase()
  const bytes =
    encoding === 'base64' ? Buffer.from(body, 'base64') : encoding === 'quoted-printable' ? quotedPrintable(body) : Buffer.from(body)
  const content = unpack(bytes).toString('utf8')
  const declared = (contentType.split(';')[0] ?? '').trim().toLowerCase()
  const isTold = !['text/plain', 'application/octet-stream', 'text/x-not-multipart', 'application/x-gzip', 'application/gzip'].includes(
    declared,
  )
  const filename = /filename="?([^";]+)"?/i.exec(headers.get('content-disposition') ?? '')?.[1]
  // A template says so in its first line, whatever its header is.
  const type = content.startsWith('## template: jinja') ? 'text/jinja2' : isTold ? declared : typeOf(content)
  return [{ type, content, ...(filename === undefined ? {} : { filename }) }]
}

function headersOf(text: string): { headers: Map<string, string>; body: string } {
  const gap = text.indexOf('\n\n')
  const head = (gap < 0 ? '' : text.slice(0, gap)).replaceAll(/\n[ \t]+/g, ' ')
  const headers = new Map<string, string>()
  for (const line of head.split('\n')) {
    const colon = line.indexOf(':')
    if (colon > 0) headers.set(line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim())
  }
  return { headers, body: gap < 0 ? text : text.slice(gap + 2) }
}

function quotedPrintable(text: string): Buffer {
  const joined = text.replaceAll(/=[ \t]*\n/g, '')
  return Buffer.from(
    Buffer.from(joined)
      .toString('latin1')
      .replaceAll(/=([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  )
}

/** The type of what a template became, from its first line. */
export const typeOfRendered = (content: string): string => typeOf(content)
