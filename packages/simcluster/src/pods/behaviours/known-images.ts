import { fullImageName } from '../../kubelet/image.js'
import type { Behaviour, HttpHandler } from './behaviour.js'

const welcome: Readonly<Record<string, { readonly server: string; readonly body: string }>> = {
  nginx: {
    server: 'nginx',
    body: '<!DOCTYPE html>\n<html>\n<head>\n<title>Welcome to nginx!</title>\n</head>\n<body>\n<h1>Welcome to nginx!</h1>\n<p>This page is answered by a simulated container.</p>\n</body>\n</html>\n',
  },
  httpd: { server: 'Apache', body: '<html><body><h1>It works!</h1></body></html>\n' },
}

/** A page at the root, and a line of the log for each request, in the format that both of these have ("combined"). */
function pageServer({ server, body }: { readonly server: string; readonly body: string }): Behaviour {
  const handler: HttpHandler = (request, response, { clock, log }) => {
    const { pathname } = new URL(request.url ?? '/', 'http://web')
    const there = pathname === '/' || pathname === '/index.html'
    const status = there ? 200 : 404
    const text = there ? body : `<html>\n<head><title>404 Not Found</title></head>\n<body>\n<h1>404 Not Found</h1>\n</body>\n</html>\n`
    response.writeHead(status, { server, 'content-type': 'text/html', 'content-length': Buffer.byteLength(text) })
    response.end(request.method === 'HEAD' ? undefined : text)
    const agent = request.headers['user-agent'] ?? '-'
    const line = `${request.method} ${request.url} HTTP/${request.httpVersion}`
    log(`127.0.0.1 - - [${logDate(clock.now())}] "${line}" ${status} ${Buffer.byteLength(text)} "-" "${agent}"`)
  }
  return { name: server, http: [{ port: 80, handler }] }
}

const known: ReadonlyMap<string, Behaviour> = new Map(Object.entries(welcome).map(([image, page]) => [image, pageServer(page)]))
const maxRemembered = 1000

/** What containers of some well-known images do, for whoever says nothing else: `nginx` and `httpd` have a page at :80, `registry` is one at :5000. */
export class KnownImages {
  readonly #registry: Behaviour
  /** By image as pods name it; there are few, and they are asked for all the time. */
  readonly #found = new Map<string, Behaviour | undefined>()

  constructor(serveRegistry: HttpHandler) {
    this.#registry = { name: 'registry', http: [{ port: 5000, handler: serveRegistry }] }
  }

  behaviourOf(image: string): Behaviour | undefined {
    if (this.#found.has(image)) return this.#found.get(image)
    const name = /([^/:@]+)(?:[:@][^/]*)?$/.exec(fullImageName(image))?.[1] ?? ''
    const behaviour = isRegistryImage(image) ? this.#registry : known.get(name)
    if (this.#found.size === maxRemembered) this.#found.clear()
    this.#found.set(image, behaviour)
    return behaviour
  }
}

export function isRegistryImage(image: string): boolean {
  return /(?:^|\/)(?:library|distribution)\/(?:registry|distribution)[:@]/.test(fullImageName(image))
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

function logDate(date: Date): string {
  const two = (value: number) => String(value).padStart(2, '0')
  const day = `${two(date.getUTCDate())}/${months[date.getUTCMonth()]}/${date.getUTCFullYear()}`
  return `${day}:${two(date.getUTCHours())}:${two(date.getUTCMinutes())}:${two(date.getUTCSeconds())} +0000`
}
