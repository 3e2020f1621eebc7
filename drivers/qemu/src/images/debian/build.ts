import { constants } from 'node:fs'
import { chmod, copyFile, mkdir, mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { errors, findProgram, isVivariumError, type Operation, run, sha256OfFile } from '@vivarium/core'
import { type Architecture, consoleDevice, hostArchitecture } from '@vivarium/vm'
import { type ImageContent, writeImageContent } from '../../image-content.js'
import { imageErrors } from '../errors.js'
import { buildSources, networkSettings } from './apt-sources.js'
import { customizeScript, type StepCopy, stepMark } from './customize-script.js'
import { diskBytes, mke2fsArguments, mke2fsEnvironment, unpackAndFormat } from './disk.js'
import { guestPackages } from './guest-packages.js'
import { finishScript, guestSystem } from './guest-system.js'
import { buildInitrd, readKernel } from './initrd.js'
import { startableKernel } from './kernel.js'
import { buildEnvironment, mmdebstrapArguments, ownNamespaces } from './mmdebstrap.js'
import { canonical, describeStep, type PlainRecipe, parseRecipe, type Recipe, type RecipeStep, recipeHash } from './recipe.js'

/** A build that takes longer hangs: a stock image takes a minute, one with a cluster's images preloaded ten. */
const buildTimeoutMs = 60 * 60_000

/** Programs that a build uses, and the Debian package of each. */
const programs: Readonly<Record<string, string>> = {
  mmdebstrap: 'mmdebstrap',
  mke2fs: 'e2fsprogs',
  'qemu-img': 'qemu-utils',
  tar: 'tar',
}

/**
 * Builds the image of a recipe into an empty folder: `disk.qcow2`, `kernel`, `initrd`, `recipe.json` and what the driver has to
 * know of them. Needs no rights, no loop device and no mount. A minute, and 1 GB for a while. Throws INVALID_VALUE,
 * PROGRAM_MISSING, IMAGE_STEP_FAILED, PROCESS_FAILED, CANCELLED, TIMED_OUT; the folder is then the caller's to remove.
 */
export async function buildDebianImage(recipe: PlainRecipe, directory: string, operation: Operation): Promise<void> {
  const parsed = parseRecipe(recipe)
  const bounded = operation.within(buildTimeoutMs, 'building the image')
  await checkPrograms()
  // mmdebstrap may work as another user, who must get at its files: not in the cache, which is this user's only.
  const scratch = await mkdtemp(join(tmpdir(), 'vivarium-image-'))
  const work = join(directory, 'work')
  try {
    await chmod(scratch, 0o755)
    await mkdir(work)
    const tar = join(work, 'tree.tar')
    const tree = join(work, 'tree')
    await mkdir(tree)
    await bounded.step('install Debian', (inner) => bootstrap(parsed, scratch, tar, inner))
    await bounded.step('make the disk', (inner) => makeDisk(tar, tree, directory, recipeHash(recipe), inner))
    await bounded.step('make the initrd', () => makeBootFiles(tree, directory))
    await writeFile(join(directory, 'recipe.json'), `${JSON.stringify(canonical(parsed), null, 2)}\n`)
    await writeImageContent(directory, content())
  } finally {
    await removeTree(scratch)
    await removeTree(work)
  }
}

function content(): Omit<ImageContent, 'formatVersion'> {
  const architecture = hostArchitecture()
  return {
    architecture,
    disk: 'disk.qcow2',
    diskBytes,
    boot: {
      kind: 'kernel',
      kernel: 'kernel',
      initrd: 'initrd',
      commandLine: commandLine(architecture),
    },
    guestAgent: true,
    cloudInit: false,
  }
}

/**
 * - `cryptomgr.notests`: the kernel would test each of its ciphers at every boot.
 * - `no_timer_check`: on a busy computer, where an emulated processor stands for a while now and then, it would take its timer for
 *   broken and give up.
 */
function commandLine(architecture: Architecture): string {
  const x86 = architecture === 'amd64' ? ' no_timer_check' : ''
  return `root=LABEL=root rw quiet cryptomgr.notests${x86} console=${consoleDevice(architecture)}`
}

const isRoot = () => process.getuid?.() === 0

async function checkPrograms(): Promise<void> {
  const needed = isRoot() ? programs : { ...programs, fakeroot: 'fakeroot' }
  for (const [program, debianPackage] of Object.entries(needed)) {
    if ((await findProgram(program)) === undefined) throw errors.programMissing(program, `install it with "apt install ${debianPackage}"`)
  }
}

/** All steps of an image: those that make it a guest of ours, the recipe's own, and the last touch. */
function allSteps({ steps }: Recipe): { readonly step: RecipeStep; readonly name: string }[] {
  return [
    ...guestSystem(hostArchitecture()).map((step, index) => ({ step, name: `Vivarium's own ${describeStep(step, index + 1)}` })),
    ...steps.map((step, index) => ({ step, name: describeStep(step, index + 1) })),
    { step: { kind: 'script', script: finishScript }, name: "Vivarium's own last step" },
  ]
}

async function bootstrap(recipe: Recipe, scratch: string, tar: string, operation: Operation): Promise<void> {
  const architecture = hostArchitecture()
  // Packages that come first need no apt of their own.
  const first = recipe.steps.findIndex((step) => step.kind !== 'packages')
  const early = first < 0 ? recipe.steps : recipe.steps.slice(0, first)
  const packages = [...guestPackages(architecture), ...early.flatMap((step) => (step.kind === 'packages' ? step.names : []))]
  const steps = allSteps(recipe).filter(({ step }) => !early.includes(step))

  const { script, files, copies } = customizeScript(steps.map(({ step }) => step))
  const scriptPath = join(scratch, 'customize')
  await writeFile(scriptPath, script, { mode: 0o644 })
  for (const { name, content } of files) await writeFile(join(scratch, name), content, { mode: 0o644 })
  for (const copy of copies) await copyLocalFile(copy, join(scratch, copy.name), operation)
  const sources = join(scratch, 'build.sources')
  await writeFile(sources, await buildSources(), { mode: 0o644 })
  const temporary = join(scratch, 'tmp')
  await mkdir(temporary)
  await chmod(temporary, 0o1777)

  const watch = new StepWatch(operation)
  const args = mmdebstrapArguments({ architecture, packages, aptSettings: await hostAptSettings(operation), sources, tar })
  const environment = ['env', '-i', ...buildEnvironment(process.env, temporary, scriptPath)]
  const [program = 'env', ...rest] = [...(await namespaces(operation)), ...environment, 'mmdebstrap', ...args]
  try {
    await run(program, rest, {
      signal: operation.signal,
      // It takes files of other users away when it is ended.
      killAfterMs: 30_000,
      onLine: (line) => watch.take(line),
    })
  } catch (error) {
    operation.throwIfAborted('building the image')
    if (!isVivariumError(error, 'PROCESS_FAILED')) throw error
    const failed = watch.step === undefined ? undefined : steps[watch.step]
    if (failed === undefined) throw errors.processFailed('mmdebstrap', 'could not install Debian', watch.tail(), { cause: error })
    throw imageErrors.stepFailed(failed.name, watch.tail(), { cause: error })
  }
}

/** Without root, mmdebstrap makes namespaces itself; and in a container, root may not be allowed to. */
async function namespaces(operation: Operation): Promise<readonly string[]> {
  if (!isRoot() || (await findProgram('unshare')) === undefined) return []
  const [program, ...args] = ownNamespaces
  const { exitCode } = await run(program, [...args, 'true'], { signal: operation.signal, okExitCodes: [0, 1] })
  return exitCode === 0 ? ownNamespaces : []
}

/** Into a folder that who builds can read, whoever it works as. Throws NOT_FOUND, or CHECKSUM_MISMATCH for another file than the recipe was made with. */
async function copyLocalFile({ source, sha256 }: StepCopy, path: string, operation: Operation): Promise<void> {
  await copyFile(source, path, constants.COPYFILE_FICLONE).catch((error: unknown) => {
    throw errors.fileMissing(source, { cause: error })
  })
  await chmod(path, 0o644)
  const found = await sha256OfFile(path, operation)
  if (found !== sha256) throw errors.checksumMismatch(source, sha256, found)
}

/** Follows the build's output: which step it is at, and what that has printed. */
class StepWatch {
  /** Index of the running step; undefined before the first. */
  step: number | undefined
  readonly #operation: Operation
  #lines: string[] = []

  constructor(operation: Operation) {
    this.#operation = operation
  }

  take(line: string): void {
    if (line.startsWith(stepMark)) {
      this.step = Number(line.slice(stepMark.length))
      this.#lines = []
      return
    }
    this.#lines.push(line)
    if (this.#lines.length > 40) this.#lines.shift()
    this.#operation.report({ message: line.replace(/^I: /, '') })
  }

  /** The end of the output: of a step, without what mmdebstrap says about it. */
  tail(): string {
    return this.#lines
      .filter((line) => this.step === undefined || !/^[IWE]: /.test(line) || line.startsWith('E: Unable'))
      .slice(-20)
      .join('\n')
      .slice(-4000)
  }
}

/** How this computer's own apt reaches its servers; a computer without apt has no say in it. */
async function hostAptSettings(operation: Operation): Promise<string[]> {
  if ((await findProgram('apt-config')) === undefined) return []
  const { stdout } = await run('apt-config', ['dump'], { signal: operation.signal })
  return networkSettings(stdout)
}

async function makeDisk(tar: string, tree: string, directory: string, hash: string, operation: Operation): Promise<void> {
  const raw = join(directory, 'work', 'disk.raw')
  const prefix = isRoot() ? [] : ['fakeroot', '--']
  const [program, ...args] = [...prefix, 'sh', '-c', unpackAndFormat(isRoot()), 'sh', tar, tree, ...mke2fsArguments(tree, raw, hash)]
  await run(program ?? 'sh', args, { signal: operation.signal, env: mke2fsEnvironment })
  await run('qemu-img', ['convert', '-f', 'raw', '-O', 'qcow2', raw, join(directory, 'disk.qcow2')], { signal: operation.signal })
}

async function makeBootFiles(tree: string, directory: string): Promise<void> {
  await writeFile(join(directory, 'kernel'), startableKernel(await readKernel(tree)))
  await writeFile(join(directory, 'initrd'), await buildInitrd(tree))
}

/**
 * Never goes into another file system: were something still mounted in there, it would not be ours to delete. What can't be
 * removed is left to who cleans that folder; the outcome of the build counts for more.
 */
async function removeTree(path: string): Promise<void> {
  await run('rm', ['-rf', '--one-file-system', path], { okExitCodes: [0, 1] })
}
