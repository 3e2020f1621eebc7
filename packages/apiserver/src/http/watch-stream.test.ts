import { describe, expect, it } from 'vitest'
import { everything } from '../registry/list-options.js'
import type { ServedResource } from '../registry/resource.js'
import type { ServerState } from '../registry/state.js'
import type { JsonObject } from '../schema/json.js'
import { Store } from '../store/store.js'
import type { Exchange } from './exchange.js'
import type { HttpResponse } from './transport.js'
import { jsonEvents, streamWatch } from './watch-stream.js'

/** A connection whose other side may stop to read. */
class Connection implements HttpResponse {
  headersSent = false
  destroyed = false
  reading = true
  readonly chunks: Uint8Array[] = []
  readonly #listeners = new Map<string, (() => void)[]>()

  writeHead(): void {
    this.headersSent = true
  }

  write(chunk: Uint8Array): boolean {
    this.chunks.push(chunk)
    return this.reading
  }

  end(): void {
    this.#emit('close')
  }

  destroy(): void {
    this.destroyed = true
    this.#emit('close')
  }

  dropRequest(): void {}

  on(event: string, listener: () => void): void {
    this.#listeners.set(event, [...(this.#listeners.get(event) ?? []), listener])
  }

  drain(): void {
    this.#emit('drain')
  }

  get names(): string[] {
    const lines = Buffer.concat(this.chunks).toString('utf8').trim().split('\n')
    return lines.filter((line) => line !== '').map((line) => JSON.parse(line).object.metadata.name)
  }

  #emit(event: string): void {
    for (const listener of this.#listeners.get(event) ?? []) listener()
  }
}

const resource = {
  group: '',
  version: 'v1',
  kind: 'Thing',
  resource: 'things',
  namespaced: false,
  definition: { table: 'things' },
} as ServedResource
const object = (name: string): JsonObject => ({ kind: 'Thing', apiVersion: 'v1', metadata: { name } })
const soon = () => new Promise((resolve) => setImmediate(resolve))

function open(store: Store, connection: Connection): void {
  const exchange = { response: connection, headers: (own: object) => own } as unknown as Exchange
  streamWatch(
    { store } as ServerState,
    exchange,
    resource,
    '',
    { ...everything, watch: true },
    jsonEvents(resource),
    new AbortController().signal,
  )
}

describe('a watcher', () => {
  it('gets what is there, however much, then what comes, in order', async () => {
    const store = new Store(10)
    const things = store.table('things')
    const names = Array.from({ length: 25_000 }, (_, index) => `n${String(index).padStart(5, '0')}`)
    for (const name of names) things.put(name, object(name))
    const connection = new Connection()
    connection.reading = false
    open(store, connection)
    things.put('z', object('z'))
    for (let round = 0; round < 200; round++) {
      await soon()
      connection.drain()
    }
    expect(connection.destroyed).toBe(false)
    expect(connection.names).toEqual([...names, 'z'])
  })

  it('that does not read is cut off when it is too far behind, and holds nothing then', async () => {
    const store = new Store(10)
    const things = store.table('things')
    const connection = new Connection()
    open(store, connection)
    connection.reading = false
    things.put('a', object('a'))
    await soon()
    for (let index = 0; index < 20_000; index++) things.put('a', object('a'))
    expect(connection.destroyed).toBe(false)
    things.put('a', object('a'))
    expect(connection.destroyed).toBe(true)
    await soon()
    expect(connection.chunks.length).toBe(1)
    things.put('a', object('a'))
  })

  it('that does not read is cut off when what waits for it is too large', async () => {
    const things = new Store(10).table('things')
    const store = { table: () => things, revision: 1 } as unknown as Store
    const connection = new Connection()
    open(store, connection)
    connection.reading = false
    const large = { ...object('a'), text: 'x'.repeat(1024 * 1024) }
    things.put('a', large)
    await soon()
    for (let index = 0; index < 163; index++) things.put('a', large)
    expect(connection.destroyed).toBe(false)
    things.put('a', large)
    expect(connection.destroyed).toBe(true)
  })

  it('that is never quite up to date still gets everything, in order', async () => {
    const store = new Store(10)
    const things = store.table('things')
    const connection = new Connection()
    open(store, connection)
    connection.reading = false
    const names: string[] = []
    for (let index = 0; index < 5000; index++) {
      const name = `n${index}`
      names.push(name)
      things.put(name, object(name))
      // One more comes for each that goes out.
      if (index % 7 === 0) connection.drain()
      if (index % 500 === 0) await soon()
    }
    for (let round = 0; round < 50; round++) connection.drain()
    expect(connection.names).toEqual(names)
    expect(connection.destroyed).toBe(false)
  })
})
