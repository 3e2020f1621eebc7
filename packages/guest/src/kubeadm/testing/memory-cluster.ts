import { CertificateAuthority, errors, parseSigningRequest } from '@vivarium/core'
import { signature, signatureKey } from '../cluster-info.js'
import type { ApiAnswer, ClusterStarter, ControlPlane, ControlPlaneRequest, JoiningNode } from '../cluster-starter.js'

interface Stored {
  readonly metadata: Record<string, unknown>
  readonly [field: string]: unknown
}

type Data = Readonly<Record<string, string>>

const secrets = '/api/v1/namespaces/kube-system/secrets'
const info = '/api/v1/namespaces/kube-public/configmaps/cluster-info'

/** A control plane that keeps what is posted to it, signs cluster-info for its tokens, and signs what kubelets ask for: no more. */
export class MemoryControlPlane implements ControlPlane {
  readonly asked: ControlPlaneRequest
  readonly objects = new Map<string, Stored>()
  readonly nodes: JoiningNode[] = []
  readonly endpoints: string[] = []
  readonly machines: string[]
  /** What the time is for tokens. */
  now = () => new Date()
  signs = true
  #version = 0

  constructor(request: ControlPlaneRequest) {
    this.asked = request
    this.endpoints.push(`${request.advertiseAddress}:${request.bindPort}`)
    this.machines = [request.machine]
  }

  get certificateAuthority(): string {
    return this.asked.pki['ca.crt'] ?? ''
  }

  async request(method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE', path: string, body?: unknown): Promise<ApiAnswer> {
    const given = (body ?? {}) as Stored
    const there = this.objects.get(path)
    if (method === 'POST') {
      const key = `${path}/${given.metadata.name}`
      if (this.objects.has(key)) return { status: 409, body: { message: `${key} already exists` } }
      this.#put(key, { ...given, metadata: { uid: `uid-${this.#version}`, ...given.metadata } })
      return { status: 201, body: this.objects.get(key) }
    }
    if (method === 'GET' && /\/secrets$/.test(path)) {
      return { status: 200, body: { items: [...this.objects].filter(([key]) => key.startsWith(`${path}/`)).map(([, object]) => object) } }
    }
    if (there === undefined) return { status: 404, body: { message: `${path} not found` } }
    if (method === 'DELETE') this.objects.delete(path)
    if (method === 'PATCH') this.#put(path, merge(there, given) as Stored)
    if (method === 'GET' && path === info) return { status: 200, body: this.#signed(there) }
    return { status: 200, body: this.objects.get(path) ?? {} }
  }

  async userOfToken(token: string) {
    const secret = this.objects.get(`${secrets}/bootstrap-token-${token.slice(0, 6)}`)
    if (!secret || !this.#inForce(secret) || textOf(secret, 'token-secret') !== token.slice(7)) return undefined
    return { name: `system:bootstrap:${token.slice(0, 6)}`, groups: ['system:bootstrappers'] }
  }

  async startKubelet(node: JoiningNode): Promise<void> {
    this.nodes.push(node)
    await this.request('POST', '/api/v1/nodes', {
      metadata: { name: node.name, labels: node.labels },
      spec: { taints: node.taints },
      status: { conditions: [{ type: 'Ready', status: 'True' }] },
    })
  }

  async addEndpoint({
    machine,
    advertiseAddress,
    bindPort,
  }: Pick<ControlPlaneRequest, 'machine' | 'advertiseAddress' | 'bindPort'>): Promise<void> {
    this.machines.push(machine)
    this.endpoints.push(`${advertiseAddress}:${bindPort}`)
  }

  #put(key: string, object: Stored): void {
    const stored = { ...object, metadata: { ...object.metadata, resourceVersion: String(++this.#version) } }
    const spec = object.spec as { request?: string } | undefined
    const signed =
      this.signs && key.includes('certificatesigningrequests') ? { status: { certificate: this.#sign(spec?.request ?? '') } } : {}
    this.objects.set(key, { ...stored, ...signed })
  }

  #sign(request: string): string {
    const authority = CertificateAuthority.from({ certificate: this.certificateAuthority, key: this.asked.pki['ca.key'] ?? '' })
    const parsed = parseSigningRequest(Buffer.from(request, 'base64').toString())
    return Buffer.from(authority.sign(parsed, { usages: ['digital signature', 'client auth'] })).toString('base64')
  }

  #signed(clusterInfo: Stored): Stored {
    const data = clusterInfo.data as Data
    const tokens = [...this.objects].filter(([key, object]) => key.startsWith(`${secrets}/bootstrap-token-`) && this.#inForce(object))
    const signatures = tokens.flatMap(([, secret]) => {
      const id = textOf(secret, 'token-id')
      return textOf(secret, 'usage-bootstrap-signing') === 'true'
        ? [[signatureKey(id), signature(data.kubeconfig ?? '', id, textOf(secret, 'token-secret'))]]
        : []
    })
    return { ...clusterInfo, data: { ...data, ...Object.fromEntries(signatures) } }
  }

  #inForce(secret: Stored): boolean {
    const expiration = textOf(secret, 'expiration')
    return expiration === '' || Date.parse(expiration) > this.now().getTime()
  }
}

const textOf = (secret: Stored, key: string) => Buffer.from((secret.data as Data | undefined)?.[key] ?? '', 'base64').toString()

/** JSON merge patch (RFC 7396). */
function merge(target: unknown, patch: unknown): unknown {
  if (typeof patch !== 'object' || patch === null || Array.isArray(patch)) return patch
  const merged: Record<string, unknown> = { ...(target as object) }
  for (const [key, value] of Object.entries(patch)) {
    if (value === null) delete merged[key]
    else if (value !== undefined) merged[key] = merge(merged[key], value)
  }
  return merged
}

/** Control planes of one world; every machine reaches every address, but 127.0.0.1 is its own. */
export class MemoryClusters implements ClusterStarter {
  readonly planes: MemoryControlPlane[] = []
  readonly left: string[] = []
  /** Names that lead to addresses. */
  readonly names: Record<string, string> = {}
  failure: string | undefined

  async init(request: ControlPlaneRequest): Promise<MemoryControlPlane> {
    if (this.failure !== undefined) throw errors.unsupported('a control plane', this.failure)
    const plane = new MemoryControlPlane(request)
    this.planes.push(plane)
    return plane
  }

  async find(endpoint: string, machine: string): Promise<MemoryControlPlane | undefined> {
    const [host = '', port = ''] = endpoint.split(/:(?=\d+$)/)
    if (host === '127.0.0.1') return this.planes.find((plane) => plane.machines.includes(machine) && port === '6443')
    return this.planes.find(({ endpoints }) => endpoints.includes(`${this.names[host] ?? host}:${port}`))
  }

  async leave(machine: string): Promise<void> {
    this.left.push(machine)
    const own = this.planes.findIndex(({ machines }) => machines.length === 1 && machines[0] === machine)
    if (own >= 0) this.planes.splice(own, 1)
  }
}
