import type { IncomingMessage, ServerResponse } from 'node:http'
import { simClusterErrors } from '../../../errors.js'
import { fullImageName } from '../../../kubelet/image.js'
import type { Container, Pod } from '../../../kubelet/pod.js'
import { volumeIdentity } from '../../environment/volumes.js'
import type { ClusterNetwork } from '../../network/cluster-network.js'
import { isRegistryImage } from '../known-images.js'
import { RegistryServer } from './registry-server.js'
import { RegistryStorage, type StorageContent } from './registry-storage.js'

/** What all registries of a cluster keep, by where it lies. Plain data that is never changed. */
export type RegistryContent = ReadonlyMap<string, StorageContent>

/** Where the image of a registry keeps its files. */
const dataFolder = '/var/lib/registry'

/** The registries that run in a cluster's pods. What they keep lies where their data folder does: in a volume, or in the pod. */
export class Registries {
  readonly #servers = new Map<string, RegistryServer>()

  constructor(content: RegistryContent = new Map()) {
    for (const [place, storage] of content) this.#servers.set(place, new RegistryServer(new RegistryStorage(storage)))
  }

  content(): RegistryContent {
    return new Map([...this.#servers].map(([place, { storage }]) => [place, storage.content()]))
  }

  serve(pod: Pod, container: Container, request: IncomingMessage, response: ServerResponse): Promise<void> {
    return this.#serverOf(pod, container).serve(request, response)
  }

  /** The pod is gone, and what was kept in it. */
  forget(podUid: string): void {
    for (const place of this.#servers.keys()) if (place.startsWith(`pod/${podUid}/`)) this.#servers.delete(place)
  }

  /**
   * Whether an image can be pulled that is named by a node port of a registry in the cluster: undefined when it can, else the text of the failure;
   * `elsewhere` for all other images.
   */
  pull(image: string, network: ClusterNetwork): { readonly failure?: string } | 'elsewhere' {
    const full = fullImageName(image)
    const [, host = '', port = '', name = '', tag, digest] = /^([^/:]+):(\d+)\/([^:@]+)(?::([^@]+))?(?:@(.+))?$/.exec(full) ?? []
    const found = host === '' ? undefined : network.nodePortService(host, Number(port))
    if (!found) return 'elsewhere'
    const refused = (why: string) => ({
      failure: `failed to pull and unpack image "${full}": failed to resolve reference "${full}": ${why}`,
    })
    const reference = digest ?? tag ?? 'latest'
    const pods = network.endpointsOf(found.service, found.port).map(({ address }) => network.podByIp(address))
    const registries = pods.flatMap((pod) =>
      pod ? pod.spec.containers.filter(({ image: own = '' }) => isRegistryImage(own)).map((container) => ({ pod, container })) : [],
    )
    if (registries.length === 0) {
      if (pods.length > 0) return 'elsewhere'
      const { message } = simClusterErrors.connectionRefused(`${host}:${port}`)
      return refused(`failed to do request: Head "http://${host}:${port}/v2/${name}/manifests/${reference}": ${message}`)
    }
    const there = registries.some(({ pod, container }) => this.#serverOf(pod, container).storage.manifest(name, reference))
    return there ? {} : refused(`${full}: not found`)
  }

  #serverOf(pod: Pod, container: Container): RegistryServer {
    const mount = container.volumeMounts?.find(({ mountPath }) => mountPath.replace(/\/$/, '') === dataFolder)
    const volume = mount && pod.spec.volumes?.find(({ name }) => name === mount.name)
    const place = volume ? `${volumeIdentity(volume, pod)}/${mount.subPath ?? ''}` : `pod/${pod.metadata.uid}//${container.name}`
    const known = this.#servers.get(place)
    if (known) return known
    const server = new RegistryServer(new RegistryStorage())
    this.#servers.set(place, server)
    return server
  }
}
