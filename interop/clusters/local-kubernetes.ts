import { mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { findProgram, run } from '@vivarium/core'
import { findGoProgram, goProgram, versions } from '../../scripts/lib/go-programs.mjs'
import { CachedFolder } from '../testing/content-cache.js'
import { dockerArchive, type Entry, type ImageConfig, tar } from './docker-archive.js'

/** Counts up when a change below makes other images. */
const formatVersion = 1

const nodePrograms = ['kubeadm', 'kubelet', 'kubectl']
const plugins = ['bridge', 'host-local', 'loopback', 'portmap']
const imagePrograms = [...['kube-apiserver', 'kube-controller-manager', 'kube-scheduler', 'kube-proxy'], ...['etcd', 'coredns', 'registry']]

/** Kubernetes as somebody carries it to where there is no internet: what the image step `kubernetes` takes as `programs` and `images`. */
export interface LocalKubernetes {
  readonly programs: string
  readonly images: readonly string[]
  /** The image `web:pushed`, which is not among those. */
  readonly pushed: string
}

/** Why there is none; undefined when there is, or can be made soon. In CI it is made, which may take a quarter of an hour. */
export async function whyNoLocalKubernetes(): Promise<string | undefined> {
  if (process.env.CI) return undefined
  for (const name of ['mmdebstrap', 'go']) if ((await findProgram(name)) === undefined) return `there is no ${name}`
  const names = [...nodePrograms, ...plugins, ...imagePrograms]
  const found = await Promise.all(names.map((name) => findGoProgram(name)))
  const missing = names.filter((_, index) => found[index] === undefined)
  return missing.length === 0 ? undefined : `not built yet: ${missing.join(', ')}`
}

/** Programs from their Go modules, and images of these programs by the names that kubeadm lists. Kept in the cache folder. */
export async function localKubernetes(): Promise<LocalKubernetes> {
  const sources = await Promise.all(['pause', 'web'].map((name) => readFile(sourceOf(name))))
  const cached = new CachedFolder('local-kubernetes', [JSON.stringify([formatVersion, versions]), ...sources])
  const folder = await cached.make(async (at) => {
    const programs = join(at, 'programs')
    await mkdir(join(programs, 'cni'), { recursive: true })
    for (const name of nodePrograms) await symlink(await goProgram(name), join(programs, name))
    for (const name of plugins) await symlink(await goProgram(name), join(programs, 'cni', name))
    await mkdir(join(at, 'images'))
    await makeImages(at)
  })
  const images = join(folder, 'images')
  return {
    programs: join(folder, 'programs'),
    images: (await readdir(images)).sort().map((name) => join(images, name)),
    pushed: join(folder, 'pushed.tar'),
  }
}

const sourceOf = (name: string) => join(import.meta.dirname, 'programs', `${name}.go`)

async function makeImages(folder: string): Promise<void> {
  const write = (path: string, tag: string, layers: readonly Buffer[], config: ImageConfig) =>
    writeFile(join(folder, path), dockerArchive(tag, layers, config))
  const { stdout } = await run(await goProgram('kubeadm'), ['config', 'images', 'list', '--kubernetes-version', `v${versions.kubernetes}`])
  for (const tag of stdout.trim().split('\n')) {
    const name = tag.replace(/^.*\/|:.*$/g, '')
    await write(`images/${name}.tar`, tag, ...(await contentOf(name, folder)))
  }
  const settings = tar({ 'etc/registry.yml': registrySettings })
  const registry = [tar({ registry: await readFile(await goProgram('registry')) }, 0o755), settings]
  await write('images/registry.tar', 'registry:2', registry, {
    Entrypoint: ['/registry', 'serve', '/etc/registry.yml'],
    Env: ['OTEL_TRACES_EXPORTER=none'],
  })
  const web = tar({ web: await compile('web', folder) }, 0o755)
  await write('images/web.tar', 'example.com/web:1', [web], { Entrypoint: ['/web'], Env: ['GREETING=hello'] })
  await write('pushed.tar', 'web:pushed', [web], { Entrypoint: ['/web'], Env: ['GREETING=pushed'] })
}

/** A static program where the manifests of kubeadm look for it. */
async function contentOf(name: string, folder: string): Promise<[layers: Buffer[], config: ImageConfig]> {
  if (name === 'pause') return [[tar({ pause: await compile('pause', folder) }, 0o755)], { Entrypoint: ['/pause'] }]
  const program = await readFile(await goProgram(name))
  if (name === 'coredns') return [[tar({ coredns: program }, 0o755)], { Entrypoint: ['/coredns'] }]
  const layer = (links: Readonly<Record<string, Entry>> = {}) => tar({ ...links, [`usr/local/bin/${name}`]: program }, 0o755)
  const config = { Env: ['PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin'] }
  return [name === 'kube-proxy' ? [await iptables(folder), layer(iptablesLinks)] : [layer()], config]
}

const registrySettings = `version: 0.1
storage: { filesystem: { rootdirectory: /var/lib/registry } }
http: { addr: ":5000" }
`

async function compile(name: string, folder: string): Promise<Buffer> {
  const program = join(folder, name)
  const env = { CGO_ENABLED: '0', GO111MODULE: 'off', GOFLAGS: '' }
  await run('go', ['build', '-trimpath', '-ldflags', '-s -w', '-o', program, sourceOf(name)], { env })
  return readFile(program)
}

/** Debian's iptables with its libraries. */
async function iptables(folder: string): Promise<Buffer> {
  const path = join(folder, 'iptables.tar')
  await run('mmdebstrap', ['--variant=extract', '--format=tar', '--include=iptables', 'bookworm', path])
  return readFile(path)
}

/** Its commands as kube-proxy calls them, which the package's script would have made. */
const iptablesLinks = Object.fromEntries(
  ['iptables', 'ip6tables']
    .flatMap((name) => [name, `${name}-save`, `${name}-restore`])
    .map((name): [string, Entry] => [`usr/sbin/${name}`, { link: 'xtables-nft-multi' }]),
)
