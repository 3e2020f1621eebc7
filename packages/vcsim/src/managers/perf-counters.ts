import type { ElementDescription, PerfCounterInfo, PerfStatsType, PerfSummaryType } from '@vivarium/vim/types'
import { counterTable } from './perf-counter-table.js'

/** A performance counter, and what has it. */
export interface Counter {
  readonly key: number
  /** `cpu.usage.average`. */
  readonly id: string
  readonly group: string
  readonly name: string
  readonly rollup: PerfSummaryType
  readonly unit: string
  readonly stats: PerfStatsType
  readonly level: number
  readonly deviceLevel: number
  /** See `counterTable`. */
  readonly owners: string
}

let made: readonly Counter[] | undefined

/** All of them. The table is read when it is first needed. */
export function counters(): readonly Counter[] {
  made ??= counterTable.trim().split('\n').map(readLine)
  return made
}

function readLine(line: string): Counter {
  const [key, group = '', name = '', rollup = '', unit = '', stats = '', level, deviceLevel, owners = ''] = line.split(' ')
  return {
    ...{ key: Number(key), id: `${group}.${name}.${rollup}`, group, name, unit, owners },
    rollup: rollup as PerfSummaryType,
    stats: stats as PerfStatsType,
    level: Number(level),
    deviceLevel: Number(deviceLevel),
  }
}

const keyLine = (id: string) => {
  const [group, name, rollup] = id.split('.')
  return new RegExp(`^(\\d+) ${group} ${name} ${rollup} `, 'm').exec(counterTable)?.[1]
}

/** The key of `cpu.usage.average`. */
export function counterKey(id: string): number {
  return Number(keyLine(id) ?? 0)
}

const groups: Readonly<Record<string, string>> = {
  cpu: 'CPU',
  mem: 'Memory',
  disk: 'Disk',
  net: 'Network',
  sys: 'System',
  rescpu: 'Resource group CPU',
  datastore: 'Datastore',
  virtualDisk: 'Virtual disk',
  storageAdapter: 'Storage adapter',
  storagePath: 'Storage path',
  vmop: 'Virtual machine operations',
  power: 'Power',
  gpu: 'GPU',
}

const units: Readonly<Record<string, string>> = {
  percent: '%',
  megaHertz: 'MHz',
  kiloBytes: 'KB',
  megaBytes: 'MB',
  teraBytes: 'TB',
  kiloBytesPerSecond: 'KBps',
  millisecond: 'ms',
  microsecond: 'µs',
  second: 's',
  number: 'num',
  watt: 'W',
  joule: 'J',
  celsius: 'C',
}

/** `usagemhz`: "Usagemhz"; `totalReadLatency`: "Total read latency". */
function inWords(name: string): string {
  const text = name.replace(/([a-z])([A-Z])/g, (_, end: string, start: string) => `${end} ${start.toLowerCase()}`).replace(/\./g, ' ')
  return text.charAt(0).toUpperCase() + text.slice(1)
}

const element = (key: string, label: string, summary = label): ElementDescription => ({ key, label, summary })

export function describeCounter({ key, group, name, rollup, unit, stats, level, deviceLevel }: Counter): PerfCounterInfo {
  const groupLabel = groups[group] ?? inWords(group)
  const label = inWords(name)
  return {
    key,
    nameInfo: element(name, label, `${groupLabel}: ${label.toLowerCase()}`),
    groupInfo: element(group, groupLabel),
    unitInfo: element(unit, units[unit] ?? unit),
    rollupType: rollup,
    statsType: stats,
    level,
    perDeviceLevel: deviceLevel,
  }
}
