import { setTimeout as sleep } from 'node:timers/promises'
import { parse, parseAllDocuments } from 'yaml'
import type { CommandCall } from '../command.js'
import type { OptionTable, ParsedArguments } from '../commands/arguments.js'
import { isComplaint, readArguments } from '../commands/arguments.js'
import { resolveFrom } from '../files/path.js'
import { ApiClient, type KubeObject } from './client.js'
import { KubectlFailure } from './failure.js'
import { kubeconfigPath, readKubeconfig } from './kubeconfig.js'
import { discover, pathOf, type Resource, resourceNamed, typeName } from './resources.js'

export const commonFlags: OptionTable = {
  kubeconfig: { value: true },
  context: { value: true },
  namespace: { short: 'n', value: true },
  help: { short: 'h' },
}

/** What a manifest or a name on the command line means. */
export interface Target {
  readonly resource: Resource
  readonly name: string
  readonly namespace: string | undefined
}

/** One call of kubectl: its flags, and the server that they lead to. */
export class Session {
  readonly call: CommandCall
  readonly flags: ParsedArguments
  #client: Promise<ApiClient> | undefined
  #resources: Promise<Resource[]> | undefined

  constructor(call: CommandCall, verb: string, args: readonly string[], table: OptionTable) {
    this.call = call
    const flags = readArguments('kubectl', args, { ...commonFlags, ...table })
    if (isComplaint(flags)) {
      const unknown = /unrecognized option '(.+?)'/.exec(flags.stderr ?? '')?.[1]
      const dashes = unknown?.startsWith('--') ? `unknown flag: ${unknown}` : `unknown shorthand flag: '${unknown?.slice(1)}' in ${unknown}`
      throw new KubectlFailure(`Error: ${unknown === undefined ? flags.stderr?.trim() : dashes}\nSee 'kubectl ${verb} --help' for usage.`)
    }
    this.flags = flags
  }

  get words(): readonly string[] {
    return this.flags.positionals
  }

  /** Before the server is asked again, in real time: others change what is waited for. */
  async pause(milliseconds: number): Promise<void> {
    await sleep(milliseconds, undefined, { signal: this.call.signal }).catch(() => {})
  }

  client(): Promise<ApiClient> {
    this.#client ??= (async () => {
      const path = kubeconfigPath(this.call, this.flags.value('kubeconfig'))
      const config = await readKubeconfig(this.call, path)
      return new ApiClient(this.call, await config.access(this.flags.value('context')))
    })()
    return this.#client
  }

  resources(): Promise<Resource[]> {
    this.#resources ??= this.client().then(discover)
    return this.#resources
  }

  async resource(word: string): Promise<Resource> {
    return resourceNamed(await this.resources(), word)
  }

  /** `-n`, else the context's. */
  async namespace(): Promise<string> {
    return this.flags.value('namespace') ?? (await this.client()).namespace
  }

  /** `pod web`, `pod/web deploy/api`: one resource with names, or pairs. No names: an empty list with the resources that were named. */
  async targets(words: readonly string[]): Promise<{ readonly resources: readonly Resource[]; readonly targets: readonly Target[] }> {
    const [first, ...rest] = words
    if (first === undefined)
      throw new KubectlFailure(
        'You must specify the type of resource to get. Use "kubectl api-resources" for a complete list of supported resources.\n\nerror: Required resource not specified.',
      )
    if (words.some((word) => word.includes('/'))) {
      const targets = await Promise.all(
        words.map(async (word) => {
          const [type = '', name] = word.split('/')
          if (name === undefined || name === '')
            throw new KubectlFailure(
              'error: there is no need to specify a resource type as a separate argument when passing arguments in resource/name form',
            )
          return this.#target(await this.resource(type), name)
        }),
      )
      return { resources: targets.map(({ resource }) => resource), targets }
    }
    const all = await this.resources()
    const names = first === 'all' ? all.filter(({ categories }) => categories.includes('all')) : []
    const resources = names.length > 0 ? names : await Promise.all(first.split(',').map((word) => this.resource(word)))
    const targets = await Promise.all(rest.flatMap((name) => resources.map((resource) => this.#target(resource, name))))
    return { resources, targets }
  }

  async #target(resource: Resource, name: string): Promise<Target> {
    return { resource, name, namespace: resource.namespaced ? await this.namespace() : undefined }
  }

  /** Objects of `-f` (`-` is the input), in order. */
  async manifests(): Promise<KubeObject[]> {
    const paths = this.flags.values('filename')
    if (paths.length === 0) throw new KubectlFailure('error: must specify one of -f and -k')
    const texts = await Promise.all(
      paths.map(async (path) => {
        if (path === '-') return this.call.stdin.text()
        try {
          return await this.call.files.readFile(resolveFrom(this.call.cwd, path))
        } catch {
          throw new KubectlFailure(`error: the path "${path}" does not exist`)
        }
      }),
    )
    const objects = texts.flatMap((text, index) =>
      parseAllDocuments(text).flatMap((document) => {
        const [error] = document.errors
        if (error) throw new KubectlFailure(`error: error parsing ${paths[index]}: error converting YAML to JSON: yaml: ${error.message}`)
        return objectsOf(document.toJS({ maxAliasCount: 100 }) as unknown)
      }),
    )
    if (objects.length === 0) throw new KubectlFailure('error: no objects passed to apply')
    return objects
  }
}

function objectsOf(value: unknown): KubeObject[] {
  if (value === null || value === undefined) return []
  if (typeof value !== 'object' || Array.isArray(value)) throw new KubectlFailure('error: error parsing: a manifest must be an object')
  const object = value as KubeObject
  if (typeof object.kind === 'string' && object.kind.endsWith('List') && Array.isArray(object.items)) return object.items.flatMap(objectsOf)
  if (object.apiVersion === undefined || object.kind === undefined)
    throw new KubectlFailure(`error: error validating data: [apiVersion not set, kind not set]`)
  return [object]
}

export const objectPath = ({ resource, name, namespace }: Target, subresource?: string): string =>
  pathOf(resource, namespace, name, subresource)

/** `deployment.apps/web` */
export const displayName = ({ resource, name }: Pick<Target, 'resource' | 'name'>): string => `${typeName(resource)}/${name}`

/** A value of the command line that is YAML or JSON. */
export function parsePatch(text: string): unknown {
  try {
    return parse(text) as unknown
  } catch (error) {
    throw new KubectlFailure(`error: unable to parse "${text}": ${error instanceof Error ? error.message : String(error)}`)
  }
}
