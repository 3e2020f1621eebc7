import type { IncomingMessage } from 'node:http'
import { StringDecoder } from 'node:string_decoder'
import { LineSplitter } from '@vivarium/core'
import type { WatchEvent, WatchHandler } from '../client.js'
import type { KubeObject } from '../objects.js'
import { parseAnswer, statusError } from './answers.js'

/** Reads a watch's events, one a line, to the end of the answer. Throws what is wrong with them, and KubeErrors that come as events. */
export async function readWatch<T extends KubeObject>(server: string, answer: IncomingMessage, handler: WatchHandler<T>): Promise<void> {
  const decoder = new StringDecoder('utf8')
  const lines = new LineSplitter((line) => {
    if (line === '') return
    const { type, object } = parseAnswer(server, line) as { type?: string; object?: object }
    if (type === 'ERROR') throw statusError(object ?? {})
    handler.event({ type, object } as WatchEvent<T>)
  })
  for await (const chunk of answer) lines.write(decoder.write(chunk as Buffer))
}
