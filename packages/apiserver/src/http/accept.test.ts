import { request } from 'node:https'
import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { expect, it } from 'vitest'
import { ApiServer } from '../api-server.js'

it('a server that opens no port answers on connections that are handed to it, until it is closed', async () => {
  const api = await ApiServer.start({ listen: false })
  expect(api.port).toBe(0)
  const door = createServer((socket) => api.accept(socket)).listen(0, '127.0.0.1')
  await new Promise((resolve) => door.once('listening', resolve))
  const { port } = door.address() as AddressInfo
  const status = () =>
    new Promise<number | string>((resolve) => {
      request({ host: '127.0.0.1', port, path: '/readyz', ca: api.certificateAuthority, agent: false }, (response) => {
        response.resume()
        resolve(response.statusCode ?? 0)
      })
        .on('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message))
        .end()
    })
  try {
    expect(await status()).toBe(200)
    await api.close()
    expect(await status()).toBe('ECONNRESET')
  } finally {
    await api.close()
    await new Promise((resolve) => door.close(resolve))
  }
})
