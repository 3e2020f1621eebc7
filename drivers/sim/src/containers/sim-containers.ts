import { isIP } from 'node:net'
import type { Duplex } from 'node:stream'
import { type Clock, isVivariumError } from '@vivarium/core'
import { Container, type ContainerMount, type FileTree, type FileTreeSnapshot, Volume } from '@vivarium/guest'
import type { ApiServerSnapshot, ContainerRuntime, ContainerSpec, Mount, RunningContainer } from '@vivarium/simcluster'
import { presentContainers } from './present-containers.js'

/** Files of containers by their id, and of volumes by what they are; those that somebody has looked into. */
export interface ContainersState {
  readonly containers: ReadonlyMap<string, FileTreeSnapshot>
  readonly volumes: ReadonlyMap<string, FileTreeSnapshot>
}

export const noContainers: ContainersState = { containers: new Map(), volumes: new Map() }

export interface ContainersWorld {
  readonly clock: Clock
  /** Of a node's machine, for volumes that are a path there. */
  readonly filesOfNode: (node: string) => FileTree | undefined
  /** A connection from a node's machine, for what is not in the cluster. */
  readonly dialFrom: (node: string, host: string, port: number) => Promise<Duplex> | undefined
  /** Address of the cluster's DNS. */
  readonly nameServer: string
  readonly dnsDomain: string
}

/** Containers that have ended, or whose cluster has, and may be looked into again. */
const mostKept = 256

/** What is inside of a cluster's containers: each a guest's container mode, made when something first looks in. */
export class SimContainers implements ContainerRuntime {
  readonly #world: ContainersWorld
  readonly #open = new Map<string, Container>()
  /** Of containers that are not open. */
  readonly #kept: Map<string, FileTreeSnapshot>
  readonly #volumes = new Map<string, Volume>()
  /** With content from elsewhere: of the API by container and path, of machines by node. */
  readonly #givenVolumes = new Map<string, Volume>()
  /** Of volumes that nobody has mounted since. */
  readonly #keptVolumes: Map<string, FileTreeSnapshot>

  constructor(world: ContainersWorld, { containers, volumes }: ContainersState) {
    this.#world = world
    this.#kept = new Map(containers)
    this.#keptVolumes = new Map(volumes)
  }

  open(spec: ContainerSpec): RunningContainer {
    const { id, container, hostname, env } = spec
    const { clock, nameServer, dnsDomain } = this.#world
    const pod = spec.pod()
    const { namespace = 'default' } = pod.metadata
    const { image = '', command = [], args = [], workingDir, securityContext } = container as typeof container & ContainerDetails
    const { hostAliases = [], securityContext: podSecurity, subdomain, hostNetwork } = pod.spec as typeof pod.spec & PodDetails
    const main = [...command, ...args]
    const user = securityContext?.runAsUser ?? podSecurity?.runAsUser
    const snapshot = this.#kept.get(id)
    this.#kept.delete(id)
    const inside = new Container({
      image,
      hostname,
      // As kubelets name pods, whether there is such a service or not.
      ...(subdomain && hostNetwork !== true && { domain: `${subdomain}.${namespace}.svc.${dnsDomain}` }),
      command: main.length > 0 ? main : [programOf(image)],
      env,
      ...(workingDir && { workingDirectory: workingDir }),
      ...(user !== undefined && { user: String(user) }),
      addresses: pod.status?.podIP ? [pod.status.podIP] : [],
      hostAliases: Object.fromEntries(hostAliases.map(({ ip, hostnames }) => [ip, hostnames ?? []])),
      resolvConf: `search ${namespace}.svc.${dnsDomain} svc.${dnsDomain} ${dnsDomain}\nnameserver ${nameServer}\noptions ndots:5\n`,
      mounts: () => this.#mountsOf(spec),
      readOnlyRoot: securityContext?.readOnlyRootFilesystem === true,
      network: {
        dial: (host, port) => this.#dial(spec, host, port),
        resolve: async (name) => spec.resolve(name).addresses,
        fullName: async (name) => spec.resolve(name).name,
      },
      clock: { now: spec.now, after: (milliseconds, callback) => clock.after(milliseconds, callback) },
      ...(snapshot && { snapshot }),
    })
    this.#open.set(id, inside)
    return {
      exec: (process) => inside.exec(process),
      close: () => {
        inside.close()
        if (this.#open.get(id) !== inside) return
        this.#open.delete(id)
        this.#keep(id, inside.snapshot())
        for (const key of this.#givenVolumes.keys()) if (key.startsWith(`given/${id}/`)) this.#givenVolumes.delete(key)
      },
    }
  }

  /** Of the containers and volumes that the cluster still has. */
  state(snapshot: ApiServerSnapshot): ContainersState {
    const { containers, pods, claims } = presentContainers(snapshot)
    const isPresent = (volume: string) => {
      const [kind, first = '', second = ''] = volume.split('/')
      return kind === 'pod' ? pods.has(first) : claims.has(`${first}/${second}`)
    }
    const files = [...this.#kept, ...Array.from(this.#open, ([id, inside]) => [id, inside.snapshot()] as const)]
    const volumes = [...this.#keptVolumes, ...Array.from(this.#volumes, ([name, volume]) => [name, volume.snapshot()] as const)]
    return {
      containers: new Map(files.filter(([id]) => containers.has(id))),
      volumes: new Map(volumes.filter(([name]) => isPresent(name))),
    }
  }

  /** In the cluster; else as the node's machine reaches it: other machines of the universe. */
  async #dial({ pod, dial }: ContainerSpec, host: string, port: number): Promise<Duplex> {
    try {
      return await dial(host, port)
    } catch (error) {
      const isElsewhere = isVivariumError(error, 'NO_ROUTE') || isVivariumError(error, 'CONNECTION_REFUSED')
      const way = isElsewhere && isIP(host) !== 0 ? this.#world.dialFrom(pod().spec.nodeName ?? '', host, port) : undefined
      if (way === undefined) throw error
      return way
    }
  }

  /** The oldest go first: of a container that crashes again and again nobody looks into the first lives. */
  #keep(id: string, files: FileTreeSnapshot): void {
    this.#kept.set(id, files)
    const [oldest] = this.#kept.keys()
    if (this.#kept.size > mostKept && oldest !== undefined) this.#kept.delete(oldest)
  }

  /** The same volume object for the same volume, so that all who mount it see the same. */
  #mountsOf(spec: ContainerSpec): ContainerMount[] {
    return spec.mounts().map((mount) => {
      const { path, readOnly, files } = mount
      if (files) return { path, readOnly, ...this.#given(spec, mount) }
      const [kind = '', first = '', second = '', ...rest] = mount.volume.split('/')
      if (kind === 'node') return { path, readOnly, volume: this.#ofNode(first), subPath: [second, ...rest].join('/') }
      const subPath = rest.join('/')
      return { path, readOnly, volume: this.#own(`${kind}/${first}/${second}`), ...(subPath !== '' && { subPath }) }
    })
  }

  /** One whose content comes from the API: config maps, secrets and the like. A file that is mounted alone has no path of its own. */
  #given(spec: ContainerSpec, { volume: name, path, files }: Mount): Pick<ContainerMount, 'volume' | 'subPath'> {
    const key = `given/${spec.id}/${name}/${path}`
    let volume = this.#givenVolumes.get(key)
    if (!volume) {
      // As on a node, a file that is mounted alone stays as it was.
      const file = files?.get('')
      const alone = file && new Map([[singleFile, file]])
      const source = () => alone ?? spec.mounts().find((mount) => mount.path === path)?.files ?? new Map()
      volume = new Volume({ now: spec.now, source })
      this.#givenVolumes.set(key, volume)
    }
    return { volume, ...(files?.has('') && { subPath: singleFile }) }
  }

  #own(name: string): Volume {
    let volume = this.#volumes.get(name)
    if (!volume) {
      const snapshot = this.#keptVolumes.get(name)
      this.#keptVolumes.delete(name)
      volume = new Volume({ now: () => this.#world.clock.now(), ...(snapshot && { snapshot }) })
      this.#volumes.set(name, volume)
    }
    return volume
  }

  #ofNode(node: string): Volume {
    const key = `node/${node}`
    const files = this.#world.filesOfNode(node)
    const known = this.#givenVolumes.get(key)
    if (known && known.files === files) return known
    const volume = new Volume({ now: () => this.#world.clock.now(), ...(files && { files }) })
    this.#givenVolumes.set(key, volume)
    return volume
  }
}

const singleFile = 'file'

/** The parts of a container and a pod that only their inside looks at. */
interface ContainerDetails {
  readonly workingDir?: string
  readonly securityContext?: { readonly runAsUser?: number; readonly readOnlyRootFilesystem?: boolean }
}
interface PodDetails {
  readonly subdomain?: string
  readonly hostNetwork?: boolean
  readonly hostAliases?: readonly { readonly ip: string; readonly hostnames?: readonly string[] }[]
  readonly securityContext?: { readonly runAsUser?: number }
}

/** `registry.example/team/nginx:1.27` runs a program that is named as it. */
function programOf(image: string): string {
  return image.replace(/@.*$/, '').split('/').at(-1)?.split(':')[0] ?? 'sh'
}
