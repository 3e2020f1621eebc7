import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { z } from 'zod'

/** A process that can be recognised later, although process ids are used again. */
export interface ProcessIdentity {
  readonly pid: number
  /**
   * When it started, as the operating system tells: on Linux the boot's id and the clock ticks since then
   * (/proc/PID/stat, field 22), elsewhere what `ps -o lstart=` prints. Only to be compared.
   */
  readonly startTime: string
}

export const processIdentitySchema: z.ZodType<ProcessIdentity> = z.object({ pid: z.int().positive(), startTime: z.string().min(1) })

/** The identity of a living process; undefined when there is none with that pid, or only its zombie. */
export async function identityOf(pid: number): Promise<ProcessIdentity | undefined> {
  if (!Number.isSafeInteger(pid) || pid <= 0) return undefined
  const startTime = process.platform === 'linux' ? await startTimeOnLinux(pid) : await startTimeByPs(pid)
  return startTime === undefined ? undefined : { pid, startTime }
}

/** Whether exactly that process still lives. */
export async function isAlive(identity: ProcessIdentity): Promise<boolean> {
  const now = await identityOf(identity.pid)
  return now !== undefined && now.startTime === identity.startTime
}

/** Sends a signal (default SIGKILL) if exactly that process still lives; says whether it was sent. */
export async function killIfAlive(identity: ProcessIdentity, signal: NodeJS.Signals = 'SIGKILL'): Promise<boolean> {
  if (!(await isAlive(identity))) return false
  try {
    process.kill(identity.pid, signal)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false
    throw error
  }
}

let bootId: Promise<string> | undefined

async function startTimeOnLinux(pid: number): Promise<string | undefined> {
  bootId ??= readFile('/proc/sys/kernel/random/boot_id', 'utf8').then((text) => text.trim())
  let stat: string
  try {
    stat = await readFile(`/proc/${pid}/stat`, 'latin1')
  } catch {
    return undefined
  }
  const parsed = parseStat(stat)
  return parsed === undefined || parsed.state === 'Z' || parsed.state === 'X' ? undefined : `${await bootId} ${parsed.startTicks}`
}

/** State and start time from a line of /proc/PID/stat. The program's name stands in parentheses and may contain anything. */
export function parseStat(stat: string): { state: string; startTicks: string } | undefined {
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  const [state, startTicks] = [fields[0], fields[19]]
  return state && startTicks && /^\d+$/.test(startTicks) ? { state, startTicks } : undefined
}

function startTimeByPs(pid: number): Promise<string | undefined> {
  return new Promise((resolve) => {
    execFile('ps', ['-o', 'state=,lstart=', '-p', String(pid)], { env: { ...process.env, LC_ALL: 'C', TZ: 'UTC' } }, (error, stdout) => {
      const match = error ? null : /^\s*(\S+)\s+(.+?)\s*$/.exec(stdout)
      resolve(match?.[2] && !match[1]?.startsWith('Z') ? match[2] : undefined)
    })
  })
}
