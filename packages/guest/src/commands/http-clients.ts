import { messageOf } from '@vivarium/core'
import { type CommandResult, complaint, output, type SystemCall } from '../command.js'
import { resolveFrom } from '../files/path.js'
import { sendHttp } from '../http.js'
import type { GuestHttpResponse } from '../network.js'
import { isComplaint, readArguments } from './arguments.js'
import { resolve } from './resolve.js'

const headerOf = ({ headers = {} }: GuestHttpResponse, wanted: string): string | undefined =>
  Object.entries(headers).find(([name]) => name.toLowerCase() === wanted)?.[1]

export async function curl({ guest, args, cwd, stdin, signal, files }: SystemCall): Promise<CommandResult> {
  const parsed = readArguments('curl', args, {
    request: { short: 'X', value: true },
    header: { short: 'H', value: true },
    data: { short: 'd', value: true },
    'data-binary': { value: true },
    output: { short: 'o', value: true },
    'write-out': { short: 'w', value: true },
    'max-time': { short: 'm', value: true },
    'connect-timeout': { value: true },
    retry: { value: true },
    silent: { short: 's' },
    'show-error': { short: 'S' },
    fail: { short: 'f' },
    insecure: { short: 'k' },
    cacert: { value: true },
    cert: { short: 'E', value: true },
    key: { value: true },
    location: { short: 'L' },
    include: { short: 'i' },
    head: { short: 'I' },
  })
  if (isComplaint(parsed)) return parsed
  const [address] = parsed.positionals
  if (address === undefined) return complaint("curl: try 'curl --help' for more information", 2)
  const text = /^\w+:\/\//.test(address) ? address : `http://${address}`
  const url = URL.canParse(text) ? new URL(text) : undefined
  const quiet = parsed.has('silent') && !parsed.has('show-error')
  const fail = (code: number, why: string): CommandResult => ({ stderr: quiet ? '' : `curl: (${code}) ${why}\n`, exitCode: code })
  if (url === undefined) return fail(3, 'URL rejected: Malformed input to a URL function')
  if (!/^https?:$/.test(url.protocol)) return fail(1, `Protocol "${url.protocol.slice(0, -1)}" not supported`)
  const host = url.hostname.replace(/^\[|\]$/g, '')
  // Who connects by name looks it up himself.
  const looksUp = guest.network.dial !== undefined && guest.network.resolve === undefined
  if (!looksUp && (await resolve(guest, host)).length === 0) return fail(6, `Could not resolve host: ${host}`)
  if (guest.network.fetch === undefined && guest.network.dial === undefined)
    return fail(7, `Failed to connect to ${host} port ${url.port || '80'}: Connection refused`)
  const texts: string[] = []
  for (const text of [...parsed.values('data'), ...parsed.values('data-binary')]) {
    if (text === '@-') texts.push(await stdin.text())
    else if (!text.startsWith('@')) texts.push(text)
    else texts.push(await files.readFile(resolveFrom(cwd, text.slice(1))))
  }
  const body = texts.length === 0 ? undefined : Buffer.from(texts.join('&'))
  const headers = Object.fromEntries(
    parsed
      .values('header')
      .map((line) => [line.slice(0, line.indexOf(':')).trim().toLowerCase(), line.slice(line.indexOf(':') + 1).trim()]),
  )
  const method = parsed.value('request') ?? (parsed.has('head') ? 'HEAD' : body === undefined ? 'GET' : 'POST')
  const maxTime = parsed.value('max-time')
  const limited = maxTime === undefined ? signal : AbortSignal.any([signal, AbortSignal.timeout(Number(maxTime) * 1000)])
  try {
    const authority = parsed.value('cacert')
    const trusted = authority === undefined ? {} : { authority: await files.readFile(resolveFrom(cwd, authority)) }
    const certificate = parsed.value('cert')
    const key = parsed.value('key')
    const shown = {
      ...(certificate === undefined ? {} : { certificate: await files.readFile(resolveFrom(cwd, certificate)) }),
      ...(key === undefined ? {} : { key: await files.readFile(resolveFrom(cwd, key)) }),
    }
    const common = { headers, tls: { verify: !parsed.has('insecure'), ...trusted, ...shown } }
    let at = url
    const ask = () => sendHttp(guest.network, { ...common, url: at, method, ...(body === undefined ? {} : { body }) }, limited)
    let response = await ask()
    for (let redirects = 0; parsed.has('location') && response !== undefined && redirects < 50; redirects++) {
      const location = response.status >= 300 && response.status < 400 ? headerOf(response, 'location') : undefined
      if (location === undefined) break
      at = new URL(location, at)
      response = await ask()
    }
    if (response === undefined) return fail(7, `Failed to connect to ${host} port ${url.port || '80'}: Connection refused`)
    if (parsed.has('fail') && response.status >= 400) return fail(22, `The requested URL returned error: ${response.status}`)
    const head = [
      `HTTP/1.1 ${response.status} ${response.statusText ?? ''}`.trimEnd(),
      ...Object.entries(response.headers ?? {}).map(([name, value]) => `${name}: ${value}`),
      '',
      '',
    ]
    const preamble = parsed.has('include') || parsed.has('head') ? head.join('\r\n') : ''
    const content = Buffer.from(parsed.has('head') ? '' : response.body)
    const written = parsed.value('write-out')?.replaceAll('%{http_code}', String(response.status)).replaceAll('\\n', '\n') ?? ''
    const path = parsed.value('output')
    if (path === undefined || path === '-') return { stdout: Buffer.concat([Buffer.from(preamble), content, Buffer.from(written)]) }
    try {
      await files.writeFile(resolveFrom(cwd, path), Buffer.concat([Buffer.from(preamble), content]))
    } catch (error) {
      return fail(23, `Failure writing output to destination: ${messageOf(error)}`)
    }
    return output(written)
  } catch (error) {
    return limited.aborted ? fail(28, 'Operation timed out') : fail(7, messageOf(error))
  }
}

export async function wget({ guest, args, cwd, signal, files }: SystemCall): Promise<CommandResult> {
  const parsed = readArguments('wget', args, {
    quiet: { short: 'q' },
    'no-verbose': {},
    'server-response': { short: 'S' },
    spider: {},
    'no-check-certificate': {},
    'output-document': { short: 'O', value: true },
    timeout: { short: 'T', value: true },
    tries: { short: 't', value: true },
    header: { value: true },
    'post-data': { value: true },
    'directory-prefix': { short: 'P', value: true },
    Y: { short: 'Y', value: true },
  })
  if (isComplaint(parsed)) return parsed
  const [address] = parsed.positionals
  if (address === undefined) return complaint('wget: missing URL')
  const text = /^\w+:\/\//.test(address) ? address : `http://${address}`
  if (!URL.canParse(text)) return complaint(`${address}: Invalid URL.`)
  const url = new URL(text)
  const host = url.hostname.replace(/^\[|\]$/g, '')
  const looksUp = guest.network.dial !== undefined && guest.network.resolve === undefined
  if (!looksUp && (await resolve(guest, host)).length === 0) return complaint(`wget: unable to resolve host address '${host}'`, 4)
  const post = parsed.value('post-data')
  const timeout = parsed.value('timeout')
  const limited = timeout === undefined ? signal : AbortSignal.any([signal, AbortSignal.timeout(Number(timeout) * 1000)])
  const headers = Object.fromEntries(
    parsed
      .values('header')
      .map((line) => [line.slice(0, line.indexOf(':')).trim().toLowerCase(), line.slice(line.indexOf(':') + 1).trim()]),
  )
  let response: GuestHttpResponse | undefined
  try {
    for (let at = url, redirects = 0; redirects < 20; redirects++) {
      response = await sendHttp(
        guest.network,
        {
          url: at,
          method: post === undefined ? 'GET' : 'POST',
          headers,
          ...(post === undefined ? {} : { body: Buffer.from(post) }),
          tls: { verify: !parsed.has('no-check-certificate') },
        },
        limited,
      )
      const location =
        response !== undefined && response.status >= 300 && response.status < 400 ? headerOf(response, 'location') : undefined
      if (location === undefined) break
      at = new URL(location, at)
    }
  } catch (error) {
    return complaint(`wget: can't connect to remote host (${host}): ${limited.aborted ? 'Connection timed out' : messageOf(error)}`, 4)
  }
  if (response === undefined) return complaint(`wget: can't connect to remote host (${host}): Connection refused`, 4)
  const head = [
    `  HTTP/1.1 ${response.status} ${response.statusText ?? ''}`.trimEnd(),
    ...Object.entries(response.headers ?? {}).map(([name, value]) => `  ${name}: ${value}`),
  ]
  const stderr = parsed.has('server-response') ? `${head.join('\n')}\n` : ''
  if (response.status >= 400)
    return { stderr: `${stderr}wget: server returned error: HTTP/1.1 ${response.status} ${response.statusText ?? ''}\n`, exitCode: 8 }
  if (parsed.has('spider')) return { stderr: `${stderr}remote file exists\n` }
  const path =
    parsed.value('output-document') ?? `${parsed.value('directory-prefix') ?? '.'}/${url.pathname.split('/').at(-1) || 'index.html'}`
  if (path === '-') return { stdout: Buffer.from(response.body), stderr }
  try {
    await files.writeFile(resolveFrom(cwd, path), Buffer.from(response.body))
  } catch (error) {
    return complaint(`wget: can't open '${path}': ${messageOf(error)}`, 3)
  }
  return { stderr: parsed.has('quiet') ? stderr : `${stderr}'${path}' saved\n` }
}
