import type { ControlPlane } from './cluster-starter.js'
import { toYaml } from './config/yaml-text.js'
import type { Session } from './session.js'

const verbs = { GET: 'GET', POST: 'CREATE', PUT: 'UPDATE', PATCH: 'PATCH', DELETE: 'DELETE' } as const

/** A control plane that only says what it would be asked. Nothing is there but the node. */
export function dryRunPlane(session: Session): ControlPlane {
  return {
    certificateAuthority: '',
    async request(method, path, body) {
      const [, group = 'core', version = '', resource = '', name] =
        /^\/(?:api|apis\/([^/]+))\/([^/]+)(?:\/namespaces\/[^/]+)?\/([^/]+)(?:\/([^/]+))?/.exec(path) ?? []
      session.print(`[dryrun] Would perform action ${verbs[method]} on resource "${resource}" in API group "${group}/${version}"`)
      if (name) session.print(`[dryrun] Resource name "${name}"`)
      if (body !== undefined) session.print(`[dryrun] Attached object:\n${toYaml(body)}`)
      if (method === 'GET' && resource !== 'nodes') return { status: 404, body: {} }
      return { status: method === 'POST' ? 201 : 200, body: body ?? { metadata: { name }, spec: {} } }
    },
    userOfToken: async () => undefined,
    startKubelet: async () => {},
    addEndpoint: async () => {},
  }
}
