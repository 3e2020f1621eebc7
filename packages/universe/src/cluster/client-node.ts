import { createRequire } from 'node:module'
import { join } from 'node:path'
import { messageOf } from '@vivarium/core'
import { universeErrors } from '../errors.js'

/** One of the API classes of @kubernetes/client-node: `CoreV1Api`, `AppsV1Api`, … Its parameters are that package's own. */
// biome-ignore lint/suspicious/noExplicitAny: the package is the user's, in whatever version; its types are not known here
export type ApiClass<T> = new (configuration: any) => T

/** What is used of that package. */
interface ClientNode {
  readonly KubeConfig: new () => {
    loadFromString(text: string): void
    makeApiClient<T>(api: ApiClass<T>): T
  }
}

let loaded: ClientNode | undefined

/** An API class made for a kubeconfig. Throws CLIENT_NODE_MISSING. */
export function makeApiClient<T>(api: ApiClass<T>, kubeconfig: string): T {
  loaded ??= loadClientNode()
  const config = new loaded.KubeConfig()
  config.loadFromString(kubeconfig)
  return config.makeApiClient(api)
}

/**
 * The package as the user's project has it: beside ours, where it is a peer dependency, else from the working directory. It is an ES module;
 * since Node 20.19 `require` takes those, and gives the same module that an import does.
 */
export function loadClientNode(places: readonly string[] = [import.meta.url, join(process.cwd(), 'package.json')]): ClientNode {
  let failure: unknown
  for (const place of places) {
    try {
      return createRequire(place)('@kubernetes/client-node') as ClientNode
    } catch (error) {
      // One that is there and can't be loaded says more than one that is not there.
      if (failure === undefined || (error as NodeJS.ErrnoException).code !== 'MODULE_NOT_FOUND') failure = error
    }
  }
  throw universeErrors.clientNodeMissing(messageOf(failure).split('\n')[0] ?? '', { cause: failure })
}
