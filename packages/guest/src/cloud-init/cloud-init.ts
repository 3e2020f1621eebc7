import { messageOf } from '@vivarium/core'
import { parse } from 'yaml'
import type { GuestSystem } from '../guest-system.js'
import { type CloudConfig, failureOf, type ModuleContext, modules } from './cloud-config.js'
import type { DataSource } from './data-source.js'
import { renderTemplate, type TemplateData, TemplateProblem } from './jinja.js'
import { applyNetworkConfig } from './network-config.js'
import type { CloudInitRun, CloudInitStatus } from './status.js'
import { splitUserData, typeOfRendered, type UserDataPart } from './user-data.js'

const statusPath = '/run/cloud-init/status.json'
const outputLog = '/var/log/cloud-init-output.log'
const log = '/var/log/cloud-init.log'

/** cloud-init of one guest: runs at each boot, in the background, and leaves its files where the real one does. */
export class CloudInit implements CloudInitRun {
  readonly #guest: GuestSystem
  readonly #source: DataSource | undefined
  #status: CloudInitStatus
  #task: Promise<void> | undefined

  constructor(guest: GuestSystem, source: DataSource | undefined) {
    this.#guest = guest
    this.#source = source
    this.#status = { status: 'not started', detail: '', errors: [], recoverableErrors: {}, lastUpdate: 0 }
  }

  get status(): CloudInitStatus {
    return this.#status
  }

  get hasEnded(): boolean {
    return this.#status.status !== 'running'
  }

  start(signal: AbortSignal): void {
    this.#task = this.#run(signal)
  }

  /** Continues in a guest that was restored: a run that was not over begins again, one that was is known from its files. */
  resume(signal: AbortSignal): void {
    const { node } = this.#guest.files.locate('/run', 'stat')
    const directory = node?.kind === 'directory' ? node.entries.get('cloud-init') : undefined
    const file = directory?.kind === 'directory' ? directory.entries.get('status.json') : undefined
    if (file?.kind !== 'file') return
    const saved = JSON.parse(Buffer.from(file.content).toString()) as { vivarium: CloudInitStatus }
    this.#status = saved.vivarium
    if (saved.vivarium.status === 'running') this.start(signal)
  }

  /** Resolves with what came of it, when the run of this boot is over. */
  async done(): Promise<CloudInitStatus> {
    await this.#task
    return this.#status
  }

  /** Resolves when nothing of it runs any more, as after the machine went down. */
  async ended(): Promise<void> {
    await this.#task
  }

  async #run(signal: AbortSignal): Promise<void> {
    const source = this.#source
    if (source === undefined) {
      this.#set({ status: 'disabled', detail: 'Cloud-init disabled by cloud-init-generator' })
      return
    }
    this.#status = { status: 'running', detail: source.detail, errors: [], recoverableErrors: {}, lastUpdate: 0 }
    this.#set({})
    try {
      await this.#runModules(source, signal)
    } catch (error) {
      if (!signal.aborted) this.#fail('init', messageOf(error))
    }
    if (signal.aborted) return
    this.#set({ status: this.#status.errors.length > 0 ? 'error' : 'done' })
    const { detail, errors } = this.#status
    this.#write('/run/cloud-init/result.json', `${JSON.stringify({ v1: { datasource: detail, errors } }, undefined, 1)}\n`)
  }

  async #runModules(source: DataSource, signal: AbortSignal): Promise<void> {
    const guest = this.#guest
    const metaData = this.#yaml(source.metaData ?? '', 'meta-data')
    const id = String(metaData['instance-id'] ?? (source.name === 'nocloud' ? 'nocloud' : 'iid-vmware')).replaceAll(/[^\w.-]/g, '_')
    const instance = `/var/lib/cloud/instances/${id}`
    guest.files.makeDirectory(`${instance}/sem`, {}, true)
    guest.files.makeDirectory(`${instance}/scripts`, {}, true)
    if (guest.files.locate('/var/lib/cloud/instance', 'lstat', false).node !== undefined) guest.files.remove('/var/lib/cloud/instance')
    guest.files.makeLink(instance, '/var/lib/cloud/instance')
    guest.files.writeFile(`${instance}/datasource`, Buffer.from(`${source.detail}\n`))
    guest.files.writeFile(`${instance}/user-data.txt`, source.userData ?? new Uint8Array(), { mode: 0o600 })
    this.#write('/var/lib/cloud/data/instance-id', `${id}\n`)
    this.#applyNetwork(source, metaData)

    const instanceData = this.#instanceData(source, metaData, id)
    this.#write('/run/cloud-init/instance-data.json', `${JSON.stringify(instanceData, undefined, 1)}\n`)
    // Templates may name the standard keys without their version.
    const data: TemplateData = { ...instanceData.v1, ...instanceData }
    const boothooks: string[] = []
    let config: CloudConfig = {}
    for (const bytes of [source.vendorData, source.userData]) {
      if (bytes !== undefined) config = { ...config, ...this.#readParts(bytes, data, instance, boothooks) }
    }

    const run: ModuleContext['run'] = async (command, env = {}) => {
      const { exitCode, stdout, stderr } = await guest.runShell(command, { env, cwd: '/', signal })
      this.#print(`${stdout}${stderr}`)
      return exitCode
    }
    for (const path of boothooks) await run([path], { INSTANCE_ID: id })
    const context: ModuleContext = {
      guest,
      config,
      metaData: { ...metaData, 'datasource-detail': source.detail },
      instance,
      run,
      warn: (message) => this.#warn(message),
      print: (text) => this.#print(text),
    }
    for (const module of modules) {
      if (signal.aborted) return
      const semaphore = `${instance}/sem/config_${module.name}`
      if (module.frequency === 'once-per-instance' && guest.files.locate(semaphore, 'stat').node !== undefined) continue
      this.#log('DEBUG', `Running module ${module.name} with frequency ${module.frequency}`)
      try {
        await module.run(context)
      } catch (error) {
        if (signal.aborted) return
        this.#fail(module.name, failureOf(error) ?? messageOf(error))
      }
      guest.files.writeFile(semaphore, Buffer.from(`${guest.now().toISOString()}\n`))
    }
  }

  /** Cloud-config of all parts as one, later ones over earlier ones; scripts are put where they are run from. */
  #readParts(bytes: Uint8Array, data: TemplateData, instance: string, boothooks: string[]): CloudConfig {
    let config: CloudConfig = {}
    let parts: UserDataPart[] = []
    try {
      parts = splitUserData(bytes)
    } catch (error) {
      this.#warn(`Failed to decompress user-data: ${messageOf(error)}`)
    }
    parts.forEach((given, index) => {
      const part = this.#rendered(given, data)
      if (part === undefined) return
      const name = (part.filename ?? `part-${String(index + 1).padStart(3, '0')}`).replaceAll('/', '_')
      if (part.type === 'text/cloud-config') config = { ...config, ...this.#yaml(part.content, name) }
      else if (part.type === 'text/x-shellscript') {
        this.#guest.files.writeFile(`${instance}/scripts/${name}`, Buffer.from(part.content), { mode: 0o700 })
      } else if (part.type === 'text/cloud-boothook') {
        const path = `/var/lib/cloud/instance/boothooks/${name}`
        this.#write(path, part.content.replace(/^#cloud-boothook.*\n/, '#!/bin/sh\n'), 0o700)
        boothooks.push(path)
      } else if (/include/.test(part.type)) {
        const urls = part.content.split('\n').filter((line) => line !== '' && !line.startsWith('#'))
        this.#warn(`Include files are not fetched by the simulated cloud-init: ${urls.join(', ')}`)
      } else if (part.content.trim() !== '') {
        const start = JSON.stringify(part.content.slice(0, 24))
        this.#warn(
          `Unhandled ${part.type === 'text/x-not-multipart' ? 'non-multipart (text/x-not-multipart) userdata' : part.type}: ${start}...`,
        )
      }
    })
    return config
  }

  #rendered(part: UserDataPart, data: TemplateData): UserDataPart | undefined {
    if (part.type !== 'text/jinja2') return part
    const content = renderTemplate(part.content, data)
    if (content instanceof TemplateProblem) {
      this.#warn(`Failed to render templated user-data: ${content.message}`)
      return undefined
    }
    return { ...part, type: typeOfRendered(content), content }
  }

  #applyNetwork(source: DataSource, metaData: CloudConfig): void {
    // The VMware data source has it in its metadata.
    const inline = metaData.network
    const text =
      source.networkConfig ??
      (typeof inline === 'string'
        ? Buffer.from(inline, metaData['network.encoding'] === undefined ? 'utf8' : 'base64').toString()
        : inline === undefined
          ? undefined
          : JSON.stringify(inline))
    if (text === undefined) return
    try {
      const { nics, problems, nameservers } = applyNetworkConfig(text, this.#guest.nics)
      this.#guest.nics = nics
      for (const problem of problems) this.#warn(problem)
      if (nameservers.length > 0) this.#write('/etc/resolv.conf', nameservers.map((address) => `nameserver ${address}\n`).join(''))
    } catch (error) {
      this.#warn(`Failed loading network-config: ${messageOf(error)}`)
    }
  }

  #instanceData(source: DataSource, metaData: CloudConfig, id: string): { readonly ds: TemplateData; readonly v1: TemplateData } {
    const host = String(metaData['local-hostname'] ?? metaData.hostname ?? this.#guest.hostname)
    const [nic] = this.#guest.nics
    // As the VMware data source adds what it finds on the machine.
    const extra =
      source.name === 'vmware' ? { local_ipv4: nic?.addresses.find((address) => !address.includes(':'))?.split('/')[0] ?? '' } : {}
    return {
      ds: { meta_data: { ...metaData, ...extra, 'local-hostname': host, hostname: String(metaData.hostname ?? host), 'instance-id': id } },
      v1: {
        cloud_name: source.name,
        platform: source.name,
        instance_id: id,
        local_hostname: host.split('.')[0] ?? host,
        distro: 'debian',
        distro_release: 'bookworm',
        machine: 'x86_64',
        kernel_release: this.#guest.kernelRelease,
      },
    }
  }

  #yaml(text: string, what: string): CloudConfig {
    try {
      // PyYAML follows version 1.1: `yes` is a boolean and 0644 is octal.
      const parsed: unknown = parse(text, { version: '1.1', merge: true }) ?? {}
      if (typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed)) return parsed as CloudConfig
      this.#warn(
        `Failed loading yaml blob. Yaml load allows (<class 'dict'>,) root types, but got ${Array.isArray(parsed) ? 'list' : typeof parsed} instead (${what})`,
      )
    } catch (error) {
      this.#warn(`Failed loading yaml blob. Invalid format in ${what}: ${messageOf(error).split('\n')[0]}`)
    }
    return {}
  }

  #warn(message: string): void {
    this.#log('WARNING', message)
    const before = this.#status.recoverableErrors.WARNING ?? []
    this.#set({ recoverableErrors: { ...this.#status.recoverableErrors, WARNING: [...before, message] } })
  }

  #fail(module: string, message: string): void {
    this.#log('ERROR', `Running module ${module} failed: ${message}`)
    this.#set({ errors: [...this.#status.errors, `('${module}', ${message})`] })
  }

  #set(change: Partial<CloudInitStatus>): void {
    this.#status = { ...this.#status, ...change, lastUpdate: this.#guest.now().getTime() }
    const { detail, errors, recoverableErrors, status } = this.#status
    const finished = status === 'running' ? null : this.#status.lastUpdate / 1000
    const v1 = { datasource: detail, stage: null, 'modules-final': { errors, recoverable_errors: recoverableErrors, finished } }
    this.#write(statusPath, `${JSON.stringify({ v1, vivarium: this.#status }, undefined, 1)}\n`)
  }

  #print(text: string): void {
    this.#append(outputLog, text)
    this.#guest.printToConsole(text)
  }

  #log(level: string, message: string): void {
    this.#append(log, `${this.#guest.now().toISOString().replace('T', ' ').replace('Z', '')} - cloud-init[${level}]: ${message}\n`)
  }

  #append(path: string, text: string): void {
    const { files } = this.#guest
    const before = files.locate(path, 'open').node?.kind === 'file' ? files.readFile(path) : new Uint8Array()
    this.#tolerantly(() => files.writeFile(path, Buffer.concat([before, Buffer.from(text)]), { mode: 0o640 }))
  }

  #write(path: string, text: string, mode = 0o644): void {
    const { files } = this.#guest
    this.#tolerantly(() => {
      files.makeDirectory(path.slice(0, path.lastIndexOf('/')), {}, true)
      files.writeFile(path, Buffer.from(text), { mode })
    })
  }

  /** A log that has no room on the disk is lost, and nothing else is. */
  #tolerantly(write: () => void): void {
    try {
      write()
    } catch (error) {
      if (failureOf(error) === undefined) throw error
      this.#guest.printToConsole(`cloud-init: ${messageOf(error)}\n`)
    }
  }
}
