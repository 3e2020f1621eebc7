import type { Clock, KeyPair, OperationOptions } from '@vivarium/core'
import type { User } from './access/users.js'
import type { Authority } from './authority.js'
import type { Interference } from './interference/interference.js'
import type { FaultRules } from './interference/rule.js'
import type { ModelOptions } from './inventory/model-options.js'
import type { Model } from './model/model.js'
import type { BeforeCall } from './pipeline.js'
import type { OpenVCenter } from './server/open.js'
import type { Trace } from './server/trace.js'

export interface VCenterOptions {
  /** Default: 127.0.0.1. */
  readonly host?: string
  /** Default: 0, for any that is free. */
  readonly port?: number
  /** HTTPS with a certificate made for it, or with this one; or plain HTTP. Default: true. */
  readonly tls?: boolean | KeyPair
  /** An administrator, and who else may log in. Without both, everybody with a name and a password may, and is an administrator until a permission names him. */
  readonly username?: string
  readonly password?: string
  readonly users?: readonly User[]
  /** Whether clients send the session's cookie over HTTPS only. Default: false. */
  readonly secureCookies?: boolean
  /** After so many milliseconds without a call a session ends. Default: 30 minutes. */
  readonly sessionIdleMs?: number
  /** What there is to begin with. Default: what govmomi's vcsim has, a datacenter with a cluster of three hosts and a host by itself. */
  readonly model?: ModelOptions
  /** A folder that `save` wrote, to begin with what it has in the place of `model`. It is only read. */
  readonly restore?: string
  /** A folder that `govc object.save` wrote, to begin with what it has in the place of `model`. */
  readonly load?: string
  /** Where datastores have their folders. Default: a temporary folder that goes with the vCenter. */
  readonly dataFolder?: string
  /** Default: the computer's. */
  readonly clock?: Clock
  /** Who may do what. Default: what permissions say. */
  readonly authority?: Authority
  /** Runs before each call that is allowed: to make it late, or fail. */
  readonly beforeCall?: BeforeCall
  /** Faults and delays from the start; `readRules` has them from a file. */
  readonly faults?: FaultRules
  /** The version of the API that it says it has. Default: that of the newest vCenter that it knows. */
  readonly apiVersion?: string
  /** Gets the messages that clients send and get, without passwords. */
  readonly trace?: Trace
  /** Of a proxy for SDK tunnels; 0 for any that is free. Default: there is none. */
  readonly tunnelPort?: number
}

/** A vCenter that serves its API until it is disposed of. There can be any number of them in a process. */
export class VCenter implements AsyncDisposable {
  readonly #open: OpenVCenter

  private constructor(open: OpenVCenter) {
    this.#open = open
  }

  /** Throws CANNOT_LISTEN, CANNOT_LOAD, CORRUPT_FILE, NEWER_FORMAT and INVALID_FAULT_RULE. */
  static async start(options: VCenterOptions = {}): Promise<VCenter> {
    // Who imports this together with much else need not wait for the types of vSphere.
    const { openVCenter } = await import('./server/open.js')
    return new VCenter(await openVCenter(options))
  }

  /** Its managed objects. */
  get model(): Model {
    return this.#open.world.model
  }

  /** Faults and delays on request. */
  get faults(): Interference {
    return this.#open.world.interference
  }

  /** Of its SOAP API: `https://127.0.0.1:8989/sdk`. */
  get url(): URL {
    return this.#open.url
  }

  /** Of the proxy for SDK tunnels. */
  get tunnelPort(): number | undefined {
    return this.#open.tunnelPort
  }

  /**
   * Writes everything into a folder, which must exist and be empty: the inventory, what services know, the files of datastores. Sessions, and
   * tasks that do not end within two seconds, are not part of it. It goes on afterwards.
   */
  save(directory: string, options: Pick<OperationOptions, 'signal'> = {}): Promise<void> {
    return this.#open.save(directory, options.signal)
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#open[Symbol.asyncDispose]()
  }
}
