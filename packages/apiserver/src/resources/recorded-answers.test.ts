import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ApiServer } from '../api-server.js'
import { TestHttpClient, testTokens } from '../testing/http-client.js'

// biome-ignore lint/suspicious/noExplicitAny: objects of every kind
type Loose = Record<string, any>

interface Answer {
  /** Absent in a step whose answer is not compared: it is there for those after it. */
  readonly status?: number
  readonly message?: string
  readonly warnings?: readonly string[]
}

interface Recorded {
  readonly objects: readonly Loose[]
  /** Creations of an object in which one value is replaced, or gone. */
  readonly creates: readonly (Answer & { readonly object: number; readonly path?: string; readonly value?: unknown })[]
  /** Requests one after the other. */
  readonly steps: readonly (Answer & {
    readonly name: string
    readonly method: string
    readonly path: string
    readonly type?: string
    readonly body?: unknown
  })[]
}

const recorded = JSON.parse(readFileSync(new URL('../../test-data/recorded/validation.json', import.meta.url), 'utf8')) as Recorded

const irregular: Readonly<Record<string, string>> = { Endpoints: 'endpoints', NetworkPolicy: 'networkpolicies', Ingress: 'ingresses' }

function pathOf({ apiVersion, kind, metadata }: Loose): string {
  const plural = irregular[kind] ?? kind.toLowerCase().replace(/y$/, 'ie').replace(/ss$/, 'sse').concat('s')
  const base = apiVersion === 'v1' ? '/api/v1' : `/apis/${apiVersion}`
  return `${base}${metadata.namespace ? `/namespaces/${metadata.namespace}` : ''}/${plural}`
}

/** A copy with one value replaced; undefined removes it. */
function changed(object: Loose, path: string | undefined, value: unknown): Loose {
  const copy = structuredClone(object)
  if (path === undefined) return copy
  const keys = keysOf(object, path)
  const last = keys.pop() ?? ''
  let at = copy
  for (const key of keys) at = at[key]
  if (value !== undefined) at[last] = value
  else if (Array.isArray(at)) at.splice(Number(last), 1)
  else delete at[last]
  return copy
}

/** The keys of a path whose own slashes (in names of labels, say) are not told apart. */
function keysOf(object: Loose, path: string): string[] {
  if (path in object) return [path]
  for (let end = path.indexOf('/'); end > 0; end = path.indexOf('/', end + 1)) {
    const key = path.slice(0, end)
    if (typeof object[key] === 'object' && object[key] !== null) return [key, ...keysOf(object[key], path.slice(end + 1))]
  }
  return [path]
}

/** The texts of Warning headers, which HTTP/2 joins, in alphabetical order. */
function warningsOf(header: string | string[] | undefined): string[] {
  return (typeof header === 'string' ? header.split(/, (?=299 )/) : (header ?? []))
    .map((text) =>
      text
        .replace(/^299 - "/, '')
        .replace(/"$/, '')
        .replaceAll('\\"', '"'),
    )
    .sort()
}

/** Plugins that the recorded server ran without. */
const disabled = [
  'CertificateApproval',
  'CertificateSigning',
  'CertificateSubjectRestriction',
  'DefaultIngressClass',
  'DefaultStorageClass',
  'DefaultTolerationSeconds',
  'PersistentVolumeClaimResize',
  'Priority',
  'RuntimeClass',
  'ServiceAccount',
  'StorageObjectInUseProtection',
  'TaintNodesByCondition',
]

describe('a request gets the status, the message and the warnings that kube-apiserver gave', () => {
  let api: ApiServer
  let http: TestHttpClient
  beforeAll(async () => {
    api = await ApiServer.start({ tokens: testTokens, admission: { disable: disabled } })
    http = new TestHttpClient(api)
  })
  afterAll(async () => {
    await http[Symbol.asyncDispose]()
    await api.close()
  })

  async function answerTo(method: string, path: string, body: unknown, type = 'application/json'): Promise<Answer> {
    const answer = await http.request(method, path, { ...(body !== undefined && { body, headers: { 'content-type': type } }) })
    const warnings = warningsOf(answer.headers.warning)
    return {
      status: answer.status,
      ...(answer.status >= 400 && { message: answer.body.message }),
      ...(warnings.length > 0 && { warnings }),
    }
  }

  const kinds = recorded.objects.map((object, i) => ({
    what: `${i} ${object.kind}`,
    object,
    creates: recorded.creates.filter((each) => each.object === i),
  }))
  it.each(kinds)('creating $what', async ({ object, creates }) => {
    for (const { object: _object, path, value, ...expected } of creates) {
      const answer = await answerTo('POST', `${pathOf(object)}?dryRun=All`, changed(object, path, value))
      expect({ path, value, ...answer }).toEqual({ path, value, ...expected })
    }
  })

  it('changing pods, volumes, claims, services and jobs', async () => {
    for (const { name, method, path, type, body, ...expected } of recorded.steps) {
      const answer = await answerTo(method, path, body, type)
      if (expected.status !== undefined) expect({ name, ...answer }).toEqual({ name, ...expected })
    }
  })
})
