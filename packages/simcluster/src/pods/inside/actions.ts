import { request } from 'node:http'
import { type Duplex, PassThrough } from 'node:stream'
import { simClusterErrors } from '../../errors.js'
import type { Container, HttpGetAction } from '../../kubelet/pod.js'
import type { ContainerProcess } from '../container-runtime.js'

/** What probes and hooks have in common: a request, or a program in the container. */

const maxShownBytes = 10 * 1024

export function portOf(port: number | string, { ports }: Container): number {
  if (typeof port === 'number') return port
  return ports?.find(({ name }) => name === port)?.containerPort ?? Number(port)
}

export function getUrl({ port, host, path = '/', scheme = 'HTTP' }: HttpGetAction, container: Container, podIp: string): string {
  return `${scheme.toLowerCase()}://${host || podIp}:${portOf(port, container)}${path.startsWith('/') ? '' : '/'}${path}`
}

export interface HttpGet {
  readonly get: HttpGetAction
  readonly url: string
  /** Absent: nothing listens there. */
  readonly socket: Duplex | undefined
  /** What kubelet names itself: `kube-probe/1.34`. */
  readonly agent: 'probe' | 'lifecycle'
  readonly signal: AbortSignal
}

/** The status of the answer. Rejects with an error whose message is worded as Go's. */
export function httpGet({ get, url, socket, agent, signal }: HttpGet): Promise<number> {
  const { host, hostname, pathname, search } = new URL(url)
  const headers = Object.fromEntries((get.httpHeaders ?? []).map(({ name, value = '' }) => [name, value]))
  return new Promise((resolve, reject) => {
    if (!socket) {
      reject(simClusterErrors.connectionRefused(host))
      return
    }
    const asked = request(
      {
        path: pathname + search,
        host: hostname,
        createConnection: () => socket,
        headers: { 'user-agent': `kube-${agent}/1.34`, accept: '*/*', connection: 'close', ...headers },
        signal,
      },
      (answer) => {
        answer.resume()
        resolve(answer.statusCode ?? 0)
      },
    )
    asked.on('error', reject)
    asked.end()
  })
}

/** Runs a program to its end, and gives what it has printed; undefined: there is nothing that could run it. */
export async function outputOf(
  command: readonly string[],
  exec: (process: ContainerProcess) => Promise<{ readonly exitCode: number }> | undefined,
  signal: AbortSignal,
): Promise<{ readonly exitCode: number; readonly text: string } | undefined> {
  const output = new PassThrough()
  let text = ''
  output.on('data', (chunk: Buffer) => {
    if (text.length < maxShownBytes) text += chunk.toString()
  })
  const { exitCode } = (await exec({ command, tty: false, stdout: output, stderr: output, signal })) ?? {}
  return exitCode === undefined ? undefined : { exitCode, text }
}
