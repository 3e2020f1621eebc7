import { isDeepStrictEqual } from 'node:util'
import type { Client, ObjectKind } from './client.js'
import type { KubeObject } from './registry/objects.js'
import { validateEndpointAddress } from './resources/core/endpoint-address.js'
import type { JsonObject } from './schema/json.js'

const serviceName = 'kubernetes'
const key = { namespace: 'default', name: serviceName }
const portName = 'https'

interface ServiceObject extends KubeObject {
  readonly spec?: JsonObject & { readonly ports?: readonly (JsonObject & { readonly name?: string })[] }
}

/**
 * Says where the servers of this API are reached, with the service `kubernetes`: its target port, its Endpoints and its EndpointSlice, which are
 * kube-apiserver's own work, since the service selects nothing. Addresses are IPs of one family. Those that no endpoint can have (loopback,
 * unspecified) are left out; without another one the endpoints stay as they are, as kube-apiserver's do, which are refused by validation.
 */
export async function keepOwnEndpoints(client: Client, addresses: readonly string[], port: number): Promise<void> {
  if (port === 0) return
  const serviceKind = { apiVersion: 'v1', kind: 'Service' }
  const service = client.find<ServiceObject>(serviceKind, key)
  const ports = service?.spec?.ports?.map((one) => (one.name === portName ? { ...one, targetPort: port } : one))
  if (service && !isDeepStrictEqual(ports, service.spec?.ports)) await client.update({ ...service, spec: { ...service.spec, ports } })

  const reached = [...new Set(addresses)].filter((address) => validateEndpointAddress(address, '').length === 0).sort()
  const [first] = reached
  if (first === undefined) return
  const endpointPorts = [{ name: portName, port, protocol: 'TCP' }]
  await keep(
    client,
    { apiVersion: 'v1', kind: 'Endpoints' },
    // Its slice is ours: nobody else is to make another one of it.
    { 'endpointslice.kubernetes.io/skip-mirror': 'true' },
    { subsets: [{ addresses: reached.map((ip) => ({ ip })), ports: endpointPorts }] },
  )
  await keep(
    client,
    { apiVersion: 'discovery.k8s.io/v1', kind: 'EndpointSlice' },
    { 'kubernetes.io/service-name': serviceName },
    {
      addressType: first.includes(':') ? 'IPv6' : 'IPv4',
      endpoints: reached.map((address) => ({ addresses: [address], conditions: { ready: true } })),
      ports: endpointPorts,
    },
  )
}

async function keep(client: Client, kind: ObjectKind, labels: Readonly<Record<string, string>>, content: JsonObject): Promise<void> {
  const live = client.find(kind, key)
  if (live === undefined) await client.create({ ...kind, metadata: { ...key, labels }, ...content })
  else {
    const wanted = { ...live, metadata: { ...live.metadata, labels: { ...live.metadata.labels, ...labels } }, ...content }
    if (!isDeepStrictEqual(wanted, live)) await client.update(wanted)
  }
}
