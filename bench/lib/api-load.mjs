// A client of a Kubernetes API server as a process of its own, so that it takes no time from the one that is measured. The parent sends
// `{ url, certificateAuthority, certificate, key, token }` once (either a certificate with its key or a token), then names of phases; it gets
// the milliseconds of each.
import { connect } from 'node:http2'

const [count, parallel] = [2000, 20]
const namespace = 'load'
const path = `/api/v1/namespaces/${namespace}/configmaps`
const owner = 'load'

const configMap = (index) => ({
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name: `settings-${index}`, labels: { app: 'load', shard: String(index % 10) } },
  data: { index: String(index), text: 'x'.repeat(200) },
})

let session
let credentials = {}

function request(method, where, body, contentType = 'application/json') {
  return new Promise((resolve, reject) => {
    const headers = { ':method': method, ':path': where, ...credentials, ...(body && { 'content-type': contentType }) }
    const stream = session.request(headers, { endStream: body === undefined })
    let status = 0
    const chunks = []
    stream.on('response', (headers) => {
      status = headers[':status']
      // What is not looked at is not kept: the client's own work must not be what is measured.
      if (status < 300) stream.resume()
      else stream.on('data', (chunk) => chunks.push(chunk))
    })
    stream.on('error', reject)
    stream.on('end', () => {
      if (status < 300) resolve()
      else reject(new Error(`${method} ${where}: ${status} ${Buffer.concat(chunks).toString().slice(0, 500)}`))
    })
    if (body) stream.end(JSON.stringify(body))
  })
}

/** Runs `work` for 0 … n-1, so many at once. */
async function each(n, work) {
  let next = 0
  const worker = async () => {
    while (next < n) await work(next++)
  }
  await Promise.all(Array.from({ length: parallel }, worker))
}

const at = (index) => `${path}/settings-${index % count}`
let present = false
const create = () => each(count, (index) => request('POST', path, configMap(index)))
const remove = () => each(count, (index) => request('DELETE', at(index)))

/** Not timed: the objects are there, or not. */
const preparations = {
  present: async () => {
    if (!present) await create()
    present = true
  },
  absent: async () => {
    if (present) await remove()
    present = false
  },
}

const phases = {
  create: async () => {
    await create()
    present = true
  },
  get: () => each(2 * count, (index) => request('GET', at(index))),
  list: () => each(200, () => request('GET', path)),
  'merge patch': () =>
    each(count, (index) => request('PATCH', at(index), { data: { index: `${index}-${Date.now()}` } }, 'application/merge-patch+json')),
  apply: () =>
    each(count, (index) => {
      const object = { ...configMap(index), data: { applied: String(Date.now()) } }
      return request('PATCH', `${at(index)}?fieldManager=${owner}&force=true`, object, 'application/apply-patch+yaml')
    }),
  'list by label': () => each(400, (index) => request('GET', `${path}?labelSelector=shard%3D${index % 10}`)),
  delete: async () => {
    await remove()
    present = false
  },
  'watch latency': watchLatency,
}

/** One writer, one watcher: from the start of each request to its event; gives the median. */
async function watchLatency() {
  const stream = session.request({ ':path': `${path}?watch=true`, ...credentials })
  let text = ''
  const waiting = new Map()
  stream.on('data', (chunk) => {
    text += chunk
    for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n')) {
      const { object } = JSON.parse(text.slice(0, end))
      text = text.slice(end + 1)
      waiting.get(object.metadata.name)?.(performance.now())
    }
  })
  await new Promise((resolve) => stream.on('response', resolve))
  const times = []
  for (let index = 0; index < 300; index++) {
    const name = `watched-${process.pid}-${index}`
    const seen = new Promise((resolve) => waiting.set(name, resolve))
    const started = performance.now()
    const written = request('POST', path, { ...configMap(index), metadata: { name } })
    times.push((await seen) - started)
    await written
  }
  for (let index = 0; index < 300; index++) await request('DELETE', `${path}/watched-${process.pid}-${index}`)
  stream.close()
  return times.sort((one, other) => one - other)[150]
}

process.on('message', async (message) => {
  try {
    if (typeof message === 'string') {
      const started = performance.now()
      if (preparations[message]) {
        await preparations[message]()
        process.send({})
      } else {
        const measured = await phases[message]()
        process.send({ milliseconds: measured ?? performance.now() - started })
      }
    } else {
      const { url, certificateAuthority: ca, certificate: cert, key, token } = message
      if (token) credentials = { authorization: `Bearer ${token}` }
      session = connect(url, { ca, cert, key })
      session.on('error', (error) => console.error(error.message))
      // Lists side by side come in at full speed.
      session.on('connect', () => session.setLocalWindowSize(64 * 1024 * 1024))
      await request('POST', '/api/v1/namespaces', { apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace } })
      process.send({})
    }
  } catch (error) {
    process.send({ error: error.message })
  }
})
process.on('disconnect', () => process.exit())
