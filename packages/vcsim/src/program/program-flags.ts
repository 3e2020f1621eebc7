import { errors } from '../errors.js'
import type { Flag, Flags } from './flags.js'

const whole = (value: number, meaning: string) => ({ kind: 'whole', default: value, meaning }) as const satisfies Flag
const text = (value: string, meaning: string) => ({ kind: 'text', default: value, meaning }) as const satisfies Flag
const toggle = (value: boolean, meaning: string) => ({ kind: 'switch', default: value, meaning }) as const satisfies Flag

/** Those of govmomi's vcsim. */
export const programFlags = {
  E: text('-', 'file or FIFO that gets a line of shell with GOVC_URL and GOVC_SIM_PID; - for stdout'),
  l: text('127.0.0.1:8989', 'address to listen on; port 0 for any that is free'),
  'api-version': text('', 'version of the API that it says it has'),
  app: whole(0, 'vApps in each compute resource'),
  autostart: toggle(true, 'virtual machines of the start are powered on'),
  cluster: whole(1, 'clusters in each datacenter'),
  dc: whole(1, 'datacenters'),
  delay: whole(0, 'milliseconds that each call takes longer'),
  'delay-jitter': { kind: 'number', default: 0, meaning: 'how much delays differ: the coefficient of variation, such as 0.5' },
  ds: whole(1, 'datastores in each datacenter'),
  esx: toggle(false, 'an ESX host by itself instead of a vCenter'),
  folder: whole(0, 'datacenters that lie, with what is in them, in folders'),
  host: whole(3, 'hosts in each cluster'),
  load: text('', 'folder that "govc object.save" wrote, to start with what it has'),
  'method-delay': text('', 'milliseconds that calls of a method take longer: PowerOnVM_Task:200,CloneVM_Task:1000'),
  nsx: whole(0, 'opaque networks of NSX in each datacenter'),
  password: text('', 'the only password, or the path of a file that has it (default: any)'),
  pg: whole(1, 'distributed port groups in each datacenter'),
  'pg-nsx': whole(0, 'distributed port groups of NSX in each datacenter'),
  pod: whole(0, 'storage pods in each datacenter'),
  pool: whole(0, 'resource pools in each cluster'),
  'standalone-host': whole(1, 'hosts outside of clusters in each datacenter'),
  stdinexit: toggle(false, 'end when there is something on stdin'),
  tls: toggle(true, 'HTTPS'),
  tlscert: text('', 'file with the certificate, in PEM (default: one is made)'),
  tlskey: text('', 'file with the key of the certificate, in PEM'),
  trace: toggle(false, 'write what clients send and get to the trace file; passwords are left out'),
  'trace-file': text('', 'where the trace goes (default: stderr)'),
  tunnel: whole(-1, 'port of a proxy for SDK tunnels; 0 for any that is free'),
  username: text('', 'the only user name, or the path of a file that has it (default: any)'),
  vm: whole(2, 'virtual machines in each resource pool'),
} as const satisfies Flags

/** `127.0.0.1:8989`, `:8989`, `[::1]:0`. Throws INVALID_FLAG. */
export function parseAddress(address: string): { readonly host: string; readonly port: number } {
  const [, bracketed, plain, digits] = /^(?:\[([^\]]*)\]|([^:]*)):(\d+)$/.exec(address) ?? []
  const port = Number(digits)
  if (digits === undefined || port > 65_535) throw errors.invalidFlag('-l', `${JSON.stringify(address)} is not an address with a port`)
  const host = bracketed ?? plain ?? ''
  return { host: host === '' ? '0.0.0.0' : host, port }
}

/** Milliseconds by method, of `PowerOnVM_Task:200,CloneVM_Task:1000`. Throws INVALID_FLAG. */
export function parseMethodDelays(given: string): Readonly<Record<string, number>> {
  const parts = given
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')
  return Object.fromEntries(
    parts.map((part) => {
      const [, method, digits] = /^(\w+):(\d+)$/.exec(part) ?? []
      if (method === undefined) throw errors.invalidFlag('-method-delay', `${JSON.stringify(part)} is not of the form METHOD:MILLISECONDS`)
      return [method, Number(digits)]
    }),
  )
}
