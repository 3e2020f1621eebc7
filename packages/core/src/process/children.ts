import type { ChildProcess } from 'node:child_process'

/** A child process with what is needed to signal all of it. */
export interface Child {
  readonly process: ChildProcess
  /** True when it leads a process group of its own, so that a signal reaches what it started too. */
  readonly leadsGroup: boolean
}

/** The running children that may not outlive this process. */
const sweptAtExit = new Set<Child>()
let hooked = false

/** From now until `forgetChild`, the child is killed when this process ends. */
export function sweepAtExit(child: Child): void {
  sweptAtExit.add(child)
  if (hooked) return
  hooked = true
  process.on('exit', killAllChildren)
}

export function forgetChild(child: Child): void {
  sweptAtExit.delete(child)
}

/** SIGKILL to every child that may not outlive this process, and to their process groups. */
export function killAllChildren(): void {
  for (const child of sweptAtExit) signalChild(child, 'SIGKILL')
}

/** Sends a signal to a child and, where it leads one, to its process group. One that is gone already is no error. */
export function signalChild(child: Child, signal: NodeJS.Signals): void {
  const { pid } = child.process
  if (pid === undefined) return
  if (!child.leadsGroup) {
    child.process.kill(signal)
    return
  }
  try {
    process.kill(-pid, signal)
  } catch (error) {
    // EPERM: macOS says so for a group of zombies.
    const { code } = error as NodeJS.ErrnoException
    if (code !== 'ESRCH' && code !== 'EPERM') throw error
  }
}
