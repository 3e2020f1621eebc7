import { once } from 'node:events'
import { createWriteStream, type WriteStream } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { isVivariumError, type KeyPair, messageOf } from '@vivarium/core'
import { errors } from '../errors.js'
import type { FaultRule } from '../interference/rule.js'
import { VCenter } from '../vcenter.js'
import { readCredential } from './credential.js'
import { writeEnvironment } from './environment-file.js'
import { describeFlags, type FlagValues, parseFlags } from './flags.js'
import { parseAddress, parseMethodDelays, programFlags } from './program-flags.js'

/** What the program has of its process. */
export interface ProgramIo {
  readonly stdin: AsyncIterable<unknown>
  stdout(text: string): void
  stderr(text: string): void
  readonly env: Readonly<Record<string, string | undefined>>
  readonly pid: number
  /** Aborted when it should end. */
  readonly signal: AbortSignal
}

/** Runs a simulator until it is told to end; gives the exit code. The words are those of govmomi's vcsim. */
export async function runSimulator(argv: readonly string[], io: ProgramIo): Promise<number> {
  if (argv.some((word) => /^--?h(?:elp)?$/.test(word))) {
    io.stderr(`Usage of vcsim:\n${describeFlags(programFlags)}`)
    return 0
  }
  try {
    const { values } = parseFlags(programFlags, argv)
    await serve(values, io)
    return 0
  } catch (error) {
    if (io.signal.aborted) return 0
    io.stderr(
      isVivariumError(error)
        ? `vcsim: ${error.message}\n`
        : `vcsim has a defect: ${error instanceof Error ? error.stack : String(error)}\n`,
    )
    return isVivariumError(error, 'INVALID_FLAG') ? 2 : 1
  }
}

async function serve(flags: FlagValues<typeof programFlags>, io: ProgramIo): Promise<void> {
  const { host, port } = parseAddress(flags.l)
  const [username, password] = await Promise.all([readCredential(flags.username), readCredential(flags.password)])
  await using trace = flags.trace || flags['trace-file'] !== '' ? await Trace.open(flags['trace-file'], io) : undefined
  await using vcenter = await VCenter.start({
    host,
    port,
    tls: flags.tls && flags.tlscert !== '' ? await readKeys(flags.tlscert, flags.tlskey) : flags.tls,
    ...(username === '' ? {} : { username, password }),
    secureCookies: isOn(io.env.VCSIM_SECURE_COOKIES),
    model: {
      esx: flags.esx,
      datacenters: flags.dc,
      clusters: flags.cluster,
      clusterHosts: flags.host,
      standaloneHosts: flags['standalone-host'],
      datastores: flags.ds,
      machines: flags.vm,
      pools: flags.pool,
      vApps: flags.app,
      storagePods: flags.pod,
      portgroups: flags.pg,
      nsxPortgroups: flags['pg-nsx'],
      opaqueNetworks: flags.nsx,
      folders: flags.folder,
      autostart: flags.autostart,
      uniqueHostPorts: isOn(io.env.VCSIM_HOST_PORT_UNIQUE),
    },
    faults: { rules: delays(flags) },
    ...(flags['api-version'] === '' ? {} : { apiVersion: flags['api-version'] }),
    ...(flags.tunnel < 0 ? {} : { tunnelPort: flags.tunnel }),
    ...(flags.load === '' ? {} : { load: flags.load }),
    ...(trace === undefined ? {} : { trace: (text) => trace.write(text) }),
  })
  await announce(vcenter, username, password, flags.E, io)
  await ended(flags.stdinexit, io)
}

/** What makes calls late. */
function delays(flags: FlagValues<typeof programFlags>): FaultRule[] {
  const { delay, 'delay-jitter': jitter } = flags
  const latencyMs = jitter === 0 ? delay : ([delay * Math.max(0, 1 - jitter), delay * (1 + jitter)] as const)
  const byMethod = Object.entries(parseMethodDelays(flags['method-delay']))
  return [...(delay === 0 ? [] : [{ latencyMs, at: 'call' as const }]), ...byMethod.map(([method, latencyMs]) => ({ method, latencyMs }))]
}

/** A flag of the environment: `true`, `1`; everything else is no. */
const isOn = (value: string | undefined) => value !== undefined && /^(?:1|t|true)$/i.test(value)

async function announce(vcenter: VCenter, username: string, password: string, path: string, io: ProgramIo): Promise<void> {
  const url = new URL(vcenter.url)
  url.username = username === '' ? 'user' : encodeURIComponent(username)
  url.password = username === '' ? 'pass' : encodeURIComponent(password)
  if (vcenter.tunnelPort !== undefined) url.searchParams.set('GOVMOMI_TUNNEL_PROXY_PORT', String(vcenter.tunnelPort))
  const line = `export GOVC_URL=${url} GOVC_SIM_PID=${io.pid}`
  if (path === '-') io.stdout(`${line}\n`)
  else await writeEnvironment(path, line, io.signal)
}

async function readKeys(certificatePath: string, keyPath: string): Promise<KeyPair> {
  const read = async (path: string) => {
    try {
      return await readFile(path, 'utf8')
    } catch (cause) {
      throw errors.certificateFile(path, messageOf(cause), { cause })
    }
  }
  const [certificate, key] = await Promise.all([read(certificatePath), read(keyPath)])
  return { certificate, key }
}

async function ended(withInput: boolean, { stdin, stdout, signal }: ProgramIo): Promise<void> {
  const aborted = new Promise<void>((resolve) => {
    if (signal.aborted) resolve()
    signal.addEventListener('abort', () => resolve(), { once: true })
  })
  if (!withInput) return aborted
  stdout('Press any key to exit\n')
  await Promise.race([aborted, stdin[Symbol.asyncIterator]().next()])
}

/** Where the messages go that clients send and get. */
class Trace implements AsyncDisposable {
  readonly #file: WriteStream | undefined
  readonly #io: ProgramIo

  private constructor(io: ProgramIo, file: WriteStream | undefined) {
    this.#io = io
    this.#file = file
  }

  /** To stderr if the path is empty. Throws TRACE_FILE. */
  static async open(path: string, io: ProgramIo): Promise<Trace> {
    if (path === '') return new Trace(io, undefined)
    const file = createWriteStream(path, { mode: 0o600 })
    try {
      await once(file, 'open')
    } catch (cause) {
      throw errors.traceFile(path, messageOf(cause), { cause })
    }
    return new Trace(io, file)
  }

  write(text: string): void {
    if (this.#file === undefined) this.#io.stderr(text)
    else this.#file.write(text)
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (this.#file === undefined) return
    this.#file.end()
    await once(this.#file, 'close')
  }
}
