import { spawn } from 'node:child_process'
import { constants } from 'node:os'

/**
 * Runs a program in the foreground, with this process's terminal, and resolves with its exit code (128 + number for a signal).
 * Signals that this process gets are passed on: Ctrl-C reaches the program anyway, `kill` does not.
 * `timeoutMs`: the program's whole process group is killed when it takes longer; the exit code is 124 then, as with timeout(1).
 */
export function runInForeground(program, args, { env, cwd, timeoutMs, quiet = false } = {}) {
  return new Promise((resolve, reject) => {
    const ownGroup = timeoutMs !== undefined
    const child = spawn(program, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: quiet ? 'ignore' : ['ignore', 'inherit', 'inherit'],
      detached: ownGroup,
    })
    let timedOut = false
    const kill = (signal) => {
      try {
        if (ownGroup && child.pid !== undefined) process.kill(-child.pid, signal)
        else child.kill(signal)
      } catch (error) {
        if (error.code !== 'ESRCH') throw error
      }
    }
    const timer =
      timeoutMs === undefined
        ? undefined
        : setTimeout(() => {
            timedOut = true
            kill('SIGTERM')
            setTimeout(() => kill('SIGKILL'), 10_000).unref()
          }, timeoutMs)
    const signals = ['SIGINT', 'SIGTERM', 'SIGHUP']
    for (const signal of signals) process.on(signal, kill)
    const settle = () => {
      clearTimeout(timer)
      for (const signal of signals) process.off(signal, kill)
    }
    child.on('error', (error) => {
      settle()
      reject(error)
    })
    child.on('exit', (code, signal) => {
      settle()
      resolve(timedOut ? 124 : (code ?? 128 + (constants.signals[signal] ?? 0)))
    })
  })
}

/** Runs an npm command: with the npm that started this script, if one did. */
export function runNpm(args, options) {
  const npm = process.env.npm_execpath
  return npm?.endsWith('.js') || npm?.endsWith('.cjs')
    ? runInForeground(process.execPath, [npm, ...args], options)
    : runInForeground('npm', args, options)
}

/** Ends this process when a step failed, with that step's exit code. */
export async function mustSucceed(step) {
  const exitCode = await step
  if (exitCode !== 0) process.exit(exitCode)
}
