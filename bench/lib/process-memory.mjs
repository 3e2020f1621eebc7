import { readFile } from 'node:fs/promises'

/** Memory of a process that is in use, in MiB; of Linux only. @param {number} pid */
export async function residentMebibytes(pid) {
  const status = await readFile(`/proc/${pid}/status`, 'utf8')
  return Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1]) / 1024
}
