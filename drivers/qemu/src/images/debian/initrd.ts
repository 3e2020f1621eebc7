import { readdir, readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { imageErrors } from '../errors.js'
import { type CpioEntry, cpioArchive } from './cpio.js'
import { initModules, initScript } from './init-script.js'
import { moduleClosure, modulesDepOf, type StaticNode, staticNodes } from './modules.js'

/** What goes into the initrd, as values. */
export interface InitrdContent {
  readonly busybox: Uint8Array
  readonly kernelVersion: string
  /** Content of the kernel's modules, by their paths as in modules.dep. */
  readonly modules: ReadonlyMap<string, Uint8Array>
  readonly modulesDep: string
  readonly nodes: readonly StaticNode[]
}

/** Any program may open these (systemd's static-nodes-permissions.conf says so too). */
const openToAll: ReadonlySet<string> = new Set(['fuse', 'net/tun'])

/** The files of our initrd: a busybox, the modules that the root disk and the NICs need, device nodes, and the init script. */
export function initrdEntries(content: InitrdContent): CpioEntry[] {
  const text = (value: string) => Buffer.from(value)
  const modules = `lib/modules/${content.kernelVersion}`
  const files: CpioEntry[] = [
    { path: 'init', kind: 'file', mode: 0o755, content: text(initScript) },
    { path: 'modules', kind: 'file', mode: 0o644, content: text(`${initModules.join(' ')}\n`) },
    { path: 'bin/busybox', kind: 'file', mode: 0o755, content: content.busybox },
    { path: `${modules}/modules.dep`, kind: 'file', mode: 0o644, content: text(content.modulesDep) },
    ...[...content.modules].map(([path, bytes]) => ({ path: `${modules}/${path}`, kind: 'file', mode: 0o644, content: bytes }) as const),
    ...content.nodes.map(({ path, major, minor }) => {
      const mode = openToAll.has(path) ? 0o666 : 0o600
      return { path: `nodes/${path}`, kind: 'character-device', mode, major, minor } as const
    }),
  ]
  const empty = ['dev', 'proc', 'sys', 'root', 'nodes/virtio-ports', 'nodes/mqueue', 'nodes/hugepages']
  const folders = new Set<string>()
  for (const path of [...empty, ...files.map((file) => dirname(file.path))]) {
    const parts = path.split('/')
    for (let depth = 1; depth <= parts.length; depth++) folders.add(parts.slice(0, depth).join('/'))
  }
  folders.delete('.')
  return [...[...folders].map((path) => ({ path, kind: 'directory', mode: 0o755 }) as const), ...files]
}

/** Makes the initrd for the kernel in a tree. Throws IMAGE_CONTENT_MISSING. */
export async function buildInitrd(tree: string): Promise<Buffer> {
  const busybox = await readFrom(tree, 'usr/bin/busybox', 'busybox')
  const versions = await readdir(join(tree, 'usr/lib/modules')).catch(() => [])
  const [kernelVersion] = versions
  if (kernelVersion === undefined || versions.length > 1) throw imageErrors.contentMissing('single kernel', 'usr/lib/modules')
  const folder = `usr/lib/modules/${kernelVersion}`
  const fromKernel = async (name: string) => (await readFrom(tree, `${folder}/${name}`, 'kernel modules')).toString()
  const modulesDep = await fromKernel('modules.dep')
  const paths = moduleClosure(modulesDep, initModules)
  const modules = new Map<string, Uint8Array>()
  for (const path of paths) modules.set(path, await readFrom(tree, `${folder}/${path}`, 'kernel modules'))
  const entries = initrdEntries({
    busybox,
    kernelVersion,
    modules,
    modulesDep: modulesDepOf(modulesDep, paths),
    nodes: staticNodes(await fromKernel('modules.devname')),
  })
  // Not packed: the kernel would take longer to unpack it than QEMU to load it.
  return cpioArchive(entries)
}

/** The kernel that `buildInitrd` made the initrd for. Throws IMAGE_CONTENT_MISSING. */
export async function readKernel(tree: string): Promise<Buffer> {
  const names = await readdir(join(tree, 'boot')).catch(() => [])
  const [kernel] = names.filter((name) => name.startsWith('vmlinuz-')).sort()
  if (kernel === undefined) throw imageErrors.contentMissing('kernel', '/boot')
  return readFrom(tree, `boot/${kernel}`, 'kernel')
}

async function readFrom(tree: string, path: string, what: string): Promise<Buffer> {
  try {
    return await readFile(join(tree, path))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
    throw imageErrors.contentMissing(what, `/${path}`, { cause: error })
  }
}
