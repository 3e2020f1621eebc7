import { execFileSync } from 'node:child_process'
import { accessSync, constants } from 'node:fs'
import { availableParallelism, cpus, loadavg, release, totalmem, type } from 'node:os'
import { missedLimits, ratioOf } from './benchmark.mjs'
import { median } from './statistics.mjs'

/** The computer that was measured on, in lines. */
export function describeComputer() {
  const load = loadavg()
    .map((average) => average.toFixed(1))
    .join(' ')
  return [
    `${type()} ${release()}, Node ${process.versions.node}`,
    `${cpus()[0]?.model.trim() ?? 'unknown processor'}, ${availableParallelism()} processors, ${Math.round(totalmem() / 2 ** 30)} GiB`,
    `load before: ${load}`,
    `${qemuVersion()}; /dev/kvm ${canOpenKvm() ? 'can be opened' : 'can not be opened'}`,
  ]
}

function qemuVersion() {
  try {
    return execFileSync('qemu-system-x86_64', ['--version'], { encoding: 'utf8' }).split('\n')[0]
  } catch {
    return 'no QEMU'
  }
}

function canOpenKvm() {
  try {
    accessSync('/dev/kvm', constants.R_OK | constants.W_OK)
    return true
  } catch {
    return false
  }
}

/** Rows of one benchmark as a table in Markdown. @param {import('./benchmark.mjs').Row[]} rows */
export function table(rows) {
  const head = ['measured', 'ours', 'peer', 'ratio', 'limit', 'runs']
  const body = rows.map((row) => {
    const ratio = ratioOf(row)
    const missed = missedLimits(row)
    const limits = [
      ...(row.atMost === undefined ? [] : [amount(row.atMost, row.unit)]),
      ...(row.atMostRatio === undefined ? [] : [`${Number(row.atMostRatio.toFixed(2))} ×`]),
    ]
    const notes = Object.entries(row.notes).map(([name, value]) => `${name} ${value}`)
    return [
      [row.what, ...notes].join('; '),
      summary(row.oursValues, row.unit),
      row.peerValues ? `${summary(row.peerValues, row.unit)}, ${row.peer}` : '',
      ratio === undefined ? '' : `${ratio.toFixed(2)} ×`,
      limits.length === 0 ? '' : `${limits.join(', ')}${missed.length > 0 ? ': MISSED' : ': kept'}`,
      String(row.oursValues.length),
    ]
  })
  const all = [head, ...body]
  const widths = head.map((_, column) => Math.max(...all.map((cells) => cells[column].length)))
  const line = (cells) => `| ${cells.map((cell, column) => cell.padEnd(widths[column])).join(' | ')} |`
  return [line(head), `|${widths.map((width) => '-'.repeat(width + 2)).join('|')}|`, ...body.map(line)].join('\n')
}

function summary(values, unit) {
  const spread = values.length > 1 ? ` (${amount(Math.min(...values), unit)}–${amount(Math.max(...values), unit)})` : ''
  return `${amount(median(values), unit)}${spread}`
}

function amount(value, unit) {
  return unit === 'ms' ? duration(value) : `${value.toFixed(value < 10 ? 2 : 0)} ${unit}`
}

function duration(milliseconds) {
  if (milliseconds >= 1000) return `${(milliseconds / 1000).toFixed(2)} s`
  if (milliseconds >= 1) return `${milliseconds.toFixed(milliseconds < 10 ? 2 : 0)} ms`
  return `${(milliseconds * 1000).toFixed(milliseconds < 0.01 ? 2 : 0)} µs`
}
