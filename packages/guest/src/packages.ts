import { addProgram } from './files/base-image.js'
import type { FileTree } from './files/file-tree.js'
import type { ServiceManager } from './systemd/service-manager.js'
import { type UnitSpec, unitName } from './systemd/unit.js'

/** What a package brings. All of it is there once it is installed. */
export interface GuestPackage {
  /** Default: `1.0-1`. */
  readonly version?: string
  readonly description?: string
  /** Names of programs among `GuestOptions.commands`. */
  readonly commands?: readonly string[]
  readonly units?: readonly UnitSpec[]
  /** Text by absolute path; one that is there already is kept. */
  readonly files?: Readonly<Record<string, string>>
  readonly depends?: readonly string[]
}

export interface InstalledPackage {
  readonly name: string
  readonly version: string
  readonly description: string
}

const statusPath = '/var/lib/dpkg/status'
const validName = /^[a-z0-9][a-z0-9+.-]*$/

/** The packages of a machine. What is installed stands in dpkg's status file. */
export class Packages {
  readonly #tree: FileTree
  readonly #services: ServiceManager
  readonly #known: Readonly<Record<string, GuestPackage>>

  constructor(tree: FileTree, services: ServiceManager, known: Readonly<Record<string, GuestPackage>>) {
    this.#tree = tree
    this.#services = services
    this.#known = known
    for (const { name } of this.installed()) for (const unit of known[name]?.units ?? []) services.define(unit)
  }

  /** By name. */
  installed(): readonly InstalledPackage[] {
    const { node } = this.#tree.locate('/var/lib/dpkg', 'open')
    const file = node?.kind === 'directory' ? node.entries.get('status') : undefined
    if (file?.kind !== 'file') return []
    return Buffer.from(file.content)
      .toString()
      .split('\n\n')
      .flatMap((entry) => {
        const field = (name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(entry)?.[1]
        const name = field('Package')
        return name === undefined ? [] : [{ name, version: field('Version') ?? '', description: field('Description') ?? '' }]
      })
  }

  find(name: string): InstalledPackage | undefined {
    return this.installed().find((one) => one.name === name)
  }

  /** Whether there is something to install under that name: a mirror has everything. */
  exists(name: string): boolean {
    return validName.test(name)
  }

  /** What `install` of those names would bring, with what they depend on, without what is there. */
  missing(names: readonly string[]): readonly string[] {
    const wanted = new Set<string>()
    const visit = (name: string) => {
      if (wanted.has(name) || this.find(name) !== undefined) return
      for (const other of this.#known[name]?.depends ?? []) visit(other)
      wanted.add(name)
    }
    for (const name of names) visit(name)
    return [...wanted]
  }

  versionOf(name: string): string {
    return this.#known[name]?.version ?? '1.0-1'
  }

  /** Those that are there get the other version. Resolves when the services that came with them have been started. */
  async install(wanted: readonly { readonly name: string; readonly version?: string }[], signal: AbortSignal): Promise<void> {
    for (const { name, version = this.versionOf(name) } of wanted) {
      const known = this.#known[name]
      const others = this.installed().filter((one) => one.name !== name)
      this.#write([...others, { name, version, description: known?.description ?? name }])
      for (const [path, text] of Object.entries(known?.files ?? {})) {
        const folder = path.slice(0, path.lastIndexOf('/'))
        if (folder !== '') this.#tree.makeDirectory(folder, {}, true)
        if (this.#tree.locate(path, 'open').node === undefined) this.#tree.writeFile(path, Buffer.from(text))
      }
      for (const command of known?.commands ?? []) addProgram(this.#tree, command)
      for (const unit of known?.units ?? []) this.#services.define(unit)
      this.#services.reload()
      for (const unit of known?.units ?? []) if (unit.enabled !== false) await this.#services.start(unitName(unit.name), signal)
    }
  }

  async remove(names: readonly string[]): Promise<void> {
    for (const name of names) {
      const known = this.#known[name]
      for (const unit of known?.units ?? []) {
        await this.#services.stop(unitName(unit.name))
        this.#services.forget(unit.name)
      }
      for (const command of known?.commands ?? [])
        if (this.#tree.locate(`/usr/bin/${command}`, 'unlink').node !== undefined) this.#tree.remove(`/usr/bin/${command}`)
      this.#write(this.installed().filter((one) => one.name !== name))
    }
  }

  #write(all: readonly InstalledPackage[]): void {
    const sorted = all.toSorted((a, b) => (a.name < b.name ? -1 : 1))
    const text = sorted
      .map(
        ({ name, version, description }) =>
          `Package: ${name}\nStatus: install ok installed\nArchitecture: amd64\nVersion: ${version}\nDescription: ${description}\n`,
      )
      .join('\n')
    this.#tree.makeDirectory('/var/lib/dpkg', {}, true)
    this.#tree.writeFile(statusPath, Buffer.from(text))
  }
}
