import type { IncomingMessage, ServerResponse } from 'node:http'
import https from 'node:https'
import type { AddressInfo } from 'node:net'
import { CertificateAuthority, type KeyPair } from '@vivarium/core'
import { kubeconfigText } from '../cluster/kubeconfig.js'

export interface ApiObject {
  apiVersion: string
  kind: string
  metadata: { name: string; namespace?: string; resourceVersion?: string; generation?: number; [key: string]: unknown }
  [key: string]: unknown
}

interface Watcher {
  readonly collection: string
  readonly name: string | undefined
  readonly response: ServerResponse
}

/** Kinds by group version: plural, kind, namespaced. */
const builtIn: Record<string, [string, string, boolean][]> = {
  v1: [
    ['nodes', 'Node', false],
    ['namespaces', 'Namespace', false],
    ['services', 'Service', true],
    ['configmaps', 'ConfigMap', true],
    ['pods', 'Pod', true],
  ],
  'apps/v1': [['deployments', 'Deployment', true]],
  'apiextensions.k8s.io/v1': [['customresourcedefinitions', 'CustomResourceDefinition', false]],
}

/** An API server as far as clusters of tests go: a store with discovery, watches and apply, over TLS with client certificates. */
export class FakeApi implements AsyncDisposable {
  readonly authority: CertificateAuthority
  readonly administrator: KeyPair
  /** Each request but reads, in order: `PATCH /api/v1/namespaces/web`. */
  readonly writes: string[] = []
  readonly #server: https.Server
  readonly #kinds = structuredClone(builtIn)
  readonly #objects = new Map<string, ApiObject>()
  readonly #watchers = new Set<Watcher>()
  #revision = 1

  private constructor(authority: CertificateAuthority, administrator: KeyPair, serving: KeyPair) {
    this.authority = authority
    this.administrator = administrator
    const options = { cert: serving.certificate, key: serving.key, ca: authority.certificate, requestCert: true, rejectUnauthorized: true }
    this.#server = https.createServer(options, (request, response) => void this.#answer(request, response))
  }

  static async start(): Promise<FakeApi> {
    const authority = await CertificateAuthority.create('kubernetes')
    const api = new FakeApi(
      authority,
      await authority.issueClient('kubernetes-admin', ['system:masters']),
      await authority.issueServer(['127.0.0.1', 'localhost']),
    )
    await new Promise<void>((resolve) => api.#server.listen(0, '127.0.0.1', resolve))
    return api
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port
  }

  /** What stands in /etc/kubernetes/admin.conf. */
  get adminConf(): string {
    const { certificate, key } = this.administrator
    const access = { certificateAuthority: this.authority.certificate, user: 'kubernetes-admin', certificate, key }
    return kubeconfigText('main', access, 'https://10.0.0.2:6443')
  }

  get paths(): string[] {
    return [...this.#objects.keys()].sort()
  }

  get(path: string): ApiObject | undefined {
    return this.#objects.get(path)
  }

  put(path: string, object: ApiObject): ApiObject {
    const before = this.#objects.get(path)
    const stored = { ...object, metadata: { ...object.metadata, resourceVersion: String(++this.#revision) } }
    this.#objects.set(path, stored)
    this.#tell(path, before ? 'MODIFIED' : 'ADDED', stored)
    return stored
  }

  delete(path: string): ApiObject | undefined {
    const object = this.#objects.get(path)
    if (object && this.#objects.delete(path)) this.#tell(path, 'DELETED', object)
    return object
  }

  /** A kind that is served from now on. */
  serve(groupVersion: string, plural: string, kind: string, namespaced: boolean): void {
    const kinds = this.#kinds[groupVersion] ?? []
    this.#kinds[groupVersion] = [...kinds, [plural, kind, namespaced]]
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#server.closeAllConnections()
    await new Promise((resolve) => this.#server.close(resolve))
  }

  #tell(path: string, type: string, object: ApiObject): void {
    for (const { collection, name, response } of this.#watchers) {
      if (isIn(path, collection, name, object)) response.write(`${JSON.stringify({ type, object })}\n`)
    }
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'https://fake')
    const { method = 'GET' } = request
    let body = ''
    for await (const chunk of request) body += chunk
    const path = url.pathname
    if (method !== 'GET') this.writes.push(`${method} ${path}`)
    const discovered = this.#discovery(path)
    if (discovered) return json(response, 200, discovered)
    if (method === 'GET' && url.searchParams.get('watch') === 'true') return this.#watch(path, url.searchParams, response)
    if (method === 'PATCH') return json(response, 200, this.put(path, JSON.parse(body) as ApiObject))
    if (method === 'DELETE')
      return this.delete(path) ? json(response, 200, { kind: 'Status', status: 'Success' }) : notFound(response, path)
    const object = this.#objects.get(path)
    if (object) return json(response, 200, object)
    return notFound(response, path)
  }

  #watch(collection: string, query: URLSearchParams, response: ServerResponse): void {
    const name = /^metadata\.name=(.+)$/.exec(query.get('fieldSelector') ?? '')?.[1]
    response.writeHead(200, { 'content-type': 'application/json' })
    for (const [path, object] of this.#objects) {
      if (isIn(path, collection, name, object)) response.write(`${JSON.stringify({ type: 'ADDED', object })}\n`)
    }
    const metadata = { resourceVersion: String(this.#revision), annotations: { 'k8s.io/initial-events-end': 'true' } }
    response.write(`${JSON.stringify({ type: 'BOOKMARK', object: { metadata } })}\n`)
    const watcher = { collection, name, response }
    this.#watchers.add(watcher)
    response.on('close', () => this.#watchers.delete(watcher))
  }

  #discovery(path: string): object | undefined {
    if (path === '/api') return { kind: 'APIVersions', versions: ['v1'] }
    if (path === '/apis') {
      const groups = Object.keys(this.#kinds)
        .filter((groupVersion) => groupVersion.includes('/'))
        .map((groupVersion) => ({ name: groupVersion.split('/')[0], versions: [{ groupVersion }], preferredVersion: { groupVersion } }))
      return { kind: 'APIGroupList', groups }
    }
    const kinds = this.#kinds[path.replace(/^\/apis?\//, '')]
    if (!kinds) return undefined
    return {
      kind: 'APIResourceList',
      resources: kinds.map(([name, kind, namespaced]) => ({ name, kind, namespaced, verbs: ['get', 'list', 'watch', 'patch', 'delete'] })),
    }
  }
}

function isIn(path: string, collection: string, name: string | undefined, { metadata }: ApiObject): boolean {
  return path.startsWith(`${collection}/`) && (name === undefined || metadata.name === name)
}

function json(response: ServerResponse, code: number, body: object): void {
  response.writeHead(code, { 'content-type': 'application/json' }).end(JSON.stringify(body))
}

function notFound(response: ServerResponse, path: string): void {
  json(response, 404, { kind: 'Status', apiVersion: 'v1', status: 'Failure', reason: 'NotFound', message: `${path} not found`, code: 404 })
}
