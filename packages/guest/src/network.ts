import type { Duplex } from 'node:stream'

/** A network card as the machine gives it to its guest. */
export interface NicSpec {
  /** `eth0`. */
  readonly name: string
  /** `52:54:00:12:34:56` */
  readonly mac: string
  /** IPv4 and IPv6, in CIDR notation. */
  readonly addresses?: readonly string[]
  /** Where default routes lead, at most one of each family. */
  readonly gateways?: readonly string[]
}

export interface Route {
  /** CIDR notation, or `default`. */
  readonly to: string
  readonly via: string
  readonly metric?: number
}

/** A network card as the guest has set it up. */
export interface Nic {
  readonly name: string
  readonly mac: string
  readonly mtu: number
  readonly up: boolean
  readonly addresses: readonly string[]
  readonly routes: readonly Route[]
}

/** Where something of a system waits for connections. */
export interface ListeningPort {
  readonly port: number
  /** Default: every address. */
  readonly address?: string
  /** Default: tcp. */
  readonly protocol?: 'tcp' | 'udp'
  /** Name of the program. */
  readonly process?: string
}

/** What a guest sees of the world outside. A part that is absent leads nowhere: packets are lost. */
export interface GuestNetwork {
  /** Milliseconds for a round trip; undefined when nobody answers. */
  ping?(address: string, signal: AbortSignal): Promise<number | undefined>
  /** Addresses of a name; empty when it is not known. */
  resolve?(name: string): Promise<readonly string[]>
  /** The whole name behind one that is found by a search list, as `nslookup` shows it. Absent: names are whole. */
  fullName?(name: string): Promise<string>
  /** What `curl` gets. Rejects with a text to show when there is no connection. */
  fetch?(request: GuestHttpRequest, signal: AbortSignal): Promise<GuestHttpResponse>
  /** Opens a TCP connection to an address or a name. Rejects with a text to show. `curl` goes this way when there is no `fetch`. */
  dial?(host: string, port: number): Promise<Duplex>
  /** What `ss` shows besides the SSH server. */
  listening?(): readonly ListeningPort[]
}

export interface GuestHttpRequest {
  readonly url: URL
  readonly method: string
  readonly headers: Readonly<Record<string, string>>
  readonly body?: Uint8Array
  /** For https; absent: any certificate is taken, and none is shown. */
  readonly tls?: GuestTls
}

/** PEM, and what is checked. */
export interface GuestTls {
  /** Whose certificates are believed. */
  readonly authority?: string
  readonly certificate?: string
  readonly key?: string
  /** False: any certificate is taken. */
  readonly verify: boolean
}

export interface GuestHttpResponse {
  readonly status: number
  readonly statusText?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body: Uint8Array | string
}

export function nicFrom(spec: NicSpec): Nic {
  return {
    name: spec.name,
    mac: spec.mac.toLowerCase(),
    mtu: 1500,
    up: true,
    addresses: spec.addresses ?? [],
    routes: (spec.gateways ?? []).map((via) => ({ to: 'default', via })),
  }
}

export const isIPv6 = (address: string): boolean => address.includes(':')

/** `10.0.0.5/24` as the network that it lies in, `10.0.0.0/24`. IPv4 only. */
export function networkOf(cidr: string): string {
  const [address = '', length = '32'] = cidr.split('/')
  const value = address.split('.').reduce((sum, part) => sum * 256 + Number(part), 0)
  const size = 2 ** (32 - Number(length))
  const network = Math.floor(value / size) * size
  return `${[24, 16, 8, 0].map((shift) => Math.floor(network / 2 ** shift) % 256).join('.')}/${length}`
}
