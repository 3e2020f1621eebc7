import { execFile } from 'node:child_process'
import { findProgram } from './find-program.js'

/**
 * The kernel kills a child whose parent ends (PR_SET_PDEATHSIG), but the child has to ask for it, and by then the parent may
 * be dead already. So the child asks (setpriv), looks whether its parent is still us, and only then becomes the
 * program. The script is fixed, and what it runs comes as arguments: nothing is interpreted.
 */
const becomeProgram = '[ "$PPID" -eq "$1" ] || exit 125; shift; exec "$@"'

let found: Promise<readonly string[]> | undefined

/** What to put before a program and its arguments so that it dies with this process; nothing where that is not possible. */
export function diesWithParentPrefix(): Promise<readonly string[]> {
  found ??= findPrefix()
  return found
}

async function findPrefix(): Promise<readonly string[]> {
  if (process.platform !== 'linux') return []
  const [setpriv, shell] = await Promise.all([findProgram('setpriv', '/usr/bin:/bin'), findProgram('sh', '/bin:/usr/bin')])
  if (setpriv === undefined || shell === undefined) return []
  // busybox has a setpriv that does not know the option.
  const works = await new Promise<boolean>((resolve) => {
    execFile(setpriv, ['--pdeathsig', 'KILL', shell, '-c', 'exit 0'], (error) => resolve(error === null))
  })
  return works ? [setpriv, '--pdeathsig', 'KILL', shell, '-c', becomeProgram, 'sh', String(process.pid)] : []
}
