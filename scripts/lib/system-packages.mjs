import { accessSync, constants, existsSync } from 'node:fs'
import { arch, platform } from 'node:os'
import { delimiter, join } from 'node:path'
import { runInForeground } from './process.mjs'

const isRoot = process.getuid?.() === 0

/**
 * Every program of the system that Vivarium uses, by Debian package: what it is for, and how its presence is seen.
 * `npm start` and `npm test` install what is missing where they may; the README names the same list.
 */
const systemPackages = [
  arch() === 'arm64'
    ? { package: 'qemu-system-arm', program: 'qemu-system-aarch64', purpose: 'runs machines' }
    : { package: 'qemu-system-x86', program: 'qemu-system-x86_64', purpose: 'runs machines' },
  { package: 'qemu-utils', program: 'qemu-img', purpose: 'makes and converts disks' },
  { package: 'mmdebstrap', program: 'mmdebstrap', purpose: 'builds Debian images' },
  {
    package: 'debian-archive-keyring',
    file: '/usr/share/keyrings/debian-archive-keyring.gpg',
    purpose: "proves that an image's packages are Debian's",
  },
  { package: 'e2fsprogs', program: 'mke2fs', purpose: "makes an image's file system" },
  { package: 'fakeroot', program: 'fakeroot', purpose: 'builds images without being root' },
  ...(isRoot ? [] : [{ package: 'uidmap', program: 'newuidmap', purpose: 'builds images in a user namespace' }]),
  { package: 'rsync', program: 'rsync', purpose: 'syncs folders into machines' },
  { package: 'openssh-client', program: 'ssh', purpose: 'carries rsync' },
  { package: 'util-linux', program: 'setpriv', purpose: 'lets machines die with the process that started them' },
]

/** What only tests use. They skip where it is missing, but on CI they fail: there it is installed too. */
const testPackages = [
  { package: 'openssh-server', program: 'sshd', purpose: 'tests of the SSH client' },
  { package: 'genisoimage', program: 'isoinfo', purpose: 'tests of seed images' },
  { package: 'mtools', program: 'mformat', purpose: 'tests with a cloud image: its boot partition' },
  { package: 'syslinux', program: 'syslinux', purpose: 'tests with a cloud image: its boot loader' },
  { package: 'syslinux-common', file: '/usr/lib/syslinux/mbr/mbr.bin', purpose: 'tests with a cloud image: its boot sector' },
  { package: 'zsh', program: 'zsh', purpose: 'tests of completion' },
  { package: 'fish', program: 'fish', purpose: 'tests of completion' },
  { package: 'python3-venv', program: 'python3', purpose: "tests with Python's Kubernetes client" },
]

/** sbin: mke2fs and sshd lie there, and it is not in everybody's PATH. */
const searchPath = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/sbin']

function isProgram(path) {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

function missingPackages() {
  const wanted = process.env.CI ? [...systemPackages, ...testPackages] : systemPackages
  return wanted.filter(({ program, file }) =>
    program === undefined ? !existsSync(file) : !searchPath.some((folder) => isProgram(join(folder, program))),
  )
}

/** How this user runs apt-get: directly, by a sudo that asks for no password, or not at all. */
async function aptGetCommand() {
  if (platform() !== 'linux' || !isProgram('/usr/bin/apt-get')) return undefined
  if (isRoot) return ['/usr/bin/apt-get']
  const sudo = await runInForeground('sudo', ['-n', 'true'], { quiet: true }).catch(() => 1)
  return sudo === 0 ? ['sudo', '-n', 'DEBIAN_FRONTEND=noninteractive', '/usr/bin/apt-get'] : undefined
}

/** Installs what is missing with apt-get where it may. Says what to install by hand, and returns false, where something stays missing. */
export async function ensureSystemPackages() {
  let missing = missingPackages()
  if (missing.length === 0) return true
  const names = () => missing.map((entry) => entry.package)
  const aptGet = await aptGetCommand()
  if (aptGet) {
    console.error(`Installing ${names().join(', ')} with apt-get.`)
    const [program, ...first] = aptGet
    const options = { env: { DEBIAN_FRONTEND: 'noninteractive' } }
    const common = [...first, '-q', '-o', 'DPkg::Lock::Timeout=120']
    await runInForeground(program, [...common, 'update'], options)
    await runInForeground(program, [...common, 'install', '-y', '--no-install-recommends', ...names()], options)
    missing = missingPackages()
    if (missing.length === 0) return true
  }
  console.error('Real machines need these programs of the system, which are not installed:')
  for (const entry of missing) console.error(`  ${entry.package.padEnd(24)} ${entry.purpose}`)
  console.error(`On Debian or Ubuntu:  sudo apt-get install ${names().join(' ')}`)
  return false
}
