import type { ContainerLog, LogLine } from './container-log.js'

/** v1.PodLogOptions, as far as a kubelet looks at them. */
export interface LogOptions {
  readonly follow: boolean
  readonly timestamps: boolean
  /** Milliseconds since 1970. */
  readonly sinceMs?: number
  readonly tailLines?: number
  readonly limitBytes?: number
  readonly stream?: 'stdout' | 'stderr'
}

/** The server has checked them. */
export function logOptions(query: URLSearchParams, nowMs: number): LogOptions {
  const flag = (name: string) => ['true', '1'].includes(query.get(name) ?? '')
  const number = (name: string) => (query.get(name) ? Number(query.get(name)) : undefined)
  const seconds = number('sinceSeconds')
  const time = query.get('sinceTime')
  const sinceMs = seconds !== undefined ? nowMs - seconds * 1000 : time ? Date.parse(time) : undefined
  const tailLines = number('tailLines')
  const limitBytes = number('limitBytes')
  const stream = query.get('stream')
  return {
    follow: flag('follow'),
    timestamps: flag('timestamps'),
    ...(sinceMs !== undefined && { sinceMs }),
    ...(tailLines !== undefined && { tailLines }),
    ...(limitBytes !== undefined && { limitBytes }),
    ...((stream === 'Stdout' || stream === 'Stderr') && { stream: stream === 'Stdout' ? 'stdout' : 'stderr' }),
  }
}

/** RFC 3339 with as many digits of the second as it takes (Go's RFC3339Nano). */
export function logTime(atMs: number, nanoseconds: number): string {
  const text = new Date(atMs).toISOString()
  const fraction = `${text.slice(20, 23)}${String(nanoseconds).padStart(6, '0')}`.replace(/0+$/, '')
  return `${text.slice(0, 19)}${fraction === '' ? '' : `.${fraction}`}Z`
}

/**
 * What of a log somebody reads, in order, until it has ended or the signal is aborted; without `follow` what is there now. Who reads slowly misses what
 * is forgotten meanwhile.
 */
export async function* readLog(log: ContainerLog, options: LogOptions, signal: AbortSignal): AsyncGenerator<Buffer> {
  const { tailLines, sinceMs = -Infinity, stream, timestamps } = options
  const wanted = (line: LogLine) => line.atMs >= sinceMs && (stream === undefined || line.stream === stream)
  const stamped = ({ atMs, nanoseconds, bytes }: LogLine) =>
    timestamps ? Buffer.concat([Buffer.from(`${logTime(atMs, nanoseconds)} `), bytes]) : bytes
  let left = options.limitBytes ?? Infinity
  const cut = (bytes: Buffer) => {
    const part = bytes.length > left ? bytes.subarray(0, left) : bytes
    left -= part.length
    return part
  }
  let lines = log.from(0).filter(wanted)
  let next = (log.from(0).at(-1)?.number ?? log.dropped - 1) + 1
  if (tailLines !== undefined) lines = tailLines === 0 ? [] : lines.slice(-tailLines)
  else if (log.dropped > 0 && lines[0]?.number === log.dropped) {
    const { atMs, nanoseconds } = lines[0]
    const bytes = Buffer.from(`(${log.dropped} older lines are not kept: a log keeps its newest mebibyte)\n`)
    yield cut(stamped({ number: -1, stream: 'stderr', atMs, nanoseconds, bytes }))
  }
  for (;;) {
    for (const line of lines) {
      if (left <= 0 || signal.aborted) return
      yield cut(stamped(line))
    }
    if (!options.follow || signal.aborted || left <= 0) return
    lines = log.from(next).filter(wanted)
    const newest = log.from(next).at(-1)
    if (newest) next = newest.number + 1
    else if (log.ended) return
    else await log.changed(signal)
  }
}
