import type { HttpResponse } from '@vivarium/apiserver'
import type { ContainerLog } from './container-log.js'
import { type LogOptions, readLog } from './log-options.js'

/** Answers a request for a log; with `follow` until the container has ended, or the signal is aborted. Waits for clients that read slowly. */
export async function serveLog(response: HttpResponse, log: ContainerLog, options: LogOptions, signal: AbortSignal): Promise<void> {
  const left = new AbortController()
  response.on('close', () => left.abort())
  response.on('error', () => left.abort())
  response.writeHead(200, { 'content-type': 'text/plain', 'cache-control': 'no-cache, private' })
  let wake = () => {}
  response.on('drain', () => wake())
  left.signal.addEventListener('abort', () => wake())
  for await (const bytes of readLog(log, options, AbortSignal.any([signal, left.signal]))) {
    if (response.destroyed) return
    if (response.write(bytes) || left.signal.aborted) continue
    await new Promise<void>((resolve) => {
      wake = resolve
    })
  }
  if (!response.destroyed) response.end()
}
