import type { ProgressEvent } from '@vivarium/core'
import { formatDuration } from '../output/duration.js'
import { printable } from '../output/table.js'
import type { Step } from './step-tree.js'

const spinner = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏']
const spinnerPeriodMs = 100
/** Deeper steps come and go too quickly to be worth a line that stays. */
const shownDepth = 2
/** So do steps inside of another that take no longer than this. */
const quickMs = 1000

/**
 * The line that stays when a step ends: `build image node … done (41.2 s)`; undefined for events that leave none. In a log
 * (`withStart`) an outermost step has a line when it begins too, so that one sees what hangs.
 */
export function lastingLine(event: ProgressEvent, options: { readonly withStart: boolean }): string | undefined {
  if (event.step.length === 0 || event.step.length > shownDepth) return undefined
  if (event.step.length > 1 && (event.durationMs ?? 0) < quickMs) return undefined
  const name = pathText(event.step)
  const duration = event.durationMs === undefined ? '' : ` (${formatDuration(event.durationMs)})`
  if (event.state === 'done' || event.state === 'failed') return `${name} … ${event.state}${duration}`
  return event.state === 'started' && options.withStart && event.step.length === 1 ? `${name} …` : undefined
}

/** A running step on a terminal: what it is, how far, since when; cut to the terminal's width so that it never wraps. */
export function liveLine(step: Step, now: number, width: number): string {
  const elapsed = now - step.startedAt
  const frame = spinner[Math.floor(now / spinnerPeriodMs) % spinner.length] ?? ''
  const parts = [`${frame} ${pathText(step.path)}`, amountText(step), elapsed < 1000 ? '' : formatDuration(elapsed), messageText(step)]
  return cut(parts.filter((part) => part !== '').join('  '), width)
}

function pathText(path: readonly string[]): string {
  return printable(path.join(' › '))
}

function amountText({ latest }: Step): string {
  if (latest?.current === undefined) return ''
  const show = latest.unit === 'bytes' ? megabytes : String
  if (!latest.total) return show(latest.current)
  const percent = Math.min(100, Math.floor((latest.current / latest.total) * 100))
  // Numbers of nothing in particular say no more than their share.
  if (latest.unit === undefined) return `${percent} %`
  return `${show(latest.current)} of ${show(latest.total)} (${percent} %)`
}

function messageText({ latest }: Step): string {
  return printable(latest?.message?.trim() ?? '')
}

function megabytes(bytes: number): string {
  return `${(bytes / 2 ** 20).toFixed(bytes < 10 * 2 ** 20 ? 1 : 0)} MiB`
}

function cut(text: string, width: number): string {
  const characters = [...text]
  return characters.length < width ? text : `${characters.slice(0, Math.max(0, width - 2)).join('')}…`
}
