/**
 * Other people's programs that tests, benchmarks and the corpus compare ours with: from PATH where their version fits, else built from
 * their Go modules, once for each version, into the cache folder.
 */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { copyFile, mkdir, mkdtemp, open, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { cacheDir, ensureDirectory, FileLock, findProgram, run, VivariumError } from '@vivarium/core'

/** What is built. The version of Kubernetes is the one that `packages/apiserver/data` was captured from. */
export const versions = {
  kubernetes: '1.34.4',
  etcd: '3.6.16',
  helm: '3.19.5',
  kwok: '0.7.0',
  govmomi: '0.56.0',
  coredns: '1.12.1',
  cni: '1.7.1',
  registry: '3.0.0',
}

const stagingVersion = `v0.${versions.kubernetes.replace(/^1\./, '')}`
const kubernetes = { module: 'k8s.io/kubernetes', version: `v${versions.kubernetes}` }
const govmomi = { module: 'github.com/vmware/govmomi', version: `v${versions.govmomi}` }
const cni = { module: 'github.com/containernetworking/plugins', version: `v${versions.cni}` }
const etcd = { module: 'go.etcd.io/etcd/server/v3', version: `v${versions.etcd}` }

const programs = {
  kubectl: {
    ...kubernetes,
    package: 'k8s.io/kubernetes/cmd/kubectl',
    versionArguments: ['version', '--client'],
    // Older ones say some things in other words than the tests expect.
    fits: (output) => Number(/Client Version: v1\.(\d+)\./.exec(output)?.[1]) >= 31,
  },
  'kube-apiserver': {
    ...kubernetes,
    package: 'k8s.io/kubernetes/cmd/kube-apiserver',
    versionArguments: ['--version'],
    fits: (output) => output.trim() === `Kubernetes v${versions.kubernetes}`,
  },
  'kube-controller-manager': {
    ...kubernetes,
    package: 'k8s.io/kubernetes/cmd/kube-controller-manager',
    versionArguments: ['--version'],
    fits: (output) => output.trim() === `Kubernetes v${versions.kubernetes}`,
  },
  'kube-scheduler': {
    ...kubernetes,
    package: 'k8s.io/kubernetes/cmd/kube-scheduler',
    versionArguments: ['--version'],
    fits: (output) => output.trim() === `Kubernetes v${versions.kubernetes}`,
  },
  kubeadm: {
    ...kubernetes,
    package: 'k8s.io/kubernetes/cmd/kubeadm',
    versionArguments: ['version', '-o', 'short'],
    fits: (output) => output.trim() === `v${versions.kubernetes}`,
  },
  kubelet: {
    ...kubernetes,
    package: 'k8s.io/kubernetes/cmd/kubelet',
    versionArguments: ['--version'],
    fits: (output) => output.trim() === `Kubernetes v${versions.kubernetes}`,
  },
  'kube-proxy': {
    ...kubernetes,
    package: 'k8s.io/kubernetes/cmd/kube-proxy',
    versionArguments: ['--version'],
    fits: (output) => output.trim() === `Kubernetes v${versions.kubernetes}`,
  },
  coredns: {
    module: 'github.com/coredns/coredns',
    version: `v${versions.coredns}`,
    package: 'github.com/coredns/coredns',
    versionArguments: ['-version'],
    fits: (output) => output.includes(`CoreDNS-${versions.coredns}`),
  },
  // CNI plugins are never in PATH, and what has their names there is something else (iproute2 has a bridge).
  bridge: { ...cni, package: `${cni.module}/plugins/main/bridge`, versionArguments: [], fits: () => false },
  loopback: { ...cni, package: `${cni.module}/plugins/main/loopback`, versionArguments: [], fits: () => false },
  'host-local': { ...cni, package: `${cni.module}/plugins/ipam/host-local`, versionArguments: [], fits: () => false },
  portmap: { ...cni, package: `${cni.module}/plugins/meta/portmap`, versionArguments: [], fits: () => false },
  registry: {
    module: 'github.com/distribution/distribution/v3',
    version: `v${versions.registry}`,
    package: 'github.com/distribution/distribution/v3/cmd/registry',
    versionArguments: [],
    // For a container image: one from PATH may need libraries.
    fits: () => false,
  },
  etcd: {
    ...etcd,
    package: etcd.module,
    versionArguments: ['--version'],
    fits: (output) => /etcd Version: 3\.6\./.test(output),
  },
  kwok: {
    module: 'sigs.k8s.io/kwok',
    version: `v${versions.kwok}`,
    package: 'sigs.k8s.io/kwok/cmd/kwok',
    versionArguments: ['--version'],
    fits: (output) => output.includes(`v${versions.kwok}`),
  },
  // Main programs of ours on that module, which is published without its own.
  govc: {
    ...govmomi,
    main: 'govc.go',
    versionArguments: ['version'],
    fits: (output) => output.trim() === `govc ${versions.govmomi}`,
  },
  // Never one from PATH: a vcsim there may be ours, and has other ways.
  'vcsim-load': { ...govmomi, main: 'vcsim-load.go', versionArguments: [], fits: () => false },
  'govmomi-vcsim': { ...govmomi, main: 'govmomi-vcsim.go', versionArguments: [], fits: () => false },
  helm: {
    module: 'helm.sh/helm/v3',
    version: `v${versions.helm}`,
    package: 'helm.sh/helm/v3/cmd/helm',
    versionArguments: ['version', '--short'],
    // Helm 4 applies on the server and has other defaults.
    fits: (output) => /^v3\.(?:1[6-9]|[2-9]\d)\./.test(output),
  },
}

const found = new Map()

/**
 * The absolute path of one of these programs. A build takes minutes and a few gigabytes of Go's own caches; `options` are
 * core's OperationOptions. Throws PROGRAM_MISSING without a fitting program and without Go, PROCESS_FAILED when the build fails.
 */
export function goProgram(name, options = {}) {
  if (!found.has(name)) {
    const search = findOrBuild(name, options)
    found.set(name, search)
    search.catch(() => found.delete(name))
  }
  return found.get(name)
}

/** Where `goProgram` finds it at once; undefined where it would have to be built. */
export async function findGoProgram(name) {
  const installed = await findProgram(name)
  if (installed !== undefined && (await fits(name, installed))) return installed
  return findProgram(builtPath(name))
}

async function findOrBuild(name, options) {
  const there = await findGoProgram(name)
  if (there !== undefined) return there
  await requireGo(name)
  await ensureDirectory(join(cacheDir(), 'programs'))
  // One at a time: each build uses all processors, and two of one module share most of their work.
  const lock = await FileLock.acquire(join(cacheDir(), 'programs', 'build.lock'), { what: 'the build of Go programs', wait: options })
  try {
    return (await findProgram(builtPath(name))) ?? (await build(name, options))
  } finally {
    await lock.release()
  }
}

function builtPath(name) {
  const { version, main } = programs[name]
  const edition =
    main === undefined
      ? version
      : `${version}-${createHash('sha256')
          .update(readFileSync(mainPath(main)))
          .digest('hex')
          .slice(0, 8)}`
  // By its own name, which some programs tell others.
  return join(cacheDir(), 'programs', edition, name)
}

function mainPath(main) {
  return join(import.meta.dirname, 'go', main)
}

async function fits(name, path) {
  const { fits, versionArguments } = programs[name]
  // Our own stand-ins for kube-apiserver and etcd are scripts, and report the same version.
  if (await isScript(path)) return false
  try {
    return fits((await run(path, versionArguments, { timeoutMs: 20_000 })).stdout)
  } catch {
    return false
  }
}

async function isScript(path) {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(2), 0, 2, 0)
    return bytesRead === 2 && buffer.toString('latin1') === '#!'
  } finally {
    await file.close()
  }
}

async function requireGo(name) {
  if ((await findProgram('go')) !== undefined) return
  throw new VivariumError(
    'PROGRAM_MISSING',
    'environment',
    `there is no ${name} in PATH that fits, and no Go to build one with; install Go 1.24 or later, or put ${name} ${programs[name].version} in PATH`,
  )
}

async function build(name, options) {
  const folder = await mkdtemp(join(cacheDir(), 'programs', 'build-'))
  try {
    await writeWrapperModule(programs[name], folder, options)
    const output = join(folder, 'program')
    const flags = ['-mod=mod', '-trimpath', '-ldflags', linkerFlags(), '-o', output]
    const { main, package: path } = programs[name]
    if (main !== undefined) await copyFile(mainPath(main), join(folder, 'main.go'))
    await go(['build', ...flags, main === undefined ? path : '.'], { ...options, cwd: folder })
    await ensureDirectory(dirname(builtPath(name)))
    await rename(output, builtPath(name))
    return builtPath(name)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/**
 * A module cannot be built by itself when its go.mod has `replace`s to folders beside it, as Kubernetes' has for its staging modules. A
 * module that requires it, with those replaced by their published versions, can.
 */
async function writeWrapperModule({ module, version }, folder, options) {
  await mkdir(folder, { recursive: true })
  const goMod = join(folder, 'go.mod')
  await writeFile(goMod, `module programs.invalid\n\ngo 1.24.0\n\nrequire ${module} ${version}\n`)
  const downloaded = JSON.parse((await go(['mod', 'download', '-json', `${module}@${version}`], { ...options, cwd: folder })).stdout)
  const { Replace: replaced } = JSON.parse((await go(['mod', 'edit', '-json', downloaded.GoMod], { ...options, cwd: folder })).stdout)
  const staging = (replaced ?? []).filter(({ New }) => New.Path.startsWith('./staging/')).map(({ Old }) => Old.Path)
  for (const path of staging) await go(['mod', 'edit', `-replace=${path}=${path}@${stagingVersion}`], { ...options, cwd: folder })
}

function linkerFlags() {
  const [major, minor] = versions.kubernetes.split('.')
  const values = { gitVersion: `v${versions.kubernetes}`, gitMajor: major, gitMinor: minor, gitTreeState: 'clean' }
  const packages = ['k8s.io/component-base/version', 'k8s.io/client-go/pkg/version']
  const set = packages.flatMap((path) => Object.entries(values).map(([key, value]) => `-X ${path}.${key}=${value}`))
  return ['-s', '-w', ...set].join(' ')
}

function go(args, options) {
  return run('go', args, { ...options, env: { CGO_ENABLED: '0', GOFLAGS: '', GOWORK: 'off' } })
}
