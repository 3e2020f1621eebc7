import { isVivariumError } from '@vivarium/core'
import {
  isVimError,
  type ManagedObjectReference,
  method,
  propertiesOf,
  reference,
  referenceKey,
  VimClient,
  waitForTask,
} from '@vivarium/vim'
import { getPath } from '../../corpus/paths.js'
import type { Case, Step } from './case-file.js'
import { isReference, type Json, Mask } from './mask.js'

/** One step's answer, with what is volatile masked. */
export interface Answer {
  readonly value?: Json
  /** The fault's type and properties; messages are the reference's own. */
  readonly fault?: Json
  readonly status?: number
  /** Why there is none. */
  readonly none?: 'no such object' | 'the connection broke'
}

class NoObject extends Error {}

/** Plays cases against one server, which must be new for each. */
export class Player {
  readonly #client: VimClient
  readonly #url: URL
  readonly #names = new Map<string, string>()
  readonly #mask = new Mask((reference) => this.#names.get(referenceKey(reference)))
  /** What the steps answered, as it was. */
  readonly #answers: unknown[] = []
  #rest: string | undefined

  private constructor(client: VimClient, url: URL) {
    this.#client = client
    this.#url = url
  }

  static async play(url: URL, one: Case): Promise<Answer[]> {
    const client = await VimClient.connect(url, { username: 'user', password: 'pass' })
    try {
      const player = new Player(client, url)
      const answers: Answer[] = []
      for (const step of one.steps) answers.push(await player.#step(step))
      return answers
    } finally {
      await client.close()
    }
  }

  async #step(step: Step): Promise<Answer> {
    if (step.http !== undefined) return this.#http(step.http, step)
    try {
      const value = step.read === undefined ? await this.#call(step) : await this.#read(step, step.read)
      this.#answers.push(value)
      return { value: this.#masked(await this.#named(value), step) }
    } catch (error) {
      this.#answers.push(undefined)
      if (error instanceof NoObject) return { none: 'no such object' }
      // Where its handler panics.
      if (isVivariumError(error, 'VSPHERE_UNREACHABLE')) return { none: 'the connection broke' }
      if (!isVimError(error)) throw error
      const { faultCause: _cause, faultMessage: _message, ...fault } = error.fault as unknown as Readonly<Record<string, unknown>>
      return { fault: this.#mask.value(await this.#named(fault)) }
    }
  }

  async #call({ call = '', on = '', args = {} }: Step): Promise<unknown> {
    const target = await this.#find(on)
    const parameters = await this.#resolve(args)
    const result: unknown = await this.#client.call(target, call as 'CreateFolder', parameters as never)
    if (!method(call).name.endsWith('_Task') || !isReference(result)) return result
    return waitForTask(this.#client, result)
  }

  async #read({ on = '' }: Step, paths: readonly string[]): Promise<unknown> {
    const target = await this.#find(on)
    const found = await propertiesOf(this.#client, target.type as 'Folder', target, paths as never)
    return Object.fromEntries(paths.map((path) => [path, (found as Readonly<Record<string, unknown>>)[path]]))
  }

  async #http(request: string, { body, ...step }: Step): Promise<Answer> {
    const [verb = '', path = ''] = request.split(' ')
    const filled = await this.#fill(path)
    const headers = { 'vmware-api-session-id': await this.#restSession(), 'content-type': 'application/json' }
    const content = body === undefined ? {} : { body: JSON.stringify(await this.#resolveIds(body)) }
    const response = await fetch(new URL(filled, this.#url), { method: verb, headers, ...content })
    const text = await response.text()
    const isAnswer = response.status < 400 && text !== ''
    const value: unknown = isAnswer ? JSON.parse(text) : undefined
    this.#answers.push(value)
    if (!isAnswer) return { status: response.status }
    return { status: response.status, value: this.#masked(await this.#named(value), step) }
  }

  async #restSession(): Promise<string> {
    if (this.#rest === undefined) {
      const authorization = `Basic ${Buffer.from('user:pass').toString('base64')}`
      const response = await fetch(new URL('/rest/com/vmware/cis/session', this.#url), { method: 'POST', headers: { authorization } })
      this.#rest = ((await response.json()) as { value: string }).value
    }
    return this.#rest
  }

  #masked(value: unknown, { select }: Step): Json {
    const masked = this.#mask.value(value)
    return select === undefined ? masked : Object.fromEntries(select.map((path) => [path, (getPath(masked, path) ?? null) as Json]))
  }

  /** An object: by inventory path, as a manager, or from an answer before. */
  async #find(text: string): Promise<ManagedObjectReference> {
    const found = await this.#lookUp(text)
    if (!isReference(found)) throw new NoObject(text)
    return found
  }

  async #lookUp(text: string): Promise<unknown> {
    const content = this.#client.serviceContent
    const [, step, path = ''] = /^\$(\d+)(?:\.(.*))?$/.exec(text) ?? []
    if (step !== undefined) return getPath(this.#answers[Number(step) - 1], path)
    if (text === '/') return content.rootFolder
    if (text.startsWith('/')) {
      const searchIndex = content.searchIndex ?? reference('SearchIndex', 'SearchIndex')
      const inventoryPath = text.slice(1)
      return (await this.#client.call(searchIndex, 'FindByInventoryPath', { inventoryPath })) ?? undefined
    }
    return getPath(content, text)
  }

  /** Arguments with references where they are named. */
  async #resolve(value: unknown): Promise<unknown> {
    if (typeof value === 'string') return value.startsWith('@') ? this.#lookUp(value.slice(1)) : value
    if (Array.isArray(value)) return Promise.all(value.map((item) => this.#resolve(item)))
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(await Promise.all(Object.entries(value).map(async ([name, item]) => [name, await this.#resolve(item)])))
  }

  /** As REST has it: ids. */
  async #resolveIds(value: unknown): Promise<unknown> {
    const resolved = await this.#resolve(value)
    return JSON.parse(
      JSON.stringify(resolved, (_key, item: unknown) => (isReference(item) && Object.hasOwn(item, 'serverGuid') ? item.value : item)),
    )
  }

  /** `{/DC0/vm/x}` and `{$1}` in a path are ids. */
  async #fill(path: string): Promise<string> {
    let filled = path
    for (const [whole, name = ''] of path.matchAll(/\{([^}]+)\}/g)) {
      const found = await this.#lookUp(name)
      filled = filled.replace(whole, isReference(found) ? found.value : String(found))
    }
    return filled
  }

  /** Learns the names of the objects that are in a value. */
  async #named<T>(value: T): Promise<T> {
    for (const found of referencesIn(value)) {
      const key = referenceKey(found)
      if (this.#names.has(key)) continue
      try {
        const { name } = await propertiesOf(this.#client, found.type as 'Folder', found, ['name'])
        if (typeof name === 'string') this.#names.set(key, name)
      } catch (error) {
        // No entity, or gone.
        if (!isVimError(error)) throw error
      }
    }
    return value
  }
}

function referencesIn(value: unknown): ManagedObjectReference[] {
  if (typeof value !== 'object' || value === null) return []
  if (isReference(value)) return [value]
  return Object.values(value).flatMap(referencesIn)
}
