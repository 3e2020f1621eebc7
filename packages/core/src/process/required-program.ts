import { basename } from 'node:path'
import { errors } from '../errors.js'
import { findProgram } from './find-program.js'

/** The programs that Vivarium runs, and the packages that have them. */
const packages: Readonly<Record<string, { readonly apt: string; readonly dnf: string; readonly brew?: string }>> = {
  'qemu-system-x86_64': { apt: 'qemu-system-x86', dnf: 'qemu-system-x86-core', brew: 'qemu' },
  'qemu-system-aarch64': { apt: 'qemu-system-arm', dnf: 'qemu-system-aarch64-core', brew: 'qemu' },
  'qemu-img': { apt: 'qemu-utils', dnf: 'qemu-img', brew: 'qemu' },
  rsync: { apt: 'rsync', dnf: 'rsync', brew: 'rsync' },
  ssh: { apt: 'openssh-client', dnf: 'openssh-clients', brew: 'openssh' },
  sshd: { apt: 'openssh-server', dnf: 'openssh-server', brew: 'openssh' },
  mmdebstrap: { apt: 'mmdebstrap', dnf: 'mmdebstrap' },
  mke2fs: { apt: 'e2fsprogs', dnf: 'e2fsprogs', brew: 'e2fsprogs' },
  fakeroot: { apt: 'fakeroot', dnf: 'fakeroot', brew: 'fakeroot' },
}

/** What to do about a missing program. */
export function installHint(program: string): string {
  const name = basename(program)
  const known = packages[name]
  if (known === undefined) return `install ${name}`
  const commands = [
    `"apt install ${known.apt}"`,
    `"dnf install ${known.dnf}"`,
    ...(known.brew === undefined ? [] : [`"brew install ${known.brew}"`]),
  ]
  return `install it with ${commands.slice(0, -1).join(', ')} or ${commands.at(-1)}`
}

/** The absolute path of a program. Throws PROGRAM_MISSING with the packages that have it (`details.remedy`). */
export async function requireProgram(name: string): Promise<string> {
  const path = await findProgram(name)
  if (path !== undefined) return path
  const remedy = installHint(name)
  throw errors.programMissing(name, remedy, { details: { program: name, remedy } })
}
