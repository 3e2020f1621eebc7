import { readFile } from 'node:fs/promises'

/** Memory of a process that is in use, in MiB; of Linux only. @param {number} pid */
export function residentMebibytes(pid) {
  return mebibytes(pid, 'VmRSS')
}

/** The most that a process has had in use so far, in MiB; of Linux only. @param {number} pid */
export function peakMebibytes(pid) {
  return mebibytes(pid, 'VmHWM')
}

async function mebibytes(pid, what) {
  const status = await readFile(`/proc/${pid}/status`, 'utf8')
  return Number(new RegExp(`^${what}:\\s+(\\d+) kB$`, 'm').exec(status)?.[1]) / 1024
}
